"""Speaking turns: by audience alone."""

from __future__ import annotations

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import attendance, history, people, speaking
from citeapp.usecases.session import Session


def test_turns_add_up_and_are_taken_back(session: Session, rencontre: str) -> None:
    for times in (1, 1, 3):
        speaking.spoke(session, meeting_id=rencontre, audience_code="parent", times=times)
    assert speaking.turns(session, meeting_id=rencontre) == {"parent": 5}
    history.undo(session)
    assert speaking.turns(session, meeting_id=rencontre) == {"parent": 2}
    speaking.spoke(session, meeting_id=rencontre, audience_code="parent", times=-9)
    assert speaking.turns(session, meeting_id=rencontre) == {}


def test_an_unknown_audience_is_refused(session: Session, rencontre: str) -> None:
    with pytest.raises(InputRefused, match="Public inconnu"):
        speaking.spoke(session, meeting_id=rencontre, audience_code="alien")


def test_audiences_of_the_room_come_first(session: Session, rencontre: str) -> None:
    assert speaking.audiences(session, meeting_id=rencontre)[0] == "parent"
    assert len(speaking.audiences(session, meeting_id=rencontre)) <= 6
    person = people.create(session, first_name="X", main_audience="health").value.id
    attendance.mark(session, meeting_id=rencontre, person_id=person)
    attendance.count(session, meeting_id=rencontre, audience_code="teen", count=4)
    assert speaking.audiences(session, meeting_id=rencontre) == ["teen", "health"]
    speaking.spoke(session, meeting_id=rencontre, audience_code="elected")
    assert speaking.audiences(session, meeting_id=rencontre) == ["elected", "teen", "health"]
