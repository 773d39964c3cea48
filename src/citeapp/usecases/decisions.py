"""Decisions: take, change, find again."""

from __future__ import annotations

from datetime import date
from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.decision import Decision, participation_level
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session

IN_FORCE = "in_force"
"""The state of a decision of which nothing else is said."""


@acts("Noter une décision")
def create(
    session: Session, /, *, text: str, meeting_id: str = "", collective_id: str = "", **fields: Any
) -> Decision:
    """A new decision, with the participation level reached (0 to 5) when it is known."""
    text = _text(text)
    _known_level(fields)
    row = Decision(
        id=session.new_id(), text=text, meeting_id=meeting_id, collective_id=collective_id, **fields
    )
    return session.rows(Decision).add(row)


@acts("Modifier une décision")
def change(session: Session, /, *, id: str, **fields: Any) -> Decision:
    """Change fields of a decision by their names."""
    if "text" in fields:
        fields["text"] = _text(fields["text"])
    _known_level(fields)
    return session.rows(Decision).change(id, **fields)


@acts("Supprimer une décision")
def remove(session: Session, /, *, id: str) -> None:
    """Put a decision into the bin."""
    session.rows(Decision).remove(id)


@reads
def of_meeting(session: Session, /, *, meeting_id: str) -> list[Decision]:
    """The decisions of a rencontre, in the order they were taken."""
    return session.rows(Decision).where("t.meeting_id = ?", (meeting_id,), order="t.id")


@reads
def register(session: Session, /, *, collective_id: str = "") -> list[Decision]:
    """All decisions, the latest first; of one collectif when given."""
    condition, values = ("t.collective_id = ?", (collective_id,)) if collective_id else ("1", ())
    return session.rows(Decision).where(
        condition,
        values,
        joins="LEFT JOIN v_meeting m ON m.id = t.meeting_id",
        order="m.date DESC, t.id",
    )


@dataclass(frozen=True)
class DecisionLine:
    """A decision in the register: its collectif, its day, what took its place."""

    decision: Decision
    collective: str
    day: date | None
    replaced_by: str


@reads
def listed(
    session: Session,
    /,
    *,
    collective_id: str = "",
    text: str = "",
    state: str = "",
) -> list[DecisionLine]:
    """The register across collectifs, the latest first: found without knowing the rencontre.

    Every typed word stands in the decision, its reason or the name of its collectif; ``state``
    is a decision_state code, nothing for all.
    """
    connection = session.workspace.connection
    names = dict(connection.rows("SELECT id, name FROM v_collective"))
    days = dict(connection.rows("SELECT id, date FROM v_meeting WHERE date IS NOT NULL"))
    rows = register(session, collective_id=collective_id)
    words = {row.id: row.text for row in rows}
    wanted = fold(text).split()
    return [
        DecisionLine(
            row,
            names.get(row.collective_id) or "",
            date.fromisoformat(days[row.meeting_id]) if row.meeting_id in days else None,
            words.get(row.replaced_by_id, ""),
        )
        for row in rows
        if (not state or (row.state or IN_FORCE) == state)
        and all(
            word in fold(f"{row.text} {row.reason} {names.get(row.collective_id) or ''}")
            for word in wanted
        )
    ]


@acts("Remplacer une décision")
def replace(
    session: Session, /, *, id: str, text: str = "", by_id: str = "", reason: str = ""
) -> Decision:
    """Another decision takes its place: one that stands (``by_id``), or these words."""
    old = session.rows(Decision).get(id)
    if by_id == id:
        raise InputRefused(_("Une décision ne se remplace pas elle-même."))
    if by_id:
        fresh = session.rows(Decision).get(by_id)
    else:
        fresh = create(
            session,
            text=text,
            collective_id=old.collective_id,
            level=old.level,
            mode=old.mode,
        ).value
    session.rows(Decision).change(id, state="replaced", replaced_by_id=fresh.id, reason=reason)
    return fresh


@acts("Abandonner une décision")
def drop(session: Session, /, *, id: str, reason: str) -> Decision:
    """A decision that is not followed any more; the reason is told to those who took it."""
    reason = required(reason, _("Dites en une phrase pourquoi elle est abandonnée."))
    return session.rows(Decision).change(id, state="dropped", replaced_by_id="", reason=reason)


@acts("Remettre une décision en vigueur")
def stand_again(session: Session, /, *, id: str) -> Decision:
    """A decision that was replaced or dropped stands again."""
    return session.rows(Decision).change(id, state=IN_FORCE, replaced_by_id="", reason="")


@reads
def to_look_at(session: Session, /) -> list[DecisionLine]:
    """Decisions in force whose day to be looked at again has come, the oldest first."""
    due = [
        line
        for line in listed(session, state=IN_FORCE)
        if line.decision.revisit_on is not None and line.decision.revisit_on <= session.today
    ]
    return sorted(due, key=lambda line: str(line.decision.revisit_on))


def _text(text: str) -> str:
    return required(text, _("Écrivez la décision."))


def _known_level(fields: dict[str, Any]) -> None:
    level = fields.get("level")
    if level is not None and not participation_level(level):
        raise InputRefused(_("Le niveau de participation va de 0 à 5."))
