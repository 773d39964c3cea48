"""Words that call for care are met whole, whatever their accents and capitals."""

from __future__ import annotations

import pytest

from citeapp.domain.sensitive import THEMES, WORDS, met


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Elle parle de sa DEPRESSION", ("dépression",)),
        ("Des dettes et des impayés", ("dette", "impayé")),
        ("Un titre de séjour refusé", ("titre de séjour",)),
        ("Le romarin du jardin", ()),
        ("La maîtresse est contente", ()),
        ("", ()),
    ],
)
def test_words_are_met_whole(text: str, found: tuple[str, ...]) -> None:
    every = [word for words in WORDS.values() for word in words]
    assert set(met(text, every)) == set(found)


def test_every_theme_has_a_name() -> None:
    assert set(WORDS) == set(THEMES)
