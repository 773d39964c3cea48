"""What a page has room for, under logos and over an address of two lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from citeapp.reports.content import (
    Brand,
    Column,
    DataTable,
    Document,
    Logo,
    NameCard,
    Paragraph,
    Title,
)
from citeapp.reports.documents.badges import badges
from citeapp.reports.documents.slips import slips
from citeapp.reports.pdf.faces import faces
from citeapp.reports.pdf.layout import lay_out
from citeapp.reports.pdf.page import Layout, Rule, Words
from citeapp.reports.pdf.plain import lay_out_plain
from citeapp.reports.samples.forms import picture

BRAND = Brand(
    logos=(Logo(picture(96, 24, (11, 93, 75)), "Ville des Deux-Canaux"),),
    footer="1 place Inventée, 59500 Douai · 03 00 00 00 00 · cite@exemple.invalid",
)


@pytest.mark.parametrize(
    "document",
    [
        badges(tuple(NameCard(f"Awa {n}") for n in range(12)), collective="Dorignies"),
        slips(collective="Dorignies", day=date(2026, 3, 12)),
    ],
    ids=["badges", "bulletins"],
)
def test_what_is_cut_out_never_runs_over_the_foot_of_the_page(document: Document, fonts):
    dressed = replace(document, brand=BRAND, demo=True)
    for page in lay_out(dressed, faces(fonts)).pages:
        words = [mark for mark in page.marks if isinstance(mark, Words)]
        foot = next(mark.y for mark in words if "Inventée" in "".join(t for t, _ in mark.line))
        above = [max(mark.y1, mark.y2) for mark in page.marks if isinstance(mark, Rule)]
        assert max(above) < foot


@pytest.mark.parametrize("plain", [False, True])
def test_a_long_mention_leaves_room_for_the_page_number_in_its_own_line_only(plain: bool, fonts):
    mention = "Cité labellisée par l’État, la Ville des Deux-Canaux et la Caisse des familles."
    document = Document(
        title="Essai",
        plain=plain,
        footer_left="Version simplifiée" if plain else "Rédigé par Samira, 06 00 00 00 00",
        edition="version 1, 12 mars 2026",
        brand=replace(BRAND, footer=f"{mention}\n{BRAND.footer}"),
        blocks=(Title("Essai"),),
    )
    said = [
        "".join(text for text, _style in mark.line).replace("\u00a0", " ")
        for mark in lay_out_of(document, fonts).pages[0].marks
        if isinstance(mark, Words)
    ]
    assert mention in said


@pytest.mark.parametrize(("rows", "cut"), [(5, False), (30, True)])
def test_a_short_table_stands_whole_a_long_one_goes_on(rows: int, cut: bool, fonts):
    """Wherever on the page it begins."""
    columns = (Column("Qui", 1), Column("Quoi", 1))
    table = DataTable(columns, tuple((f"qui {n}", "quoi") for n in range(rows)), "Rien.")
    for filling in range(22, 40, 3):
        before = tuple(Paragraph(f"Ligne {n}") for n in range(filling))
        document = Document(title="Essai", blocks=(Title("Essai"), *before, table))
        layout = lay_out(document, faces(fonts))
        on = [any(_says(mark, "quoi") for mark in page.marks) for page in layout.pages]
        assert (sum(on) > 1) is cut, filling


def lay_out_of(document: Document, fonts: Path) -> Layout:
    laid = lay_out_plain if document.plain else lay_out
    return laid(document, faces(fonts))


def _says(mark: object, words: str) -> bool:
    return isinstance(mark, Words) and words == "".join(text for text, _style in mark.line)
