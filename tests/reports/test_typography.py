"""French spaces and signs."""

from __future__ import annotations

import pytest

from citeapp.reports.typography import first_sentence, quoted, sentence, tidy


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Qui ? Quoi !", "Qui\u00a0? Quoi\u00a0!"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("l'école d'Awa", "l’école d’Awa"),
        ("http://exemple.fr:80 'cité'", "http://exemple.fr:80 'cité'"),
        ("a\tb\x00\u202ec", "a bc"),
    ],
)
def test_tidy(typed, shown):
    assert tidy(typed) == shown


def test_sentences_end_once():
    assert [sentence(text) for text in ("Oui", "Oui !", "Oui,", "")] == [
        "Oui.",
        "Oui !",
        "Oui.",
        "",
    ]


def test_an_endless_sentence_is_not_strong():
    text = "mot " * 100
    assert first_sentence(text) == ("", text)


def test_quotation_marks_are_not_doubled():
    assert quoted('"Le soir"') == quoted("« Le soir »") == "«\u00a0Le soir\u00a0»"
