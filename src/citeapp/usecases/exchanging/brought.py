"""What one lot brought, row by row in words: for the preview, and for the receipt."""

from __future__ import annotations

from collections import Counter

from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.domain.fields import field_label
from citeapp.store import journal, peers
from citeapp.store.peers import LotRow
from citeapp.store.schema import SHARED
from citeapp.usecases.reviewing import describing
from citeapp.usecases.session import Session

MOST = 300
"""Rows told one by one; the rest is counted."""

_LED_BY = ("meeting", "collective", "person", "organisation", "venue", "action_item", "decision")
"""Rows worth a line of their own, in this order; what hangs on them is counted."""


@dataclass(frozen=True)
class Change:
    """A row that is new, changed (with the fields, in words) or deleted."""

    noun: str
    id: str
    kind: str
    words: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brought:
    """Changes one by one, how many more there are, and what is only counted."""

    changes: tuple[Change, ...]
    more: int
    counted: tuple[str, ...]


NOTHING = Brought((), 0, ())


def of_lot(session: Session, lot: int) -> Brought:
    """What a merged lot (its local number) brought that was not here; nothing if set aside."""
    rows = [row for row in peers.rows_of(session.workspace.connection, lot) if row.table in SHARED]
    led = [row for noun in _LED_BY for row in rows if row.table == noun]
    changes = tuple(_change(session, row) for row in led[:MOST])
    others = Counter(row.table for row in rows if row.table not in _LED_BY)
    counted = (_counted(noun, others[noun]) for noun in sorted(others))
    return Brought(changes, max(0, len(led) - MOST), tuple(words for words in counted if words))


def _change(session: Session, row: LotRow) -> Change:
    if "E" in row.kinds:
        return Change(row.table, row.id, "deleted", _("une fiche effacée"))
    if "D" in row.kinds:
        return Change(row.table, row.id, "deleted", _last_words(session, row))
    words = describing.described(session, row.table, row.id)
    if "I" in row.kinds:
        return Change(row.table, row.id, "new", words)
    fields = sorted({field_label(column) for column in row.columns})
    return Change(row.table, row.id, "changed", words, tuple(fields))


def _last_words(session: Session, row: LotRow) -> str:
    """A deleted row by what the journal last knew of it; one that stands all the same as it is."""
    key = (row.table, row.id)
    heads = journal.row_states(session.workspace.connection, [key])[key].heads
    known = {column: found[0].values.get(column) for column, found in heads.items() if found}
    blank = dict.fromkeys(column.name for column in SHARED[row.table].columns)
    return describing.titled(session, row.table, {"id": row.id} | blank | known)


def _counted(noun: str, n: int) -> str:
    """« 47 présences »; nothing for rows that no person would count."""
    match noun:
        case "attendance":
            return ngettext("{n} présence", "{n} présences", n)
        case "line":
            return ngettext("{n} ligne de notes", "{n} lignes de notes", n)
        case "agenda_item":
            return ngettext("{n} point d’ordre du jour", "{n} points d’ordre du jour", n)
        case "membership":
            return ngettext("{n} membre de collectif", "{n} membres de collectif", n)
        case "headcount":
            return ngettext("{n} comptage", "{n} comptages", n)
        case "same_as":
            return ngettext("{n} avis sur un doublon", "{n} avis sur des doublons", n)
        case _:
            return ""


def kind_words(kind: str) -> str:
    """The kind of a change as a badge says it."""
    return {"new": _("nouveau"), "changed": _("changé"), "deleted": _("supprimé")}[kind]
