"""Which column is what: headings compared with synonyms (domain.md 6.3), the rest by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold, key
from citeapp.intake import dates, mojibake, proposing, titles
from citeapp.intake.cells import Cell, text
from citeapp.intake.fields import IGNORED, field_of, used_by
from citeapp.intake.tables import Row, Table
from citeapp.intake.titles import TitleFacts

NO_HEADING = -1
_SEARCHED_ROWS = 20
_NAME_FIELDS = frozenset({"full_name", "last_name", "first_name"})
_COORDINATES = frozenset({"phone", "mobile", "email"})
_SEVERAL = frozenset({"comment", IGNORED})
"""Fields that more than one column may feed."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field it feeds, three of its values.

    ``name`` is the heading, made unlike every other of the table (« Tél. (D) », « Colonne C »):
    what a matching by hand is remembered by. ``field`` is "" while nobody knows, ``proposed``
    what it may then be; ``day`` is set for the column of one rencontre.
    """

    index: int
    heading: str
    name: str = ""
    field: str = ""
    proposed: str = ""
    day: date | None = None
    day_inferred: bool = False
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeftRow:
    """A row of the file that is no data, and why; ``row`` is its number from 1."""

    row: int
    words: str
    why: str


@dataclass(frozen=True)
class Recognition:
    """What was understood of a table; ``kind`` is a code of KIND, or "" when unsure.

    ``header_row`` is the index of the row of headings, NO_HEADING without one; ``first`` the
    index of the first row of data.
    """

    table: Table
    header_row: int
    first: int
    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    kind: str
    facts: TitleFacts

    @property
    def unknown(self) -> tuple[Column, ...]:
        """Columns to be matched by hand, those that hold something."""
        return tuple(c for c in self.columns if not c.field and c.day is None and c.samples)

    @property
    def days(self) -> tuple[Column, ...]:
        """The columns of a matrix, one a rencontre."""
        return tuple(column for column in self.columns if column.day is not None)

    def has(self, field: str) -> bool:
        return any(column.field == field for column in self.columns)

    def body(self) -> list[tuple[int, Row]]:
        """Rows of data with their number in the file (from 1); no blank ones, no repeated
        headings."""
        headings = _headings(self.table, self.header_row)
        return [
            (number, row)
            for number, row in enumerate(self.table.rows[self.first :], self.first + 1)
            if any(cell != "" for cell in row) and not _repeats(row, headings)
        ]

    def left(self) -> list[LeftRow]:
        """Rows that are no data: titles above the table, headings repeated inside it."""
        rows = self.table.rows
        found = [
            LeftRow(number, row_words(row), _("titre au-dessus du tableau"))
            for number, row in enumerate(rows[: self.first], 1)
            if number - 1 != self.header_row and any(cell != "" for cell in row)
        ]
        headings = _headings(self.table, self.header_row)
        return found + [
            LeftRow(number, row_words(row), _("titres des colonnes répétés"))
            for number, row in enumerate(rows[self.first :], self.first + 1)
            if any(cell != "" for cell in row) and _repeats(row, headings)
        ]


def recognise(
    table: Table,
    *,
    mapping: Mapping[str, str] | Mapping[int, str] | None = None,
    kind: str = "",
    file_name: str = "",
    heading_row: int | None = None,
    school_year: int | None = None,
    usual_year: int | None = None,
) -> Recognition:
    """Find the headings within the first 20 rows and what each column holds.

    ``mapping`` says by hand, by name, heading or index of a column, which field it feeds
    (FIELD codes; "note" keeps it with the remark, "ignored" leaves it out); it wins over
    the synonyms. ``kind`` forces what the table is, ``heading_row`` where its headings stand
    (from 1; 0: there are none). ``school_year`` (the year of its September) completes days
    written without a year; ``usual_year`` does so where the file itself says none.
    """
    by_hand = _ByHand(mapping)
    header_row, first = _place(table, by_hand, heading_row)
    lines = tuple(
        text(cell)
        for place, row in enumerate(table.rows[:first])
        for cell in row
        if cell != "" and place != header_row
    )
    facts = titles.facts(lines, file_name, table.name)
    year = school_year or facts.school_year or _year_of_headings(table, header_row) or usual_year
    facts = replace(facts, school_year=year)
    columns = _columns(table, header_row, first, by_hand, year)
    kind = kind or _kind(columns)
    columns = tuple(_for_kind(column, kind, by_hand) for column in columns)
    found = Recognition(table, header_row, first, lines, columns, kind, facts)
    return replace(found, columns=_with_values(found))


def row_words(row: Row) -> str:
    """A row in one line, to be recognised by a person."""
    return " · ".join(text(cell) for cell in row if cell != "")


def signature(headings: Sequence[str]) -> str:
    """The headings as one text: finds what was matched by hand for files of the same shape."""
    return "|".join("date" if _day(heading, 2000) else key(heading) for heading in headings)


def signatures(table: Table) -> list[str]:
    """What the headings' signature would be, for each row where they may stand."""
    return [signature([text(cell) for cell in row]) for row in table.rows[:_SEARCHED_ROWS]]


