"""A bundle comes back exactly as it was written; who wrote it and for whom is certain."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import msgspec
import pytest
from bundle_samples import content, heading, operation, sheet
from hypothesis import given
from hypothesis import strategies as st

from citeapp.base.errors import BundleRefused, InputRefused
from citeapp.exchange import bundle
from citeapp.exchange.authorship import sign_op, signed_by
from citeapp.exchange.bundle import (
    BundleContent,
    inner_summary,
    open_bundle,
    read_bundle,
    read_content,
    verify,
    write_bundle,
)
from citeapp.exchange.card import read_card
from citeapp.exchange.identity import Identity
from citeapp.exchange.limits import Limits

SCALARS = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text() | st.floats(
    allow_nan=False, allow_infinity=False
)  # fmt: skip
VALUES = st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True), SCALARS)


def written(given: BundleContent, lea: Identity, *to: Identity) -> bytes:
    return write_bundle(given, lea, [person.public.age_recipient for person in to])


def test_round_trip(lea: Identity, samir: Identity) -> None:
    given = content(lea, samir)
    opened = open_bundle(written(given, lea, samir), [samir])
    found = read_content(opened)
    assert (found.sites, found.contexts, found.ops) == (given.sites, given.contexts, given.ops)
    assert (found.cards, found.erasures) == (given.cards, given.erasures)
    assert (found.acks, found.sections) == (given.acks, tuple(given.sections))
    assert [sheet.page for sheet in found.sheets] == [sheet.page for sheet in given.sheets]
    assert astuple(opened.header.counts) == (2, 1, 1, 1, 1, 1, 3)
    assert opened.header.have == given.header.have
    assert opened.header.not_shared == given.header.not_shared
    assert opened.signer == lea.public
    assert [read_card(card).name for card in found.cards] == ["Léa Exemple"]


def test_erasures_come_before_operations(lea: Identity, samir: Identity) -> None:
    opened = open_bundle(written(content(lea, samir), lea, samir), [samir])
    kinds = [type(record).__name__ for record in bundle.stream(opened)]
    assert kinds == ["Site", "Site", "bytes", "Ack", "Context", "Erasure", "Sheet"]


def test_an_empty_bundle_is_valid(lea: Identity, samir: Identity) -> None:
    opened = open_bundle(written(BundleContent(heading()), lea, samir), [samir])
    assert list(bundle.stream(opened)) == []


@given(VALUES, st.integers(1, 2**48), st.integers(0, 2**62))
def test_values_survive_exactly(
    lea: Identity, samir: Identity, values: dict[str, object], seq: int, hlc: int
) -> None:
    val = msgspec.json.encode(values).decode()
    op = operation(lea.site_guid, seq, hlc=hlc, val=val)
    data = written(BundleContent(heading(), sheets=[sheet(lea, [op])]), lea, samir)
    assert read_content(open_bundle(data, [samir])).ops == [op]


def test_a_long_text_survives(lea: Identity, samir: Identity) -> None:
    val = '{"text":"' + "é" * 2_500_000 + '"}'
    given = BundleContent(heading(), sheets=[sheet(lea, [operation(lea.site_guid, 1, val=val)])])
    (op,) = read_content(open_bundle(written(given, lea, samir), [samir])).ops
    assert op.val == val


def test_any_of_several_people_and_incarnations_can_open(
    lea: Identity, samir: Identity, stranger: Identity
) -> None:
    data = written(content(lea, samir), lea, samir, lea)
    assert open_bundle(data, [lea]).sha256 == open_bundle(data, [stranger, samir]).sha256


def test_a_bundle_for_others_shows_nothing(
    lea: Identity, samir: Identity, stranger: Identity
) -> None:
    data = written(content(lea, samir), lea, samir)
    with pytest.raises(BundleRefused, match="pas destiné") as caught:
        open_bundle(data, [stranger])
    assert "Léa" not in str(caught.value)
    assert b"Exemple" not in data
    with pytest.raises(BundleRefused, match="pas destiné"):
        open_bundle(data, [])


def test_another_signer_than_enrolled_is_told(
    lea: Identity, samir: Identity, stranger: Identity
) -> None:
    opened = open_bundle(written(content(lea, samir), lea, samir), [samir])
    verify(opened, lea.public.verify_key)
    with pytest.raises(BundleRefused, match="Léa Exemple, mais sa signature"):
        verify(opened, stranger.public.verify_key)


def test_a_bundle_for_nobody_is_not_written(lea: Identity, samir: Identity) -> None:
    with pytest.raises(BundleRefused, match="aucun destinataire"):
        written(content(lea, samir), lea)


def test_what_is_too_large_is_not_written(lea: Identity, samir: Identity) -> None:
    to = [samir.public.age_recipient]
    for limits in (Limits(record=20), Limits(unpacked=500), Limits(file=500), Limits(records=3)):
        with pytest.raises(BundleRefused):
            write_bundle(content(lea, samir), lea, to, limits)


def test_reading_from_a_file(lea: Identity, samir: Identity, tmp_path: Path) -> None:
    path = tmp_path / "lot.citlot"
    path.write_bytes(written(content(lea, samir), lea, samir))
    summary = inner_summary(read_bundle(path, [samir]))
    assert (summary.number, summary.sender_name, summary.counts.ops) == (14, "Léa Exemple", 3)
    assert summary.size == path.stat().st_size
    with pytest.raises(InputRefused, match="dépasse"):
        read_bundle(path, [samir], Limits(file=100))


def test_an_author_signs_an_operation(lea: Identity, samir: Identity) -> None:
    op = operation(lea.site_guid, 1, kind="E", val=None)
    signed = sign_op(op, lea)
    assert signed_by(signed, lea.public.verify_key)
    assert not signed_by(op, lea.public.verify_key)
    assert not signed_by(signed, samir.public.verify_key)
    moved = signed._replace(pk="autre")
    assert not signed_by(moved, lea.public.verify_key)
    with pytest.raises(ValueError, match="only its author"):
        sign_op(op, samir)
