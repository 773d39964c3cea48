"""Every document is drawn from the demo, to be looked at: none is forgotten."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base import language
from citeapp.base.clock import FixedClock
from citeapp.base.language import _
from citeapp.base.paths import Home, resources
from citeapp.cli import papers
from citeapp.reports.rendering import render
from citeapp.usecases import demo, documents, inviting, mailing, minutes, previews
from citeapp.usecases.documenting.asked import Asked
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


@pytest.fixture
def speak() -> Iterator[Callable[[str], None]]:
    """The language of the window; French again afterwards."""
    yield lambda code: language.choose(code, resources() / "translations")
    language.choose("fr", resources())


def test_what_is_given_to_people_is_french_whatever_the_window_speaks(
    session: Session, speak: Callable[[str], None]
) -> None:
    ready = list(papers.wanted(session))
    ahead = next(one.id for one in ready if one.kind == "invitation")
    held = next(one.id for one in ready if one.kind == "minutes")
    kept: list[list[object]] = []
    for code in ("fr", "en"):
        speak(code)
        drawn = [_drawn(session, one) for one in ready]
        texts = inviting.texts(session, meeting_id=ahead)
        mail = mailing.link(session, id=held, title="", to_ids=[], bcc_ids=[])
        sample = previews.sample(session).words
        changed = minutes.standing(session, id=held).changed
        kept.append([*drawn, texts, mail, sample, changed])
    assert _("Rencontre") == "Meeting"
    for french, english in zip(*kept, strict=True):
        assert english == french


def _drawn(session: Session, one: papers.Wanted) -> object:
    asked = Asked(id=one.id, layout=one.layout, person_id=one.person_id)
    what = documents.drawn(session, one.kind, asked)
    ending = papers.ENDINGS.get(one.kind, ("txt",))[0]
    return what if ending == "pdf" else render(what, ending, resources() / "fonts")
