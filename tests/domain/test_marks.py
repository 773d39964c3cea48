"""What a typed line says about itself: its mark, who is named, for when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain.marks import Marked, mark_of, parse, split_tokens, typed_form
from citeapp.domain.meeting import LINE_KIND

WORDS = st.text("abéè '.:;()", min_size=1, max_size=20).map(str.strip).filter(bool)
NAMES = WORDS.filter(lambda name: name[0].isalpha())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("La garderie ferme à 17 h", Marked("note", "La garderie ferme à 17 h")),
        (
            "! Écrire à la mairie @Samira /20 mars",
            Marked("action", "Écrire à la mairie", ("Samira",), "20 mars"),
        ),
        ("!Rappeler Awa", Marked("action", "Rappeler Awa")),
        (
            "! Préparer @Samira, et relire @Karim Benali, avant la fête /fin mai",
            Marked(
                "action", "Préparer et relire avant la fête", ("Samira", "Karim Benali"), "fin mai"
            ),
        ),
        ("> On garde le mardi", Marked("decision", "On garde le mardi")),
        ("> On revoit /20 mars", Marked("decision", "On revoit", (), "20 mars")),
        ('" On nous écoute "', Marked("quote", "On nous écoute")),
        ("« On nous écoute »", Marked("quote", "On nous écoute")),
        ("«\u00a0On nous écoute\u00a0»", Marked("quote", "On nous écoute")),
        ("   ! au fond", Marked("action", "au fond")),
        ("!", Marked("action", "")),
        ("", Marked("note", "")),
        ("Attention !", Marked("note", "Attention !")),
        ("5 > 3", Marked("note", "5 > 3")),
    ],
)
def test_lines_as_people_type_them(typed: str, found: Marked) -> None:
    assert parse(typed) == found


@pytest.mark.parametrize(
    "text",
    [
        "Écrire à awa@exemple.fr",
        "Ouvert 24/7",
        "Élus et/ou parents",
        "Venir à 17 h / 18 h",
        "12/03/2026",
        "Prendre la route @",
        "1/2 journée",
    ],
)
def test_signs_inside_words_name_nobody(text: str) -> None:
    assert split_tokens(text) == (text, (), "")


def test_a_date_in_figures_is_a_due_date() -> None:
    assert split_tokens("Relancer /20/03/2026") == ("Relancer", (), "20/03/2026")


def test_a_second_due_date_replaces_the_first() -> None:
    assert split_tokens("Relancer /20 mars /fin mai")[2] == "fin mai"


@given(st.text(max_size=60))
def test_any_line_has_a_kind_and_keeps_its_words_apart_from_its_tokens(typed: str) -> None:
    found = parse(typed)
    assert found.kind in LINE_KIND
    assert found.text == found.text.strip()
    assert mark_of(typed) in ("", found.kind)


@given(st.sampled_from(list(LINE_KIND)), WORDS)
def test_a_line_shown_with_its_mark_is_read_back_the_same(kind: str, words: str) -> None:
    found = parse(typed_form(kind, words))
    assert (found.kind, found.text.split()) == (kind, words.split())


@given(WORDS, st.lists(NAMES, max_size=3), st.one_of(st.just(""), NAMES))
def test_who_and_when_are_found_wherever_a_comma_ends_them(
    words: str, names: list[str], due: str
) -> None:
    typed = words + "".join(f" @{name}," for name in names) + (f" /{due}" if due else "")
    assert split_tokens(typed) == (" ".join(words.split()), tuple(names), due)
