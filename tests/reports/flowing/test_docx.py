"""Documents for Word: true headings, lists and heading rows, described pictures."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from citeapp.reports.content import (
    Bullets,
    Column,
    DataTable,
    Document,
    Heading,
    Item,
    Panel,
    Panels,
    Title,
)
from citeapp.reports.rendering import render
from citeapp.reports.samples import every as samples
from citeapp.reports.samples.forms import every_form

ALL = samples.documents()


def opened(document: Document, fonts: Path) -> Any:
    return docx.Document(io.BytesIO(render(document, "docx", fonts)))


@pytest.mark.parametrize("name", ALL)
def test_headings_and_tables_are_true_ones(name: str, fonts: Path) -> None:
    book = opened(ALL[name], fonts)
    styles = [one.style.name for one in book.paragraphs]
    wanted = {f"Heading {b.level}" for b in ALL[name].blocks if isinstance(b, Heading)}
    assert styles.count("Heading 1") == 1
    assert wanted <= set(styles)
    for made in book.tables:
        columns = len(made._tbl.tblGrid.gridCol_lst)
        for row in made._tbl.tr_lst:
            assert row.trPr.find(qn("w:cantSplit")) is not None
            assert sum(cell.grid_span for cell in row.tc_lst) == columns
    for one in book.element.body.iter(qn("wp:docPr")):
        decorative = [kid for kid in one.iter() if kid.tag.endswith("}decorative")]
        assert one.get("descr") or decorative
    made = {one.style_id for one in book.styles}
    used = {one.get(qn("w:val")) for one in book.element.body.iter(qn("w:pStyle"))}
    assert used <= made


def test_language_title_and_nothing_of_who_wrote_it(fonts: Path) -> None:
    book = opened(every_form(), fonts)
    about = book.core_properties
    assert about.title == "Toutes les formes – Collectif Dorignies"
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created.year == about.modified.year == 2000
    languages = {one.get(qn("w:val")) for one in book.styles.element.iter(qn("w:lang"))}
    assert languages == {"fr-FR"}


def test_only_parts_that_are_used_are_inside(fonts: Path) -> None:
    data = render(ALL["compte-rendu"], "docx", fonts)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert not [name for name in names if "thumbnail" in name or "Effects" in name]
    assert len(data) < 20_000


def test_headings_of_a_table_are_repeated(fonts: Path) -> None:
    given = DataTable((Column("A"), Column("B")), (("1", "2"),) * 3, empty="")
    (made,) = opened(Document(title="T", blocks=(given,)), fonts).tables
    told = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in made.rows]
    assert told == [True, False, False, False]


def test_tables_one_after_the_other_stay_two(fonts: Path) -> None:
    given = Panels((Panel("A"), Panel("B")))
    book = opened(Document(title="T", blocks=(Title("T"), given, given)), fonts)
    kinds = [one.tag.rsplit("}", 1)[1] for one in book.element.body]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "sectPr"]


def test_each_numbered_list_counts_from_one(fonts: Path) -> None:
    given = Bullets((Item("a"), Item("b")), numbered=True)
    book = opened(Document(title="T", blocks=(given, Heading("Puis"), given)), fonts)
    listed = [one for one in book.paragraphs if one.style.name == "List Number"]
    numbers = [one._p.pPr.numPr.numId.val for one in listed]
    assert len(listed) == 4
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_pictures_say_what_they_show(fonts: Path) -> None:
    book = opened(every_form(), fonts)
    assert [one._inline.docPr.get("descr") for one in book.inline_shapes] == [
        "Ville de Douai",
        "Les parents passent de 4 en janvier à 7 en mars.",
        "Un rectangle bleu.",
    ]
    numbers = [one.get("id") for one in book.element.body.iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers))


def test_small_pictures_hang_beside_their_words(fonts: Path) -> None:
    book = opened(ALL["invitation"], fonts)
    assert len(list(book.element.body.iter(qn("wp:anchor")))) == 6
    assert not book.inline_shapes


def test_small_pictures_stand_in_the_rows_they_belong_to(fonts: Path) -> None:
    (made,) = opened(ALL["comptage"], fonts).tables
    first = [row.cells[0] for row in made.rows][1:]
    assert [one.text.strip("\u00a0") for one in first][::5] == ["Parents", "Total"]
    assert all(list(one._tc.iter(qn("wp:inline"))) for one in first)


def test_styles_are_named_as_people_read_them(fonts: Path) -> None:
    names = {one.name for one in opened(every_form(), fonts).styles}
    assert {"Décision", "Petits caractères", "Heading 1"} <= names


def test_pages_are_numbered_by_fields(fonts: Path) -> None:
    (section,) = opened(every_form(), fonts).sections
    foot = section.footer._element
    assert [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "version 2, 12\u00a0mars 2026" in [one.text for one in section.footer.paragraphs]
    assert "Collectif Dorignies" in section.header.paragraphs[0].text


def test_a_text_from_right_to_left_begins_at_the_right(fonts: Path) -> None:
    book = opened(ALL["texte-simplifie-arabe"], fonts)
    assert book.styles["Normal"].element.pPr.find(qn("w:bidi")) is not None
    languages = {one.get(qn("w:bidi")) for one in book.styles.element.iter(qn("w:lang"))}
    assert languages == {"ar-SA"}
