"""ODT, DOCX and HTML: what can be edited or put on a site says the same as the PDF."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from pathlib import Path
from xml.dom import minidom

import docx
import pytest
from odf import opendocument, teletype

from citeapp.base.errors import InputRefused
from citeapp.reports.content import (
    Bullets,
    Chart,
    Column,
    DataTable,
    Document,
    Figure,
    Heading,
    Item,
    Link,
    NameCards,
    Panels,
    Paragraph,
    Series,
    Title,
)
from citeapp.reports.rendering import render
from citeapp.reports.samples import every as samples
from citeapp.reports.samples.forms import picture

ALL = samples.documents()
TELLING = ("toutes-les-formes", "compte-rendu", "emargement", "suivi")
FORMS = ("odt", "docx", "html")
HOSTILE = "Zoé \x00\x0b\x1b\ufffe<b>&amp; ]]> \ud83d 🎉 محمد \u202e"


def words_of(document: Document, ending: str, fonts: Path) -> str:
    """All that the form says in its text, read back by another hand."""
    data = render(document, ending, fonts)
    if ending == "odt":
        return str(teletype.extractText(opendocument.load(io.BytesIO(data)).text))
    if ending == "docx":
        body = docx.Document(io.BytesIO(data)).element.body
        return "".join(body.itertext("{*}t"))
    said = data.decode()[data.decode().index("<main>") :]
    return unescape(re.sub(r"<[^>]*>", "", said[: said.index("</main>")]))


def main_part(data: bytes, ending: str) -> str:
    """The file in which the text stands."""
    if ending == "html":
        return data.decode()
    part = {"odt": "content.xml", "docx": "word/document.xml"}[ending]
    return zipfile.ZipFile(io.BytesIO(data)).read(part).decode()


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("name", TELLING)
def test_the_same_document_gives_the_same_bytes(name: str, ending: str, fonts: Path) -> None:
    first = render(ALL[name], ending, fonts)
    render(ALL["bilan-annuel"], ending, fonts)
    assert render(ALL[name], ending, fonts) == first


@pytest.mark.parametrize("ending", ["odt", "docx"])
def test_an_archive_tells_no_hour_and_no_author(ending: str, fonts: Path) -> None:
    about = {"odt": "meta.xml", "docx": "docProps/core.xml"}[ending]
    made = zipfile.ZipFile(io.BytesIO(render(ALL["compte-rendu"], ending, fonts)))
    assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "Samira" not in made.read(about).decode()


@pytest.mark.parametrize("name", TELLING)
def test_pages_are_the_agreed_ones(name: str, fonts: Path, same_as_golden) -> None:
    page = render(ALL[name], "html", fonts).decode()
    same_as_golden(f"{name}.html", re.sub(r"base64,[^\"]{80,}", "base64,…", page))


@pytest.mark.parametrize("name", ["toutes-les-formes", "compte-rendu"])
@pytest.mark.parametrize("ending", ["odt", "docx"])
def test_texts_to_edit_are_the_agreed_ones(
    name: str, ending: str, fonts: Path, same_as_golden
) -> None:
    made = main_part(render(ALL[name], ending, fonts), ending)
    said = minidom.parseString(made).toprettyxml(indent=" ")
    same_as_golden(f"{name}.{ending}.xml", said[said.index("body>") :])


@pytest.mark.parametrize("ending", FORMS)
def test_what_people_type_is_never_markup(ending: str, fonts: Path) -> None:
    document = Document(
        title=HOSTILE,
        header_left=HOSTILE,
        footer_left=HOSTILE,
        blocks=(
            Title(HOSTILE),
            Paragraph(HOSTILE, lead=HOSTILE),
            Bullets((Item(HOSTILE, (Item(HOSTILE),)), Item(HOSTILE))),
            DataTable((Column(HOSTILE),), ((HOSTILE,),), empty=""),
        ),
    )
    said = words_of(document, ending, fonts)
    assert said.count("<b>&amp\u00a0; ]]>  🎉 محمد") == 8
    assert not re.search("[\x00\x0b\x1b\ufffe\ud800-\udfff\u202e]", said)


@pytest.mark.parametrize("ending", FORMS)
def test_an_endless_title_is_said_whole(ending: str, fonts: Path) -> None:
    title = " ".join(f"mot{number}" for number in range(100))
    assert title in words_of(Document(title=title), ending, fonts)


@pytest.mark.parametrize("ending", FORMS)
def test_what_holds_nothing_is_not_drawn(ending: str, fonts: Path) -> None:
    nothing = (Bullets(()), Panels(()), NameCards("Badges", ()), DataTable((), (), empty="Rien."))
    data = render(Document(title="T", blocks=(Title("T"), *nothing)), ending, fonts)
    said = main_part(data, ending)
    assert "Rien." in said
    assert not re.search(r"<(?:w:tbl|table:table|table|ul|text:list)[ >]", said)


@pytest.mark.parametrize("ending", FORMS)
def test_figures_of_a_chart_follow_it(ending: str, fonts: Path) -> None:
    chart = Chart("Présents", ("juin",), (Series("parents", (6.5,)),), alt="6,5 parents.")
    said = words_of(Document(title="T", blocks=(Title("T"), chart)), ending, fonts)
    assert re.search(r"Présents.*Présents.*parents.*juin.*6,5", said, re.DOTALL)


@pytest.mark.parametrize("ending", ["odt", "docx", "html", "pdf", "txt"])
@pytest.mark.parametrize(
    "block",
    [
        Figure(picture(4, 4, (0, 0, 0)), " "),
        Chart("T", ("juin",), (Series("parents", (6.5,)),), alt=""),
    ],
)
def test_a_picture_without_words_is_refused_in_every_form(
    block: Figure | Chart, ending: str, fonts: Path
) -> None:
    with pytest.raises(InputRefused, match="texte de remplacement"):
        render(Document(title="T", blocks=(block,)), ending, fonts)


@pytest.mark.parametrize("ending", [*FORMS, "pdf"])
def test_a_picture_that_is_none_is_refused_where_it_is_shown(ending: str, fonts: Path) -> None:
    with pytest.raises(InputRefused, match="ne s’ouvre pas"):
        render(Document(title="T", blocks=(Figure(b"GIF?", "Un chat."),)), ending, fonts)


@pytest.mark.parametrize("ending", FORMS)
def test_a_link_into_a_program_is_only_words(ending: str, fonts: Path) -> None:
    links = (Link("ici", "javascript:alert(1)"), Link("là", "file:///etc/passwd"))
    good = Link("la page", "https://exemple.fr/a?b=1&c=2")
    data = render(Document(title="T", blocks=(*links, good)), ending, fonts)
    whole = (
        data
        if ending == "html"
        else b"".join(map((made := zipfile.ZipFile(io.BytesIO(data))).read, made.namelist()))
    )
    assert b"https://exemple.fr/a?b=1&amp;c=2" in whole
    assert b"javascript" not in whole
    assert b"passwd" not in whole


@pytest.mark.parametrize("ending", FORMS)
def test_a_heading_is_never_two_levels_under_the_one_before(ending: str, fonts: Path) -> None:
    blocks = (Title("T"), Heading("trop bas", 4), Heading("plus bas", 5))
    data = render(Document(title="T", blocks=blocks), ending, fonts)
    told = {"odt": r'outline-level="(\d)"', "docx": r'"Heading(\d)"', "html": r"<h(\d)>"}
    assert re.findall(told[ending], main_part(data, ending)) == ["1", "2", "3"]


@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv"])
def test_the_one_table_of_a_document_is_a_spreadsheet_too(ending: str, fonts: Path) -> None:
    assert render(ALL["emargement"], ending, fonts)
    with pytest.raises(InputRefused, match=r"pdf, odt, docx, html, txt"):
        render(ALL["compte-rendu-vide"], ending, fonts)
