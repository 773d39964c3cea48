"""What can stand in a cell: how a person gives a value that none of the versions holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import sort_key
from citeapp.domain.fields import choices_of
from citeapp.domain.operations import Scalar
from citeapp.store.repositories.generic import NOUNS, types_of
from citeapp.store.schema import SHARED
from citeapp.usecases.reviewing import describing, parting
from citeapp.usecases.reviewing.proposing import PROSE, SEVERAL_LINES
from citeapp.usecases.reviewing.versions import field_name
from citeapp.usecases.session import Session

WORDS, TEXT, NUMBER, DAY, HOUR, CHOICE = "words", "text", "number", "day", "hour", "choice"
_LEADS_TO = frozenset({"collective", "facilitator", "organisation", "person", "venue"})
"""What one of a list can be chosen from; a line or a point means nothing out of its place."""


@dataclass(frozen=True)
class Entry:
    """How a third value is given: several lines, a line, a number, a day, an hour or a choice.

    ``choices`` are (value, words). Without a ``kind`` there is no third one.
    """

    kind: str = ""
    choices: tuple[tuple[str | int, str], ...] = ()


def open_ended(noun: str, column: str, known: Sequence[Scalar]) -> bool:
    """Whether something else than the ``known`` values could stand in a cell."""
    choices = choices_of(noun, column)
    if choices:
        return not {value for value, _words in choices} <= set(known)
    return bool(_kind(noun, column))


def entry(session: Session, noun: str, column: str) -> Entry:
    """How a value is given."""
    kind = _kind(noun, column)
    choices = choices_of(noun, column) or _rows(session, _leads_to(noun, column))
    return Entry(kind, tuple(choices) if kind == CHOICE else ())


def checked(session: Session, noun: str, column: str, value: Scalar) -> Scalar:
    """A third value as it is stored; InputRefused when it cannot stand in that cell."""
    if value in (None, ""):
        return None
    found = entry(session, noun, column)
    try:
        if found.kind == CHOICE and value in [code for code, _words in found.choices]:
            return value
        if found.kind == DAY:
            return date.fromisoformat(str(value)).isoformat()
        if found.kind == HOUR:
            return time.fromisoformat(str(value)).strftime("%H:%M")
        if found.kind == NUMBER:
            return int(value or 0)
    except ValueError:
        found = Entry()
    if found.kind in (WORDS, TEXT):
        return str(value) if column in SEVERAL_LINES else " ".join(str(value).split("\n"))
    raise InputRefused(
        _("« {value} » ne peut pas être {field}.", value=value, field=field_name(column)),
        safe=_("Les versions restent telles quelles."),
    )


def _kind(noun: str, column: str) -> str:
    if noun not in NOUNS or column not in types_of(noun) or parting.is_place(noun, column):
        return ""
    leads_to = _leads_to(noun, column)
    if leads_to or choices_of(noun, column):
        return CHOICE if set(leads_to) <= _LEADS_TO else ""
    plain = types_of(noun)[column]
    if plain is str:
        return WORDS if (noun, column) in PROSE else TEXT
    return {int: NUMBER, date: DAY, time: HOUR}.get(plain, "")


def _leads_to(noun: str, column: str) -> list[str]:
    """The nouns that a link leads to."""
    columns = SHARED[noun].columns if noun in SHARED else ()
    return next((c.refers.split() for c in columns if c.name == column), [])


def _rows(session: Session, nouns: Sequence[str]) -> list[tuple[str | int, str]]:
    """Every row that a link may lead to, by its words."""
    rows: list[tuple[str | int, str]] = [
        (str(row["id"]), describing.titled(session, noun, row))
        for noun in nouns
        if noun in _LEADS_TO
        for row in session.workspace.connection.dicts(f'SELECT * FROM "v_{noun}"')
    ]
    return sorted(rows, key=lambda row: sort_key(row[1]))