class _ByHand:
    """What a person said of the columns, by name, heading or index."""

    def __init__(self, mapping: Mapping[str, str] | Mapping[int, str] | None) -> None:
        given = dict((mapping or {}).items())
        self._by_index = {at: field for at, field in given.items() if isinstance(at, int)}
        self._by_key = {key(at): field for at, field in given.items() if isinstance(at, str)}

    def field(self, index: int, name: str, heading: str) -> str | None:
        """The field said for a column; None when nothing was said."""
        found = self._by_index.get(index) or self._by_key.get(key(name))
        return found or (self._by_key.get(key(heading)) if heading else None)

    def names(self, word: str) -> bool:
        """Whether something was said of a heading."""
        return word in self._by_key


def _place(table: Table, by_hand: _ByHand, heading_row: int | None) -> tuple[int, int]:
    """Where the headings stand and where the data begin."""
    if heading_row is not None and heading_row <= len(table.rows):
        if heading_row > 0:
            return heading_row - 1, heading_row
        return NO_HEADING, _after_titles(table)

    def score(row: Row) -> tuple[float, int]:
        words = {key(text(cell)) for cell in row if isinstance(cell, str) and cell}
        known = sum(field_of(word) not in ("", IGNORED) for word in words)
        named = known + sum(by_hand.names(word) for word in words)
        days = sum(_day(cell) is not None for cell in row)
        return named + (days / 2 if named else 0), sum(cell != "" for cell in row)

    scores = [score(row) for row in table.rows[:_SEARCHED_ROWS]]
    best = max(scores, default=(0.0, 0))
    place = scores.index(best) if scores else 0
    if best[0] == 0:
        fullest = max((filled for _named, filled in scores), default=0)
        place = next((n for n, (_named, filled) in enumerate(scores) if filled == fullest), 0)
        headed = table.rows[: place + (2 if table.width == 1 else 1)]  # a lone line is a title
        if any(proposing.looks_like_data(cell) for row in headed[place:] for cell in row):
            return NO_HEADING, _after_titles(table)
    return place, min(place + 1, len(table.rows))


def _after_titles(table: Table) -> int:
    """The first row of data of a table without headings: a line alone above it is a title."""
    for place, row in enumerate(table.rows[:_SEARCHED_ROWS]):
        filled = [cell for cell in row if cell != ""]
        if len(filled) > 1 or (table.width == 1 and any(map(proposing.looks_like_data, filled))):
            return place
    return 0


def _year_of_headings(table: Table, header_row: int) -> int | None:
    """The school year of the first heading that is a whole date."""
    days = (_day(cell) for cell in _headings(table, header_row))
    return next((dates.school_year_of(one.day) for one in days if one is not None), None)


def _headings(table: Table, header_row: int) -> tuple[Cell, ...]:
    return table.rows[header_row] if 0 <= header_row < len(table.rows) else ()


