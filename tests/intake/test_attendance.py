"""Sign-in sheets: the sample matrix, and one sheet a rencontre."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from citeapp.intake import attendance
from citeapp.intake.attendance import AttendanceReading
from citeapp.intake.headers import Recognition


@pytest.fixture
def matrix(sample: Callable[[str], Recognition]) -> AttendanceReading:
    return attendance.read(sample("emargement"))


def test_the_matrix_makes_9_rencontres_and_38_people(matrix: AttendanceReading) -> None:
    assert (len(matrix.meetings), len(matrix.people)) == (9, 38)
    assert matrix.meetings[0].day == date(2025, 9, 25)
    assert matrix.meetings[-1].day == date(2026, 6, 25)
    assert (matrix.collective, matrix.school_year) == ("Dorignies", 2025)


def test_every_cell_of_the_matrix_is_counted(matrix: AttendanceReading) -> None:
    assert matrix.by_state == {"present": 188, "excused": 68, "absent": 47, "unknown": 39}
    assert len(matrix.attendance) == 9 * 38


def test_36_unnamed_parents_are_counted_and_not_named(matrix: AttendanceReading) -> None:
    assert matrix.unnamed == 36
    assert {row.audience for row in matrix.headcounts} == {"parent"}
    assert not any("nommés" in person.written for person in matrix.people)


def test_a_mark_that_is_not_understood_is_asked_and_not_invented(
    sheet: Callable[..., Recognition],
) -> None:
    reading = attendance.read(sheet(["NOM Prénom", "12/03/2026"], ["DUPONT Zoé", "zzz"]))
    assert reading.by_state == {"unknown": 1}
    assert reading.remarks[0].question


def test_one_sheet_a_rencontre(sheet: Callable[..., Recognition]) -> None:
    heading = ["N°", "NOM Prénom", "Structure", "Qualité", "Signature"]
    first = sheet(
        ["Collectif Gayant - rencontre du 12 mars 2026, 17h30-19h"],
        heading,
        [1, "DUPONT Zoé", "LP Rabelais", "CPE", ""],
        [2, "Léa", "", "parent", ""],
    )
    second = sheet(
        ["Collectif Gayant - rencontre du 9 avril 2026"],
        heading,
        [1, "Zoé DUPONT", "LP Rabelais", "CPE", "Zd"],
        [2, "PETIT Luc", "", "parent", ""],
    )
    reading = attendance.read([first, second])
    assert [meeting.day for meeting in reading.meetings] == [date(2026, 3, 12), date(2026, 4, 9)]
    assert (reading.meetings[0].start, reading.meetings[0].end) == (time(17, 30), time(19))
    assert [person.written for person in reading.people] == ["DUPONT Zoé", "Léa", "PETIT Luc"]
    states = {(row.person, row.meeting): row.state for row in reading.attendance}
    assert states == {
        (0, 0): "present", (1, 0): "present", (0, 1): "present", (2, 1): "unknown",
    }  # fmt: skip


def test_a_list_with_a_date_on_each_row(sheet: Callable[..., Recognition]) -> None:
    reading = attendance.read(
        sheet(
            ["Date", "NOM Prénom", "Présent"],
            ["12/03/2026", "DUPONT Zoé", "oui"],
            ["09/04/2026", "DUPONT Zoé", "excusée"],
        )
    )
    assert (len(reading.meetings), len(reading.people)) == (2, 1)
    assert reading.by_state == {"present": 1, "excused": 1}


def test_a_sheet_without_a_date_says_so(sheet: Callable[..., Recognition]) -> None:
    reading = attendance.read(sheet(["NOM Prénom", "Signature"], ["DUPONT Zoé", "x"]))
    assert reading.meetings == ()
    assert any("date" in remark.text for remark in reading.remarks)


def test_a_count_is_no_person_and_a_total_is_no_count(sheet: Callable[..., Recognition]) -> None:
    reading = attendance.read(
        sheet(
            ["NOM Prénom", "12/03/2026", "09/04/2026"],
            ["DUPONT Zoé", 1, 0],
            ["Nombre de parents", 4, ""],
            ["Enfants", 6, 2],
            ["Nombre de participants", 11, 3],
            ["TOTAL", 11, 3],
        )
    )
    assert [person.written for person in reading.people] == ["DUPONT Zoé"]
    assert reading.by_state == {"present": 1, "absent": 1}
    counts = [(row.meeting, row.audience, row.count) for row in reading.headcounts]
    assert counts == [(0, "parent", 4), (0, "child", 6), (1, "child", 2)]
