"""Reserved notes about a person, a structure or a collectif: they stay on this machine.

They are private lines of a text of their own: no lot and no document carries them, unless whoever
wrote one makes it visible (exchange.md, private lines and scope).
"""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.domain.meeting import Line
from citeapp.usecases import notes
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session

FIELD = "reserved"


@reads
def listed(session: Session, /, *, owner_id: str) -> list[Line]:
    """The reserved notes of a row, in the order they were written."""
    return notes.lines(session, owner_id=owner_id, field=FIELD)


@acts("Écrire une note réservée")
def add(session: Session, /, *, owner_id: str, text: str) -> Line:
    """A note that stays here."""
    text = required(text, _("Écrivez la note."))
    return notes.add(session, owner_id=owner_id, typed=text, field=FIELD, private=True).value


@acts("Effacer une note réservée")
def remove(session: Session, /, *, id: str) -> None:
    """Take a reserved note away."""
    notes.remove(session, id=id)
