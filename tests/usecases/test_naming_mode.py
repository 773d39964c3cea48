"""By name, by first name, or counted without any name, whoever calls."""

from __future__ import annotations

import unicodedata
from datetime import date, time
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused
from citeapp.domain.meeting import Attendance, SheetNumber
from citeapp.usecases import (
    attendance,
    catalogue,
    collectives,
    documents,
    history,
    imports,
    meetings,
    people,
)
from citeapp.usecases.session import Session


@pytest.fixture
def awa(session: Session, dorignies: str) -> str:
    person = people.create(
        session,
        first_name="Awa",
        last_name="CANARI",
        main_audience="parent",
        phone="0600000001",
    ).value.id
    collectives.add_member(session, collective_id=dorignies, person_id=person)
    return person


def stored(session: Session, meeting: str) -> list[str]:
    rows = session.rows(Attendance).matching(meeting_id=meeting)
    return [row.name_snapshot for row in rows]


def only_counted(session: Session, meeting: str) -> None:
    meetings.change(session, id=meeting, naming="counts")


# Only counted


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("attendance.mark", {"person_id": "awa"}),
        ("attendance.mark_numbers", {"typed": "1"}),
        ("attendance.walk_in", {"first_name": "Fatima"}),
    ],
)
def test_no_way_of_signing_in_stores_a_name_where_people_are_counted(
    session: Session, rencontre: str, awa: str, name: str, given: dict[str, str]
) -> None:
    only_counted(session, rencontre)
    given = {k: awa if v == "awa" else v for k, v in given.items()}
    before = len(people.listed(session))
    with pytest.raises(InputRefused, match="sans aucun nom"):
        catalogue.call(session, name, {"meeting_id": rencontre, **given})
    assert stored(session, rencontre) == []
    assert len(people.listed(session)) == before


