"""Documents for LibreOffice: true headings, lists and heading rows, described pictures."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from odf import dc, draw, element, opendocument, style, svg, table, teletype, text
from odf.namespaces import LOEXTNS

from citeapp.reports.content import Bullets, Column, DataTable, Document, Heading, Item, Title
from citeapp.reports.rendering import render
from citeapp.reports.samples import every as samples
from citeapp.reports.samples.forms import every_form

ALL = samples.documents()


def opened(document: Document, fonts: Path) -> Any:
    return opendocument.load(io.BytesIO(render(document, "odt", fonts)))


def levels(document: Document) -> list[int]:
    """Of the titles and headings that are blocks of their own."""
    kinds = (Title, Heading)
    found = [b for b in document.blocks if isinstance(b, kinds)]
    return [b.level if isinstance(b, Heading) else 1 for b in found]


@pytest.mark.parametrize("name", ALL)
def test_headings_and_tables_are_true_ones(name: str, fonts: Path) -> None:
    book = opened(ALL[name], fonts)
    found = [int(h.getAttribute("outlinelevel")) for h in book.getElementsByType(text.H)]
    assert found[0] == 1
    assert found.count(1) == 1
    assert set(levels(ALL[name])) <= set(found)
    for made in book.getElementsByType(table.Table):
        columns = len(made.getElementsByType(table.TableColumn))
        for row in made.getElementsByType(table.TableRow):
            assert len([cell for cell in row.childNodes if "cell" in cell.qname[1]]) == columns
    (title,) = book.meta.getElementsByType(dc.Title)
    assert str(title)
    assert styles_used(book) <= styles_there(book)


def styles_there(book: Any) -> set[str]:
    kinds = (style.Style, text.ListStyle)
    return {one.getAttribute("name") for kind in kinds for one in book.getElementsByType(kind)}


def styles_used(book: Any) -> set[str]:
    kinds = (text.P, text.H, text.Span, text.List, table.TableCell, table.TableRow)
    found = (one.getAttribute("stylename") for k in kinds for one in book.getElementsByType(k))
    return set(filter(None, found))


def test_language_title_and_nothing_of_who_wrote_it(fonts: Path) -> None:
    data = render(every_form(), "odt", fonts)
    book = opendocument.load(io.BytesIO(data))
    (default,) = book.getElementsByType(style.DefaultStyle)
    letters = default.getElementsByType(style.TextProperties)[0]
    assert (letters.getAttribute("language"), letters.getAttribute("country")) == ("fr", "FR")
    about = zipfile.ZipFile(io.BytesIO(data)).read("meta.xml").decode()
    assert "<dc:title>Toutes les formes – Collectif Dorignies</dc:title>" in about
    assert "creator" not in about
    assert "date" not in about


def test_headings_of_a_table_are_repeated(fonts: Path) -> None:
    given = DataTable((Column("A"), Column("B")), (("1", "2"),) * 3, empty="")
    book = opened(Document(title="T", blocks=(given,)), fonts)
    (heads,) = book.getElementsByType(table.TableHeaderRows)
    assert teletype.extractText(heads) == "AB"


def test_lists_stand_in_the_entries_they_belong_to(fonts: Path) -> None:
    given = Bullets((Item("a", (Item("b", (Item("c"),)),)), Item("d")))
    book = opened(Document(title="T", blocks=(given,)), fonts)
    outer = book.text.getElementsByType(text.List)[0]
    first, second = (one for one in outer.childNodes if isinstance(one, element.Element))
    assert teletype.extractText(first) == "abc"
    assert teletype.extractText(second) == "d"
    assert len(first.getElementsByType(text.List)) == 2


def test_pictures_say_what_they_show(fonts: Path) -> None:
    book = opened(every_form(), fonts)
    said = [str(one) for one in book.getElementsByType(svg.Desc)]
    assert said == [
        "Ville de Douai",
        "Les parents passent de 4 en janvier à 7 en mars.",
        "Un rectangle bleu.",
    ]
    assert len(book.getElementsByType(draw.Frame)) == len(said)


def test_small_pictures_hang_beside_their_words(fonts: Path) -> None:
    book = opened(ALL["invitation"], fonts)
    frames = book.getElementsByType(draw.Frame)
    assert len(frames) == 6
    assert {one.getAttribute("anchortype") for one in frames} == {"paragraph"}
    assert {one.attributes[(LOEXTNS, "decorative")] for one in frames} == {"true"}
    assert not book.getElementsByType(svg.Desc)


def test_small_pictures_stand_in_the_rows_they_belong_to(fonts: Path) -> None:
    book = opened(ALL["comptage"], fonts)
    cells = [one.parentNode.parentNode for one in book.getElementsByType(draw.Frame)]
    said = [teletype.extractText(one).strip("\u00a0") for one in cells]
    assert said[0] == "Parents"
    assert said[-1] == "Total"
    assert not book.getElementsByType(svg.Desc)


def test_styles_are_named_as_people_read_them(fonts: Path) -> None:
    book = opened(every_form(), fonts)
    shown = {one.getAttribute("displayname") for one in book.styles.getElementsByType(style.Style)}
    assert {"Décision", "Petits caractères", "Heading 1"} <= shown


def test_pages_are_numbered_by_fields(fonts: Path) -> None:
    book = opened(every_form(), fonts)
    (foot,) = book.getElementsByType(style.Footer)
    assert foot.getElementsByType(text.PageNumber)
    assert foot.getElementsByType(text.PageCount)
    assert "version 2, 12\u00a0mars 2026" in teletype.extractText(foot)
    (head,) = book.getElementsByType(style.Header)
    assert "Collectif Dorignies" in teletype.extractText(head)


def test_a_text_from_right_to_left_begins_at_the_right(fonts: Path) -> None:
    book = opened(ALL["texte-simplifie-arabe"], fonts)
    (default,) = book.getElementsByType(style.DefaultStyle)
    way = default.getElementsByType(style.ParagraphProperties)[0].getAttribute("writingmode")
    letters = default.getElementsByType(style.TextProperties)[0]
    assert (way, letters.getAttribute("languagecomplex")) == ("rl-tb", "ar")
