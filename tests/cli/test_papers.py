"""Every document is drawn from the demo, to be looked at: none is forgotten."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.cli import papers
from citeapp.usecases import demo, documents
from citeapp.usecases.session import Session


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("papers")
    made = bootstrap.create(
        Home(folder, folder),
        name="Samira Haddad",
        organisation="Centre social",
        coordinator=True,
        clock=FixedClock(papers.TODAY),
        random_bytes=random.Random("papers").randbytes,
    ).session
    demo.fill(made)
    yield made
    bootstrap.close(made)


def test_no_kind_is_forgotten(session: Session) -> None:
    drawn = {one.kind for one in papers.wanted(session)}
    assert drawn == set(documents.KINDS) - papers.ELSEWHERE


def test_each_is_made_in_all_its_forms_with_its_pages(session: Session, tmp_path: Path) -> None:
    for one in papers.wanted(session):
        if one.kind in ("minutes", "sign-in-sheet", "calendar", "tracking-table"):
            papers.draw(session, one, tmp_path)
    found = {path.name for path in tmp_path.iterdir()}
    assert {"minutes.pdf", "minutes.odt", "minutes.docx", "minutes.html", "minutes.txt"} <= found
    assert {"minutes-1.png", "sign-in-sheet-count.pdf", "calendar.ics"} <= found
    assert "tracking-table.xlsx" in found
    assert (tmp_path / "minutes-1.png").read_bytes().startswith(b"\x89PNG")
