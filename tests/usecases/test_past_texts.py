"""What the notes of a point were: by session of work, thirty days long, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused
from citeapp.usecases import (
    actions,
    collectives,
    erasure,
    exchanges,
    history,
    meetings,
    notes,
    past_texts,
    people,
)
from citeapp.usecases.session import Session


def rest(session: Session, **pause: int) -> None:
    assert isinstance(session.clock, FixedClock)
    session.clock.move(timedelta(**pause))


def texts(session: Session, point: str) -> list[list[str]]:
    return [
        [line.text for line in past.lines] for past in past_texts.versions(session, owner_id=point)
    ]


def now(session: Session, point: str) -> list[str]:
    return [line.text for line in notes.lines(session, owner_id=point)]


def write(session: Session, point: str, *typed: str) -> list[str]:
    return [notes.add(session, owner_id=point, typed=words).value.id for words in typed]


def test_a_version_a_session_with_who_and_when(session: Session, point: str) -> None:
    first, second = write(session, point, "Un", "Deux")
    rest(session, minutes=29)
    notes.change(session, id=first, typed="Un, mieux")
    rest(session, hours=2)
    notes.remove(session, id=second)
    assert texts(session, point) == [["Un, mieux"], ["Un, mieux", "Deux"]]
    latest, before = past_texts.versions(session, owner_id=point)
    assert latest.author == before.author == "Samira"
    assert latest.ended - before.begun == timedelta(hours=2, minutes=29)


def test_going_back_is_one_act_that_undo_takes_back(
    session: Session, rencontre: str, point: str
) -> None:
    first, second, third = write(session, point, "Un", "! Écrire @Awa /20 mars", "Trois")
    action = actions.of_meeting(session, meeting_id=rencontre)[0].action
    rest(session, hours=1)
    notes.change(session, id=first, typed="Tout autre chose")
    notes.remove(session, id=second)
    notes.move(session, id=third, before_id=first)
    write(session, point, "De trop")
    changed = now(session, point)
    old = past_texts.versions(session, owner_id=point)[-1]
    done = past_texts.go_back(session, owner_id=point, key=old.key)
    assert done.label == "Revenir à une version"
    assert now(session, point) == ["Un", "Écrire", "Trois"]
    assert actions.get(session, id=action.id).due_date == action.due_date
    assert texts(session, point)[0] == now(session, point)
    history.undo(session)
    assert now(session, point) == changed


def test_a_session_that_changed_nothing_in_the_end_makes_no_version(
    session: Session, point: str
) -> None:
    (line,) = write(session, point, "Un")
    rest(session, hours=1)
    notes.change(session, id=line, typed="Deux")
    notes.change(session, id=line, typed="Un")
    assert texts(session, point) == [["Un"]]


def test_versions_older_than_thirty_days_go_but_what_stands_stays(
    session: Session, point: str
) -> None:
    (line,) = write(session, point, "Un")
    old = past_texts.versions(session, owner_id=point)[0]
    rest(session, days=20)
    notes.change(session, id=line, typed="Deux")
    assert texts(session, point) == [["Deux"], ["Un"]]
    rest(session, days=15)
    assert texts(session, point) == [["Deux"]]
    with pytest.raises(InputRefused, match="n’est plus là"):
        past_texts.go_back(session, owner_id=point, key=old.key)
    rest(session, days=300)
    assert texts(session, point) == [["Deux"]]


def test_another_person_makes_another_version(
    team: Callable[..., list[Session]], send: Callable[..., Path]
) -> None:
    samira, karim = team("Samira", "Karim", coordinator=True)
    collectif = collectives.create(samira, name="Dorignies").value.id
    meeting = meetings.create(samira, collective_id=collectif).value.id
    point = meetings.add_item(samira, meeting_id=meeting, title="La cour").value.id
    (line,) = write(samira, point, "Un")
    exchanges.merge(karim, path=send(samira))
    rest(karim, minutes=1)
    notes.change(karim, id=line, typed="Deux")
    exchanges.merge(samira, path=send(karim))
    found = past_texts.versions(samira, owner_id=point)
    assert [(past.author, past.text) for past in found] == [("Karim", "Deux"), ("Samira", "Un")]


def test_other_points_and_other_texts_are_apart(
    session: Session, rencontre: str, point: str
) -> None:
    other = meetings.add_item(session, meeting_id=rencontre, title="Autre").value.id
    write(session, point, "Un")
    write(session, other, "Ailleurs")
    assert texts(session, point) == [["Un"]]
    assert texts(session, other) == [["Ailleurs"]]


def test_a_name_taken_out_of_a_text_is_in_no_version(session: Session, point: str) -> None:
    awa = people.create(session, first_name="Awa", last_name="BENALI").value.id
    (line,) = write(session, point, "Awa Benali est venue")
    rest(session, hours=1)
    notes.change(session, id=line, typed="Awa Benali est repartie")
    keys = [f"line/{line}/text"]
    erasure.person(session, id=awa, neutral=keys)
    assert "Benali" not in repr(past_texts.versions(session, owner_id=point))
