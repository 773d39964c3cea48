"""More than any document was made for: nothing is lost, nothing runs off the page."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pypdf
import pytest

from citeapp.reports.documents.minutes import Group, minutes
from citeapp.reports.documents.tracking import (
    Tracked,
    TrackingInput,
    tracking_document,
    tracking_sheet,
)
from citeapp.reports.rendering import DOCUMENT_ENDINGS, render
from citeapp.reports.samples import every as samples
from citeapp.reports.text import text_bytes

ROWS = 2000
ENDLESS = "Une rencontre dont le titre ne finit pas " * 13


@pytest.fixture(scope="module")
def long_table() -> TrackingInput:
    return TrackingInput(
        programme="Cité",
        scope="tous les collectifs",
        day=date(2026, 3, 25),
        actions=tuple(Tracked(number=n, what=f"Action{n}") for n in range(1, ROWS + 1)),
    )


def test_a_title_of_five_hundred_letters_is_printed_whole(valid_pdf, words_of):
    assert len(ENDLESS) > 500
    reader = valid_pdf(minutes(replace(samples.typical_minutes(), title=ENDLESS)))
    assert words_of(reader).count("ne finit pas") >= 13


@pytest.mark.parametrize("ending", DOCUMENT_ENDINGS)
def test_a_title_of_five_hundred_letters_has_every_form(ending: str, fonts):
    document = minutes(replace(samples.typical_minutes(), title=ENDLESS))
    assert render(document, ending, fonts)


def test_three_hundred_people_are_all_named(valid_pdf, words_of):
    names = tuple(f"Awa{n}" for n in range(1, 301))
    told = replace(samples.typical_minutes(), present=(Group(names, "parents"),), present_total=300)
    document = minutes(told)
    assert set(names) <= set(text_bytes(document).decode().replace(",", " ").split())
    printed = set(words_of(valid_pdf(document)).replace(",", " ").split())
    assert set(names) <= printed


def test_two_thousand_rows_are_all_printed(long_table: TrackingInput, fonts, words_of):
    """Not through the checker of PDF/UA, which takes no table of more than 1,024 rows."""
    data = render(tracking_document(long_table), "pdf", fonts)
    printed = words_of(pypdf.PdfReader(io.BytesIO(data))).split()
    assert {f"Action{n}" for n in range(1, ROWS + 1)} <= set(printed)


def test_two_thousand_rows_are_all_in_the_spreadsheet(long_table: TrackingInput, fonts):
    data = render(tracking_sheet(long_table), "xlsx", fonts)
    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    told = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {f"Action{n}" for n in range(1, ROWS + 1)} <= told
