"""A word is in the list or it is not, wherever it stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.base import lexicon
from citeapp.base.lexicon import BLOCK, Lexicon, pack

WORDS = sorted(["a", "école", "écoles", "garderie", "zèbre", "œuvre", "l'on"], key=str.encode)


@pytest.fixture(scope="module")
def small() -> Lexicon:
    return Lexicon(pack(word.encode() for word in reversed(WORDS)))


def test_every_word_is_found_the_first_and_the_last_too(small: Lexicon) -> None:
    assert [word for word in WORDS if word not in small] == []


@given(word=st.text(max_size=12))
def test_nothing_else_is(small: Lexicon, word: str) -> None:
    assert (word in small) == (word in WORDS)


@given(
    words=st.sets(st.text("aé'ſ😀", min_size=1, max_size=9), min_size=1, max_size=3 * BLOCK),
    others=st.lists(st.text("aé'ſ😀", max_size=9)),
)
def test_what_is_packed_comes_back_in_order(words: set[str], others: list[str]) -> None:
    found = Lexicon(pack(word.encode() for word in words))
    assert list(found) == sorted(word.encode() for word in words)
    assert [word for word in words if word not in found] == []
    assert all((other in found) == (other in words) for other in others)


def test_a_word_longer_than_a_line_can_say_and_one_too_few_for_a_list() -> None:
    long = ["é" * 200, "é" * 200 + "s"]
    assert list(Lexicon(pack(word.encode() for word in long))) == [one.encode() for one in long]
    assert "école" not in Lexicon(pack([]))


def test_the_dictionary_of_the_program_is_whole_and_licensed() -> None:
    folder = lexicon.resources() / "dictionary"
    french = lexicon.french()
    words = list(french)
    assert words == sorted(set(words))
    assert len(words) > 400_000
    assert "garderies" in french
    assert "Mozilla Public License" in (folder / "LICENSE.txt").read_text("utf-8")
