"""Do parents come? Their share from one rencontre to the next, and collectifs without them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from citeapp.domain.audience import INHABITANTS, MINORS
from citeapp.domain.meeting import Meeting
from citeapp.store.connection import Value
from citeapp.usecases.acting import reads
from citeapp.usecases.session import Session

ALERT = 3
"""After so many rencontres without a parent it is said."""
_LOOK_BACK = timedelta(days=400)
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
    for id, name, day, parents in session.workspace.connection.rows(_LAST, _since(session)):
        if id in ended or (collective_ids is not None and id not in collective_ids):
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
    rows = session.workspace.connection.rows(
        _AUDIENCES, (meeting.collective_id, meeting.date.isoformat(), meeting_id, rencontres)
    )
    for audience, count in rows:
        adults += count if audience not in MINORS else 0
        here += count if audience in INHABITANTS else 0
    return round(100 * here / adults) if adults else None


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
WHERE m.date >= ? AND m.date <= ?
AND coalesce(m.status, '') NOT IN ('cancelled', 'postponed', 'idea')
AND coalesce(m.kind, '') NOT IN {_NOT_MEANT}
AND {_TOLD}
ORDER BY m.date DESC, m.start DESC
"""
_AUDIENCES = f"""
WITH before AS (
  SELECT m.id FROM v_meeting m
  WHERE m.collective_id IS ?1 AND m.date < ?2 AND m.id <> ?3
  AND coalesce(m.status, '') NOT IN ('cancelled', 'postponed', 'idea') AND {_TOLD}
  ORDER BY m.date DESC, m.start DESC LIMIT ?4)
SELECT a.audience_code, count(*) FROM v_attendance a JOIN before b ON b.id = a.meeting_id
WHERE a.state IN ('present', 'remote', 'partial') GROUP BY 1
UNION ALL
SELECT h.audience_code, sum(h.count) FROM v_headcount h JOIN before b ON b.id = h.meeting_id
GROUP BY 1
"""
