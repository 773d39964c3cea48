"""Documents of every form on a full disk: the old file stays, nothing half-written is left."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from citeapp.base import files
from citeapp.base.errors import DiskRefused
from citeapp.reports.rendering import DOCUMENT_ENDINGS, SHEET_ENDINGS
from citeapp.usecases import collectives, documents, mailing, meetings
from citeapp.usecases.session import Session


@pytest.fixture
def rencontre(session: Session) -> str:
    place = collectives.create(session, name="Dorignies").value.id
    return meetings.create(session, collective_id=place, date=date(2026, 3, 11)).value.id


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk takes the first bytes, then nothing more."""

    def fsync(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files.os, "fsync", fsync)


def write(session: Session, rencontre: str, path: Path) -> None:
    ending = path.suffix.removeprefix(".")
    if ending == "eml":
        mailing.write_draft(
            session,
            path=path,
            kinds=["minutes"],
            id=rencontre,
            title="Compte rendu",
            to_ids=[],
            bcc_ids=[],
        )
    elif ending in SHEET_ENDINGS:
        documents.write(session, kind="tracking-table", path=path)
    else:
        kind = "calendar" if ending == "ics" else "minutes"
        documents.write(session, kind=kind, id=rencontre, path=path)


@pytest.mark.parametrize("ending", [*DOCUMENT_ENDINGS, *SHEET_ENDINGS, "ics", "eml"])
def test_the_old_file_is_never_spoiled(
    session: Session, rencontre: str, tmp_path: Path, full_disk: None, ending: str
) -> None:
    folder = tmp_path / "papiers"
    folder.mkdir()
    path = folder / f"cr.{ending}"
    for before in (None, b"ancien"):
        if before is not None:
            path.write_bytes(before)
        with pytest.raises(DiskRefused, match="disque est plein") as refused:
            write(session, rencontre, path)
        assert "Libérez de la place" in refused.value.todo
        assert [one.name for one in folder.iterdir()] == ([path.name] if before else [])
        assert before is None or path.read_bytes() == before
