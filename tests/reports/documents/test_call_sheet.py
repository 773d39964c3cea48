"""The call sheet: names, numbers, boxes for the answer, for the team alone."""

from __future__ import annotations

from citeapp.reports.content import DataTable, ToFill
from citeapp.reports.documents.call_sheet import call_sheet
from citeapp.reports.samples.room import typical_calls


def table() -> DataTable:
    [found] = [b for b in call_sheet(typical_calls()).blocks if isinstance(b, DataTable)]
    return found


def test_each_person_has_a_number_to_call_and_boxes_to_tick():
    first, maybe, last = table().rows
    assert first[:3] == ("Aïcha Benali", "Parent", "06 00 00 00 01")
    assert first[3:7] == (ToFill("à cocher"),) * 4
    assert maybe[4] == "✓", "what is known is not asked again"
    assert last[2] == ToFill("à compléter"), "a number to write down"
    assert last[7] == "relancé le 9 mars"


def test_it_says_on_every_page_that_it_does_not_go_round():
    assert "équipe seulement" in call_sheet(typical_calls()).footer_left


def test_right_to_left_names_are_printed(valid_pdf, words_of):
    assert "relancé le 9 mars" in words_of(valid_pdf(call_sheet(typical_calls())))
    assert len(table().rows) == 3
