"""The words of old minutes: found whatever wrote them, and never at the cost of the machine."""

from __future__ import annotations

import io
import zipfile

import pytest
from odf.opendocument import OpenDocumentText
from odf.text import H, P, Span
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from citeapp.intake import old_minutes
from citeapp.intake.old_minutes import DOCX, ODT, PDF

WORD = (
    '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Réunion du 3 mai</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>La gar</w:t></w:r><w:r><w:t>derie</w:t></w:r><w:r><w:tab/></w:r>"
    "<w:del><w:r><w:delText>secret</w:delText></w:r></w:del>"
    "<w:r><w:t>ouvre</w:t></w:r></w:p></w:body></w:document>"
)


def zipped(**entries: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def word(text: str = WORD) -> bytes:
    return zipped(word__document_xml=text)


def odt() -> bytes:
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Réunion du 3 mai"))
    paragraph = P(text="La gar")
    paragraph.addElement(Span(text="derie ouvre"))
    document.text.addElement(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(text: str = "La garderie ouvre") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(50, 700, text)
    canvas.save()
    return out.getvalue()


def test_each_format_is_known_by_what_it_holds_and_says_its_words() -> None:
    said = "Réunion du 3 mai\nLa garderie ouvre"
    for data, kind, words in (
        (word(), DOCX, said),
        (odt(), ODT, said),
        (pdf(), PDF, "La garderie ouvre"),
    ):
        assert old_minutes.kind_of(data) == kind
        assert old_minutes.words(data, kind) == words


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"MZ program", zipped(xl__workbook_xml="x")])
def test_anything_else_is_no_old_minutes(data: bytes) -> None:
    assert old_minutes.kind_of(data) == ""


def test_what_swells_or_names_entities_has_no_words() -> None:
    huge = word("<w:document xmlns:w='w'>" + "<w:x>" * 9_000_000)
    assert len(huge) < 200_000
    assert old_minutes.words(huge, DOCX) == ""
    entities = '<!DOCTYPE d [<!ENTITY a "aaaa">]><w:t>&a;</w:t>'
    assert old_minutes.words(word(entities), DOCX) == ""


def test_a_long_text_is_read_as_far_as_the_limit() -> None:
    many = "<w:p><w:r><w:t>garderie </w:t></w:r></w:p>" * 30_000
    found = old_minutes.words(word(f"<w:document xmlns:w='w'>{many}</w:document>"), DOCX)
    assert 0 < len(found) <= old_minutes.LETTERS


def test_a_damaged_or_locked_pdf_has_no_words_and_no_error() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    for data in (pdf()[:300], b"%PDF-1.7\n" + b"\xff" * 5000, out.getvalue()):
        assert old_minutes.words(data, PDF) == ""
