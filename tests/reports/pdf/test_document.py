"""PDF documents: every rule of PDF/UA-1 holds, what is read is what is seen, bytes repeat."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdf
import pytest

from citeapp.base.errors import UserError
from citeapp.reports.content import Column, DataTable, Document, Paragraph, Title
from citeapp.reports.documents.minutes import minutes
from citeapp.reports.rendering import render
from citeapp.reports.samples import every as samples
from citeapp.reports.typography import tidy


@pytest.mark.parametrize("name", samples.documents())
def test_every_document_is_accessible(name, valid_pdf):
    reader = valid_pdf(samples.documents()[name])
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == samples.documents()[name].language
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == tidy(samples.documents()[name].title)


@pytest.mark.parametrize(
    "name", ["toutes-les-formes", "compte-rendu", "comptage", "releve-de-decisions"]
)
def test_structure_is_the_agreed_one(name, valid_pdf, same_as_golden, structure_of):
    structure = structure_of(valid_pdf(samples.documents()[name]))
    same_as_golden(f"{name}.structure.txt", structure)


def test_typical_minutes_hold_on_one_page(valid_pdf):
    assert len(valid_pdf(minutes(samples.typical_minutes())).pages) == 1


def test_same_document_same_bytes(fonts):
    document = minutes(samples.typical_minutes())
    assert render(document, "pdf", fonts) == render(document, "pdf", fonts)


def test_hostile_names_are_drawn_letter_by_letter(valid_pdf, words_of):
    read = words_of(valid_pdf(minutes(samples.ugly_minutes())))
    assert '<img src="file:///etc/passwd">' in read
    assert "<b>Gras</b> & <font size=90>Cie</font>" in read
    assert "=cmd|' /C calc'!A0" in read
    assert "\u202e" not in read


def test_no_word_of_a_long_document_is_lost(valid_pdf, structure_of):
    words = [f"mot{number}" for number in range(3000)]
    document = Document(title="Long", blocks=(Title("Long"), Paragraph(" ".join(words))))
    read = structure_of(valid_pdf(document))
    assert " ".join(words) in read


def test_a_row_taller_than_a_page_is_cut_between_lines(valid_pdf, structure_of):
    words = [f"mot{number}" for number in range(2500)]
    columns = (Column("Quoi"), Column("Qui"))
    table = DataTable(columns, ((" ".join(words), "Léa"), ("après", "Zoé")), empty="rien")
    reader = valid_pdf(Document(title="Haut", blocks=(Title("Haut"), table)))
    assert len(reader.pages) > 2
    assert f"TD {' '.join(words)}" in structure_of(reader)


def test_header_row_is_seen_on_each_page_and_read_once(valid_pdf, structure_of):
    reader = valid_pdf(samples.documents()["suivi-200"])
    seen = [one.extract_text().count("Commentaire") for one in reader.pages]
    assert len(seen) > 5
    assert min(seen) == 1
    read = structure_of(reader)
    assert read.count("Commentaire") == 1
    assert read.count("\n      TR") == 1 + 200


def test_page_numbers_are_shown_but_not_read(valid_pdf, structure_of):
    reader = valid_pdf(samples.documents()["emargement"])
    total = len(reader.pages)
    assert f"page {total} / {total}" in reader.pages[-1].extract_text()
    assert "page 1" not in structure_of(reader)


def test_first_header_and_last_footer_are_read_once(valid_pdf, structure_of):
    read = structure_of(valid_pdf(samples.documents()["emargement-complet"]))
    assert read.count("Cité éducative Douai-Waziers · Collectif Dorignies") == 1
    assert read.count("Responsable du traitement") == 1


def test_white_cells_say_what_goes_there(valid_pdf, structure_of):
    read = structure_of(valid_pdf(samples.documents()["emargement-sans-attendus"]))
    assert read.count("Span [à signer]") == 10


def test_demo_data_say_so_on_every_page(valid_pdf):
    for one in valid_pdf(samples.documents()["compte-rendu-difficile"]).pages:
        assert "Démonstration : personnes inventées" in " ".join(one.extract_text().split())


def test_letters_without_a_glyph_leave_a_mark(valid_pdf, structure_of):
    document = Document(title="É", blocks=(Title("Fête 王芳 du jeu"),))
    assert "H1 Fête □ du jeu" in structure_of(valid_pdf(document))


def test_emoji_are_drawn_in_outline_and_read_as_typed(valid_pdf, structure_of):
    document = Document(title="É", blocks=(Title("Fête 🎉 du jeu 😀 👍🏽"),))
    reader = valid_pdf(document)
    assert "H1 Fête 🎉 du jeu 😀 👍" in structure_of(reader)
    fonts = [font["/BaseFont"] for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert any("NotoEmoji" in name for name in fonts)


def test_other_scripts_are_drawn_and_read_in_their_order(valid_pdf, structure_of):
    names = ("فاطمة الخطابي", "שלום כהן", "ⵜⴰⵎⴰⵣⵉⵖⵜ", "Հայերեն", "Дмитро", "☐ oui")
    text = " · ".join(names)
    reader = valid_pdf(Document(title="É", blocks=(Title("Langues"), Paragraph(text))))
    assert f"P {text}" in structure_of(reader)
    fonts = [font["/BaseFont"] for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert any("DejaVu" in name for name in fonts)
    assert "\ufed3" in reader.pages[0].extract_text(), "the form a letter has at the beginning"


def test_fonts_are_embedded(fonts, valid_pdf):
    reader = valid_pdf(minutes(samples.typical_minutes()))
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        assert "Inter" in font["/BaseFont"]
        assert isinstance(font["/FontDescriptor"]["/FontFile2"], pypdf.generic.StreamObject)


def test_the_file_says_nothing_of_who_where_and_when(valid_pdf):
    reader = valid_pdf(samples.documents()["compte-rendu"])
    assert set(reader.metadata) == {"/Title", "/Subject", "/Author", "/Creator", "/Producer"}
    assert reader.metadata.author == "Cité éducative Douai-Waziers"
    assert b"Date" not in reader.trailer["/Root"]["/Metadata"].get_data()


def test_the_file_claims_both_standards_and_says_what_its_colours_mean(valid_pdf):
    catalog = valid_pdf(samples.documents()["compte-rendu"]).trailer["/Root"]
    packet = catalog["/Metadata"].get_data()
    assert b"<pdfuaid:part>1<" in packet
    assert b"<pdfaid:part>2<" in packet
    assert b"<pdfaid:conformance>A<" in packet
    (intent,) = catalog["/OutputIntents"]
    assert intent["/DestOutputProfile"].get_data()[36:40] == b"acsp"


def test_missing_fonts_are_said_plainly(tmp_path: Path):
    with pytest.raises(UserError, match="Inter-Regular"):
        render(minutes(samples.empty_minutes()), "pdf", tmp_path)


def test_missing_colours_are_said_plainly(tmp_path: Path, fonts):
    shutil.copytree(fonts, tmp_path / "fonts")
    with pytest.raises(UserError, match=r"sRGB\.icc manque"):
        render(minutes(samples.empty_minutes()), "pdf", tmp_path / "fonts")
