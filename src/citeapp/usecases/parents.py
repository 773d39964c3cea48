"""Do parents come? Their share from one rencontre to the next, and collectifs without them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from citeapp.base.frozen import dataclass
from citeapp.domain.audience import INHABITANTS, MINORS
from citeapp.domain.meeting import Meeting
from citeapp.store.connection import Value
from citeapp.usecases.acting import reads
from citeapp.usecases.session import Session

ALERT = 3
"""After so many rencontres without a parent it is said."""
_LOOK_BACK = timedelta(days=400)
_LOOK_AT = 12
"""Rencontres looked at to find some whose sheet was filled in."""
_NOT_MEANT = ("network", "steering", "training")
"""Kinds of rencontre to which parents are not expected to come."""


@dataclass(frozen=True)
class WithoutParents:
    """A collectif whose last ``meetings`` rencontres saw no parent, named or counted."""

    collective_id: str
    collective: str
    meetings: int
    since: date


@reads
def missing(
    session: Session, /, *, collective_ids: list[str] | None = None
) -> list[WithoutParents]:
    """Collectifs (all, or those given) without a parent for three rencontres or more.

    A rencontre whose sheet was never filled in says nothing, and neither counts nor ends a row.
    """
    found: dict[str, WithoutParents] = {}
    ended: set[str] = set()
    asked = None if collective_ids is None else json.dumps(collective_ids)
    for id, name, day, parents in session.workspace.connection.rows(
        _LAST, (*_since(session), asked)
    ):
        if id in ended:
            continue
        if parents:
            ended.add(id)
            continue
        before = found[id].meetings if id in found else 0
        found[id] = WithoutParents(id, name or "", before + 1, date.fromisoformat(day))
    return sorted(
        (one for one in found.values() if one.meetings >= ALERT),
        key=lambda one: (-one.meetings, one.collective),
    )


@reads
def share_before(session: Session, /, *, meeting_id: str, rencontres: int = 3) -> int | None:
    """Parents and residents among adults at the rencontres before this one, in percent.

    None when nobody was noted at any of them.
    """
    meeting = session.rows(Meeting).get(meeting_id)
    if meeting.date is None:
        return None
    here = adults = 0
    for counts in islice(
        _counted(session, _before(session, meeting)), max(0, min(rencontres, _LOOK_AT))
    ):
        adults += sum(count for code, count in counts.items() if code not in MINORS)
        here += sum(count for code, count in counts.items() if code in INHABITANTS)
    return round(100 * here / adults) if adults else None


def _before(session: Session, meeting: Meeting) -> list[str]:
    """The rencontres before this one, the latest first, as far as it is worth looking back."""
    found = session.workspace.connection.rows(
        "SELECT id FROM v_meeting WHERE collective_id IS ? AND date < ? "
        "AND coalesce(status, '') NOT IN ('cancelled', 'postponed', 'idea') "
        "ORDER BY date DESC, start DESC LIMIT ?",
        (meeting.collective_id, meeting.date.isoformat() if meeting.date else "", _LOOK_AT),
    )
    return [id for (id,) in found]


def _counted(session: Session, ids: list[str]) -> Iterator[dict[str, int]]:
    """How many of each audience took part, rencontre by rencontre; empty sheets are left out."""
    marks = ", ".join("?" * len(ids))
    counts: dict[str, dict[str, int]] = {id: {} for id in ids}
    for sql in (
        "SELECT meeting_id, audience_code, count(*) FROM v_attendance "
        f"WHERE meeting_id IN ({marks}) AND state IN ('present', 'remote', 'partial') "
        "GROUP BY 1, 2",
        "SELECT meeting_id, audience_code, sum(count) FROM v_headcount "
        f"WHERE meeting_id IN ({marks}) GROUP BY 1, 2",
    ):
        for id, audience, count in session.workspace.connection.rows(sql, ids):
            found = counts[id]
            found[audience or "other"] = found.get(audience or "other", 0) + (count or 0)
    return (counts[id] for id in ids if any(counts[id].values()))


def _since(session: Session) -> tuple[Value, ...]:
    return ((session.today - _LOOK_BACK).isoformat(), session.today.isoformat())


_TOLD = """
(EXISTS (SELECT 1 FROM v_attendance a WHERE a.meeting_id = m.id
         AND a.state IN ('present', 'remote', 'partial'))
 OR EXISTS (SELECT 1 FROM v_headcount h WHERE h.meeting_id = m.id AND h.count > 0))
"""
_LAST = f"""
SELECT c.id, c.name, m.date,
  EXISTS (SELECT 1 FROM v_attendance a WHERE a.meeting_id = m.id AND a.audience_code = 'parent'
          AND a.state IN ('present', 'remote', 'partial'))
  OR EXISTS (SELECT 1 FROM v_headcount h WHERE h.meeting_id = m.id
             AND h.audience_code = 'parent' AND h.count > 0)
FROM v_meeting m JOIN v_collective c ON c.id = m.collective_id
WHERE m.date >= ?1 AND m.date <= ?2
AND (?3 IS NULL OR m.collective_id IN (SELECT value FROM json_each(?3)))
AND coalesce(m.status, '') NOT IN ('cancelled', 'postponed', 'idea')
AND coalesce(m.kind, '') NOT IN {_NOT_MEANT}
AND {_TOLD}
ORDER BY m.date DESC, m.start DESC
"""