def _repeats(row: Row, headings: Sequence[Cell]) -> bool:
    """Whether a row says its headings once more, whole or in part."""
    pairs = [(cell, heading) for cell, heading in zip(row, headings, strict=False) if cell != ""]
    if not pairs or key(text(pairs[0][0])) != key(text(pairs[0][1])):
        return False
    same = sum(key(text(cell)) == key(text(heading)) for cell, heading in pairs)
    return same > len(pairs) - same


def _columns(
    table: Table, header_row: int, first: int, by_hand: _ByHand, school_year: int | None
) -> tuple[Column, ...]:
    headings = _headings(table, header_row) or ("",) * table.width
    alike = Counter(key(text(cell)) for cell in headings)
    taken: set[str] = set()
    columns = []
    for index, cell in enumerate(headings):
        heading = text(cell)
        heading = mojibake.repaired(heading) or heading
        name = _name(index, heading, alone=alike[key(text(cell))] == 1)
        field = by_hand.field(index, name, heading)
        found = _day(cell, school_year) if field is None else None
        if found is not None:
            columns.append(Column(index, heading, name, "", "", found.day, found.inferred))
            continue
        if field is None:
            field = field_of(key(heading))
            if field in taken and field not in _SEVERAL:
                field = ""  # a second column for the same thing: ask
        taken.add(field)
        columns.append(Column(index, heading, name, field))
    return tuple(columns)


def _name(index: int, heading: str, *, alone: bool) -> str:
    letter = chr(65 + index) if index < 26 else chr(64 + index // 26) + chr(65 + index % 26)
    if not heading:
        return _("Colonne {letter}", letter=letter)
    return heading if alone else f"{heading} ({letter})"


def _day(cell: object, school_year: int | None = None) -> dates.Day | None:
    """A heading that is a day, or says one: « présent le 12/03/2026 »."""
    if isinstance(cell, date):
        return dates.day(cell)
    if not isinstance(cell, str):
        return None
    words = fold(cell)
    for prefix in ("presence du ", "presence le ", "present le ", "rencontre du ", "reunion du "):
        words = words.removeprefix(prefix)
    return dates.day(words, school_year)


def _with_values(found: Recognition) -> tuple[Column, ...]:
    """The columns with three of their values, and what the unknown ones may be."""
    body = [row for _number, row in found.body()]
    taken = {column.field for column in found.columns if column.field not in _SEVERAL}
    columns = []
    for column in found.columns:
        values = [row[column.index] for row in body if row[column.index] != ""]
        samples = tuple(dict.fromkeys(map(text, values[:200])))[:3]
        proposed = ""
        if not column.field and column.day is None and values:
            proposed = proposing.proposal(column.heading, values, found.kind, taken)
            taken.add(proposed)
        columns.append(replace(column, samples=samples, proposed=proposed))
    return tuple(columns)


def _kind(columns: tuple[Column, ...]) -> str:
    fields = {column.field for column in columns}
    days = sum(column.day is not None for column in columns)
    named = bool(fields & _NAME_FIELDS)
    if "action_what" in fields:
        return "actions"
    if "uai" in fields:
        return "directory"
    if named and (days >= 3 or "presence" in fields or (days and not fields & _COORDINATES)):
        return "attendance"
    if named:
        return "contacts"
    return "directory" if _lists_structures(columns) else ""


def _lists_structures(columns: tuple[Column, ...]) -> bool:
    """Structures first: « Qui » before « Structure » is rather a list of people."""
    fields = [column.field for column in columns]
    if "organisation" not in fields:
        return False
    return "action_who" not in fields[: fields.index("organisation")]


def _for_kind(column: Column, kind: str, by_hand: _ByHand) -> Column:
    """« Statut » is a state in a table of actions, a quality in a list of people.

    What a file of this kind has no place for is unknown again: a person says what becomes of it.
    """
    if by_hand.field(column.index, column.name, column.heading) is not None:
        return column
    field = column.field
    if kind in ("contacts", "attendance"):
        field = {"status": "role"}.get(field, field)
    if kind == "attendance" and key(column.heading) == "present":
        field = "presence"
    return replace(column, field=field if used_by(kind, field) else "")
