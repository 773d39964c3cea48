"""Sheets to fill in by hand: the collectif and the day are there, the rest is room for the pen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citeapp.reports.content import (
    Brand,
    Chart,
    DataTable,
    Logo,
    Panels,
    PlainPart,
    ToFill,
    WritingSpace,
)
from citeapp.reports.documents.blank import BOX, BlankInput
from citeapp.reports.documents.problem_tree import BRANCHES, problem_tree
from citeapp.reports.documents.self_evaluation import (
    criteria,
    evaluation_grid,
    plain_evaluation_grid,
)
from citeapp.reports.pdf.faces import faces
from citeapp.reports.pdf.layout import lay_out
from citeapp.reports.pdf.page import Rule
from citeapp.reports.samples.blank import blank_documents
from citeapp.reports.samples.forms import picture
from citeapp.reports.text import text_bytes

BRAND = Brand(
    logos=(Logo(picture(96, 24, (11, 93, 75)), "Ville des Deux-Canaux"),),
    footer="Cité labellisée par l’État, la Ville et la Caisse des familles, en 2020.\n"
    "1 place Inventée, 59500 Douai · 03 00 00 00 00 · cite@exemple.invalid · cite.exemple.invalid",
)
GIVEN = BlankInput(programme="Cité", collective="Collectif Dorignies")


@pytest.mark.parametrize("name", blank_documents())
def test_text_is_the_agreed_one(name, same_as_golden):
    same_as_golden(f"{name}.txt", text_bytes(blank_documents()[name]).decode())


@pytest.mark.parametrize("name", [name for name in blank_documents() if "difficile" not in name])
def test_a_sheet_says_whose_it_is_and_when_and_leaves_room(name):
    document = blank_documents()[name]
    told = text_bytes(document).decode().replace("\u00a0", " ")
    assert "Collectif Dorignies" in told
    assert "12 mars 2026" in told
    white = [b for b in document.blocks if isinstance(b, WritingSpace | Panels | DataTable)]
    assert white or BOX in told
    assert not any(isinstance(block, Chart) for block in document.blocks)


def test_the_tree_is_told_as_a_list_too():
    blocks = problem_tree(GIVEN).blocks
    drawn = [p.title for block in blocks if isinstance(block, Panels) for p in block.panels]
    listed = [block.label for block in blocks if isinstance(block, WritingSpace)]
    assert len(drawn) == 3 * BRANCHES + 1
    for title in drawn:
        if not title.startswith("Sous"):
            assert any(label.startswith(title) for label in listed), title


def test_each_quality_is_answered_from_0_to_4_then_by_audience():
    alone, together = (b for b in evaluation_grid(GIVEN).blocks if isinstance(b, DataTable))
    assert [row[0] for row in alone.rows] == [row[0] for row in together.rows] == [*criteria()]
    assert [column.title for column in alone.columns[1:6]] == ["0", "1", "2", "3", "4"]
    assert all(isinstance(cell, ToFill) for row in together.rows for cell in row[1:])


def test_the_plain_grid_has_a_word_beside_each_face_and_as_many_sentences():
    document = plain_evaluation_grid(GIVEN)
    parts = [b for b in document.blocks if isinstance(b, PlainPart) and b.heading]
    assert document.plain
    assert len(parts) == len(criteria())
    for part in parts:
        (choices,) = part.lines
        assert choices.count(BOX) == 4
        assert all(word in choices for word in ("Pas du tout", "Un peu", "Assez", "Tout à fait"))
        assert len(part.heading.split()) <= 9


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("afom", 1),
        ("arbre-a-problemes", 2),
        ("besoin-transmis", 1),
        ("fiche-action", 2),
        ("fiche-diagnostic", 2),
        ("grille-d-auto-evaluation", 2),
        ("grille-simplifiee", 1),
        ("retour-d-experience", 1),
        ("vision", 1),
    ],
)
def test_a_sheet_is_as_many_pages_as_one_copies(name, pages, valid_pdf):
    """Under logos and over a mention and an address, as a Cité prints it."""
    document = replace(blank_documents()[name], brand=BRAND, demo=True)
    assert len(valid_pdf(document).pages) == pages


def test_the_tree_is_drawn_on_one_page_with_its_lines(fonts):
    tree = replace(problem_tree(GIVEN), brand=BRAND, demo=True)
    page = lay_out(tree, faces(fonts)).pages[0]
    upright = [mark for mark in page.marks if isinstance(mark, Rule) and mark.x1 == mark.x2]
    lines = [mark for mark in upright if mark.thickness > 1]
    assert len(lines) == 3 * BRANCHES
    assert len({mark.x1 for mark in lines}) == BRANCHES
