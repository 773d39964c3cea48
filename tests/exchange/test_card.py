"""A card comes back as it was written, and nothing else is taken for one."""

from __future__ import annotations

import json

import pytest

from citeapp.base.errors import BundleRefused
from citeapp.exchange.card import Card, read_card, write_card
from citeapp.exchange.identity import Identity

FACILITATOR = "0190a5b0-0000-7000-8000-000000000001"


@pytest.fixture
def card(lea: Identity) -> Card:
    return Card("Léa Exemple", "Centre social Les Œillets", FACILITATOR, True, lea.public)


def test_round_trip(card: Card, lea: Identity) -> None:
    data = write_card(card, lea)
    assert len(data) < 1000
    assert read_card(data) == card


def test_a_card_of_someone_else_cannot_be_written(card: Card, samir: Identity) -> None:
    with pytest.raises(ValueError, match="speaks of"):
        write_card(card, samir)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Samir Exemple"),
        ("is_coordinator", False),
        ("name", ""),
        ("name", "x" * 201),
        ("site", "'; DROP TABLE"),
        ("verify_key", "AAAA"),
        ("age_recipient", "age1perdu"),
        ("citeapp_card", "un"),
        ("more", [[[[]]]]),
    ],
)
def test_a_changed_card_is_refused(card: Card, lea: Identity, field: str, value: object) -> None:
    data = json.loads(write_card(card, lea)) | {field: value}
    with pytest.raises(BundleRefused, match="pas une carte"):
        read_card(json.dumps(data).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"[]",
        b"{}",
        b'{"citeapp_card":1,"x":' + b"[" * 4000,
        b" " * 5000,
        b'{"citeapp_card":' + b"9" * 500 + b"}",
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(BundleRefused, match="pas une carte"):
        read_card(data)


def test_a_newer_card_says_so(card: Card, lea: Identity) -> None:
    data = json.loads(write_card(card, lea)) | {"citeapp_card": 2, "new": 1}
    with pytest.raises(BundleRefused, match="plus récente"):
        read_card(json.dumps(data).encode())


def test_every_cut_is_refused(card: Card, lea: Identity) -> None:
    data = write_card(card, lea).rstrip()
    for size in range(len(data)):
        with pytest.raises(BundleRefused):
            read_card(data[:size])
