"""The blocks of a page: links, figures, fields, two-storey tables, paper, brand, bookmarks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from citeapp.base.errors import InputRefused
from citeapp.reports.content import (
    Box,
    Brand,
    Bullets,
    Chart,
    Column,
    DataTable,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Item,
    Link,
    Logo,
    PageBreak,
    Panel,
    Panels,
    Paragraph,
    Series,
    Title,
    ToFill,
    WritingSpace,
)
from citeapp.reports.rendering import render
from citeapp.reports.samples.forms import every_form, picture

PATH = pypdfium2.raw.FPDF_PAGEOBJ_PATH
PICTURE = picture(60, 30, (47, 93, 138))
CHART = Chart("Présents", ("mars",), (Series("parents", (4,)),), alt="4 parents en mars.")


def page_of(*blocks: object, **frame: object) -> Document:
    return Document(title="Essai", blocks=(Title("Essai"), *blocks), **frame)  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", ["A3", "A4", "A5"])
@pytest.mark.parametrize("large", [False, True])
def test_every_form_stands_on_every_paper(valid_pdf, paper, large):
    reader = valid_pdf(replace(every_form(), paper=paper, large=large))
    width = {"A3": 842, "A4": 595, "A5": 420}[paper]
    assert round(reader.pages[0].mediabox.width) == width


def test_a_link_is_a_place_to_click_that_its_words_lead_to(valid_pdf):
    reader = valid_pdf(page_of(Link("Nous écrire", "mailto:cite@exemple.fr")))
    page = reader.pages[0]
    link = page["/Annots"][0].get_object()
    assert link["/A"]["/URI"] == "mailto:cite@exemple.fr"
    assert link["/Contents"] == "Nous écrire"
    parents = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    tag = parents[2 * link["/StructParent"] + 1].get_object()
    assert tag["/S"] == "/Link"
    assert page["/Tabs"] == "/S"


def test_a_link_over_two_lines_has_two_places(valid_pdf):
    words = " ".join(["plan"] * 60)
    reader = valid_pdf(page_of(Link(words, "https://exemple.fr/plan")))
    boxes = [one.get_object()["/Rect"] for one in reader.pages[0]["/Annots"]]
    assert len(boxes) > 1
    assert all(box[0] < box[2] and box[1] < box[3] for box in boxes)


def test_the_address_of_a_page_is_told_to_who_reads_on_paper(valid_pdf, words_of):
    read = words_of(valid_pdf(page_of(Link("Le plan", "https://exemple.fr/plan"))))
    assert "Le plan (https://exemple.fr/plan)" in read


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "", "C:\\Users"])
def test_an_address_of_another_kind_leads_nowhere(valid_pdf, words_of, address):
    reader = valid_pdf(page_of(Link("Le plan", address)))
    assert "/Annots" not in reader.pages[0]
    assert "Le plan" in words_of(reader)


@pytest.mark.parametrize(
    "block", [Figure(PICTURE, " "), replace(CHART, alt="")], ids=["figure", "chart"]
)
def test_a_picture_without_words_is_not_written(valid_pdf, block):
    with pytest.raises(InputRefused, match="texte de remplacement"):
        valid_pdf(page_of(block))


def test_a_logo_without_words_is_not_written(valid_pdf):
    with pytest.raises(InputRefused, match="texte de remplacement"):
        valid_pdf(page_of(brand=Brand(logos=(Logo(PICTURE, ""),))))


def test_a_broken_picture_is_named(valid_pdf):
    with pytest.raises(InputRefused, match="« Le square »"):
        valid_pdf(page_of(Figure(PICTURE[:60], "Un square vert", "Le square")))


def test_a_logo_is_read_once(valid_pdf, structure_of):
    logos = (Logo(PICTURE, "Ville de Douai"), Logo(picture(300, 30, (9, 9, 9)), "CAF du Nord"))
    reader = valid_pdf(page_of(PageBreak(), Paragraph("suite"), brand=Brand(logos=logos)))
    read = structure_of(reader)
    assert read.count("Ville de Douai") == read.count("CAF du Nord") == 1


def test_six_wide_logos_stay_between_the_margins(valid_pdf):
    logos = tuple(Logo(picture(400, 40, (9, 9, n)), f"Logo {n}") for n in range(6))
    reader = valid_pdf(page_of(brand=Brand(logos=logos)))
    figures = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"][:6]
    boxes = [one.get_object()["/A"]["/BBox"] for one in figures]
    assert boxes[0][0] >= 40
    assert boxes[-1][2] <= 555
    assert all(one[2] < other[0] for one, other in pairwise(boxes))


def test_an_accent_that_cannot_be_read_is_not_taken(valid_pdf):
    drawn = [
        valid_pdf(page_of(brand=Brand(accent=accent))).pages[0].get_contents().get_data()
        for accent in ("#ffee00", "", "#0b5d4b")
    ]
    assert drawn[0] == drawn[1] != drawn[2]


def test_headings_never_skip_a_level(valid_pdf, structure_of):
    read = structure_of(valid_pdf(page_of(Heading("Un", 4), Heading("Deux", 2), Heading("T", 6))))
    assert [word for word in read.split() if word[1:].isdigit()] == ["H1", "H2", "H2", "H3"]


def test_a_heading_goes_to_the_next_page_with_the_chart_under_it(valid_pdf):
    filling = Paragraph("\n".join(["ligne"] * 32))
    reader = valid_pdf(page_of(filling, Heading("Des chiffres"), CHART, replace(CHART, alt="b")))
    where = [n for n, one in enumerate(reader.pages) if "Des chiffres" in one.extract_text()]
    assert (
        where == [n for n, one in enumerate(reader.pages) if "Présents" in one.extract_text()][:1]
    )


@pytest.mark.parametrize("lines", range(14, 34, 4))
def test_a_chart_and_its_few_figures_stand_on_one_page(valid_pdf, lines):
    series = (Series("Nombre", (4, 3, 5, 6, 1)),)
    chart = Chart("Présents", tuple("abcde"), series, alt="De 1 à 6.", shape="columns")
    reader = valid_pdf(page_of(Paragraph("\n".join(["ligne"] * lines)), chart))
    told = [one.extract_text() for one in reader.pages]
    assert [("Présents" in one) for one in told] == [("Nombre" in one) for one in told]


def test_long_documents_have_bookmarks(valid_pdf):
    parts = [block for n in range(4) for block in (Heading(f"Partie {n}"), PageBreak())]
    short, long = valid_pdf(page_of(*parts[:5])), valid_pdf(page_of(*parts))
    assert short.outline == []
    assert long.outline[0].title == "Essai"
    assert [one.title for one in long.outline[1]] == [f"Partie {n}" for n in range(4)]
    assert [long.get_destination_page_number(one) for one in long.outline[1]] == [0, 1, 2, 3]


def test_the_version_stands_beside_the_page_number_and_is_read_once(valid_pdf, structure_of):
    reader = valid_pdf(page_of(PageBreak(), Paragraph("a"), edition="version 2, 12 mars 2026"))
    assert all("version 2, 12 mars 2026" in one.extract_text() for one in reader.pages)
    assert structure_of(reader).count("version 2, 12 mars 2026") == 1


def test_a_field_longer_than_a_page_is_written_all_the_same(valid_pdf, structure_of):
    panels = Panels((Panel("Atouts", tuple(f"atout {n}" for n in range(90))), Panel("Menaces")))
    reader = valid_pdf(page_of(panels))
    assert len(reader.pages) > 1
    assert all(f"LBody atout {n}\n" in structure_of(reader) for n in range(90))


def test_lists_hold_deep_and_long_entries(valid_pdf, structure_of):
    entry = Item("feuille " * 900)
    for depth in range(9):
        entry = Item(f"branche {depth}", (entry,))
    reader = valid_pdf(page_of(Bullets((entry,)), Bullets(())))
    assert structure_of(reader).count("feuille") == 900


def test_room_to_write_goes_over_to_the_next_page(valid_pdf):
    assert len(valid_pdf(page_of(WritingSpace("Nos idées", 60))).pages) == 3


def test_a_table_too_wide_for_large_print_becomes_records(valid_pdf, structure_of):
    names = ("Engagement", "Responsable", "Échéance", "Avancement", "Commentaire", "Signature")
    row = ("Écrire", "Samira", "20 mars", "en cours", "", ToFill("à signer"))
    document = page_of(DataTable(tuple(map(Column, names)), (row,), empty=""))
    assert "Table" in structure_of(valid_pdf(document))
    read = structure_of(valid_pdf(replace(document, large=True)))
    assert "Table" not in read
    assert "P Responsable : Samira" in read
    assert "P Commentaire : —" in read


def test_large_print_has_no_letter_under_fourteen_points(valid_pdf):
    found: set[float] = set()

    def note(text, _cm, tm, _font, size):
        if text.strip():
            found.add(round(size * _cm[0] * tm[0], 1))

    for one in valid_pdf(replace(every_form(), large=True)).pages:
        one.extract_text(visitor_text=note)
    assert min(found) >= 14
    assert 17 <= sorted(found)[len(found) // 2] < 19


def test_a_decision_at_the_top_of_a_page_keeps_its_words_inside_its_frame(fonts):
    data = render(page_of(PageBreak(), Box("Ouvrir la garderie")), "pdf", fonts)
    page = pypdfium2.PdfDocument(data)[1]
    letters = page.get_textpage()
    place = letters.get_text_range().index("Ouvrir")
    words = letters.get_charbox(place)
    frame = min(one.get_bounds()[3] for one in page.get_objects() if one.type == PATH
                if one.get_bounds()[0] < 49 and one.get_bounds()[3] > words[1]
                and one.get_bounds()[3] - one.get_bounds()[1] > 10)  # fmt: skip
    assert frame - words[3] > 5


def test_a_record_stays_on_its_page(valid_pdf):
    columns = tuple(map(Column, ("Anticonstitutionnellement", "Intergouvernementalisation", "Qui")))
    rows = tuple((f"ligne {n}", "oui", f"fin {n}.") for n in range(40))
    reader = valid_pdf(page_of(DataTable(columns, rows, empty=""), paper="A5", large=True))
    assert len(reader.pages) > 2
    for page in reader.pages:
        said = page.extract_text()
        assert said.count("ligne ") == said.count("fin ")


def test_a_table_of_a_thousand_rows(valid_pdf):
    rows = tuple((str(n), f"Action {n}", "Samira") for n in range(1000))
    columns = (Column("N°"), Column("Quoi", 4), Column("Qui", 2))
    reader = valid_pdf(page_of(DataTable(columns, rows, empty=""), landscape=True))
    assert "Action 999" in reader.pages[-1].extract_text()


def test_no_line_begins_with_a_dot_between_two_words(fonts):
    text = " · ".join(["Élodie Lefebvre"] * 40)
    page = pypdfium2.PdfDocument(render(page_of(Paragraph(text)), "pdf", fonts))[0]
    lines = page.get_textpage().get_text_range().splitlines()
    assert sum("·" in line for line in lines) > 3
    assert not [line for line in lines if line.startswith("·")]


def test_a_cell_under_two_rows_of_headings_names_them_and_its_row(valid_pdf):
    tree = valid_pdf(every_form()).trailer["/Root"]["/StructTreeRoot"]
    names = tree["/IDTree"]["/Names"]
    named = {names[place]: names[place + 1].get_object() for place in range(0, len(names), 2)}
    rows = named["t1r1"]["/P"]["/K"]
    cell = rows[2].get_object()
    assert cell["/S"] == "/TD"
    assert cell["/A"]["/Headers"] == ["t1h0c1", "t1h1c2", "t1r1"]
    assert [named[name]["/S"] for name in cell["/A"]["/Headers"]] == ["/TH"] * 3


def test_an_address_in_a_narrow_column_is_not_cut(fonts):
    """Not even one of wide letters, among others that have more of them."""
    columns = (Column("Nom", 6), Column("Courriel", 1), Column("Remarque", 6))
    addresses = ("prenom.nom@exemple.fr", "awa.wojwodom@exemple.fr", "lili.petitillil@exemple.fr")
    said = "vient souvent, mais jamais le mercredi " * 3
    table = DataTable(columns, tuple(("Léa", one, said) for one in addresses), empty="")
    page = pypdfium2.PdfDocument(render(page_of(table), "pdf", fonts))[0]
    read = page.get_textpage().get_text_range()
    assert all(one in read for one in addresses)


EMPTY = (
    Heading(""),
    Paragraph(""),
    Bullets((Item(""),)),
    Facts((Fact("", ""),)),
    Facts(()),
    Panels(()),
    Panels((Panel(""),)),
    WritingSpace("", 0),
    Chart("", (), (), alt="rien"),
    Link("", "https://exemple.fr"),
    Figure(PICTURE, "Un rectangle", width=0),
    Figure(picture(1, 3000, (9, 9, 9)), "Un trait"),
)
"""What nobody writes on purpose, and a form may still leave."""


@pytest.mark.parametrize("frame", [{}, {"large": True}, {"paper": "A5", "landscape": True}])
def test_empty_blocks_break_nothing(valid_pdf, frame):
    valid_pdf(page_of(*EMPTY, **frame))


@pytest.mark.parametrize("frame", [{}, {"plain": True}, {"poster": True}])
def test_a_document_without_blocks_is_a_page(valid_pdf, frame):
    assert len(valid_pdf(Document(title="Vide", **frame)).pages) == 1
