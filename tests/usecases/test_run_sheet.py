"""The run sheet: when each sequence begins, made from the agenda or from techniques."""

from __future__ import annotations

from datetime import time

import pytest

from citeapp.base.errors import InputRefused
from citeapp.domain.technique import library
from citeapp.usecases import meetings, run_sheet
from citeapp.usecases.session import Session


def begins(session: Session, meeting: str) -> list[tuple[str, int, time | None]]:
    return [
        (line.step.title, line.offset, line.begins)
        for line in run_sheet.show(session, meeting_id=meeting)
    ]


def test_each_sequence_begins_when_the_one_before_ends(session: Session, rencontre: str) -> None:
    for title, minutes in (("Accueil", 10), ("Café", None), ("En groupes", 25), ("Retour", 15)):
        run_sheet.add(session, meeting_id=rencontre, title=title, minutes=minutes)
    assert begins(session, rencontre) == [
        ("Accueil", 0, time(17, 30)),
        ("Café", 10, time(17, 40)),
        ("En groupes", 10, time(17, 40)),
        ("Retour", 35, time(18, 5)),
    ]
    meetings.change(session, id=rencontre, start=time(23, 50))
    assert begins(session, rencontre)[-1] == ("Retour", 35, time(0, 25))
    meetings.change(session, id=rencontre, start=None)
    assert begins(session, rencontre)[-1] == ("Retour", 35, None)


def test_it_begins_with_the_agenda_and_takes_what_is_new(
    session: Session, rencontre: str, point: str
) -> None:
    meetings.change_item(session, id=point, minutes_planned=20, introduced_by="Awa")
    (made,) = run_sheet.from_agenda(session, meeting_id=rencontre).value
    assert (made.title, made.minutes, made.lead) == ("La garderie du soir", 20, "Awa")
    meetings.add_item(session, meeting_id=rencontre, title="Le jardin")
    (added,) = run_sheet.from_agenda(session, meeting_id=rencontre).value
    assert added.title == "Le jardin"
    assert run_sheet.from_agenda(session, meeting_id=rencontre).value == []


def test_a_technique_comes_with_its_time_and_what_it_needs(
    session: Session, rencontre: str
) -> None:
    run_sheet.add_technique(session, meeting_id=rencontre, code="peers_first")
    (line,) = run_sheet.show(session, meeting_id=rencontre)
    assert (line.technique, line.step.minutes) == ("Entre nous d’abord", 20)
    assert "salle" in line.step.materials
    with pytest.raises(InputRefused, match="inconnue"):
        run_sheet.add_technique(session, meeting_id=rencontre, code="unicorn")


def test_sequences_change_places(session: Session, rencontre: str) -> None:
    ids = {
        title: run_sheet.add(session, meeting_id=rencontre, title=title).value.id
        for title in ("A", "B", "C")
    }
    run_sheet.move(session, id=ids["C"], before_id=ids["A"])
    assert [title for title, _offset, _begins in begins(session, rencontre)] == ["C", "A", "B"]
    run_sheet.move(session, id=ids["C"])
    run_sheet.remove(session, id=ids["A"])
    assert [title for title, _offset, _begins in begins(session, rencontre)] == ["B", "C"]


@pytest.mark.parametrize("fields", [{"minutes": -1}, {"minutes": 10**30}, {"grouping": "foule"}])
def test_what_makes_no_sense_is_refused(
    session: Session, rencontre: str, fields: dict[str, object]
) -> None:
    with pytest.raises(InputRefused):
        run_sheet.add(session, meeting_id=rencontre, title="Pause", **fields)


def test_techniques_are_found_by_people_time_and_reading(session: Session) -> None:
    few = run_sheet.techniques(session, people=4, minutes=5, no_reading=True)
    assert [one.code for one in few] == ["weather", "thermometer", "one_word", "keep_change"]
    assert len(run_sheet.techniques(session)) == len(library()) == 20
    assert {one.goal for one in run_sheet.techniques(session, goal="decide")} == {"decide"}


def test_a_technique_says_at_a_glance_what_it_takes() -> None:
    assert library()["weather"].about == (
        "Se rencontrer · 3 à 25 personnes · 5 à 15 min · ne demande pas de lire"
    )
    for one in library().values():
        assert one.people[0] < one.people[1]
        assert one.minutes[0] < one.minutes[1]
        assert len(one.how) > 30
