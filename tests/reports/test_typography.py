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


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Venez! Vraiment? Note: oui; non", "Venez ! Vraiment ? Note : oui ; non"),
        ('Il a dit "on court tous" hier.', "Il a dit « on court tous » hier."),
        ('("oui")', "(« oui »)"),
        ("de 18h30 à 19h, pas 9 h 05", "de 18 h 30 à 19 h, pas 9 h 05"),
        ("n°3 et N° 12", "n° 3 et N° 12"),
        ("le 1 mai, le 1er juin, le 12 mars 2026", "le 1er mai, le 1er juin, le 12 mars 2026"),
        ("1234,50€ sur 12500 € et 3€", "1 234,50 € sur 12 500 € et 3 €"),
        ("1 234,50 €", "1 234,50 €"),
        ("45% des familles", "45 % des familles"),
        ("L'Ecole, l'Education et les Etats", "L’École, l’Éducation et les États"),
        ("A bientôt. A la mairie.", "À bientôt. À la mairie."),
    ],
)
def test_what_french_typography_asks_for(typed, shown):
    done = tidy(typed)
    assert done.replace("\u00a0", " ") == shown
    assert tidy(done) == done, "once is enough"


def test_spaces_inside_hours_dates_and_amounts_do_not_break():
    for typed in ("18h30", "12 mars", "1er mai", "3 €", "45 %", "n° 3", "Qui ?"):
        assert " " not in tidy(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "https://exemple.fr/page?a=1;b=2#n°3",
        "www.exemple.fr/18h30?",
        "exemple.fr/18h!",
        "awa.18h30@exemple.fr",
        "« rendez-vous 18h30 »",
        "“à 8h”",
        "18:30",
        "24h/24",
        "3H, 5h2, 18h300, v2.18h",
        "12/03/2026",
        "REF-1234",
        "1234 familles",
        "Elodie, Etienne, Eva",
        "Vitamine A la nuit",
        'un écran de 12"',
        'src="file"',
        "<b>Gras!</b>",
        "12:30: oui",
        "1.1 mai",
        "a::b",
    ],
)
def test_what_people_typed_is_not_rewritten(typed):
    assert tidy(typed).replace("\u00a0", " ").replace("’", "'") == typed


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