def test_a_spreadsheet_stores_no_name_there_either(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    only_counted(session, rencontre)
    path = tmp_path / "presences.csv"
    path.write_text("Nom;Prénom;11/03/2026\nCANARI;Zoé;x\nMARTIN;Léa;x\n", "utf-8")
    report = imports.apply(session, path=path, collective="Dorignies").value
    assert stored(session, rencontre) == []
    assert "sans aucun nom" in str(report), "it is told"
    meetings.change(session, id=rencontre, naming="named")
    imports.apply(session, path=path, collective="Dorignies")
    assert len(stored(session, rencontre)) == 2, "the same file, where names are kept"


def test_the_sheet_has_nobody_and_is_a_tally(
    session: Session, rencontre: str, awa: str, tmp_path: Path
) -> None:
    only_counted(session, rencontre)
    assert attendance.freeze_sheet(session, meeting_id=rencontre).value == []
    assert session.rows(SheetNumber).all() == []
    for layout in ("", "complete", "count"):
        path = tmp_path / "feuille.txt"
        documents.write(session, kind="sign-in-sheet", id=rencontre, path=path, layout=layout)
        told = path.read_text("utf-8")
        assert "Fiche de comptage" in told
        assert "canari" not in told.lower()


def test_names_noted_before_become_numbers_and_come_back_when_undone(
    session: Session, rencontre: str, awa: str
) -> None:
    benoit = people.create(session, first_name="Benoît", main_audience="teacher").value.id
    attendance.freeze_sheet(session, meeting_id=rencontre)
    attendance.mark(session, meeting_id=rencontre, person_id=awa)
    attendance.mark(session, meeting_id=rencontre, person_id=benoit, state="excused")
    attendance.count(session, meeting_id=rencontre, audience_code="parent", count=2)
    total = attendance.figures(session, meeting_id=rencontre).total
    only_counted(session, rencontre)
    assert stored(session, rencontre) == []
    assert attendance.headcounts(session, meeting_id=rencontre) == {"parent": 3}
    assert attendance.figures(session, meeting_id=rencontre).total == total
    history.undo(session)
    assert stored(session, rencontre) == ["Awa Canari", "Benoît"]
    assert attendance.headcounts(session, meeting_id=rencontre) == {"parent": 2}


def test_another_kind_leaves_those_already_noted_as_they_are(
    session: Session, rencontre: str, awa: str
) -> None:
    attendance.mark(session, meeting_id=rencontre, person_id=awa)
    meetings.change(session, id=rencontre, kind="event")
    assert meetings.get(session, id=rencontre).naming == "named"
    assert stored(session, rencontre) == ["Awa Canari"]


def test_before_anyone_is_noted_the_kind_says_how(session: Session, rencontre: str) -> None:
    meetings.change(session, id=rencontre, kind="event")
    with pytest.raises(InputRefused, match="sans aucun nom"):
        attendance.walk_in(session, meeting_id=rencontre, first_name="Fatima")


def test_an_unknown_way_is_refused(session: Session, rencontre: str, dorignies: str) -> None:
    with pytest.raises(InputRefused, match="named, first_names, counts"):
        meetings.create(session, collective_id=dorignies, naming="initials")
    with pytest.raises(InputRefused, match="named, first_names, counts"):
        meetings.change(session, id=rencontre, naming="initials")


# First names only


def test_first_names_alone_are_stored_shown_and_printed(
    session: Session, rencontre: str, awa: str, tmp_path: Path
) -> None:
    meetings.change(session, id=rencontre, kind="coffee")
    attendance.mark(session, meeting_id=rencontre, person_id=awa)
    came = attendance.walk_in(session, meeting_id=rencontre, first_name="Fatima El Khattabi").value
    assert stored(session, rencontre) == ["Awa", "Fatima"]
    assert people.get(session, id=came.person_id).name == "Fatima"
    assert [x.name for x in attendance.sheet(session, meeting_id=rencontre)] == ["Awa", "Fatima"]
    path = tmp_path / "feuille.txt"
    for layout in ("", "complete"):
        documents.write(session, kind="sign-in-sheet", id=rencontre, path=path, layout=layout)
        told = path.read_text("utf-8")
        assert "Awa" in told
        assert "canari" not in told.lower()
        assert "06 00" not in told.replace("\u00a0", " ")


def test_a_person_without_a_first_name_keeps_the_surname_to_themselves(
    session: Session, rencontre: str, dorignies: str
) -> None:
    person = people.create(session, last_name="CANARI").value.id
    collectives.add_member(session, collective_id=dorignies, person_id=person)
    meetings.change(session, id=rencontre, naming="first_names")
    [line] = attendance.sheet(session, meeting_id=rencontre)
    assert line.name == "sans prénom"


def test_names_noted_before_are_shortened(session: Session, rencontre: str, awa: str) -> None:
    attendance.mark(session, meeting_id=rencontre, person_id=awa)
    meetings.change(session, id=rencontre, naming="first_names")
    assert stored(session, rencontre) == ["Awa"]


# Hours


def test_hours_typed_on_the_line_are_those_of_coming_and_going(
    session: Session, rencontre: str, awa: str
) -> None:
    attendance.freeze_sheet(session, meeting_id=rencontre)
    attendance.mark_numbers(session, meeting_id=rencontre, typed="1r18:15")
    attendance.mark_numbers(session, meeting_id=rencontre, typed="1d18h45")
    [line] = attendance.sheet(session, meeting_id=rencontre)
    assert (line.state, line.arrived_at, line.left_at) == ("partial", time(18, 15), time(18, 45))


def test_nobody_leaves_before_coming_unless_midnight_lies_between(
    session: Session, rencontre: str, awa: str
) -> None:
    attendance.freeze_sheet(session, meeting_id=rencontre)
    with pytest.raises(InputRefused, match="avant d’arriver"):
        attendance.mark_numbers(session, meeting_id=rencontre, typed="1r23:00d0:30")
    assert stored(session, rencontre) == []
    meetings.change(session, id=rencontre, start=time(22), end=time(1), date=date(2028, 2, 29))
    attendance.mark_numbers(session, meeting_id=rencontre, typed="1r23:00d0:30")
    assert stored(session, rencontre) == ["Awa Canari"]


# À compléter


def test_walk_ins_of_the_evening_wait_to_be_completed(session: Session, rencontre: str) -> None:
    people.create(session, first_name="Ailleurs", to_complete=True)
    came = attendance.walk_in(session, meeting_id=rencontre, first_name="Fatima").value
    found = attendance.to_complete(session, meeting_id=rencontre)
    assert [person.first_name for person in found] == ["Fatima"]
    people.change(session, id=came.person_id, last_name="EL KHATTABI", to_complete=False)
    assert attendance.to_complete(session, meeting_id=rencontre) == []


@pytest.mark.parametrize("name", ["مريم", "🎉 Zoé", "e\u0301mile", "Z\u0335algo"])
def test_names_of_every_script_come_back_as_typed(
    session: Session, rencontre: str, name: str, tmp_path: Path
) -> None:
    attendance.walk_in(session, meeting_id=rencontre, first_name=name)
    wanted = unicodedata.normalize("NFC", name)
    assert stored(session, rencontre) == [wanted]
    for ending in ("txt", "pdf"):
        path = tmp_path / f"feuille.{ending}"
        documents.write(session, kind="sign-in-sheet", id=rencontre, path=path)
    assert wanted in (tmp_path / "feuille.txt").read_text("utf-8")
