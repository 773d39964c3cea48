"""How often each audience spoke: counted by audience alone, and only by who wishes to."""

from __future__ import annotations

from citeapp.base.errors import InputRefused
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.keeping import SpeakingTurns
from citeapp.domain.meeting import Meeting
from citeapp.usecases import attendance
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.session import Session

USUAL = ("parent", "resident", "teacher", "nonprofit", "municipal_staff", "other")
"""Whose turns can be counted before anybody is signed in."""
MOST_AUDIENCES = 6


@acts("Noter une prise de parole")
def spoke(
    session: Session, /, *, meeting_id: str, audience_code: str, times: int = 1
) -> SpeakingTurns:
    """Someone of an audience spoke; a negative number takes turns back, never below none."""
    if audience_code not in AUDIENCE:
        raise InputRefused(_("Public inconnu : {code}.", code=audience_code))
    session.rows(Meeting).get(meeting_id)
    known = session.rows(SpeakingTurns).pair(meeting_id=meeting_id, audience_code=audience_code)
    before = known.count or 0 if known else 0
    return session.rows(SpeakingTurns).put(
        SpeakingTurns(
            id=known.id if known else derived_id("speaking_turns", meeting_id, audience_code),
            meeting_id=meeting_id,
            audience_code=audience_code,
            count=max(before + times, 0),
        )
    )


@reads
def turns(session: Session, /, *, meeting_id: str) -> dict[str, int]:
    """Turns by audience code."""
    rows = session.rows(SpeakingTurns).matching(meeting_id=meeting_id)
    return {row.audience_code: row.count for row in rows if row.count}


@reads
def audiences(session: Session, /, *, meeting_id: str) -> list[str]:
    """The audiences whose turns can be counted with one key, the most numerous first."""
    here = attendance.in_the_room(session, meeting_id=meeting_id)
    found = sorted(here, key=lambda code: (-here[code], list(AUDIENCE).index(code)))
    counted = [code for code in turns(session, meeting_id=meeting_id) if code not in found]
    usual = [code for code in USUAL if not here and code not in counted]
    return [*counted, *found, *usual][:MOST_AUDIENCES]
