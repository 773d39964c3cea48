"""How long a message is on a telephone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.base import sms


@pytest.mark.parametrize(
    ("text", "length", "messages"),
    [
        ("", 0, 1),
        ("é" * 160, 160, 1),
        ("e" * 161, 161, 2),
        ("e" * 306, 306, 2),
        ("e" * 307, 307, 3),
        ("€" * 80, 160, 1),
        ("ê" * 70, 70, 1),
        ("ê" + "e" * 70, 71, 2),
        ("🎉" * 35, 70, 1),
        ("م" * 135, 135, 3),
    ],
)
def test_letters_and_messages_as_a_phone_counts_them(text: str, length: int, messages: int) -> None:
    assert (sms.length(text), sms.messages(text)) == (length, messages)


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("l’école de la Forêt, ça va", "l'école de la Foret, ca va"),
        ("17\u00a0h\u202f30 – œuvre…", "17 h 30 - oeuvre..."),
        ("«\u00a0oui\u00a0»", '"oui"'),
        ("e\u0302", "e"),
        ("مريم 🎉", "مريم 🎉"),
    ],
)
def test_letters_that_a_phone_lacks_are_spelt_with_those_it_has(typed: str, spelt: str) -> None:
    assert sms.spelt(typed) == spelt


@given(st.text(max_size=400))
def test_spelling_never_makes_more_messages_of_french(text: str) -> None:
    french = "".join(c for c in text if c.isascii()) + "êçœ’"
    assert sms.messages(sms.spelt(french)) <= sms.messages(french)
