"""What was matched by hand, remembered for the next file with the same headings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field

from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.domain.duplicate import ImportProfile
from citeapp.intake import headers
from citeapp.intake.cells import text
from citeapp.intake.headers import Recognition
from citeapp.intake.tables import Table
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Remembered:
    """Which field each column feeds, what the file is, and where its headings stand."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    heading_row: int | None = None

    def __bool__(self) -> bool:
        return bool(self.mapping or self.kind)


def find(session: Session, table: Table) -> Remembered:
    """What is remembered of such a table, whichever of its first rows holds the headings."""
    known = {row.id: row for row in session.rows(ImportProfile).all()}
    if not known:
        return Remembered()
    for number, headings in enumerate(headers.signatures(table), 1):
        if found := known.get(_id(headings)):
            return _read(found, number)
    return Remembered()


def keep(session: Session, recognition: Recognition, mapping: Mapping[str, str], kind: str) -> None:
    """Remember for the next file with these headings; a table without headings has no mark."""
    if recognition.header_row == headers.NO_HEADING or not (mapping or kind):
        return
    row = recognition.table.rows[recognition.header_row]
    headings = headers.signature([text(cell) for cell in row])
    content = {"columns": dict(sorted(mapping.items())), "kind": kind}
    session.rows(ImportProfile).put(
        ImportProfile(
            id=_id(headings), headings=headings, mapping=json.dumps(content, ensure_ascii=False)
        )
    )


def _id(headings: str) -> str:
    return derived_id("import_profile", headings)


def _read(profile: ImportProfile, number: int) -> Remembered:
    content = json.loads(profile.mapping)
    return Remembered(content.get("columns", {}), content.get("kind", ""), number)
