"""Right-to-left words: joined, and in the order the eye meets them."""

from __future__ import annotations

import pytest

from citeapp.reports.pdf.scripts import is_right_to_left, joined, visual


class Everything:
    def __contains__(self, code: object) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("محمد", "\ufee3\ufea4\ufee4\ufeaa"),  # initial, medial, medial, final
        ("دار", "\ufea9\ufe8d\ufead"),  # none of the three joins the next
        ("سلام", "\ufeb3\ufefc\ufee1"),  # lam and alef are one sign
        ("لا", "\ufefb"),
        ("Ali", "Ali"),
        ("ب ب", "\ufe8f \ufe8f"),
    ],
)
def test_arabic_letters_join_their_neighbours(typed, drawn):
    assert joined(typed, Everything()) == drawn


def test_forms_that_the_font_lacks_stay_plain():
    assert joined("محمد", {ord(letter) for letter in "محمد"}) == "محمد"


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Jeudi 12 mars", "Jeudi 12 mars"),
        ("שלום", "םולש"),
        ("Mme שלום כהן, parent", "Mme ןהכ םולש, parent"),
        ("שלום 2026 כהן", "ןהכ 2026 םולש"),
        ("(שלום)", "(םולש)"),
        ("שלום (כהן) שלום", "םולש (ןהכ) םולש"),
        ("le 12 שלום", "le 12 םולש"),
    ],
)
def test_words_run_their_own_way(typed, drawn):
    assert visual(typed) == drawn


def test_only_what_runs_the_other_way_is_touched():
    assert is_right_to_left("Mme כהן")
    assert not is_right_to_left("Ćwikła, Łódź, Кыїв 12 (« ! »)")


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("שלום כהן", "ןהכ םולש"),
        ("שלום Léa כהן", "ןהכ Léa םולש"),
        ("le שלום", "םולש le"),
        ("שלום (כהן).", ".(ןהכ) םולש"),
        ("12 שלום", "םולש 12"),
        ("שלום 12:30 ", "12:30 םולש "),
        ("שלום 06 12 34 56 78", "06 12 34 56 78 םולש"),
        ("Léa Petit", "Léa Petit"),
    ],
)
def test_a_line_may_begin_at_the_right(typed, drawn):
    assert visual(typed, leftwards=True) == drawn
