"""The parking list of a collectif: it waits until a point takes it up, and again without it."""

from __future__ import annotations

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import collectives, meetings, parking
from citeapp.usecases.session import Session


def waiting(session: Session, collectif: str) -> list[str]:
    return sorted(one.text for one in parking.waiting(session, collective_id=collectif))


def test_an_idea_waits_until_a_point_takes_it_up(
    session: Session, dorignies: str, rencontre: str
) -> None:
    garden = parking.park(session, collective_id=dorignies, text="Le jardin").value.id
    parking.park(session, collective_id=dorignies, text="La piscine")
    point = parking.take_up(session, id=garden, meeting_id=rencontre).value
    assert waiting(session, dorignies) == ["La piscine"]
    assert [item.title for item in meetings.agenda(session, meeting_id=rencontre)] == ["Le jardin"]
    meetings.remove_item(session, id=point.id)
    assert waiting(session, dorignies) == ["La piscine", "Le jardin"], "not lost with its point"


def test_an_idea_is_said_otherwise_or_dropped(session: Session, dorignies: str) -> None:
    idea = parking.park(session, collective_id=dorignies, text="Le jardin").value.id
    parking.change(session, id=idea, text="Le jardin partagé")
    assert waiting(session, dorignies) == ["Le jardin partagé"]
    parking.drop(session, id=idea)
    assert waiting(session, dorignies) == []
    with pytest.raises(InputRefused, match="quelques mots"):
        parking.park(session, collective_id=dorignies, text=" ")


def test_a_joint_rencontre_sees_the_ideas_of_both(
    session: Session, dorignies: str, rencontre: str
) -> None:
    youth = collectives.create(session, name="Jeunesse").value.id
    parking.park(session, collective_id=youth, text="Le skate")
    assert parking.for_meeting(session, meeting_id=rencontre) == []
    meetings.add_collective(session, id=rencontre, collective_id=youth)
    assert [one.text for one in parking.for_meeting(session, meeting_id=rencontre)] == ["Le skate"]
