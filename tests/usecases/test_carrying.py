"""What comes back at the next rencontre: shown before, each left out at will, nothing lost."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from citeapp.base.errors import InputRefused
from citeapp.domain.meeting import Meeting
from citeapp.domain.preparing import ParkedItem
from citeapp.usecases import (
    actions,
    attendance,
    carrying,
    collectives,
    meetings,
    minutes,
    notes,
    people,
)
from citeapp.usecases.session import Session

MARCH, APRIL, MAY = date(2026, 3, 10), date(2026, 4, 9), date(2026, 5, 14)
JUNE = date(2026, 6, 9)


def create(session: Session, collectif: str, day: date | None, **fields: Any) -> Meeting:
    return meetings.create(session, collective_id=collectif, date=day, **fields).value


def add(session: Session, meeting: Meeting, title: str, **fields: Any) -> str:
    return meetings.add_item(session, meeting_id=meeting.id, title=title, **fields).value.id


def titles(session: Session, meeting: Meeting) -> list[str]:
    return [item.title for item in meetings.agenda(session, meeting_id=meeting.id)]


def hold(session: Session, meeting: Meeting, *discussed: str) -> None:
    for point in discussed:
        notes.add(session, owner_id=point, typed="Vu ensemble")
    minutes.close(session, id=meeting.id)


def shown(session: Session, collectif: str, day: date = APRIL) -> list[tuple[str, str]]:
    found = carrying.preview(session, collective_id=collectif, day=day)
    return [(one.kind, one.title) for one in found]


def test_the_preview_says_what_creating_then_does(session: Session, dorignies: str) -> None:
    march = create(session, dorignies, MARCH)
    tour = add(session, march, "Tour météo", recurring=True)
    add(session, march, "Le jardin", minutes_planned=20)
    hold(session, march, tour)
    actions.create(session, what="Réserver la salle", collective_id=dorignies)
    assert shown(session, dorignies) == [
        ("point", "Le jardin"),
        ("recurring", "Tour météo"),
        ("action", "Réserver la salle"),
    ]
    april = create(session, dorignies, APRIL)
    assert titles(session, april) == ["Le jardin", "Tour météo"]
    garden, tour_again = meetings.agenda(session, meeting_id=april.id)
    assert (garden.carried_count, garden.minutes_planned) == (1, 20)
    assert (tour_again.carried_count, tour_again.recurring) == (None, True)


def test_how_often_a_point_was_put_off_is_shown_before(session: Session, dorignies: str) -> None:
    for day in (MARCH, APRIL, MAY):
        meeting = create(session, dorignies, day)
        if day == MARCH:
            add(session, meeting, "Le jardin")
        hold(session, meeting)
    assert [one.times for one in carrying.preview(session, collective_id=dorignies, day=JUNE)] == [
        3
    ]


def test_a_point_left_out_waits_in_the_parking_list(session: Session, dorignies: str) -> None:
    march = create(session, dorignies, MARCH)
    garden = add(session, march, "Le jardin")
    add(session, march, "La fête")
    hold(session, march)
    april = create(session, dorignies, APRIL, left_out=[garden])
    assert titles(session, april) == ["La fête"]
    parked = session.rows(ParkedItem).all()
    assert [(one.text, one.state, one.collective_id) for one in parked] == [
        ("Le jardin", "waiting", dorignies)
    ]
    assert shown(session, dorignies, MAY) == []


def test_an_action_left_out_sleeps_until_the_day_after(session: Session, dorignies: str) -> None:
    create(session, dorignies, MARCH)
    action = actions.create(session, what="Écrire", collective_id=dorignies).value.id
    create(session, dorignies, APRIL, left_out=[action])
    assert actions.get(session, id=action).asleep_until == date(2026, 4, 10)
    assert actions.open_for(session, collective_id=dorignies, day=APRIL) == []
    assert [one for _kind, one in shown(session, dorignies, MAY)] == ["Écrire"]


def test_a_point_that_comes_back_every_time_may_be_left_out_once(
    session: Session, dorignies: str
) -> None:
    march = create(session, dorignies, MARCH)
    tour = add(session, march, "Tour météo", recurring=True)
    april = create(session, dorignies, APRIL, left_out=[tour])
    assert titles(session, april) == []
    assert titles(session, create(session, dorignies, MAY)) == ["Tour météo"]


def test_a_point_that_stopped_coming_back_stays_away(session: Session, dorignies: str) -> None:
    add(session, create(session, dorignies, MARCH), "Tour météo", recurring=True)
    april = create(session, dorignies, APRIL)
    (tour,) = meetings.agenda(session, meeting_id=april.id)
    meetings.change_item(session, id=tour.id, recurring=False)
    hold(session, april, tour.id)
    assert titles(session, create(session, dorignies, MAY)) == []


def test_a_point_that_comes_back_and_was_not_discussed_stands_once(
    session: Session, dorignies: str
) -> None:
    """April is planned before March is closed: what March leaves finds its point there."""
    rencontre = create(session, dorignies, date(2026, 3, 11))
    add(session, rencontre, "Tour météo", recurring=True)
    april = create(session, dorignies, APRIL)
    hold(session, rencontre)
    (tour,) = meetings.agenda(session, meeting_id=april.id)
    assert (tour.title, tour.carried_count) == ("Tour météo", 1)


def test_a_rencontre_like_another_has_its_agenda_and_habits(
    session: Session, dorignies: str
) -> None:
    march = create(
        session,
        dorignies,
        MARCH,
        start=time(17, 30),
        end=time(19, 0),
        kind="coffee",
        place="Centre social",
        childcare=True,
        participation_aimed=4,
    )
    welcome = add(session, march, "Accueil", section="Ouverture", minutes_planned=10)
    add(session, march, "Le jardin", expected_output="decision")
    hold(session, march, welcome)
    april = create(session, dorignies, APRIL, like_id=march.id)
    kept = (april.kind, april.start, april.place, april.childcare, april.participation_aimed)
    assert kept == ("coffee", time(17, 30), "Centre social", True, 4)
    first, garden = meetings.agenda(session, meeting_id=april.id)
    assert (first.title, first.section, first.minutes_planned) == ("Accueil", "Ouverture", 10)
    assert first.carried_count is None
    assert (garden.title, garden.expected_output, garden.carried_count) == (
        "Le jardin",
        "decision",
        1,
    )


def test_a_sleeping_action_stays_in_the_tableau(session: Session, dorignies: str) -> None:
    action = actions.create(session, what="Écrire", collective_id=dorignies).value.id
    actions.sleep(session, id=action, until=MAY)
    assert [line.action.id for line in actions.tracking(session)] == [action]
    assert actions.open_for(session, collective_id=dorignies) == []
    assert [
        line.action.id for line in actions.open_for(session, collective_id=dorignies, day=MAY)
    ] == [action]
    actions.wake(session, id=action)
    assert len(actions.open_for(session, collective_id=dorignies)) == 1
    with pytest.raises(InputRefused, match="à venir"):
        actions.sleep(session, id=action, until=session.today)


# Joint rencontres


def test_a_joint_rencontre_expects_the_members_of_both_and_counts_once(
    session: Session, dorignies: str, rencontre: str
) -> None:
    youth = collectives.create(session, name="Jeunesse").value.id
    for name, collectif in (("Awa", dorignies), ("Karim", youth)):
        person = people.create(session, first_name=name).value.id
        collectives.add_member(session, collective_id=collectif, person_id=person)
    meetings.add_collective(session, id=rencontre, collective_id=youth)
    meetings.add_collective(session, id=rencontre, collective_id=youth)
    names = [line.name for line in attendance.sheet(session, meeting_id=rencontre)]
    assert names == ["Awa", "Karim"]
    for collectif in (dorignies, youth, ""):
        (line,) = meetings.listed(session, collective_id=collectif)
        assert (line.collective, line.collective_ids) == (
            "Dorignies et Jeunesse",
            (dorignies, youth),
        )
    assert [c.name for c in meetings.collectives_of(session, id=rencontre)] == [
        "Dorignies",
        "Jeunesse",
    ]
    meetings.remove_collective(session, id=rencontre, collective_id=youth)
    assert meetings.listed(session, collective_id=youth) == []
    with pytest.raises(InputRefused, match="déjà"):
        meetings.add_collective(session, id=rencontre, collective_id=dorignies)
