"""A proposal that takes both, and never touches what nobody changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain.rewording import pieces, take_both

BASE = "La garderie ouvre à 18 h le mardi."
texts = st.text("abc é’\u0301🙂 .\n", max_size=30)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (
            "La garderie du soir ouvre à 18 h le mardi.",
            "La garderie ouvre à 18 h le jeudi.",
            "La garderie du soir ouvre à 18 h le jeudi.",
        ),
        (
            "La garderie ouvre à 19 h le mardi.",
            "La garderie ouvre à 17 h le mardi.",
            "La garderie ouvre à 19 / 17 h le mardi.",
        ),
        (
            "La garderie ouvre à 18 h.",
            "La garderie ouvrira à 18 h le mardi.",
            "La garderie ouvrira à 18 h.",
        ),
        (
            "La garderie ouvre à 18 h le mardi. Merci !",
            "Rappel : La garderie ouvre à 18 h le mardi.",
            "Rappel : La garderie ouvre à 18 h le mardi. Merci !",
        ),
        ("La garderie ferme.", "La garderie ferme.", "La garderie ferme."),
        (
            "La garderie ouvre à 18 h\nle mardi.",
            "La garderie ouvre à 18 h le jeudi.",
            "La garderie ouvre à 18 h\nle jeudi.",
        ),
    ],
)
def test_what_each_changed_is_taken(one: str, other: str, both: str) -> None:
    assert take_both(BASE, [one, other]) == both


@pytest.mark.parametrize(
    ("base", "versions", "lines"),
    [
        ("", ["Douze familles.", "Trois parents."], "Douze familles.\nTrois parents."),
        (
            "La garderie ouvre.",
            ["La garderie ouvre. Prévoir un goûter.", "La garderie ouvre. Appeler la mairie."],
            "La garderie ouvre. Prévoir un goûter.\nAppeler la mairie.",
        ),
        (
            "La garderie ouvre.",
            ["La garderie du soir ouvre.", "La garderie du mardi ouvre."],
            "La garderie du soir ouvre.\nLa garderie du mardi ouvre.",
        ),
        ("Merci", ["Merci à Awa", "Merci à Awa"], "Merci à Awa"),
        ("Merci", ["Merci à Awa", "Merci à Awa et Inès"], "Merci à Awa et Inès"),
        ("Merci", ["Merci Awa", "Merci Inès", "Merci Léa"], "Merci Awa\nInès\nLéa"),
        ("Ouvre à 18 h", ["Ouvre à 17 h", "Ouvre à 19 h"], "Ouvre à 17 / 19 h"),
    ],
)
def test_what_several_add_in_one_place_comes_line_after_line(
    base: str, versions: list[str], lines: str
) -> None:
    assert take_both(base, versions, lines=True) == lines


def test_three_people_can_have_changed_it() -> None:
    versions = [
        "La petite garderie ouvre à 18 h le mardi.",
        "La garderie ouvre à 19 h le mardi.",
        "La garderie ouvre à 18 h le jeudi.",
    ]
    assert take_both(BASE, versions) == "La petite garderie ouvre à 19 h le jeudi."


@given(texts, texts, texts)
def test_lines_hold_every_new_word_of_everyone(base: str, one: str, other: str) -> None:
    both = take_both(base, [one, other], lines=True)
    assert set(both) <= set(base + one + other) | set(" / \n")
    new = (set(one.split()) | set(other.split())) - set(base.split())
    letters = "".join(both.split())
    assert all(set(word) <= set(letters) for word in new)


@given(texts, texts)
def test_a_change_of_one_side_alone_is_reproduced_exactly(base: str, version: str) -> None:
    assert take_both(base, [version, base]) == version
    assert take_both(base, [base, version]) == version
    assert take_both(base, [version, version]) == version


@given(texts, texts, texts)
def test_no_word_is_made_up_and_no_new_one_is_left_out(base: str, one: str, other: str) -> None:
    both = take_both(base, [one, other])
    known = set(base + one + other) | set(" / ")
    assert set(both) <= known
    new = (set(one.split()) | set(other.split())) - set(base.split())
    letters = "".join(both.split())
    assert all(set(word) <= set(letters) for word in new)


def marked(text: str, versions: list[str]) -> list[tuple[str, set[int]]]:
    return [(piece.words, set(piece.by)) for piece in pieces(text, versions)]


def test_what_each_wrote_is_marked_in_the_proposal() -> None:
    one, other = "La garderie du soir ouvre à 18 h.", "La garderie ouvre à 18 h le jeudi."
    assert marked(take_both("La garderie ouvre à 18 h.", [one, other]), [one, other]) == [
        ("La garderie ", {0, 1}),
        ("du soir ", {0}),
        ("ouvre à 18 h ", {0, 1}),
        ("le jeudi", {1}),
        (".", {0, 1}),
    ]


def test_what_nobody_wrote_is_marked_for_nobody() -> None:
    assert marked("19 / 17 h", ["19 h", "17 h"]) == [
        ("19 ", {0}),
        ("/ ", set()),
        ("17 ", {1}),
        ("h", {0, 1}),
    ]


@given(texts, texts, texts)
def test_the_pieces_are_the_whole_text(text: str, one: str, other: str) -> None:
    found = pieces(text, [one, other])
    assert "".join(piece.words for piece in found) == text
    assert all(piece.by == {0, 1} for piece in pieces(text, [text, text]))
