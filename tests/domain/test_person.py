"""Names as people are spoken to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain.person import Person, capitalise


@pytest.mark.parametrize(
    ("civility", "first", "last", "name"),
    [
        ("", "Benoît", "LEFEBVRE", "Benoît Lefebvre"),
        ("", "Anne-Sophie", "LE GOFF-MARTIN", "Anne-Sophie Le Goff-Martin"),
        ("", "Luc", "D'HEYGÈRE", "Luc D'Heygère"),
        ("", "Luc", "D’HEYGÈRE", "Luc D’Heygère"),
        ("", "Rosa", "de Almeida", "Rosa de Almeida"),
        ("", "Léa", "", "Léa"),
        ("M. et Mme", "", "MERCIER", "M. et Mme Mercier"),
        ("Mme", "Awa", "BENALI", "Awa Benali"),
        ("", "", "", ""),
        ("", "Nour", "Ó", "Nour Ó"),
    ],
)
def test_names(civility: str, first: str, last: str, name: str) -> None:
    assert Person(id="p", civility=civility, first_name=first, last_name=last).name == name


@given(st.text("ABCÉÈÇ'- ’", max_size=20))
def test_a_name_keeps_its_letters(name: str) -> None:
    assert capitalise(name).upper() == name
    assert capitalise(capitalise(name).upper()) == capitalise(name)
