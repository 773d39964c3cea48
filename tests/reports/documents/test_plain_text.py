"""A plain text on paper: parts beside their pictograms, and from right to left where it runs so."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from citeapp.base.paths import resources
from citeapp.domain.plain.checking import check
from citeapp.reports.content import PlainPart
from citeapp.reports.documents.invitation import plain_invitation
from citeapp.reports.documents.plain_minutes import plain_minutes
from citeapp.reports.documents.plain_text import PlainTextInput, Sentence, language_of, plain_text
from citeapp.reports.pdf.faces import faces
from citeapp.reports.pdf.page import Picture, Words
from citeapp.reports.pdf.plain import BODY, MARGIN, lay_out_plain
from citeapp.reports.rendering import render
from citeapp.reports.samples.after import typical_plain
from citeapp.reports.samples.plain import ARABIC, FRENCH, plain_documents
from citeapp.reports.samples.room import typical_invitation
from citeapp.reports.text import text_bytes

SHORT = PlainTextInput(
    title="La fête",
    collective="Collectif Dorignies",
    sentences=(
        Sentence("Venez à la fête", "title"),
        Sentence("Bonjour."),
        Sentence("Quand ?", "heading", "calendar"),
        Sentence("Le jeudi 12 mars 2026."),
        Sentence("C’est gratuit.", "line", "free"),
        Sentence("  "),
        Sentence("Merci.", "line", "unknown"),
    ),
)


@pytest.mark.parametrize("name", plain_documents())
def test_text_is_the_agreed_one(name, same_as_golden):
    same_as_golden(f"{name}.txt", text_bytes(plain_documents()[name]).decode())


@pytest.mark.parametrize("name", ["texte-simplifie", "texte-simplifie-arabe"])
def test_structure_is_the_agreed_one(name, valid_pdf, same_as_golden, structure_of):
    reader = valid_pdf(plain_documents()[name])
    assert len(reader.pages) == 1
    same_as_golden(f"{name}.structure.txt", structure_of(reader))


@pytest.mark.parametrize(
    "document",
    [plain_text(FRENCH), plain_invitation(typical_invitation()), plain_minutes(typical_plain())],
    ids=["texte", "invitation", "compte-rendu"],
)
def test_our_own_documents_pass_our_own_check(document):
    said = [line for block in document.blocks if isinstance(block, PlainPart)
            for line in (block.heading, *block.lines) if line]  # fmt: skip
    found = {line: [one.number for one in check(line)] for line in said if check(line)}
    assert found == {}


def test_a_heading_or_a_picture_begins_a_part() -> None:
    document = plain_text(SHORT)
    assert document.title == "Venez à la fête – Collectif Dorignies"
    parts = [(part.heading, part.lines, part.picture) for part in document.blocks[1:]]
    assert parts == [
        ("", ("Bonjour.",), ""),
        ("Quand ?", ("Le jeudi 12 mars 2026.",), "calendar"),
        ("", ("C’est gratuit.",), "free"),
        ("", ("Merci.",), ""),
    ]  # fmt: skip
    assert document.footer_left == "Version simplifiée"
    read = plain_text(replace(SHORT, proofread="relue par 3 parents le 1er mars 2026"))
    assert read.footer_left == "Version simplifiée, relue par 3 parents le 1er mars 2026"


def test_the_rules_of_layout_are_kept() -> None:
    assert BODY.size >= 14
    assert BODY.leading >= 1.5 * BODY.size
    assert MARGIN >= 85
    layout = lay_out_plain(plain_text(FRENCH), faces(resources() / "fonts"))
    for page in layout.pages:
        for mark in page.marks:
            if isinstance(mark, Words):
                assert mark.x >= MARGIN - 0.01


def test_an_arabic_text_runs_from_the_right() -> None:
    document = plain_text(ARABIC)
    assert document.language == "ar"
    known = faces(resources() / "fonts")
    layout = lay_out_plain(document, known)
    right = layout.width - MARGIN
    picture = next(m for m in layout.pages[0].marks if isinstance(m, Picture))
    assert picture.x + picture.side == right
    lines = {
        "".join(text for text, _style in mark.line).strip(): mark
        for mark in layout.pages[0].marks
        if isinstance(mark, Words)
    }
    title = lines["تعالوا إلى اجتماع الحي"]
    assert round(title.x + sum(known.width(*piece) for piece in title.line)) == round(right)
    beside = lines["يوم الخميس 12 مارس 2026."]
    assert beside.x + sum(known.width(*piece) for piece in beside.line) < picture.x
    (text, style), = beside.line  # fmt: skip
    drawn = "".join(letters for _font, letters in known.drawn(text, style))
    assert drawn.startswith(".2026")
    assert "12" in drawn


def test_the_language_follows_the_letters() -> None:
    assert language_of("Bonjour مرحبا à tous") == "fr"
    assert language_of("مرحبا Léa") == "ar"
    assert language_of("שלום לכולם") == "he"
    assert language_of("") == "fr"


@pytest.mark.parametrize(
    ("ending", "inside", "mark"),
    [
        ("html", "", '<html lang="ar" dir="rtl">'),
        ("odt", "styles.xml", 'style:writing-mode="rl-tb"'),
        ("docx", "word/styles.xml", "<w:bidi/><w:spacing"),
    ],
)
def test_other_forms_run_from_the_right_too(ending, inside, mark, fonts):
    data = render(plain_text(ARABIC), ending, fonts)
    if inside:
        data = zipfile.ZipFile(io.BytesIO(data)).read(inside)
    assert mark in data.decode()
    assert mark not in render(plain_text(FRENCH), ending, fonts).decode(errors="replace")
