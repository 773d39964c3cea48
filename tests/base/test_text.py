"""Words compared as a French reader compares them, and cleaned of what nobody typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citeapp.base import text

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Œuvre", "oeuvre"),
        ("Médiation", "mediation"),
        ("ÉCOLE", "école"),
        ("Ex æquo", "ex aequo"),
        ("Ǽgidius", "aegidius"),
        ("Noe\u0308l", "noël"),
        ("Straße", "strasse"),
    ],
)
def test_words_that_a_reader_takes_for_the_same(left: str, right: str) -> None:
    assert text.fold(left) == text.fold(right)


@given(ANY_TEXT)
@example("\u034f")
@example("שָׁלוֹם")
def test_folding_leaves_no_mark_in_any_script(words: str) -> None:
    bare = unicodedata.normalize("NFKD", words)
    for ligature, letters in text.LIGATURES.items():
        bare = bare.replace(ligature, letters)
    assert text.fold(words) == "".join(c for c in bare if not unicodedata.combining(c)).casefold()


@given(ANY_TEXT)
@example("ᴭ")
@example("Ǽ")
def test_folding_twice_is_folding_once(words: str) -> None:
    folded = text.fold(words)
    assert text.fold(folded) == folded
    assert text.key(text.key(words)) == text.key(words)


@given(st.text("abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ"))
def test_capitals_make_no_difference(words: str) -> None:
    assert text.fold(words.upper()) == text.fold(words)


def test_a_heading_is_known_by_its_letters_and_digits() -> None:
    assert text.key("N° Tél. ") == "ntel"
    assert text.key("Date de la réunion") == "datedelareunion"
    assert text.key(" — ") == ""


@given(st.text(st.characters(exclude_categories=[])))
@example("e\u200b\u0301")
@example("\ud800")
def test_cleaned_text_can_always_be_stored_and_stays_as_it_is(typed: str) -> None:
    cleaned = text.clean(typed)
    assert text.clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode("utf-8")
    assert "\0" not in cleaned


def test_what_a_person_wrote_is_left_alone() -> None:
    typed = "L’œuvre d’Aïcha :\n\t« 12 € », 3 × 4 — 😀 عربي"
    assert text.clean(f"  {typed} \r\n") == typed


@pytest.mark.parametrize(
    "sign", [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]
)
def test_nothing_turns_the_direction_of_a_line(sign: str) -> None:
    assert text.clean(f"facture{sign}fdp.exe") == "facturefdp.exe"


@pytest.mark.parametrize(
    "sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\u200b", "\ufeff"]
)
def test_no_control_character_comes_in(sign: str) -> None:
    assert text.clean(f"Sami{sign}ra") == "Samira"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029"])
def test_line_ends_of_every_system_stay_line_ends(end: str) -> None:
    assert text.clean(f"un{end}deux") == "un\ndeux"


def test_accents_do_not_send_a_name_to_the_end_of_the_list() -> None:
    names = ["Zoé", "Élodie", "eric", "Œdipe", "Omar", "Éric"]
    assert sorted(names, key=text.sort_key) == ["Élodie", "eric", "Éric", "Œdipe", "Omar", "Zoé"]
