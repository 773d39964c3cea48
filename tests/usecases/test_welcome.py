"""Conditions of welcome: ticked one by one, completed by a team."""

from __future__ import annotations

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import meetings, welcome
from citeapp.usecases.session import Session


def states(session: Session, meeting: str) -> dict[str, str]:
    return {
        one.code: one.state for one in welcome.checklist(session, meeting_id=meeting) if one.state
    }


def test_conditions_are_ticked_one_by_one(session: Session, rencontre: str) -> None:
    assert len(welcome.checklist(session, meeting_id=rencontre)) == 15
    assert states(session, rencontre) == {}
    welcome.note(session, meeting_id=rencontre, item_code="snack", state="planned")
    welcome.note(session, meeting_id=rencontre, item_code="snack", state="done", note="Gâteaux")
    meetings.change(session, id=rencontre, childcare=True)
    assert states(session, rencontre) == {"snack": "done", "childcare": "planned"}
    welcome.note(session, meeting_id=rencontre, item_code="snack", state="")
    assert states(session, rencontre) == {"childcare": "planned"}


def test_a_team_adds_conditions_of_its_own(session: Session, rencontre: str) -> None:
    welcome.add_condition(session, label="Poussettes à l’entrée")
    welcome.add_condition(session, label="poussettes à l’entrée")
    own = welcome.checklist(session, meeting_id=rencontre)[15:]
    assert [one.label for one in own] == ["poussettes à l’entrée"]
    welcome.note(session, meeting_id=rencontre, item_code=own[0].code, state="done")
    welcome.remove_condition(session, code=own[0].code)
    assert len(welcome.checklist(session, meeting_id=rencontre)) == 15
    with pytest.raises(InputRefused, match="inconnue"):
        welcome.note(session, meeting_id=rencontre, item_code="licorne", state="done")
