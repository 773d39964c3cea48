"""What became of what people said and decided, for the sheet of the next rencontre."""

from __future__ import annotations

from datetime import timedelta

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.decision import DECISION_STATE
from citeapp.domain.meeting import Meeting
from citeapp.reports.content import Document
from citeapp.reports.documents import told_back as report
from citeapp.usecases import collectives, decisions, quotes
from citeapp.usecases.decisions import IN_FORCE, DecisionLine
from citeapp.usecases.documenting.asked import Asked, collective_name, programme_name
from citeapp.usecases.documenting.gathering import spoken_by
from citeapp.usecases.quotes import QuoteLine
from citeapp.usecases.session import Session

LATELY = timedelta(days=366)
"""Older words and decisions have been told back before."""


def drawn(session: Session, asked: Asked) -> Document:
    """The sheet of a collectif, named by itself or by one of its rencontres."""
    meeting = session.rows(Meeting).find(asked.id) if asked.id else None
    id = meeting.collective_id if meeting else collectives.named(session, name=asked.id).id
    since = session.today - LATELY
    told = [
        line
        for line in quotes.listed(session, collective_id=id)
        if line.quote.consent == "public" and (line.day is None or line.day >= since)
    ]
    return report.told_back(
        report.ToldBackInput(
            programme=programme_name(session),
            collective=collective_name(session, id),
            day=meeting.date if meeting and meeting.date else session.today,
            done=_with(told, "taken_up"),
            going=_with(told, "under_way"),
            refused=_with(told, "refused"),
            waiting=_with(told, "waiting"),
            decisions=tuple(
                _decided(line)
                for line in decisions.listed(session, collective_id=id)
                if line.day is None or line.day >= since
            ),
            demo=session.programme.is_demo,
        )
    )


def _with(told: list[QuoteLine], outcome: str) -> tuple[report.Said, ...]:
    return tuple(
        report.Said(line.quote.text, spoken_by(line.quote.audience_code), line.quote.answer)
        for line in told
        if (line.quote.outcome or "waiting") == outcome
    )


def _decided(line: DecisionLine) -> report.Decided:
    state = line.decision.state or IN_FORCE
    standing = "" if state == IN_FORCE else french.within(DECISION_STATE.label(state))
    reason = line.decision.reason
    if state == "replaced" and line.replaced_by:
        reason = reason or _("maintenant : {what}", what=french.within(line.replaced_by))
    return report.Decided(line.decision.text, line.day, standing, reason)
