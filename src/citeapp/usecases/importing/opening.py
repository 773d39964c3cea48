"""A file opened and understood, with what a person said of it and what is remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.intake import dates, headers, tables
from citeapp.intake.fields import IGNORED
from citeapp.intake.headers import Column, Recognition
from citeapp.usecases.importing import profiles
from citeapp.usecases.importing.choices import Choices
from citeapp.usecases.importing.profiles import Remembered
from citeapp.usecases.importing.tally import Tally
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Opened:
    """Every sheet as understood; ``place`` is the one looked at."""

    path: Path
    sheets: tuple[Recognition, ...]
    place: int
    broken_accents: tuple[tuple[str, str], ...]
    remembered: Remembered
    by_hand: Mapping[str, str]

    @property
    def chosen(self) -> Recognition:
        return self.sheets[self.place]

    @property
    def together(self) -> list[Recognition]:
        """The sheets taken over at once: every sign-in sheet in sight, else the one chosen."""
        if self.chosen.kind != "attendance" or self.chosen.table.hidden:
            return [self.chosen]
        return [s for s in self.sheets if s.kind == "attendance" and not s.table.hidden]


def open_file(session: Session, path: Path, choices: Choices) -> Opened:
    """Read a file; what is said by hand counts for the chosen sheet and those shaped like it."""
    found = tables.read_tables(path)
    alone = [_alone(session, table, path) for table in found]
    place = _place(choices.sheet, alone)
    broken = tables.broken_accents(found[place])
    if choices.mend_accents:
        found = [tables.with_mended_accents(table) for table in found]
        alone = [_alone(session, table, path) for table in found]
    remembered = profiles.find(session, found[place])
    chosen = _recognised(session, found[place], path, choices, remembered)
    shape = _headings(chosen)
    sheets = [
        chosen
        if number == place
        else _recognised(session, table, path, choices, remembered)
        if _headings(one) == shape
        else one
        for number, (table, one) in enumerate(zip(found, alone, strict=True))
    ]
    by_hand = {**remembered.mapping, **(choices.mapping or {})}
    return Opened(path, tuple(sheets), place, broken, remembered, by_hand)


def tell_what_is_left(opened: Opened, tally: Tally) -> None:
    """Columns and rows that nothing is taken from, each with the reason."""
    for column in opened.chosen.columns:
        if column.day is None and column.samples and column.field in ("", IGNORED, "number"):
            tally.note(0, "column", "left", column.name, _why_left(opened, column))
    for sheet in opened.together:
        for row in sheet.left():
            tally.note(row.row, "row", "left", row.words, row.why)


def row_words(row: tables.Row) -> str:
    """A row in one line, short enough to be read at a glance."""
    words = headers.row_words(row)
    return words if len(words) <= 90 else words[:89] + "…"


def _why_left(opened: Opened, column: Column) -> str:
    if column.field == "number":
        return _("la numérotation du fichier")
    if column.field == IGNORED and column.name in opened.by_hand:
        return _("vous avez choisi de ne pas la reprendre")
    if column.field == IGNORED:
        return _("le programme n’a pas de place pour cela")
    return _("colonne non reconnue : dites ce qu’elle contient pour la reprendre")


def _alone(session: Session, table: tables.Table, path: Path) -> Recognition:
    return _recognised(session, table, path, Choices(), profiles.find(session, table))


def _recognised(
    session: Session, table: tables.Table, path: Path, choices: Choices, remembered: Remembered
) -> Recognition:
    return headers.recognise(
        table,
        mapping={**remembered.mapping, **(choices.mapping or {})},
        kind=choices.kind or remembered.kind,
        file_name=path.name,
        heading_row=remembered.heading_row if choices.heading_row is None else choices.heading_row,
        school_year=choices.school_year,
        usual_year=dates.school_year_of(session.today),
    )


def _place(sheet: int | None, found: Sequence[Recognition]) -> int:
    """The sheet asked for; else the first in sight that is understood, else the first."""
    if sheet is None:
        known = [n for n, one in enumerate(found) if one.kind and not one.table.hidden]
        seen = [n for n, one in enumerate(found) if not one.table.hidden]
        return next(iter(known or seen), 0)
    if not 0 <= sheet < len(found):
        raise InputRefused(_("Ce fichier n’a pas de feuille n° {n}.", n=sheet + 1))
    return sheet


def _headings(recognition: Recognition) -> tuple[str, ...]:
    return tuple(column.heading for column in recognition.columns)
