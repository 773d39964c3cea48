"""Posters: one page, letters to be read from three metres, nothing cut, or a refusal."""

from __future__ import annotations

from dataclasses import replace

import pypdf
import pypdfium2
import pytest

from citeapp.base.errors import InputRefused
from citeapp.reports.content import Bullets, DataTable, Item, Paragraph, PlainPart, Title
from citeapp.reports.rendering import render
from citeapp.reports.samples.forms import poster

CENTIMETRE = 28.35
CAPITALS = 0.727
"""The height of a capital of Inter, in sizes of its letters."""


def sizes(page: pypdf.PageObject) -> dict[str, float]:
    found: dict[str, float] = {}

    def note(text, cm, tm, _font, size):
        for word in text.split():
            found[word] = size * cm[0] * tm[0]

    page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("paper", ["A3", "A4", "A5"])
@pytest.mark.parametrize("landscape", [False, True])
def test_it_is_one_page_on_every_paper(valid_pdf, paper, landscape):
    reader = valid_pdf(replace(poster(paper), landscape=landscape))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (box.width > box.height) == landscape


@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_the_title_is_read_from_three_metres(valid_pdf, paper):
    assert sizes(valid_pdf(poster(paper)).pages[0])["Venez"] * CAPITALS >= CENTIMETRE


def test_more_words_stand_in_smaller_letters_on_the_same_page(valid_pdf, words_of):
    short = poster()
    more = tuple(PlainPart(f"Question {n} ?", ("Une phrase.",), "person") for n in range(4))
    long = replace(short, blocks=short.blocks + more)
    reader = valid_pdf(long)
    assert len(reader.pages) == 1
    assert "Question 3 ?" in words_of(reader)
    assert sizes(reader.pages[0])["Venez"] < sizes(valid_pdf(short).pages[0])["Venez"]


@pytest.mark.parametrize("paper", ["A3", "A4", "A5"])
def test_nothing_runs_over_the_edge(paper, fonts):
    blocks = (Title("Anticonstitutionnellement : vos rencontres"), *poster().blocks[1:])
    document = replace(poster(paper), blocks=blocks)
    page = pypdfium2.PdfDocument(render(document, "pdf", fonts))[0]
    letters = page.get_textpage()
    boxes = [letters.get_charbox(place) for place in range(letters.count_chars())]
    width, height = page.get_size()
    assert min(box[0] for box in boxes if box[2]) > 0.04 * width
    assert max(box[2] for box in boxes) < 0.96 * width
    assert min(box[1] for box in boxes if box[2]) > 0.02 * height
    said = " ".join(letters.get_text_range().replace("\u00a0", " ").split())
    assert "Anticonstitutionnellement : vos" in said


def test_too_many_words_are_refused(valid_pdf):
    with pytest.raises(InputRefused, match="trop long pour une page A4"):
        valid_pdf(replace(poster(), blocks=(Title("Fête"), Paragraph("mot " * 600))))


def test_who_listens_hears_all_of_it_in_order(valid_pdf, structure_of, same_as_golden):
    same_as_golden("page-a-voir-de-loin.structure.txt", structure_of(valid_pdf(poster())))


def test_a_table_is_no_poster(valid_pdf):
    with pytest.raises(TypeError, match="DataTable"):
        valid_pdf(replace(poster(), blocks=(DataTable((), (), ""),)))


def test_a_list_stands_on_a_poster_too(valid_pdf, structure_of):
    document = replace(poster(), blocks=(Title("Fête"), Bullets((Item("Un goûter"),))))
    assert "LBody Un goûter" in structure_of(valid_pdf(document))
