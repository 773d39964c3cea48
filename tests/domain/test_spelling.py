"""French spelling: apostrophes, hyphens, inclusive words, capitals; and likely suggestions."""

from __future__ import annotations

import pytest

from citeapp.base import lexicon
from citeapp.domain import spelling

FRENCH = lexicon.french()


def doubts(text: str) -> list[str]:
    return [text[start:end] for start, end in spelling.doubtful(text, FRENCH)]


@pytest.mark.parametrize(
    "text",
    [
        "L’école est ouverte aujourd’hui jusqu’à 18 h.",
        "L'école, quelqu'un, presqu'île, lorsqu’elle",
        "Y a-t-il un rendez-vous ? Peut-être, dit-elle.",
        "Les animateur·rice·s, les habitant·e·s et les élu.e.s",
        "La PMI, une AESH et le REP",
        "ÉCOLE ÉLÉMENTAIRE À DOUAI",
        "Œuvre, cœur, aïeux, ça",
        "écrire à awa@exemple.fr ou www.exemple.fr",
        "2e étage, 3D, CM2",
        "",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("La garderi est ouverte", ["garderi"]),
        ("l’ecole et l’garderie", ["l’ecole", "l’garderie"]),
        ("le coeur du quartier", ["coeur"]),
        ("un rendé-vous", ["rendé-vous"]),
        ("DEVELOPEMENT durable", ["DEVELOPEMENT"]),
        ("les hbitant·e·s", ["hbitant·e·s"]),
    ],
)
def test_what_is_doubtful_is_told_where_it_stands(text: str, wrong: list[str]) -> None:
    assert doubts(text) == wrong


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("ecole", "école"),
        ("developement", "développement"),
        ("coeur", "cœur"),
        ("garderei", "garderie"),
        ("Garderi", "Garderie"),
        ("EVENEMENT", "ÉVÉNEMENT"),
        ("l’ecole", "l’école"),
        ("lécole", "l’école"),
        ("parceque", "parce que"),
    ],
)
def test_the_likeliest_comes_among_the_first(word: str, first: str) -> None:
    found = spelling.suggestions(word, FRENCH)
    assert first in found[:3]
    assert len(found) <= spelling.MOST


def test_a_word_like_no_other_has_no_suggestion() -> None:
    assert spelling.suggestions("xqzwkjv", FRENCH) == []


def test_a_key_held_down_does_not_send_a_window_through_the_whole_dictionary() -> None:
    class Counting:
        looks = 0

        def __contains__(self, word: object) -> bool:
            self.looks += 1
            return False

    counting = Counting()
    assert spelling.suggestions("é" * 300, counting) == []
    assert spelling.suggestions("anticonstitutionelement", FRENCH)
    assert counting.looks == 0
