"""Taking over spreadsheets: look first (nothing written), then all of it in one act."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.intake import reading
from citeapp.intake.headers import Column
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.importing import opening, profiles, taking
from citeapp.usecases.importing.choices import Choices, Given
from citeapp.usecases.importing.opening import Opened
from citeapp.usecases.importing.tally import Change, Report
from citeapp.usecases.session import Session

__all__ = ["Change", "Given", "Look", "Report", "Sheet", "apply", "look", "preview"]


@dataclass(frozen=True)
class Sheet:
    """A sheet of a file: its name, and what it seems to hold."""

    name: str
    kind: str
    rows: int
    hidden: bool


@dataclass(frozen=True)
class Look:
    """A file opened, before anything is decided: its sheets and the columns of the chosen one.

    ``heading_row`` counts from 1 (0: no headings), ``first_rows`` are the first rows in words,
    to choose it from; ``school_year`` completes days written without their year, and is
    ``inferred`` when a heading needs it. ``missing`` says what keeps the file from being read.
    ``remembered``: matched by hand the last time.
    """

    sheets: tuple[Sheet, ...]
    chosen: int
    kind: str
    collective: str
    columns: tuple[Column, ...]
    unknown: tuple[Column, ...]
    heading_row: int
    first_rows: tuple[str, ...]
    school_year: int | None
    inferred: bool
    missing: str
    remembered: bool
    broken_accents: tuple[tuple[str, str], ...]


@reads
def look(
    session: Session,
    /,
    *,
    path: Path,
    sheet: int | None = None,
    mapping: Mapping[str, str] | None = None,
    kind: str = "",
    heading_row: int | None = None,
    school_year: int | None = None,
    mend_accents: bool = False,
) -> Look:
    """The sheets of a file and what its columns seem to be; for matching by hand."""
    opened = opening.open_file(
        session,
        Path(path),
        Choices(
            kind=kind,
            sheet=sheet,
            mapping=mapping,
            heading_row=heading_row,
            school_year=school_year,
            mend_accents=mend_accents,
        ),
    )
    chosen = opened.chosen
    return Look(
        sheets=tuple(
            Sheet(one.table.name, one.kind, len(one.table.rows), one.table.hidden)
            for one in opened.sheets
        ),
        chosen=opened.place,
        kind=chosen.kind,
        collective=chosen.facts.collective,
        columns=chosen.columns,
        unknown=chosen.unknown,
        heading_row=chosen.header_row + 1,
        first_rows=tuple(opening.row_words(row) for row in chosen.table.rows[:8]),
        school_year=chosen.facts.school_year,
        inferred=any(column.day_inferred for column in chosen.columns),
        missing=_missing(opened),
        remembered=bool(opened.remembered),
        broken_accents=opened.broken_accents,
    )


@reads
def preview(
    session: Session,
    /,
    *,
    path: Path,
    kind: str = "",
    collective: str = "",
    sheet: int | None = None,
    mapping: Mapping[str, str] | None = None,
    heading_row: int | None = None,
    school_year: int | None = None,
    mend_accents: bool = False,
    answers: Mapping[str, str] | None = None,
) -> Report:
    """What taking a file over would do: it is done for a look, then all is rolled back."""
    choices = Choices(
        kind=kind,
        collective=collective,
        sheet=sheet,
        mapping=mapping,
        heading_row=heading_row,
        school_year=school_year,
        mend_accents=mend_accents,
        answers=answers,
    )
    opened = opening.open_file(session, Path(path), choices)
    found: list[Report] = []
    try:
        with session.workspace.connection.transaction():
            found.append(taking.take_over(session, opened, choices))
            raise _PreviewDone
    except _PreviewDone:
        return found[0]


@acts("Reprendre un fichier")
def apply(
    session: Session,
    /,
    *,
    path: Path,
    kind: str = "",
    collective: str = "",
    sheet: int | None = None,
    mapping: Mapping[str, str] | None = None,
    heading_row: int | None = None,
    school_year: int | None = None,
    mend_accents: bool = False,
    answers: Mapping[str, str] | None = None,
) -> Report:
    """Take a file over in one act: one undo takes all of it back.

    ``mapping`` (name of a column to a field, see ``look``) is remembered for the next file
    with the same headings. ``answers`` go from a name as written to « two » (a couple is two
    people) or « swap » (the surname is the first name).
    """
    choices = Choices(
        kind=kind,
        collective=collective,
        sheet=sheet,
        mapping=mapping,
        heading_row=heading_row,
        school_year=school_year,
        mend_accents=mend_accents,
        answers=answers,
    )
    opened = opening.open_file(session, Path(path), choices)
    report = taking.take_over(session, opened, choices)
    profiles.keep(session, opened.chosen, opened.by_hand, kind or opened.remembered.kind)
    return report


class _PreviewDone(Exception):
    """Leaves the transaction of a preview, so that nothing of it stays."""


def _missing(opened: Opened) -> str:
    try:
        reading.check(opened.together, opened.chosen.kind)
    except InputRefused as refused:
        return refused.message
    return ""
