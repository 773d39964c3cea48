"""What keeps people away: counted for a year, of nobody in particular, said of the slot chosen."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused
from citeapp.base.french import NBSP
from citeapp.domain.preparing import BarrierReport
from citeapp.usecases import barriers, collectives, meetings, organisations, roles
from citeapp.usecases.session import Session


def tell(session: Session, collectif: str, barrier: str, times: int = 1) -> None:
    for _time in range(times):
        barriers.report(session, collective_id=collectif, barrier=barrier)


def meaning(session: Session, meeting: str) -> list[str]:
    return barriers.meaning(session, meeting_id=meeting)


def test_childcare_told_six_times_is_said_beside_the_place(
    session: Session, dorignies: str, rencontre: str
) -> None:
    tell(session, dorignies, "childcare", 6)
    told = "Garde des enfants : signalée 6 fois cette année ; "
    assert meaning(session, rencontre) == [told + "aucune garderie n’est prévue."]
    meetings.change(session, id=rencontre, childcare=True)
    assert meaning(session, rencontre) == [told + "une garderie est prévue."]


def test_each_fact_of_the_slot_and_place_answers_its_barrier(
    session: Session, dorignies: str, rencontre: str
) -> None:
    for barrier in ("schedule", "venue", "disability", "language", "time", "cost"):
        tell(session, dorignies, barrier)
    hall = organisations.create_venue(session, name="Salle des fêtes", step_free=True).value.id
    meetings.change(session, id=rencontre, venue_id=hall, end=time(20, 0))
    roles.hold(session, meeting_id=rencontre, role="interpreter", who="Leïla")
    assert [said.replace(NBSP, " ") for said in meaning(session, rencontre)] == [
        "Horaires : signalés 1 fois cette année ; elle commence à 17 h 30.",
        "Lieu éloigné ou intimidant : signalé 1 fois cette année ; "
        "elle a lieu ici : Salle des fêtes.",
        "Langue : signalée 1 fois cette année ; un interprète est prévu.",
        "Manque de temps, travail : signalé 1 fois cette année ; elle dure 2 h 30.",
        "Handicap, santé : signalé 1 fois cette année ; le lieu est de plain-pied.",
    ]


def test_reports_fade_after_twelve_months(session: Session, dorignies: str, rencontre: str) -> None:
    tell(session, dorignies, "transport", 2)
    barriers.report(
        session, collective_id=dorignies, barrier="transport", reported_on=date(2025, 3, 12)
    )
    assert [one.times for one in barriers.listed(session, collective_id=dorignies)] == [3]
    clock = session.clock
    assert isinstance(clock, FixedClock)
    clock.move(timedelta(days=1))
    assert [one.times for one in barriers.listed(session, collective_id=dorignies)] == [2]
    clock.move(timedelta(days=364))
    assert barriers.listed(session, collective_id=dorignies) == []
    assert meaning(session, rencontre) == []


def test_a_report_names_nobody_and_counts_no_people() -> None:
    assert set(BarrierReport.__dataclass_fields__) == {
        "id",
        "collective_id",
        "meeting_id",
        "barrier",
        "reported_on",
    }


def test_a_report_made_by_mistake_is_withdrawn(session: Session, dorignies: str) -> None:
    tell(session, dorignies, "cost", 2)
    barriers.withdraw(session, collective_id=dorignies, barrier="cost")
    assert [one.times for one in barriers.listed(session, collective_id=dorignies)] == [1]
    barriers.withdraw(session, collective_id=dorignies, barrier="cost")
    with pytest.raises(InputRefused, match="pas été signalé"):
        barriers.withdraw(session, collective_id=dorignies, barrier="cost")


def test_what_is_no_barrier_or_not_yet_told_is_refused(session: Session, dorignies: str) -> None:
    with pytest.raises(InputRefused, match="inconnu"):
        barriers.report(session, collective_id=dorignies, barrier="Awa")
    with pytest.raises(InputRefused, match="pas encore venu"):
        barriers.report(
            session, collective_id=dorignies, barrier="cost", reported_on=date(2026, 3, 12)
        )


def test_at_a_joint_rencontre_the_latest_report_of_either_is_taken_back(
    session: Session, dorignies: str, rencontre: str
) -> None:
    youth = collectives.create(session, name="Jeunesse").value.id
    meetings.add_collective(session, id=rencontre, collective_id=youth)
    tell(session, dorignies, "transport")
    tell(session, youth, "transport", 2)
    assert [one.times for one in barriers.for_meeting(session, meeting_id=rencontre)] == [3]
    for _time in range(2):
        barriers.withdraw_here(session, meeting_id=rencontre, barrier="transport")
    assert barriers.listed(session, collective_id=youth) == []
    assert [one.times for one in barriers.listed(session, collective_id=dorignies)] == [1]
