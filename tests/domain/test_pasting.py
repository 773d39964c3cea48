"""What is pasted: plain lines, whatever list or table it came from."""

from __future__ import annotations

import pytest

from citeapp.domain import pasting


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("•\tOuvrir\n•\tFermer", ["Ouvrir", "Fermer"]),
        ("1. Ouvrir\r\n2) Fermer\r\n\r\n(3) Ranger", ["Ouvrir", "Fermer", "Ranger"]),
        ("- un\n– deux\n▪ trois\no\tquatre", ["un", "deux", "trois", "quatre"]),
        ("Nom\tJour\nAwa\t\tlundi", ["Nom | Jour", "Awa | lundi"]),
        ("1. Seul", ["1. Seul"]),
        ("a. un\nb) deux\nC) trois", ["un", "deux", "trois"]),
        ("M. Dupont parle\nJ. Petit répond", ["M. Dupont parle", "J. Petit répond"]),
        ("12 mars\n18 h 30", ["12 mars", "18 h 30"]),
        ("orage\nou pas", ["orage", "ou pas"]),
        ("une ligne\x0bune autre\u2028une dernière", ["une ligne", "une autre", "une dernière"]),
        ("  \n\t\n", []),
        ("•\n•", []),
        ("! à faire\n> décidé", ["! à faire", "> décidé"]),
    ],
)
def test_lists_and_tables_become_lines(text: str, wanted: list[str]) -> None:
    assert pasting.lines(text) == wanted


def test_what_is_long_or_has_many_lines_is_a_document() -> None:
    assert not pasting.is_document("mot " * 100)
    assert pasting.is_document("mot " * 25_000)
    assert pasting.is_document("a\n" * pasting.MOST_LINES)
