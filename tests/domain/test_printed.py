"""Parents and residents by their first name, children counted, unless they agreed to more."""

from __future__ import annotations

import pytest

from citeapp.domain.audience import AUDIENCE, INHABITANTS, MINORS
from citeapp.domain.person import Person
from citeapp.domain.printed import first_word, printed_name

AWA = Person(id="a", first_name="Awa", last_name="CANARI")


@pytest.mark.parametrize("audience", list(AUDIENCE))
def test_who_is_named_how(audience: str) -> None:
    shown = "Awa" if audience in INHABITANTS else "" if audience in MINORS else "Awa Canari"
    assert printed_name(AWA, audience) == shown
    assert printed_name(AWA, audience, agreed=True) == "Awa Canari"


def test_a_surname_alone_is_not_taken_for_a_first_name() -> None:
    alone = Person(id="m", civility="M.", last_name="MERCIER")
    assert printed_name(alone, "parent", noted="M. Mercier") == ""
    assert printed_name(None, "parent", noted="M. Mercier") == ""
    assert printed_name(alone, "teacher", noted="M. Mercier") == "M. Mercier"


def test_a_first_name_of_two_words_stays_whole() -> None:
    person = Person(id="f", first_name="Fatima Zahra", last_name="BENALI")
    assert printed_name(person, "resident", noted="Fatima Zahra Benali") == "Fatima Zahra"
    assert printed_name(None, "resident", noted="Fatima Benali") == "Fatima"


@pytest.mark.parametrize(
    ("name", "first"),
    [("Awa Canari", "Awa"), ("Mme Canari", ""), ("M. et Mme Canari", ""), ("", "")],
)
def test_first_word(name: str, first: str) -> None:
    assert first_word(name) == first
