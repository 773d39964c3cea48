"""Do parents come: the share of the last rencontres, collectifs without any."""

from __future__ import annotations

from datetime import date

import pytest

from citeapp.usecases import attendance, collectives, meetings, parents, people
from citeapp.usecases.session import Session


def held(session: Session, collective: str, day: date, *audiences: str, **fields: str) -> str:
    id = meetings.create(session, collective_id=collective, date=day, **fields).value.id
    for audience in audiences:
        person = people.create(session, first_name="X", main_audience=audience).value.id
        attendance.mark(session, meeting_id=id, person_id=person)
    return id


def told(session: Session) -> list[tuple[str, int, date]]:
    return [(one.collective, one.meetings, one.since) for one in parents.missing(session)]


def test_three_rencontres_without_a_parent_are_told(session: Session, dorignies: str) -> None:
    held(session, dorignies, date(2025, 11, 6), "parent")
    for month in (12, 1):
        held(session, dorignies, date(2026 - (month == 12), month, 8), "teacher")
    assert told(session) == []
    held(session, dorignies, date(2026, 2, 5), "teacher")
    assert told(session) == [("Dorignies", 3, date(2025, 12, 8))]
    held(session, dorignies, date(2026, 3, 5), "teacher", "parent")
    assert told(session) == []


def test_a_parent_counted_without_a_name_has_come(session: Session, dorignies: str) -> None:
    days = [date(2026, 1, 8), date(2026, 2, 5), date(2026, 3, 5)]
    ids = [held(session, dorignies, day, "teacher") for day in days]
    assert len(told(session)) == 1
    attendance.count(session, meeting_id=ids[-1], audience_code="parent", count=1)
    assert told(session) == []


def test_sheets_never_filled_and_rencontres_not_meant_for_parents_say_nothing(
    session: Session, dorignies: str
) -> None:
    for day in (date(2026, 1, 8), date(2026, 2, 5)):
        held(session, dorignies, day, "teacher")
    held(session, dorignies, date(2026, 2, 12))
    held(session, dorignies, date(2026, 2, 19), "teacher", kind="steering")
    held(session, dorignies, date(2026, 2, 20), "teacher", status="cancelled")
    held(session, dorignies, date(2026, 4, 9), "teacher")
    assert told(session) == []
    held(session, dorignies, date(2026, 3, 5), "teacher")
    assert told(session) == [("Dorignies", 3, date(2026, 1, 8))]


def test_only_the_collectifs_asked_about(session: Session, dorignies: str) -> None:
    other = collectives.create(session, name="Gayant").value.id
    for place in (dorignies, other):
        for day in (date(2026, 1, 8), date(2026, 2, 5), date(2026, 3, 5)):
            held(session, place, day, "teacher")
    assert [one.collective for one in parents.missing(session)] == ["Dorignies", "Gayant"]
    [one] = parents.missing(session, collective_ids=[other])
    assert one.collective == "Gayant"


@pytest.mark.parametrize(("children", "share"), [(0, 50), (4, 50)])
def test_the_share_of_the_last_three_counts_adults(
    session: Session, dorignies: str, children: int, share: int
) -> None:
    held(session, dorignies, date(2025, 10, 2), "parent", "parent", "parent")
    days = [date(2026, 1, 8), date(2026, 2, 5), date(2026, 3, 5)]
    ids = [held(session, dorignies, day, "teacher", "parent") for day in days]
    attendance.count(session, meeting_id=ids[0], audience_code="child", count=children)
    now = held(session, dorignies, date(2026, 3, 11), "parent")
    assert parents.share_before(session, meeting_id=now) == share


def test_without_a_past_or_a_day_there_is_no_share(session: Session, dorignies: str) -> None:
    first = held(session, dorignies, date(2026, 3, 11), "parent")
    assert parents.share_before(session, meeting_id=first) is None
    meetings.change(session, id=first, date=None)
    assert parents.share_before(session, meeting_id=first) is None
