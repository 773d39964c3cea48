"""A document appears whole or not at all, and a refused one leaves the workspace as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from citeapp.base.errors import DiskRefused, InputRefused, NotFound, UserError
from citeapp.usecases import collectives, documents, exchanges, history, maintenance, meetings
from citeapp.usecases.session import Session


@pytest.fixture
def meeting(session: Session) -> str:
    collective = collectives.create(session, name="Dorignies").value
    found = meetings.create(session, collective_id=collective.id, date=date(2026, 3, 10))
    return found.value.id


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        ("feuille.csv", InputRefused, "ne s’écrit pas en .csv"),
        ("feuille", InputRefused, "ne dit pas sa forme"),
        ("absent/feuille.pdf", DiskRefused, "n’existe pas"),
    ],
)
def test_a_sheet_that_is_not_written_freezes_nothing(
    session: Session, meeting: str, tmp_path: Path, name: str, error: type[UserError], said: str
) -> None:
    before = history.undo_label(session)
    with pytest.raises(error, match=said):
        documents.write(session, kind="sign-in-sheet", id=meeting, path=tmp_path / name)
    assert history.undo_label(session) == before
    documents.write(session, kind="sign-in-sheet", id=meeting, path=tmp_path / "feuille.pdf")
    assert (tmp_path / "feuille.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["minutes", "sign-in-sheet"])
def test_a_document_of_a_rencontre_needs_one(session: Session, tmp_path: Path, kind: str) -> None:
    with pytest.raises(NotFound, match="quelle rencontre"):
        documents.write(session, kind=kind, path=tmp_path / "x.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("kind", ["decisions", "tracking-table"])
def test_a_collectif_is_chosen_by_its_name(session: Session, tmp_path: Path, kind: str) -> None:
    collectives.create(session, name="Dorignies")
    path = tmp_path / "x.txt"
    documents.write(session, kind=kind, id="dorignies", path=path)
    assert "Dorignies" in path.read_text(encoding="utf-8")
    documents.write(session, kind=kind, path=path)
    assert "tous les collectifs" in path.read_text(encoding="utf-8")
    with pytest.raises(NotFound, match="Nulle part"):
        documents.write(session, kind=kind, id="Nulle part", path=path)


def test_no_file_takes_the_place_of_the_workspace(
    session: Session, meeting: str, team: Callable[..., list[Session]], tmp_path: Path
) -> None:
    before = session.home.database.read_bytes()
    samira, _karim = team("Samira B", "Karim")
    own = samira.home.database
    for act in (
        lambda: documents.write(session, kind="minutes", id=meeting, path=session.home.database),
        lambda: exchanges.export(samira, path=own),
        lambda: exchanges.write_card(samira, path=samira.home.keys),
        lambda: maintenance.backup(samira, path=own),
    ):
        with pytest.raises(InputRefused, match="appartient à l’espace de travail"):
            act()
    assert session.home.database.read_bytes() == before
