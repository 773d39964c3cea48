"""Appointments as telephones take them (RFC 5545)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.base.errors import InputRefused
from citeapp.reports.calendar_file import CalendarEntry, calendar_bytes, escaped, folded
from citeapp.reports.rendering import render

WRITTEN = datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))


def entry(**fields: object) -> CalendarEntry:
    given = {"id": "m1", "summary": "Rencontre", "day": date(2026, 3, 12), "written": WRITTEN}
    return CalendarEntry(**(given | fields))  # type: ignore[arg-type]


def lines(one: CalendarEntry) -> list[str]:
    """Unfolded, as a reader takes them."""
    return calendar_bytes(one).decode().replace("\r\n ", "").split("\r\n")


def test_hours_are_those_of_paris_whose_summer_time_is_told():
    told = lines(entry(start=time(17, 30), end=time(19)))
    assert "DTSTART;TZID=Europe/Paris:20260312T173000" in told
    assert "DTEND;TZID=Europe/Paris:20260312T190000" in told
    assert "TZID:Europe/Paris" in told
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" in told
    assert "DTSTAMP:20260311T080000Z" in told


def test_a_rencontre_across_midnight_ends_on_the_next_day():
    told = lines(entry(day=date(2028, 2, 29), start=time(22), end=time(1)))
    assert "DTSTART;TZID=Europe/Paris:20280229T220000" in told
    assert "DTEND;TZID=Europe/Paris:20280301T010000" in told


def test_without_an_hour_it_takes_the_day():
    told = lines(entry(day=date(2028, 2, 29), end=time(19)))
    assert "DTSTART;VALUE=DATE:20280229" in told
    assert not [line for line in told if line.startswith(("DTEND", "TZID"))]


def test_what_is_called_off_says_so():
    assert "STATUS:CANCELLED" in lines(entry(cancelled=True))
    assert "STATUS:CONFIRMED" in lines(entry())


def test_signs_of_the_format_are_written_as_text():
    told = lines(entry(summary="Parents; école, jeu\\fête", description="Un\r\ndeux\ntrois"))
    assert "SUMMARY:Parents\\; école\\, jeu\\\\fête" in told
    assert "DESCRIPTION:Un\\ndeux\\ntrois" in told
    assert not [line for line in told if line == "deux"]


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_no_line_is_longer_than_the_format_allows_and_no_letter_is_cut(text: str):
    data = folded(f"SUMMARY:{escaped(text)}")
    pieces = data.split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    for piece in pieces:
        piece.decode()
    assert data.decode().replace("\r\n ", "") == f"SUMMARY:{escaped(text)}\r\n"


def test_it_is_written_as_a_calendar_and_as_nothing_else(fonts):
    assert render(entry(), "ics", fonts).startswith(b"BEGIN:VCALENDAR\r\n")
    with pytest.raises(InputRefused, match=r"\.pdf"):
        render(entry(), "pdf", fonts)
