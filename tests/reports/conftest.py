"""What the tests of documents share: the fonts, a checked PDF, its structure, golden files."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import page
import pypdf
import pytest

from citeapp.reports.content import Document
from citeapp.reports.rendering import render

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def fonts() -> Path:
    return FONTS


@pytest.fixture
def valid_pdf() -> Callable[[Document], pypdf.PdfReader]:
    """Draws a document and reads it back, once all rules of PDF/UA-1 hold."""

    def draw(document: Document) -> pypdf.PdfReader:
        data = render(document, "pdf", FONTS)
        report = page.validate_pdf_bytes(data, profile="ua1")
        assert not report.failures, [(one.rule_id, one.message) for one in report.failures]
        assert report.rules.total >= 104
        return pypdf.PdfReader(io.BytesIO(data))

    return draw


@pytest.fixture
def same_as_golden() -> Callable[[str, str], None]:
    """Compares with tests/reports/golden; CITEAPP_GOLDEN=1 writes the files anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("CITEAPP_GOLDEN"):
            path.write_text(text, encoding="utf-8", newline="")
        assert text == path.read_bytes().decode()

    return compare


@pytest.fixture
def words_of() -> Callable[[pypdf.PdfReader], str]:
    return _words_of


@pytest.fixture
def structure_of() -> Callable[[pypdf.PdfReader], str]:
    return _structure_of


def _words_of(reader: pypdf.PdfReader) -> str:
    """All the text of the pages, white space evened out."""
    return " ".join(" ".join(one.extract_text() for one in reader.pages).split())


def _structure_of(reader: pypdf.PdfReader) -> str:
    """The tags with the text each one holds, indented: what a screen reader goes through."""
    texts = {index: dict(_marked(one)) for index, one in enumerate(reader.pages)}
    numbers = {one.indirect_reference.idnum: i for i, one in enumerate(reader.pages)}
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]
    return "\n".join(_tree(root.get_object(), texts, numbers, 0)) + "\n"


def _tree(
    tag: Any, texts: dict[int, dict[int, str]], numbers: dict[int, int], depth: int
) -> Iterator[str]:
    said = "".join(texts[page][number] for page, number in _contents(tag, numbers))
    instead = "".join(f" [{tag[name]}]" for name in ("/ActualText", "/Alt") if name in tag)
    line = f"{tag['/S'][1:]}{_attributes(tag)}{instead} {' '.join(said.split())}{_leads_to(tag)}"
    yield f"{'  ' * depth}{line}".rstrip()
    for kid in _objects(tag):
        if kid["/Type"] == "/StructElem":
            yield from _tree(kid, texts, numbers, depth + 1)


def _objects(tag: Any) -> list[Any]:
    """What stands under a tag, but for the bare numbers of its contents."""
    kids = [kid.get_object() for kid in tag["/K"]]
    return [kid for kid in kids if not isinstance(kid, int)]


def _contents(tag: Any, numbers: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The pages and numbers of the marked contents of a tag."""
    for kid in (kid.get_object() for kid in tag["/K"]):
        if isinstance(kid, int):
            yield numbers[tag.raw_get("/Pg").idnum], kid
        elif kid["/Type"] == "/MCR":
            yield numbers[kid.raw_get("/Pg").idnum], kid["/MCID"]


def _attributes(tag: Any) -> str:
    """« (Column, ColSpan 2) »; where a figure stands is no matter of structure."""
    found = tag.get("/A", {})
    names = [found[name][1:] for name in ("/Scope", "/ListNumbering") if name in found]
    names += [f"{name[1:]} {found[name]}" for name in ("/ColSpan", "/RowSpan") if name in found]
    return f" ({', '.join(names)})" if names else ""


def _leads_to(tag: Any) -> str:
    links = [kid["/Obj"] for kid in _objects(tag) if kid["/Type"] == "/OBJR"]
    return "".join(f" → {link['/A']['/URI']}" for link in links)


def _marked(one: pypdf.PageObject) -> Iterator[tuple[int, str]]:
    """Each marked content number of a page and its text, read through the ToUnicode tables."""
    fonts = {name: _to_unicode(font) for name, font in one["/Resources"]["/Font"].items()}
    number, said, font, instead = -1, "", "", False
    for operands, operator in pypdf.generic.ContentStream(one.get_contents(), one.pdf).operations:
        if operator == b"BDC" and "/ActualText" in operands[1]:
            said += operands[1]["/ActualText"]
            instead = True
        elif operator == b"BDC":
            number, said = operands[1]["/MCID"], ""
        elif operator == b"BMC":
            number = -1
        elif operator == b"Tf":
            font = operands[0]
        elif operator == b"Tj" and not instead:
            said += "".join(fonts[font].get(code, "") for code in operands[0].original_bytes)
        elif operator == b"EMC" and instead:
            instead = False
        elif operator == b"EMC" and number >= 0:
            yield number, said


def _to_unicode(font: Any) -> dict[int, str]:
    table = font["/ToUnicode"].get_data().decode()
    pairs = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4,8})>$", table, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in pairs}
