"""The lettre d’information of a quarter, of one collectif or of the network."""

from __future__ import annotations

import re
from datetime import date, timedelta

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import Document
from citeapp.reports.documents.newsletter import (
    Coming,
    Held,
    NewsletterInput,
    Told,
    newsletter,
    span_words,
)
from citeapp.usecases import actions, attendance, collectives, decisions, meetings, periods, quotes
from citeapp.usecases.acting import reads
from citeapp.usecases.documenting.asked import Asked, collective_name, programme_name
from citeapp.usecases.documenting.gathering import spoken_by
from citeapp.usecases.meetings import MeetingLine
from citeapp.usecases.session import Session

GRACE = timedelta(days=21)
"""A letter is often written after the end of its quarter."""
MOST_QUOTES = 2
LATEST = 8
"""Quarters that a letter may be about: two years back."""
_QUARTER = re.compile(r"(\d{4})-?[tT]([1-4])")


@dataclass(frozen=True)
class Quarter:
    """Three months; ``code`` is how they are asked for: « 2026-T1 »."""

    code: str
    first: date
    last: date

    @property
    def words(self) -> str:
        """« janvier à mars 2026 »."""
        return span_words(self.first, self.last)


@reads
def offered(session: Session, /, *, collective_id: str = "") -> list[Quarter]:
    """The quarters since the first rencontre, the usual one first, then further back."""
    begin = min(year.first for year in periods.offered(session, collective_id=collective_id))
    found: list[Quarter] = []
    first, last = quarter("", session.today)
    while len(found) < LATEST and (not found or last >= begin):
        found.append(Quarter(f"{first.year}-T{(first.month + 2) // 3}", first, last))
        first, last = quarter("", first - timedelta(days=1) + GRACE)
    return found


def drawn(session: Session, asked: Asked) -> Document:
    """``asked.layout`` is the quarter, « 2026-T1 »; the one that is ending unless told."""
    first, last = quarter(asked.layout, session.today)
    id = collectives.named(session, name=asked.id).id if asked.id else ""
    lines = [
        line for line in meetings.listed(session, collective_id=id) if line.meeting.date is not None
    ]
    me, programme = session.me, session.programme
    return newsletter(
        NewsletterInput(
            programme=programme_name(session),
            whose=collective_name(session, id) if id else _("Le réseau des collectifs"),
            first=first,
            last=last,
            one=bool(id),
            held=tuple(_held(session, lines, first, last)),
            decisions=tuple(
                Told(line.decision.text, line.collective)
                for line in decisions.listed(session, collective_id=id, state=decisions.IN_FORCE)
                if line.day and first <= line.day <= last
            ),
            done=_done(session, id, first, last),
            said=_said(session, id, first, last),
            coming=tuple(_coming(lines, session.today)),
            contact=me.display_name.split(" ")[0],
            phone=me.phone,
            email=programme.email or me.email,
            demo=programme.is_demo,
        )
    )


def quarter(named: str, today: date) -> tuple[date, date]:
    """First and last day of « 2026-T1 », or of the quarter that is ending or has just ended."""
    if named:
        match = _QUARTER.fullmatch(named.strip())
        if match is None:
            raise InputRefused(
                _("Trimestre inconnu : {name}.", name=named),
                todo=_("Écrivez-le comme 2026-T1."),
            )
        year, number = int(match[1]), int(match[2])
    else:
        near = today - GRACE
        year, number = near.year, (near.month + 2) // 3
    first = date(year, 3 * number - 2, 1)
    following = date(year + 1, 1, 1) if number == 4 else date(year, 3 * number + 1, 1)
    return first, following - timedelta(days=1)


def _held(session: Session, lines: list[MeetingLine], first: date, last: date) -> list[Held]:
    found = []
    for line in lines:
        meeting = line.meeting
        if meeting.status != "held" or not (meeting.date and first <= meeting.date <= last):
            continue
        figures = attendance.figures(session, meeting_id=meeting.id)
        about = meeting.title or meeting.objective
        found.append(Held(meeting.date, line.collective, about, figures.total, figures.inhabitants))
    return sorted(found, key=lambda one: one.day)


def _coming(lines: list[MeetingLine], today: date) -> list[Coming]:
    found = [
        Coming(
            line.meeting.date,
            line.meeting.start,
            line.collective,
            line.place,
            line.meeting.childcare,
        )
        for line in lines
        if line.meeting.status in ("planned", "confirmed")
        and line.meeting.date is not None
        and line.meeting.date >= today
    ]
    return sorted(found, key=lambda one: one.day)


def _done(session: Session, id: str, first: date, last: date) -> tuple[Told, ...]:
    done = actions.tracking(session, scope="done", collective_ids=[id] if id else None)
    lately = [line for line in done if line.action.done_on and first <= line.action.done_on <= last]
    return tuple(Told(line.action.what, line.collective) for line in lately)


def _said(session: Session, id: str, first: date, last: date) -> tuple[tuple[str, str], ...]:
    """Words that may go out of the collectif and that point at nobody."""
    found = []
    for line in quotes.listed(session, collective_id=id):
        quote = line.quote
        if quote.consent != "public" or not (line.day and first <= line.day <= last):
            continue
        if not quotes.may_point(session, id=quote.id):
            found.append((quote.text, spoken_by(quote.audience_code)))
    return tuple(found[:MOST_QUOTES])
