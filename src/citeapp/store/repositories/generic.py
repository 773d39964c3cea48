"""One repository serves every noun: the fields of the dataclass are the columns of its table.

It reads the views, in which joined rows are one (:mod:`citeapp.store.folding`), and writes the
tables; a row that stands for several is written through :mod:`citeapp.store.joined`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from functools import cache
from typing import Any, Generic, TypeVar, get_type_hints

from citeapp.base.errors import NotFound
from citeapp.base.language import _
from citeapp.domain.action import ActionItem, ActionOwner
from citeapp.domain.collective import Collective, CollectiveFacilitator, Membership
from citeapp.domain.decision import Decision
from citeapp.domain.duplicate import ImportProfile, ListEntry, PassedOver, Question, SameAs
from citeapp.domain.facilitator import Facilitator, Machine, Programme, Revocation
from citeapp.domain.keeping import (
    Attachment,
    AttachmentPart,
    Ballot,
    Minutes,
    MinutesSending,
    Quote,
    SpeakingTurns,
)
from citeapp.domain.meeting import (
    AgendaItem,
    Attendance,
    Headcount,
    Line,
    Meeting,
    MeetingCollective,
    SheetNumber,
)
from citeapp.domain.organisation import Organisation, OrganisationAlias, Venue
from citeapp.domain.person import Affiliation, Person
from citeapp.domain.preparing import (
    Announcement,
    BarrierReport,
    CalendarEvent,
    Invitation,
    MeetingRole,
    MeetingTemplate,
    ParkedItem,
    ReceptionCheck,
    RunStep,
    TemplateItem,
)
from citeapp.domain.publishing import (
    Consent,
    DocumentSending,
    GlossaryWord,
    Logo,
    PlainLine,
    PlainVersion,
)
from citeapp.domain.row import Row
from citeapp.store import joined, joins
from citeapp.store.connection import Connection, Value
from citeapp.store.schema import SHARED

T = TypeVar("T", bound=Row)

NOUNS: dict[str, type[Row]] = {
    "programme": Programme,
    "facilitator": Facilitator,
    "machine": Machine,
    "revocation": Revocation,
    "organisation": Organisation,
    "organisation_alias": OrganisationAlias,
    "venue": Venue,
    "person": Person,
    "affiliation": Affiliation,
    "collective": Collective,
    "collective_facilitator": CollectiveFacilitator,
    "membership": Membership,
    "meeting": Meeting,
    "meeting_collective": MeetingCollective,
    "agenda_item": AgendaItem,
    "line": Line,
    "attendance": Attendance,
    "sheet_number": SheetNumber,
    "headcount": Headcount,
    "decision": Decision,
    "action_item": ActionItem,
    "action_owner": ActionOwner,
    "same_as": SameAs,
    "passed_over": PassedOver,
    "question": Question,
    "import_profile": ImportProfile,
    "list_entry": ListEntry,
    "meeting_template": MeetingTemplate,
    "template_item": TemplateItem,
    "run_step": RunStep,
    "meeting_role": MeetingRole,
    "reception_check": ReceptionCheck,
    "parked_item": ParkedItem,
    "barrier_report": BarrierReport,
    "calendar_event": CalendarEvent,
    "invitation": Invitation,
    "announcement": Announcement,
    "quote": Quote,
    "minutes": Minutes,
    "minutes_sending": MinutesSending,
    "attachment": Attachment,
    "attachment_part": AttachmentPart,
    "ballot": Ballot,
    "speaking_turns": SpeakingTurns,
    "logo": Logo,
    "glossary_word": GlossaryWord,
    "plain_version": PlainVersion,
    "plain_line": PlainLine,
    "document_sending": DocumentSending,
    "consent": Consent,
}
"""Table name to the class of its rows."""

_TABLE_OF = {kind: table for table, kind in NOUNS.items()}


class Repository(Generic[T]):
    """The rows of one table as domain values; blank text and false are stored as NULL."""

    def __init__(self, connection: Connection, kind: type[T]) -> None:
        self.connection = connection
        self.kind = kind
        self.table = _TABLE_OF[kind]
        self.columns, self._select, self._insert = _statements(self.table)
        self._readers = _readers(self.table)

    def get(self, id: str) -> T:
        """The row of this identifier; NotFound when it is not (or no longer) here."""
        found = self.find(id)
        if found is None:
            raise NotFound(_("Cette fiche n’existe pas (ou plus) ici : {id}.", id=id))
        return found

    def find(self, id: str) -> T | None:
        """The row of this identifier, or the one it was joined into, or None."""
        rows = self.where("t.id = ?", (id,))
        if not rows and (shown := joined.shown_as(self.connection, self.table, id)) != id:
            rows = self.where("t.id = ?", (shown,))
        return rows[0] if rows else None

    def pair(self, **key: str) -> T | None:
        """The row of a natural pair (a presence, a membership), whatever its identifier."""
        found = self.matching(
            **{name: joined.leading(self.connection, value) for name, value in key.items()}
        )
        return found[0] if found else None

    def all(self, order: str = "") -> list[T]:
        """Every row."""
        return self.where("1", order=order)

    def where(
        self, condition: str, parameters: Sequence[Value] = (), *, order: str = "", joins: str = ""
    ) -> list[T]:
        """The rows for which an SQL condition over ``t`` holds."""
        tail = f" ORDER BY {order}" if order else ""
        sql = f"{self._select} FROM v_{self.table} t {joins} WHERE {condition}{tail}"
        return [self._read(row) for row in self.connection.rows(sql, parameters)]

    def behind(self) -> list[tuple[str, T]]:
        """The stored rows that are shown as another one: identifier of that one, and the row."""
        if not joins.any_joined(self.connection):
            return []
        names = ", ".join(f't."{name}"' for name in self.columns)
        found = self.connection.rows(
            f"SELECT f.root, {names} FROM _s_fold_{self.table} f "
            f"JOIN {self.table} t ON t.id = f.id ORDER BY f.root, f.id = f.root, f.id"
        )
        return [(row[0], self._read(row[1:])) for row in found]

    def matching(self, **values: Any) -> list[T]:
        """The rows whose columns have exactly these values."""
        condition = " AND ".join(f't."{name}" IS ?' for name in values) or "1"
        stored = [store_value(value) for value in values.values()]
        return self.where(condition, stored, order="t.id")

    def add(self, row: T) -> T:
        """Write a new row."""
        self.connection.execute(self._insert, tuple(self._write(row).values()))
        return row

    def add_all(self, rows: Iterable[T]) -> None:
        """Write many new rows."""
        self.connection.run_many(self._insert, [tuple(self._write(row).values()) for row in rows])

    def put(self, row: T) -> T:
        """Write a row that may exist already (natural pairs)."""
        shown = self._shown_pair(row)
        if shown:
            key = {"id", *SHARED[self.table].key}
            return self.change(
                shown, **{name: getattr(row, name) for name in self.columns if name not in key}
            )
        updates = ", ".join(
            f'"{name}" = excluded."{name}"' for name in self.columns if name != "id"
        )
        self.connection.execute(
            f"{self._insert} ON CONFLICT (id) DO UPDATE SET {updates}",
            tuple(self._write(row).values()),
        )
        return row

    def change(self, id: str, **values: Any) -> T:
        """Change some columns of a row; unknown names are refused."""
        row = self.get(id)
        unknown = set(values) - set(self.columns) | ({"id"} & set(values))
        if unknown:
            raise NotFound(_("Champ inconnu : {name}.", name=", ".join(sorted(unknown))))
        changed = dataclasses.replace(row, **values)
        stored = {name: store_value(value) for name, value in values.items()}
        if self._stands_for_others(row.id):
            joined.write(self.connection, self.table, row.id, stored)
        elif stored:
            assignments = ", ".join(f'"{name}" = ?' for name in stored)
            self.connection.execute(
                f"UPDATE {self.table} SET {assignments} WHERE id = ?", (*stored.values(), row.id)
            )
        return changed

    def remove(self, id: str) -> None:
        """Delete a row, with those it stands for (it can be undone)."""
        for stored in joined.members(self.connection, self.table, self.get(id).id):
            self.connection.execute(f"DELETE FROM {self.table} WHERE id = ?", (stored,))

    def remove_pair(self, **key: str) -> None:
        """Delete the row of a natural pair; NotFound when there is none."""
        found = self.pair(**key)
        self.remove(found.id if found else "")

    def count(self) -> int:
        """How many rows there are."""
        return int(self.connection.value(f"SELECT count(*) FROM v_{self.table}"))

    def _shown_pair(self, row: T) -> str:
        """The joined row that already stands for this natural pair; blank in any other case."""
        key = SHARED[self.table].key
        if not key or not joins.any_joined(self.connection):
            return ""
        found = self.pair(**{name: getattr(row, name) for name in key})
        return found.id if found and self._stands_for_others(found.id) else ""

    def _stands_for_others(self, id: str) -> bool:
        return joins.any_joined(self.connection) and joined.is_folded(
            self.connection, self.table, id
        )

    def _read(self, row: Sequence[Any]) -> T:
        values = [value if type(value) is str else _text(value) for value in row]
        for place, read in self._readers:
            values[place] = read(row[place])
        return self.kind(**dict(zip(self.columns, values, strict=True)))

    def _write(self, row: T) -> dict[str, Value]:
        return {name: store_value(getattr(row, name)) for name in self.columns}


@cache
def _statements(table: str) -> tuple[list[str], str, str]:
    """The columns of a table, and how its rows are read and inserted."""
    columns = [field.name for field in dataclasses.fields(NOUNS[table])]
    select = "SELECT " + ", ".join(f't."{name}"' for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    return columns, select, f"INSERT INTO {table} ({names}) VALUES ({marks})"


def store_value(value: Any) -> Value:
    """How a domain value is stored: ISO dates, HH:MM times, NULL for blank and false."""
    if value is None or value == "" or value is False:
        return None
    if value is True:
        return 1
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return value  # type: ignore[no-any-return]  # str or int, as the dataclass declares


@cache
def types_of(table: str) -> dict[str, type]:
    """The plain type of each field of a table."""
    return field_types(NOUNS[table])


def field_types(kind: type[Row]) -> dict[str, type]:
    """The plain type of each field: str, int, bool, date or time."""
    return {name: _plain(hint) for name, hint in get_type_hints(kind).items()}


@cache
def _readers(table: str) -> list[tuple[int, Callable[[Any], Any]]]:
    """How each column that holds no text is read, by its place: most hold text."""
    types = types_of(table)
    names = _statements(table)[0]
    return [
        (place, _READERS[types[name]]) for place, name in enumerate(names) if types[name] is not str
    ]


def _plain(hint: Any) -> type:
    for candidate in (bool, int, str, date, time):
        if hint is candidate or candidate in getattr(hint, "__args__", ()):
            return candidate
    raise TypeError(f"unsupported field type {hint!r}")


def _text(value: Any) -> Any:
    return "" if value is None else str(value)


def _date(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None  # from a foreign program: shown as unknown rather than failing


def _time(value: Any) -> time | None:
    try:
        return time.fromisoformat(value) if value else None
    except ValueError:
        return None


_READERS: dict[type, Callable[[Any], Any]] = {
    int: lambda value: value,
    bool: bool,
    date: _date,
    time: _time,
}
