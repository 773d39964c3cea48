"""ODT, DOCX and HTML: what can be edited or put on a site says the same as the PDF."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.dom import minidom

import docx
import pytest
from docx.oxml.ns import qn
from odf import opendocument, table, teletype, text

from citeapp.base.errors import InputRefused
from citeapp.reports import samples
from citeapp.reports.content import (
    Bullets,
    Column,
    DataTable,
    Document,
    Figure,
    Heading,
    Item,
    Paragraph,
    Title,
)
from citeapp.reports.rendering import render
from citeapp.reports.samples_forms import every_form, picture

ALL = samples.documents()
TELLING = ("toutes-les-formes", "compte-rendu", "emargement", "suivi")
HOSTILE = "Zoé \x00\x0b<b>&amp; ]]> \ud83d 🎉 محمد"


def written(document: Document, ending: str, fonts: Path) -> bytes:
    return render(document, ending, fonts)


def headings(document: Document) -> list[int]:
    """The levels of the headings of the blocks themselves."""
    kinds = {Title: lambda _b: 1, Heading: lambda b: b.level}
    return [kinds[type(b)](b) for b in document.blocks if type(b) in kinds]


class Reader(HTMLParser):
    """What a browser would find: tags in order, words, and whether each tag is closed."""

    VOID = frozenset({"meta", "img", "br", "path", "rect", "circle"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("name", ALL)
def test_a_page_is_whole_and_fetches_nothing(name: str, fonts: Path) -> None:
    page = written(ALL[name], "html", fonts).decode()
    read = Reader(page)
    found = [int(tag[1]) for tag, _a in read.tags if re.fullmatch("h[1-6]", tag)]
    assert found[:1] == [1]
    assert all(here <= before + 1 for before, here in pairwise(found))
    assert dict(read.tags)["html"]["lang"] == ALL[name].language
    assert not {tag for tag, _a in read.tags} & {"script", "link", "iframe", "object", "form"}
    addresses = [a.get("src") or a.get("href") or "" for _t, a in read.tags]
    assert all(one.startswith(("data:", "mailto:", "tel:", "https:", "")) for one in addresses)
    sources = [a["src"] for _t, a in read.tags if "src" in a]
    assert all(one and one.startswith("data:") for one in sources)
    assert all(a.get("alt") for tag, a in read.tags if tag == "img")


@pytest.mark.parametrize("name", ALL)
def test_a_text_for_libreoffice_has_true_headings_and_heading_rows(name: str, fonts: Path) -> None:
    data = written(ALL[name], "odt", fonts)
    book = opendocument.load(io.BytesIO(data))
    levels = [int(h.getAttribute("outlinelevel")) for h in book.getElementsByType(text.H)]
    assert [level for level in levels if level] == levels
    assert sorted(set(headings(ALL[name])) - set(levels)) == []
    for made in book.getElementsByType(table.Table):
        rows = made.getElementsByType(table.TableRow)
        widths = {
            sum(int(c.getAttribute("numbercolumnsspanned") or 1) for c in r.childNodes
                if c.qname == table.TableCell().qname)
            for r in rows
        }  # fmt: skip
        assert len(widths) == 1
    about = zipfile.ZipFile(io.BytesIO(data)).read("meta.xml").decode()
    assert ALL[name].title.split()[0] in about
    assert "creator" not in about
    assert "creation-date" not in about


@pytest.mark.parametrize("name", ALL)
def test_a_text_for_word_has_true_headings_and_heading_rows(name: str, fonts: Path) -> None:
    book = docx.Document(io.BytesIO(written(ALL[name], "docx", fonts)))
    styles = [p.style.name for p in book.paragraphs]
    wanted = {f"Heading {level}" for level in headings(ALL[name])}
    assert wanted <= set(styles)
    assert book.core_properties.author == book.core_properties.last_modified_by == ""
    assert book.core_properties.title
    assert all(shape._inline.docPr.get("descr") for shape in book.inline_shapes)
    kinds = {row._tr.trPr.find(qn("w:cantSplit")) is not None for t in book.tables for r in [0]
             for row in t.rows[: 3 + r]}  # fmt: skip
    assert kinds <= {True}


@pytest.mark.parametrize("ending", ["odt", "docx", "html"])
@pytest.mark.parametrize("name", TELLING)
def test_the_same_document_gives_the_same_bytes(name: str, ending: str, fonts: Path) -> None:
    assert written(ALL[name], ending, fonts) == written(ALL[name], ending, fonts)


@pytest.mark.parametrize("name", TELLING)
def test_pages_are_the_agreed_ones(name: str, fonts: Path, same_as_golden) -> None:
    page = written(ALL[name], "html", fonts).decode()
    same_as_golden(f"{name}.html", re.sub(r"base64,[^\"]{80,}", "base64,…", page))


@pytest.mark.parametrize(
    ("ending", "part"), [("odt", "content.xml"), ("docx", "word/document.xml")]
)
def test_texts_to_edit_are_the_agreed_ones(
    ending: str, part: str, fonts: Path, same_as_golden
) -> None:
    made = zipfile.ZipFile(io.BytesIO(written(every_form(), ending, fonts)))
    said = minidom.parseString(made.read(part)).toprettyxml(indent=" ")
    body = said[said.index("body>") :]
    same_as_golden(f"toutes-les-formes.{ending}.xml", body)


@pytest.mark.parametrize("ending", ["odt", "docx", "html"])
def test_what_people_type_is_never_markup(ending: str, fonts: Path) -> None:
    document = Document(
        title=HOSTILE,
        blocks=(
            Title(HOSTILE),
            Paragraph(HOSTILE, lead=HOSTILE),
            Bullets((Item(HOSTILE, (Item(HOSTILE),)), Item(HOSTILE))),
            DataTable((Column(HOSTILE),), ((HOSTILE,),), empty=""),
        ),
    )
    data = written(document, ending, fonts)
    if ending == "html":
        said = "".join(Reader(data.decode()).words)
    elif ending == "odt":
        said = teletype.extractText(opendocument.load(io.BytesIO(data)).text)
    else:
        said = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    assert "<b>" in said
    assert "&amp" in said
    assert "]]>" in said
    assert "محمد" in said
    assert "\x00" not in said


@pytest.mark.parametrize("ending", ["odt", "docx", "html", "pdf", "txt"])
def test_a_picture_without_words_is_refused_in_every_form(ending: str, fonts: Path) -> None:
    document = Document(title="T", blocks=(Figure(picture(4, 4, (0, 0, 0)), " "),))
    with pytest.raises(InputRefused, match="texte de remplacement"):
        render(document, ending, fonts)


@pytest.mark.parametrize("ending", ["odt", "docx", "html"])
def test_a_picture_is_described_and_bare(ending: str, fonts: Path) -> None:
    document = Document(title="T", blocks=(Figure(picture(40, 4, (9, 9, 9)), "Un trait gris."),))
    data = written(document, ending, fonts)
    if ending == "html":
        said = data.decode()
    else:
        part = {"odt": "content.xml", "docx": "word/document.xml"}[ending]
        said = zipfile.ZipFile(io.BytesIO(data)).read(part).decode()
    assert "Un trait gris." in said


def test_headings_of_a_long_table_are_repeated(fonts: Path) -> None:
    document = Document(
        title="T",
        blocks=(DataTable((Column("A"), Column("B")), (("1", "2"),) * 3, empty=""),),
    )
    book = opendocument.load(io.BytesIO(written(document, "odt", fonts)))
    (heads,) = book.getElementsByType(table.TableHeaderRows)
    assert teletype.extractText(heads) == "AB"
    made = docx.Document(io.BytesIO(written(document, "docx", fonts))).tables[0]
    told = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in made.rows]
    assert told == [True, False, False, False]
    assert b'<th scope="col">A</th>' in written(document, "html", fonts)


@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv"])
def test_the_one_table_of_a_document_is_a_spreadsheet_too(ending: str, fonts: Path) -> None:
    assert written(ALL["emargement"], ending, fonts)
    with pytest.raises(InputRefused, match=r"pdf, odt, docx, html, txt"):
        written(ALL["compte-rendu-vide"], ending, fonts)
