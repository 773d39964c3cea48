"""A rencontre as an iCalendar file (RFC 5545), which every telephone and mail program takes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from citeapp.base.frozen import dataclass

MOST_OCTETS = 75
"""Of a line, its end left out; longer ones are folded."""
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Paris",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19700329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19701025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """One appointment; without ``start`` it takes the whole day, times are those of Paris.

    ``end`` before ``start`` is on the next day; ``written`` tells which copy is the newest.
    """

    id: str
    summary: str
    day: date
    written: datetime
    start: time | None = None
    end: time | None = None
    place: str = ""
    description: str = ""
    cancelled: bool = False


def calendar_bytes(entry: CalendarEntry) -> bytes:
    """The file: UTF-8, CRLF, folded lines."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//CitéApp//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(_ZONE if entry.start else ()),
        "BEGIN:VEVENT",
        f"UID:{entry.id}@citeapp",
        f"DTSTAMP:{_utc(entry.written)}",
        *_moments(entry),
        f"SUMMARY:{escaped(entry.summary)}",
        *([f"LOCATION:{escaped(entry.place)}"] if entry.place else []),
        *([f"DESCRIPTION:{escaped(entry.description)}"] if entry.description else []),
        f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def escaped(text: str) -> str:
    """A text value: backslashes, commas, semicolons and line ends written as the format asks."""
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, no letter cut in two."""
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        room = MOST_OCTETS - (1 if pieces else 0)  # a further piece begins with a space
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"


def _moments(entry: CalendarEntry) -> list[str]:
    if entry.start is None:
        return [f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"]
    moments = [f"DTSTART;TZID=Europe/Paris:{_local(entry.day, entry.start)}"]
    if entry.end is not None and entry.end != entry.start:
        last = entry.day + timedelta(days=entry.end < entry.start)
        moments.append(f"DTEND;TZID=Europe/Paris:{_local(last, entry.end)}")
    return moments


def _local(day: date, hour: time) -> str:
    return f"{datetime.combine(day, hour):%Y%m%dT%H%M%S}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
