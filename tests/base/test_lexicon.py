"""A word is in the list or it is not, wherever it stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.base import lexicon
from citeapp.base.lexicon import Lexicon

WORDS = sorted(["a", "école", "écoles", "garderie", "zèbre", "œuvre", "l'on"], key=str.encode)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    path: Path = tmp_path_factory.mktemp("lexicon") / "words.txt"
    path.write_bytes("\n".join(WORDS).encode() + b"\n")
    return Lexicon(path)


def test_every_word_is_found_the_first_and_the_last_too(small: Lexicon) -> None:
    assert [word for word in WORDS if word not in small] == []


@given(word=st.text(max_size=12))
def test_nothing_else_is(small: Lexicon, word: str) -> None:
    assert (word in small) == (word in WORDS)


def test_the_dictionary_of_the_program_is_sorted_and_licensed() -> None:
    folder = lexicon.resources() / "dictionary"
    words = (folder / "words.txt").read_bytes().splitlines()
    assert words == sorted(set(words))
    assert len(words) > 400_000
    assert "Mozilla Public License" in (folder / "LICENSE.txt").read_text("utf-8")
    assert "garderies" in lexicon.french()
