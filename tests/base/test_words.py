"""Words stand for bits, survive being typed by hand, and a slip is noticed."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.base import words

LIST_DIGEST = "68c47f2ea8efe3359d11b7b8aee304775facd39cc5421913575e9754250652e3"


def test_the_list_never_changes() -> None:
    """Printed recovery words and fingerprints depend on each word and its place."""
    listed = words.all_words()
    assert len(listed) == len(set(listed)) == 2**words.BITS
    assert all(4 <= len(word) <= 8 and word.isascii() and word.islower() for word in listed)
    assert hashlib.sha256(" ".join(listed).encode()).hexdigest() == LIST_DIGEST


@given(st.binary(min_size=16, max_size=16))
def test_a_secret_survives_paper(secret: bytes) -> None:
    printed = words.secret_words(secret)
    assert len(printed) == words.SECRET_WORDS
    assert words.secret_of(printed) == secret
    assert words.secret_of("\n".join(f"{n}. {w.upper()}," for n, w in enumerate(printed, 1))) == (
        secret
    )


def test_wrong_words_are_no_secret() -> None:
    printed = words.secret_words(bytes(range(16)))
    assert words.secret_of(printed[:-1]) is None
    assert words.secret_of((*printed[:-1], "inconnu")) is None
    others = [words.secret_of((*printed[:-1], word)) for word in words.all_words()]
    assert sum(other is not None for other in others) == 2**7  # 1 in 16: the checksum


def test_a_proposed_passphrase_is_strong() -> None:
    proposed = words.propose_passphrase(lambda size: bytes(range(100, 100 + size)))
    assert len(proposed.split()) == 8
    assert words.strong_enough(proposed)


@pytest.mark.parametrize(
    ("passphrase", "enough"),
    [
        ("", False),
        ("azerty", False),
        ("aaaaaaaaaaaaaaaaaaaa", False),
        ("Mot2Passe!", False),
        ("la rentrée des collectifs", True),
        ("vK8§rQ2!zT5?b", True),
    ],
)
def test_which_passphrases_are_accepted(passphrase: str, enough: bool) -> None:
    assert words.strong_enough(passphrase) is enough


def test_repeated_words_add_nothing() -> None:
    assert words.strength_bits("abeille abeille abeille") == words.strength_bits("abeille")
