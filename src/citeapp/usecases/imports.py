"""Taking over spreadsheets: look first (nothing written), then all of it in one act."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Required, TypedDict

from citeapp.base.errors import InputRefused
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import clean, fold
from citeapp.domain.collective import Collective
from citeapp.domain.duplicate import ImportProfile
from citeapp.intake import headers, reading, tables
from citeapp.intake.actions import ActionsReading
from citeapp.intake.attendance import AttendanceReading
from citeapp.intake.contacts import ContactsReading
from citeapp.intake.headers import Column, Recognition
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.importing import kinds
from citeapp.usecases.importing.tally import Change, Tally
from citeapp.usecases.session import Session


class Given(TypedDict, total=False):
    """The keyword arguments of ``preview`` and ``apply``, to be kept between the two."""

    path: Required[Path]
    kind: str
    collective: str
    sheet: int
    mapping: Mapping[str, str] | None
    mend_accents: bool


@dataclass(frozen=True)
class Sheet:
    """A sheet of a file: its name, and what it seems to hold."""

    name: str
    kind: str
    rows: int
    hidden: bool


@dataclass(frozen=True)
class Report:
    """What a file brings, or would bring: columns as understood, every row with its fate."""

    file: str
    sheet: str
    kind: str
    collective: str
    columns: tuple[Column, ...]
    changes: tuple[Change, ...]
    counts: dict[str, dict[str, int]]
    remarks: tuple[str, ...]
    broken_accents: tuple[tuple[str, str], ...]

    @property
    def nothing_new(self) -> bool:
        """The same file again."""
        return all(change.verb in ("kept", "asked") for change in self.changes)


@dataclass(frozen=True)
class Look:
    """A file opened, before anything is decided: its sheets and the columns of the chosen one."""

    sheets: tuple[Sheet, ...]
    chosen: int
    kind: str
    collective: str
    columns: tuple[Column, ...]
    unknown: tuple[Column, ...]
    broken_accents: tuple[tuple[str, str], ...]


@reads
def look(
    session: Session,
    /,
    *,
    path: Path,
    sheet: int = 0,
    mapping: Mapping[str, str] | None = None,
    kind: str = "",
) -> Look:
    """The sheets of a file and what its columns seem to be; for matching by hand."""
    found = tables.read_tables(Path(path))
    recognised = [_recognise(session, table, Path(path), mapping, kind) for table in found]
    chosen = recognised[_place(sheet, found)]
    return Look(
        sheets=tuple(
            Sheet(table.name, recognition.kind, len(table.rows), table.hidden)
            for table, recognition in zip(found, recognised, strict=True)
        ),
        chosen=sheet,
        kind=chosen.kind,
        collective=chosen.facts.collective,
        columns=tuple(chosen.columns),
        unknown=tuple(chosen.unknown),
        broken_accents=tables.broken_accents(found[_place(sheet, found)]),
    )


@reads
def preview(
    session: Session,
    /,
    *,
    path: Path,
    kind: str = "",
    collective: str = "",
    sheet: int = 0,
    mapping: Mapping[str, str] | None = None,
    mend_accents: bool = False,
) -> Report:
    """What taking a file over would do: it is done for a look, then all is rolled back."""
    found: list[Report] = []
    try:
        with session.workspace.connection.transaction():
            found.append(
                _take_over(session, Path(path), kind, collective, sheet, mapping, mend_accents)
            )
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
    sheet: int = 0,
    mapping: Mapping[str, str] | None = None,
    mend_accents: bool = False,
) -> Report:
    """Take a file over in one act: one undo takes all of it back."""
    report = _take_over(session, Path(path), kind, collective, sheet, mapping, mend_accents)
    if mapping:
        _remember(session, Path(path), sheet, mapping)
    return report


class _PreviewDone(Exception):
    """Leaves the transaction of a preview, so that nothing of it stays."""


def _take_over(
    session: Session,
    path: Path,
    kind: str,
    collective: str,
    sheet: int,
    mapping: Mapping[str, str] | None,
    mend_accents: bool,
) -> Report:
    found = tables.read_tables(path)
    broken = tables.broken_accents(found[_place(sheet, found)])
    if mend_accents:
        found = [tables.with_mended_accents(table) for table in found]
    recognised = [_recognise(session, table, path, mapping, kind) for table in found]
    chosen = recognised[_place(sheet, found)]
    kind = kind or chosen.kind
    several = [r for r in recognised if r.kind == "attendance" and not r.table.hidden]
    read = reading.read(several if kind == "attendance" and len(several) > 1 else chosen, kind)
    tally = Tally()
    name = collective or getattr(read, "collective", "")
    collective_id = _collective(session, name, tally) if kind != "directory" else ""
    if isinstance(read, ContactsReading):
        kinds.contacts(session, read, tally, collective_id=collective_id)
    elif isinstance(read, AttendanceReading):
        kinds.attendance(session, read, tally, collective_id=collective_id)
    elif isinstance(read, ActionsReading):
        kinds.actions(session, read, tally, collective_id=collective_id)
    else:
        kinds.directory(session, read, tally, collective_id="")
    return Report(
        file=path.name,
        sheet=chosen.table.name,
        kind=kind,
        collective=name,
        columns=tuple(chosen.columns),
        changes=tuple(tally.changes),
        counts=tally.counts(),
        remarks=tuple(
            _("Ligne {row} : {text}", row=remark.row, text=remark.text)
            if remark.row
            else remark.text
            for remark in read.remarks
        ),
        broken_accents=broken,
    )


def _recognise(
    session: Session,
    table: tables.Table,
    path: Path,
    mapping: Mapping[str, str] | None,
    kind: str,
) -> Recognition:
    """With the columns matched by hand now, or the last time such a file was met."""
    first = headers.recognise(table, kind=kind, file_name=path.name)
    if mapping is None:
        profile = session.rows(ImportProfile).find(_profile_id(first))
        mapping = json.loads(profile.mapping) if profile else None
    if not mapping:
        return first
    return headers.recognise(table, mapping=dict(mapping), kind=kind, file_name=path.name)


def _remember(session: Session, path: Path, sheet: int, mapping: Mapping[str, str]) -> None:
    found = tables.read_tables(path)
    recognition = headers.recognise(found[_place(sheet, found)], file_name=path.name)
    session.rows(ImportProfile).put(
        ImportProfile(
            id=_profile_id(recognition),
            headings=recognition.signature,
            mapping=json.dumps(dict(mapping), ensure_ascii=False),
        )
    )


def _profile_id(recognition: Recognition) -> str:
    return derived_id("import_profile", recognition.signature)


def _collective(session: Session, name: str, tally: Tally) -> str:
    name = clean(name)
    if not name:
        return ""
    wanted = fold(name).removeprefix("collectif ").strip()
    for row in session.rows(Collective).all():
        if fold(row.name).removeprefix("collectif ").strip() == wanted:
            return row.id
    created = session.rows(Collective).add(Collective(id=session.new_id(), name=name))
    tally.note(0, "collective", "created", name)
    return created.id


def _place(sheet: int, found: Sequence[tables.Table]) -> int:
    if not 0 <= sheet < len(found):
        raise InputRefused(_("Ce fichier n’a pas de feuille n° {n}.", n=sheet + 1))
    return sheet
