"""The guide inside: ten short pages that name what is really there."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from citeapp.base.paths import resources
from citeapp.reports.documents import guide
from citeapp.reports.documents.guide import Chapter

SOURCE = Path(guide.__file__).resolve().parents[2]
FOLDER = resources() / "guide"
PAGES = guide.chapters(FOLDER)
MOST_WORDS = 450


@cache
def said_in_the_program() -> frozenset[str]:
    """Every sentence and label that the window may show."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value.replace("\u00a0", " "))
    return frozenset(found)


def test_there_are_ten_pages_in_order_and_the_sheet_to_keep() -> None:
    assert [page.key[:2] for page in PAGES[:-1]] == [f"{n:02d}" for n in range(1, 11)]
    assert PAGES[-1].key == guide.SHEET
    assert len({page.title for page in PAGES}) == 11


def test_the_sheet_for_what_is_lost_is_one_page_with_lines_for_the_pen(valid_pdf, words_of) -> None:
    read = valid_pdf(guide.guide(PAGES[-1:], FOLDER / "pictures", "Le guide de CitéApp"))
    assert len(read.pages) == 1
    words = words_of(read)
    assert "elle révoque la machine" in words
    assert "Où sont mes douze mots de secours" in words
    assert "____" not in words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_page_is_short_and_names_what_is_there(page: Chapter) -> None:
    assert len(" ".join(page.lines).split()) <= MOST_WORDS
    assert [name for name in page.controls if name not in said_in_the_program()] == []
    assert all((FOLDER / "pictures" / f"{name}.png").is_file() for name in page.pictures)


def test_no_picture_is_left_over() -> None:
    used = {name for page in PAGES for name in page.pictures}
    assert used == {path.stem for path in (FOLDER / "pictures").glob("*.png")}


def test_a_word_finds_its_pages_whatever_its_accents() -> None:
    assert [page.key for page in guide.found(PAGES, "CLE perdue")] == ["08-echanger", "perdu"]
    assert guide.found(PAGES, "") == PAGES
    assert guide.found(PAGES, "hippopotame") == ()


@pytest.mark.parametrize("chosen", [PAGES, PAGES[:1], PAGES[-1:]], ids=["whole", "first", "lost"])
def test_the_guide_is_printed_for_everyone(chosen, valid_pdf, words_of) -> None:
    read = valid_pdf(guide.guide(chosen, FOLDER / "pictures", "Le guide de CitéApp"))
    assert chosen[-1].title.split()[0] in words_of(read)
    if len(chosen) == 1:
        assert len(read.pages) <= 2


def test_a_page_is_read_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "01-x.txt").write_text(
        "# Titre\n## Partie\nDéposez, puis [Fusionner].\n- un\n- deux\n1. d’abord\nFin.\n",
        encoding="utf-8",
    )
    (page,) = guide.chapters(tmp_path)
    made = guide.guide([page], tmp_path, "Guide")
    kinds = [type(block).__name__ for block in made.blocks]
    assert kinds == ["Title", "Heading", "Paragraph", "Bullets", "Bullets", "Paragraph"]
    assert made.title == "Titre"
    assert page.controls == ("Fusionner",)
