"""Identities sign for one purpose, and can be compared aloud."""

from __future__ import annotations

import re

from citeapp.base.words import all_words
from citeapp.exchange import seal
from citeapp.exchange.identity import Identity, fingerprint_words, sign, verify


def test_a_signature_is_for_one_purpose(lea: Identity, samir: Identity) -> None:
    signature = sign(lea, b"lot", purpose="bundle")
    assert verify(lea.public, b"lot", signature, purpose="bundle")
    assert verify(lea.public.verify_key, b"lot", signature, purpose="bundle")
    assert not verify(lea.public, b"lot", signature, purpose="card")
    assert not verify(samir.public, b"lot", signature, purpose="bundle")


def test_age_keys_are_those_of_age(lea: Identity) -> None:
    """Our own bech32 makes what the age library accepts."""
    assert re.fullmatch("AGE-SECRET-KEY-1[0-9A-Z]{58}", lea.age_secret)
    assert seal.is_recipient(lea.public.age_recipient)
    assert not seal.is_recipient("age1perdu")


def test_six_words_tell_machines_apart(lea: Identity, samir: Identity) -> None:
    spoken = fingerprint_words(lea.public)
    assert len(spoken) == 6
    assert set(spoken) <= set(all_words())
    assert spoken != fingerprint_words(samir.public)
    assert spoken == fingerprint_words(lea.public)


def test_secrets_are_not_printed(lea: Identity) -> None:
    assert lea.age_secret not in repr(lea)
    assert repr(lea.signing_seed) not in repr(lea)
