"""Pages for easy reading: large letters, wide margins, whatever stands on them."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pypdfium2
import pytest

from citeapp.base.errors import UserError
from citeapp.reports.content import (
    Box,
    Bullets,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Item,
    Link,
    PageBreak,
    PlainPart,
    Quote,
    Title,
)
from citeapp.reports.rendering import render
from citeapp.reports.samples.forms import every_form, picture

THREE_CENTIMETRES = 85
PLAIN = Document(
    title="Venez",
    plain=True,
    footer_left="Version simplifiée",
    edition="12 mars 2026",
    brand=every_form().brand,
    blocks=(
        Title("Venez à la rencontre du quartier"),
        PlainPart("Quand ?", ("Le jeudi 12 mars 2026.",), "calendar"),
        Facts((Fact("Lieu", "Centre social"),)),
        Heading("À apporter"),
        Bullets((Item("Un jeu."), Item("Un gâteau, si vous voulez et si vous avez le temps."))),
        Box("Nous ouvrons la garderie."),
        Quote("On se sent écouté", "un parent"),
        Link("06 00 00 00 00", "tel:+33600000000", "Appelez Samira."),
        PageBreak(),
        Figure(picture(60, 30, (47, 93, 138)), "Le plan du quartier."),
    ),
)


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_every_letter_stands_three_centimetres_from_the_edge(valid_pdf, fonts, paper):
    document = replace(PLAIN, paper=paper)
    valid_pdf(document)
    page = pypdfium2.PdfDocument(render(document, "pdf", fonts))[0]
    letters = page.get_textpage()
    seen = [n for n in range(letters.count_chars()) if letters.get_text_range(n, 1).strip()]
    boxes = [letters.get_charbox(place) for place in seen]
    width = page.get_size()[0]
    assert min(box[0] for box in boxes) >= THREE_CENTIMETRES
    assert max(box[2] for box in boxes) <= width - THREE_CENTIMETRES


def test_who_listens_hears_lists_links_and_pictures(valid_pdf, structure_of):
    read = structure_of(valid_pdf(PLAIN))
    assert "L (Disc)" in read
    assert "Link [06 00 00 00 00] 06 00 00 00 00 → tel:+33600000000" in read
    assert "Figure [Le plan du quartier.]" in read
    assert "Figure [Ville de Douai]" in read


def test_the_foot_of_the_cite_is_whole(valid_pdf, words_of):
    read = words_of(valid_pdf(PLAIN))
    assert "Cité éducative Douai-Waziers, 83 rue de la Mairie, Douai" in read
    assert "Version simplifiée · 12 mars 2026" in read.replace("\u00a0", " ")


def test_a_missing_pictogram_is_said_plainly(tmp_path, fonts):
    for name in ("fonts", "colour"):
        shutil.copytree(fonts.parent / name, tmp_path / name)
    with pytest.raises(UserError, match="Le pictogramme calendar manque"):
        render(PLAIN, "pdf", tmp_path / "fonts")
