"""The sign-in sheet: three layouts, frozen numbers, and the gaps of the settings in sight."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citeapp.reports.content import DataTable, Document, FillIn, ToFill
from citeapp.reports.documents.sign_in_sheet import DataNotice, Expected, Layout, sign_in_sheet
from citeapp.reports.samples import every as samples


def table_of(document: Document) -> DataTable:
    return next(block for block in document.blocks if isinstance(block, DataTable))


def test_the_default_layout_shows_no_contact_details():
    sheet = samples.typical_sheet(Layout.WITHOUT_CONTACTS)
    assert sheet.layout is type(sheet)(programme="", collective="").layout
    assert "06 00 00 00 00" not in str(sign_in_sheet(sheet).blocks)
    assert "06 00 00 00 00" in str(sign_in_sheet(replace(sheet, layout=Layout.COMPLETE)).blocks)


def test_numbers_are_those_given_and_white_lines_have_none():
    expected = (Expected(3, "Petit", "Élodie"), Expected(7, "Nowak", "Damien"))
    sheet = replace(samples.typical_sheet(Layout.WITHOUT_CONTACTS), expected=expected)
    numbers = [row[0] for row in table_of(sign_in_sheet(sheet)).rows]
    assert numbers == ["3", "7", *[ToFill("à remplir")] * 10]


def test_each_row_ends_with_room_to_sign():
    for layout in (Layout.COMPLETE, Layout.WITHOUT_CONTACTS):
        rows = table_of(sign_in_sheet(samples.typical_sheet(layout))).rows
        assert {row[-1] for row in rows} == {ToFill("à signer")}


def test_counting_names_nobody():
    document = sign_in_sheet(samples.typical_sheet(Layout.COUNT))
    assert "Aïcha" not in str(document)
    assert [row[0] for row in table_of(document).rows][-1] == "Total"


@pytest.mark.parametrize("layout", list(Layout))
def test_participants_are_counted_and_the_sheet_is_signed(layout):
    labels = [
        block.label
        for block in sign_in_sheet(samples.typical_sheet(layout)).blocks
        if isinstance(block, FillIn)
    ]
    assert labels[0] == "Nombre de participants"
    assert "signature" in labels[-1]


def test_empty_settings_show_as_gaps():
    sheet = replace(samples.typical_sheet(Layout.COMPLETE), notice=DataNotice())
    footer = sign_in_sheet(sheet).footer_left
    assert "[à compléter dans Paramètres : responsable du traitement]" in footer
    assert footer.count("[à compléter dans Paramètres") == 4


def test_filled_settings_leave_no_gap():
    footer = sign_in_sheet(samples.typical_sheet(Layout.COMPLETE)).footer_left
    assert "Responsable du traitement : Ville de Douai." in footer
    assert "[à compléter" not in footer
