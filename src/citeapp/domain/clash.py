"""Two rencontres at the same time: what people and rooms cannot share."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from citeapp.domain.meeting import Meeting

USUAL_MINUTES = 120
"""How long a rencontre is thought to last when nobody said when it ends."""


def overlap(one: Meeting, other: Meeting) -> bool:
    """Whether two rencontres share a moment; one without an hour may take its whole day."""
    if one.date is None or other.date is None:
        return False
    (begin, end), (other_begin, other_end) = _span(one), _span(other)
    return begin < other_end and other_begin < end


def _span(meeting: Meeting) -> tuple[datetime, datetime]:
    assert meeting.date is not None
    start = datetime.combine(meeting.date, meeting.start or time(0))
    whole_day = 24 * 60
    minutes = (meeting.duration or USUAL_MINUTES) if meeting.start else whole_day
    latest = datetime.max - start  # the last day of the calendar ends it all
    return start, start + min(timedelta(minutes=minutes), latest)
