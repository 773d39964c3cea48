"""The calendar: what to know of a day, and rencontres in each other's way. It forbids nothing."""

from __future__ import annotations

from datetime import date, time

import pytest

from citeapp.base.errors import InputRefused
from citeapp.domain.meeting import Meeting
from citeapp.usecases import calendar, collectives, meetings, organisations, people
from citeapp.usecases.session import Session

ASCENSION = date(2026, 5, 14)
DAY = date(2026, 3, 24)


@pytest.fixture
def jeunesse(session: Session) -> str:
    """Another collectif."""
    return collectives.create(session, name="Jeunesse").value.id


def plan(session: Session, collectif: str, hours: str = "", **fields: object) -> Meeting:
    """A rencontre on Tuesday 24 March, « 17:30-19:00 »."""
    start, _dash, end = hours.partition("-")
    times = {
        name: time.fromisoformat(typed) for name, typed in (("start", start), ("end", end)) if typed
    }
    given = {"date": DAY, **times, **fields}
    return meetings.create(session, collective_id=collectif, **given).value  # type: ignore[arg-type]


def share(session: Session, *collectifs: str, names: tuple[str, ...] = ("Awa",)) -> None:
    """The same people belong to several collectifs."""
    for name in names:
        person = people.create(session, first_name=name).value.id
        for collectif in collectifs:
            collectives.add_member(session, collective_id=collectif, person_id=person)


def said(session: Session, meeting: Meeting) -> list[str]:
    return calendar.remarks_of(session, meeting_id=meeting.id)


def test_ascension_2026_is_warned_of_and_allowed(session: Session, dorignies: str) -> None:
    assert calendar.remarks(session, day=ASCENSION, collective_id=dorignies) == [
        "Le 14 mai 2026 est férié (Ascension)."
    ]
    assert said(session, plan(session, dorignies, date=ASCENSION)) == [
        "Le 14 mai 2026 est férié (Ascension)."
    ]


def test_an_ordinary_day_needs_no_word(session: Session, dorignies: str) -> None:
    assert calendar.remarks(session, day=DAY, collective_id=dorignies) == []
    assert said(session, plan(session, dorignies, "17:30-19:00")) == []
    assert said(session, plan(session, dorignies, date=None)) == []


def test_a_local_event_is_said_on_each_of_its_days(session: Session, dorignies: str) -> None:
    calendar.add_event(
        session,
        title="Fêtes de Gayant",
        starts_on=date(2026, 7, 1),
        ends_on=date(2026, 7, 3),
        commune="Douai",
    )
    told = ["Du 1er juillet au 3 juillet 2026 : Fêtes de Gayant (Douai)."]
    for day, expected in ((1, told), (3, told)):
        remarks = calendar.remarks(session, day=date(2026, 7, day), collective_id=dorignies)
        assert remarks == expected
    assert calendar.remarks(session, day=date(2026, 6, 30), collective_id=dorignies) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "clash"),
    [
        ("17:30-19:00", "18:00-19:30", True),
        ("17:30-19:00", "19:00-20:00", False),
        ("17:30-19:00", "", True),  # nobody said when: it may be then
        ("17:30", "19:00", True),  # without an end it is thought to last two hours
        ("22:30-00:30", "00:15-01:00", True),  # across midnight, the other one the day after
        ("22:30-00:30", "01:00-02:00", False),
    ],
)
def test_the_same_people_cannot_be_twice_at_once(
    session: Session, dorignies: str, jeunesse: str, mine: str, theirs: str, clash: bool
) -> None:
    share(session, dorignies, jeunesse, names=("Awa", "Karim"))
    night = date(2026, 3, 25) if mine.startswith("22") else DAY
    plan(session, jeunesse, theirs, date=night)
    told = ["Jeunesse se réunit en même temps : 2 personnes en commun."]
    assert said(session, plan(session, dorignies, mine)) == (told if clash else [])


def test_two_rencontres_without_people_or_place_in_common_get_along(
    session: Session, dorignies: str, jeunesse: str
) -> None:
    plan(session, jeunesse, "17:30-19:00", place="Salle des fêtes")
    assert said(session, plan(session, dorignies, "17:30-19:00", place="Centre social")) == []


def test_one_room_holds_one_rencontre_whether_chosen_or_typed(
    session: Session, dorignies: str, jeunesse: str
) -> None:
    hall = organisations.create_venue(session, name="Salle des fêtes").value.id
    plan(session, jeunesse, "17:30-19:00", venue_id=hall)
    told = ["Jeunesse se réunit en même temps : même lieu."]
    assert said(session, plan(session, dorignies, "18:00", venue_id=hall)) == told
    other = collectives.create(session, name="Waziers").value.id
    assert told[0] in said(session, plan(session, other, "18:00", place="salle des Fetes"))


def test_two_rencontres_of_a_collectif_at_the_same_minute_are_said(
    session: Session, dorignies: str
) -> None:
    plan(session, dorignies, "17:30-19:00")
    twin = plan(session, dorignies, "17:30-19:00")
    assert said(session, twin) == ["Dorignies a déjà une rencontre à ce moment-là."]


def test_what_is_cancelled_is_in_nobodys_way(
    session: Session, dorignies: str, jeunesse: str
) -> None:
    share(session, dorignies, jeunesse)
    other = plan(session, jeunesse, "17:30-19:00")
    meetings.change(session, id=other.id, status="cancelled")
    mine = plan(session, dorignies, "17:30-19:00")
    assert said(session, mine) == []
    meetings.change(session, id=mine.id, date=ASCENSION, status="postponed")
    assert said(session, mine) == []


def test_the_month_shows_days_off_events_rencontres_and_clashes(
    session: Session, dorignies: str, jeunesse: str
) -> None:
    share(session, dorignies, jeunesse)
    one = plan(session, dorignies, "17:30-19:00", date=ASCENSION)
    other = plan(session, jeunesse, "18:00", date=ASCENSION)
    plan(session, jeunesse, "18:00", date=date(2026, 5, 20))
    calendar.add_event(session, title="Braderie", starts_on=date(2026, 5, 20))
    month = calendar.days(session, first=date(2026, 5, 1), last=date(2026, 5, 31))
    assert [line.day.day for line in month] == list(range(1, 32))
    ascension, fair = month[13], month[19]
    assert [off.name for off in ascension.days_off] == ["Ascension", "Pont de l’Ascension"]
    assert ascension.clashing == {one.id, other.id}
    assert [line.collective for line in ascension.meetings] == ["Dorignies", "Jeunesse"]
    assert [event.title for event in fair.events] == ["Braderie"]
    assert (len(fair.meetings), fair.clashing) == (1, frozenset())


def test_the_29th_of_february_is_a_day(session: Session, dorignies: str) -> None:
    leap = plan(session, dorignies, "17:30-19:00", date=date(2028, 2, 29))
    month = calendar.days(session, first=date(2028, 2, 1), last=date(2028, 2, 29))
    assert [line.meeting.id for line in month[-1].meetings] == [leap.id]


def test_a_local_event_has_a_name_and_days_in_order(session: Session) -> None:
    with pytest.raises(InputRefused, match="Dites ce qui se passe"):
        calendar.add_event(session, title="  ", starts_on=DAY)
    with pytest.raises(InputRefused, match="vient avant"):
        calendar.add_event(session, title="Foire", starts_on=DAY, ends_on=date(2026, 3, 1))
    with pytest.raises(InputRefused, match="un an au plus"):
        calendar.days(session, first=DAY, last=date(2028, 1, 1))
