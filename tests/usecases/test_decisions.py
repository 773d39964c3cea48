"""Decisions: taken, changed, found again, with the participation reached."""

from __future__ import annotations

from datetime import date

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import collectives, decisions, history, meetings
from citeapp.usecases.session import Session


def test_a_decision_keeps_how_it_was_taken(session: Session, rencontre: str) -> None:
    made = decisions.create(
        session,
        text="On garde le mardi",
        meeting_id=rencontre,
        mode="consent",
        level=4,
        revisit_on=date(2026, 9, 1),
    ).value
    assert decisions.of_meeting(session, meeting_id=rencontre) == [made]


def test_a_decision_has_words(session: Session) -> None:
    with pytest.raises(InputRefused, match="Écrivez la décision"):
        decisions.create(session, text="  ")
    made = decisions.create(session, text="On garde le mardi").value
    with pytest.raises(InputRefused, match="Écrivez la décision"):
        decisions.change(session, id=made.id, text="")
    assert decisions.register(session) == [made]


@pytest.mark.parametrize("level", [-1, 6, 99])
def test_a_level_that_does_not_exist_is_refused(session: Session, level: int) -> None:
    with pytest.raises(InputRefused, match="participation"):
        decisions.create(session, text="On garde le mardi", level=level)
    made = decisions.create(session, text="On garde le mardi", level=0).value
    with pytest.raises(InputRefused, match="participation"):
        decisions.change(session, id=made.id, level=level)
    decisions.change(session, id=made.id, level=None)
    assert decisions.register(session)[0].level is None


def test_the_register_has_the_latest_first(session: Session, dorignies: str) -> None:
    gayant = collectives.create(session, name="Gayant").value.id
    for collectif, day, text in (
        (dorignies, date(2026, 1, 8), "Ancienne"),
        (dorignies, date(2026, 3, 5), "Récente"),
        (gayant, date(2026, 2, 5), "Ailleurs"),
    ):
        meeting = meetings.create(session, collective_id=collectif, date=day).value.id
        decisions.create(session, text=text, meeting_id=meeting, collective_id=collectif)
    decisions.create(session, text="Sans rencontre")
    assert [d.text for d in decisions.register(session)] == [
        "Récente",
        "Ailleurs",
        "Ancienne",
        "Sans rencontre",
    ]
    assert [d.text for d in decisions.register(session, collective_id=gayant)] == ["Ailleurs"]


def test_a_decision_put_into_the_bin_comes_back(session: Session) -> None:
    made = decisions.create(session, text="On garde le mardi").value
    decisions.remove(session, id=made.id)
    assert decisions.register(session) == []
    history.undo(session)
    assert decisions.register(session) == [made]
