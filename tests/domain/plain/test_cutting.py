"""Pasted text becomes sentences, one a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain.plain.cutting import sentences


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Bonjour. Venez tôt ! Où ? Ici.", ["Bonjour.", "Venez tôt !", "Où ?", "Ici."]),
        ("Mme. Petit vient. M. Roux aussi.", ["Mme. Petit vient.", "M. Roux aussi."]),
        ("Un jeu, p. ex. Le loto.", ["Un jeu, p. ex. Le loto."]),
        ("- Un stylo\n• Du papier\n2. Un goûter", ["Un stylo", "Du papier", "Un goûter"]),
        ("Il dit : « Non. » Elle rit.", ["Il dit : « Non. »", "Elle rit."]),
        ("À 18.30 tout ferme.", ["À 18.30 tout ferme."]),
        ("مرحبا. تعالوا معنا.", ["مرحبا.", "تعالوا معنا."]),
        ("\n \n", []),
    ],
)
def test_sentences(text: str, lines: list[str]) -> None:
    assert sentences(text) == lines


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    letters = [c for c in text if c.isalpha()]
    assert [c for c in "".join(sentences(text)) if c.isalpha()] == letters
    for line in sentences(text):
        assert line == line.strip() != ""
        assert "\n" not in line
