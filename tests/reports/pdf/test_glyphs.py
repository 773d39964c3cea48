"""Characters a font lacks."""

from __future__ import annotations

import pytest

from citeapp.reports.pdf.glyphs import drawable

KNOWN = {ord(letter) for letter in "abcdefghijklmnopqrstuvwxyzé □\u00a0\u0301"}


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("été", "été"),
        ("e\u0301te\u0301", "été"),
        ("ﬁn", "fin"),
        ("a\u202fb", "a\u00a0b"),
        ("a 👩\u200d👩\u200d👧 b", "a □ b"),
        ("a\u200b\u202eb", "ab"),
        ("z\u0335\u0321a", "za"),
        ("un\ndeux", "un\ndeux"),
    ],
)
def test_drawable(typed, drawn):
    assert drawable(typed, KNOWN) == drawn


def test_without_a_box_a_question_mark():
    assert drawable("🎉", {ord("?")}) == "?"
