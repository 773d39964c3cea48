"""The conditions of welcome of a rencontre: a list to tick, that a team may complete."""

from __future__ import annotations

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.duplicate import ListEntry
from citeapp.domain.meeting import Meeting
from citeapp.domain.preparing import RECEPTION_CONDITION, RECEPTION_STATE, ReceptionCheck
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session

LIST = "reception_condition"
"""The editable list that completes the conditions everybody has."""


@dataclass(frozen=True)
class Condition:
    """A condition of welcome; ``state`` is blank as long as nobody looked at it."""

    code: str
    label: str
    state: str
    note: str


@reads
def checklist(session: Session, /, *, meeting_id: str) -> list[Condition]:
    """Every condition with where it stands; a garderie announced counts as planned."""
    meeting = session.rows(Meeting).get(meeting_id)
    noted = {r.item_code: r for r in session.rows(ReceptionCheck).matching(meeting_id=meeting.id)}
    lines = []
    for code, label in _conditions(session).items():
        row = noted.get(code)
        announced = "planned" if code == "childcare" and meeting.childcare else ""
        lines.append(
            Condition(code, label, row.state if row else announced, row.note if row else "")
        )
    return lines


@acts("Noter une condition d’accueil")
def note(
    session: Session, /, *, meeting_id: str, item_code: str, state: str, note: str = ""
) -> ReceptionCheck:
    """Where a condition of welcome stands: planned, done, not_needed, or blank again."""
    session.rows(Meeting).get(meeting_id)
    if state and state not in RECEPTION_STATE:
        raise InputRefused(_("État inconnu : {state}.", state=state))
    if item_code not in _conditions(session):
        raise InputRefused(_("Condition d’accueil inconnue : {code}.", code=item_code))
    return session.rows(ReceptionCheck).put(
        ReceptionCheck(
            id=derived_id("reception_check", meeting_id, item_code),
            meeting_id=meeting_id,
            item_code=item_code,
            state=state,
            note=note,
        )
    )


@acts("Ajouter une condition d’accueil")
def add_condition(session: Session, /, *, label: str) -> ListEntry:
    """Another condition, at every rencontre from now on; the same words are the same one."""
    label = required(label, _("Dites cette condition en quelques mots."))
    code = fold(label)
    return session.rows(ListEntry).put(
        ListEntry(
            id=derived_id("list_entry", LIST, code),
            list_code=LIST,
            code=code,
            label=label,
            active=True,
        )
    )


@acts("Retirer une condition d’accueil")
def remove_condition(session: Session, /, *, code: str) -> ListEntry:
    """A condition of one's own is offered no more; what was noted of it stays."""
    return session.rows(ListEntry).change(derived_id("list_entry", LIST, code), active=False)


def _conditions(session: Session) -> dict[str, str]:
    """Codes to labels: those everybody has, then those of the list."""
    own = session.rows(ListEntry).where(
        "t.list_code = ? AND t.active = 1", (LIST,), order="t.sort, t.label, t.id"
    )
    return dict(RECEPTION_CONDITION.pairs()) | {entry.code: entry.label for entry in own}
