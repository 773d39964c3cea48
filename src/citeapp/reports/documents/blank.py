"""What every sheet to fill in by hand has in common: whose it is, its day, room for the pen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Cell,
    Column,
    DataTable,
    Document,
    PlainPart,
    Subtitle,
    Title,
    ToFill,
)
from citeapp.reports.typography import dotted

LINE_HEIGHT = 26.0
"""Points between two lines of handwriting."""
BOX = "☐"
"""A box to tick."""


@dataclass(frozen=True, kw_only=True)
class BlankInput:
    """The collectif and the day stand on the sheet; the rest is for the pen."""

    programme: str
    collective: str
    day: date | None = None
    demo: bool = False


def blank_sheet(
    given: BlankInput,
    name: str,
    blocks: Iterable[Block],
    *,
    landscape: bool = False,
    plain: bool = False,
) -> Document:
    """A sheet named ``name``, with the collectif and the day under it."""
    day = french.begun(french.long_day(given.day)) if given.day else ""
    return Document(
        title=" – ".join(part for part in (name, given.collective) if part),
        subject=_("Feuille à remplir à la main"),
        header_left=given.programme,
        header_left_light=given.collective,
        header_right=name,
        footer_left=_("Version simplifiée") if plain else "",
        demo=given.demo,
        landscape=landscape,
        plain=plain,
        edition=french.day(given.day) if given.day else "",
        blocks=(Title(name), *_whose(given.collective, day, plain), *blocks),
    )


def _whose(collective: str, day: str, plain: bool) -> Iterable[Block]:
    told = tuple(filter(None, (collective, day)))
    if told:
        yield PlainPart("", (dotted(told),)) if plain else Subtitle(dotted(told))


def boxes(labels: Iterable[str]) -> str:
    """« ☐ parent   ☐ habitant »."""
    return "\u00a0\u00a0 ".join(f"{BOX}\u00a0{label}" for label in labels)


def white_table(columns: tuple[Column, ...], rows: int, height: float = LINE_HEIGHT) -> DataTable:
    """A table without a word in it."""
    white = ToFill(_("à écrire"))
    return DataTable(columns, ((white,) * len(columns),) * rows, empty="", row_height=height)


def listed_table(columns: tuple[Column, ...], first: Iterable[str]) -> DataTable:
    """A table whose rows are named; the other cells are white."""
    white: tuple[Cell, ...] = (ToFill(_("à écrire")),) * (len(columns) - 1)
    rows = tuple((name, *white) for name in first)
    return DataTable(columns, rows, empty="", row_height=LINE_HEIGHT, row_header=True)
