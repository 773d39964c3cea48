"""The guide is there without any data, whole or a page at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeapp.base.errors import NotFound
from citeapp.usecases import documents, guide
from citeapp.usecases.session import Session


def test_a_page_is_found_and_printed(session: Session, tmp_path: Path) -> None:
    (page,) = guide.pages(session, text="numéros de la feuille flèches")
    path = documents.write(session, kind="guide", layout=page.key, path=tmp_path / "g.txt")
    assert "Émarger" in path.read_text("utf-8")
    whole = documents.write(session, kind="guide", path=tmp_path / "tout.html")
    assert whole.read_text("utf-8").count("<h2>") >= 10


def test_an_unknown_page_is_said(session: Session, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="99-rien"):
        documents.write(session, kind="guide", layout="99-rien", path=tmp_path / "g.txt")
