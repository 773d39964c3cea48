"""Words that people said: with whose leave they are cited, and what became of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain import pointing
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.keeping import QUOTE_CONSENT, QUOTE_OUTCOME, Quote
from citeapp.domain.meeting import Attendance
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.session import Session

CITED = frozenset({"internal", "public"})
"""Consents with which a compte rendu may cite; other documents need ``public``."""
_CODES = {"consent": QUOTE_CONSENT, "outcome": QUOTE_OUTCOME, "audience_code": AUDIENCE}


@dataclass(frozen=True)
class QuoteLine:
    """A quote, the collectif and the day it comes from."""

    quote: Quote
    collective: str
    day: date | None


@acts("Préciser une parole")
def change(session: Session, /, *, id: str, **fields: Any) -> Quote:
    """Who spoke (an audience, never a name), with what leave, what became of it."""
    for name, known in _CODES.items():
        if fields.get(name) and fields[name] not in known:
            raise InputRefused(_("Valeur inconnue : {value}.", value=fields[name]))
    return session.rows(Quote).change(id, **fields)


@acts("Répondre à une parole")
def answer(session: Session, /, *, id: str, outcome: str, words: str = "") -> Quote:
    """What became of it, in a sentence; what is refused says why."""
    if outcome not in QUOTE_OUTCOME:
        raise InputRefused(_("Suite inconnue : {outcome}.", outcome=outcome))
    if outcome == "refused" and not words:
        raise InputRefused(_("Dites en une phrase pourquoi ce n’est pas retenu."))
    return session.rows(Quote).change(id, outcome=outcome, answer=words)


@reads
def of_meeting(session: Session, /, *, meeting_id: str) -> list[Quote]:
    """The quotes of a rencontre, in the order they were typed."""
    return session.rows(Quote).where("t.meeting_id = ?", (meeting_id,), order="t.id")


@reads
def listed(
    session: Session, /, *, collective_id: str = "", text: str = "", outcome: str = ""
) -> list[QuoteLine]:
    """Quotes across rencontres, the latest first; every typed word stands in them."""
    condition, values = ("t.collective_id = ?", (collective_id,)) if collective_id else ("1", ())
    rows = session.rows(Quote).where(
        condition,
        values,
        joins="LEFT JOIN v_meeting m ON m.id = t.meeting_id",
        order="m.date DESC, t.id",
    )
    connection = session.workspace.connection
    names = dict(connection.rows("SELECT id, name FROM v_collective"))
    days = dict(connection.rows("SELECT id, date FROM v_meeting WHERE date IS NOT NULL"))
    wanted = fold(text).split()
    return [
        QuoteLine(
            row,
            names.get(row.collective_id) or "",
            date.fromisoformat(days[row.meeting_id]) if row.meeting_id in days else None,
        )
        for row in rows
        if (not outcome or (row.outcome or "waiting") == outcome)
        and all(word in fold(f"{row.text} {row.answer}") for word in wanted)
    ]


@reads
def may_point(session: Session, /, *, id: str) -> list[str]:
    """What in a quote could point at one family, in words (« un âge », « une classe »)."""
    row = session.rows(Quote).get(id)
    around = session.rows(Attendance).matching(meeting_id=row.meeting_id)
    return list(pointing.reasons(row.text, [one.name_snapshot for one in around]))
