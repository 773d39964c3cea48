"""Damaged, forged and oversized bundles are refused with a sentence (faults F24, F44-F57)."""

from __future__ import annotations

import io
import random
import tracemalloc
import zipfile

import pytest
import zstandard
from bundle_samples import content, enveloped, forged, heading, operation

from citeapp.base.errors import BundleRefused
from citeapp.exchange import seal, wire
from citeapp.exchange.bundle import MAGIC, BundleContent, open_bundle, stream, write_bundle
from citeapp.exchange.identity import Identity
from citeapp.exchange.limits import Limits
from citeapp.exchange.records import Erasure

SMALL = Limits(unpacked=3_000_000, records=1000, record=100_000)


@pytest.fixture(scope="module")
def good(lea: Identity, samir: Identity) -> bytes:
    return write_bundle(content(lea, samir), lea, [samir.public.age_recipient])


def refused(data: bytes, reader: Identity, limits: Limits = SMALL) -> str:
    with pytest.raises(BundleRefused) as caught:
        list(stream(open_bundle(data, [reader], limits), limits))
    assert caught.value.safe
    return str(caught.value)


def test_every_truncation(good: bytes, samir: Identity) -> None:
    assert "vide" in refused(b"", samir)
    for size in range(1, len(good)):
        assert "Lot incomplet" in refused(good[:size], samir)
    assert "61 % reçu" in refused(good[: -(-len(good) * 61 // 100)], samir)


def test_flipped_bits(good: bytes, samir: Identity) -> None:
    chance = random.Random(2)
    for place in chance.sample(range(len(good) * 8), 200):
        data = bytearray(good)
        data[place // 8] ^= 1 << place % 8
        refused(bytes(data), samir)


def test_swapped_blocks_and_joined_bundles(good: bytes, samir: Identity) -> None:
    half = len(good) // 2
    swapped = good[: half - 64] + good[half : half + 64] + good[half - 64 : half]
    assert "altéré" in refused(swapped + good[half + 64 :], samir)
    assert "altéré" in refused(good + good, samir)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"SQLite format 3\0" + b"\0" * 100, "classeur, une archive"),
        (b"%PDF-1.7", "un document"),
        (b"bonjour", "pas un lot"),
        (b"age-encryption.org/v1\n-> X25519 a", "chiffré"),
        (b'{\n "citeapp_card": 1', "carte de collègue"),
        (b"CITLOT3\nwhatever", "plus récente"),
        (b"CITLOT1\nwhatever", "trop ancienne"),
        (MAGIC + b"\xff\xff\xff\xff", "altéré"),
    ],
)
def test_other_files(data: bytes, words: str, samir: Identity) -> None:
    assert words in refused(data, samir)


def test_a_renamed_zip(samir: Identity) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("lot.citlot", "x")
    assert "archive" in refused(file.getvalue(), samir)


def test_newer_formats_are_refused_whole(lea: Identity, samir: Identity) -> None:
    assert "plus récente" in refused(enveloped(b"x", format=3, more="y"), samir)
    signed = b'{"format":3,"all":["different"]}'
    assert "plus récente" in refused(forged(b"", lea, samir, signed=signed), samir)


@pytest.mark.parametrize("factor", [21, 30, 63])
def test_a_passphrase_is_refused_before_it_is_computed(factor: int, samir: Identity) -> None:
    stanza = f"age-encryption.org/v1\n-> scrypt j8DU0IkvTmKfZbfuoQIMPQ {factor}\n".encode()
    payload = stanza + b"0OQuc1CpdQFdrn0JK/FgyUc3UMEmWh3b0YjGUmkgNZY\n--- " + b"A" * 43 + b"\n"
    assert "phrase de passe" in refused(enveloped(payload), samir)


@pytest.mark.parametrize(("passes", "memory"), [(5, 8192), (1, 1 << 30), (1 << 40, 1 << 60)])
def test_what_a_passphrase_may_cost_is_capped_before_it_is_computed(
    passes: int, memory: int, samir: Identity
) -> None:
    asked = {"salt": "A" * 22 + "==", "passes": passes, "memory": memory}
    data = enveloped(b"x", passphrase=asked)
    with pytest.raises(BundleRefused, match="démesuré"):
        open_bundle(data, [samir], passphrase="peu importe lequel")


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"salt": "AAAA", "passes": 1, "memory": 8192},
        {"salt": "A" * 22 + "==", "passes": 0, "memory": 8192},
        {"salt": "A" * 22 + "==", "passes": 1, "memory": 1},
        {"salt": "A" * 22 + "==", "passes": 1, "memory": 8192, "more": 1},
        [],
        "phrase",
    ],
)
def test_odd_stretchings(asked: object, samir: Identity) -> None:
    with pytest.raises(BundleRefused, match="altéré"):
        open_bundle(enveloped(b"x", passphrase=asked), [samir], passphrase="peu importe")


def test_no_age_header(samir: Identity) -> None:
    assert "altéré" in refused(enveloped(b"age-encryption.org/v1\n" + b"-> x\n" * 9), samir)
    assert "altéré" in refused(enveloped(b"nothing"), samir)


def test_resigned_by_a_thief(lea: Identity, samir: Identity, stranger: Identity) -> None:
    """A header that names Léa's key but is signed by another."""
    data = forged(b"", stranger, samir, verify_key=lea.public.verify_key)
    assert "altéré" in refused(data, samir)
    assert "altéré" in refused(forged(b"", lea, samir, body_sha256="0" * 64), samir)


@pytest.mark.parametrize(
    "changes",
    [
        {"written_at": "hier"},
        {"have": {"a": ((1, 2),)}},
        {"base": {"0190a5b0-0000-7000-8000-000000000001": ((5, 6), (1, 2))}},
        {"sender_name": "x" * 300},
        {"sender_name": "Léa\u202e"},
        {"number": -1},
        {"sender": "x"},
        {"verify_key": b"short"},
    ],
)
def test_odd_headers(changes: dict[str, object], lea: Identity, samir: Identity) -> None:
    refused(forged(b"", lea, samir, **changes), samir)


@pytest.mark.parametrize("signed", [b"", b"[]", b"\xff", b'{"format":2,"x":' + b"[" * 200_000])
def test_headers_that_are_none(signed: bytes, lea: Identity, samir: Identity) -> None:
    refused(forged(b"", lea, samir, signed=signed), samir)


def test_an_inner_part_that_is_too_short(lea: Identity, samir: Identity) -> None:

    for inner in (b"", b"\0\0", b"\xff\xff\xff\xff", b"\0\0\0\x02{}"):
        payload = seal.encrypt(inner, [samir.public.age_recipient])
        assert "mal formé" in refused(enveloped(payload), samir)


GUID = "0190a5b0-0000-7000-8000-000000000001"
GOOD_LINE = wire.encode(wire.ErasureLine(*operation(GUID, 1)))


def test_the_line_that_others_spoil(lea: Identity, samir: Identity) -> None:
    opened = open_bundle(forged(GOOD_LINE, lea, samir), [samir])
    assert list(stream(opened)) == [Erasure(operation(GUID, 1))]


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"\xff\n",
        b"{}\n",
        b'["z"]\n',
        b'["s","x","y",null]\n',
        b'["k","eA=="]\n',
        b"[" * 50_000 + b"\n",
        GOOD_LINE.rstrip(),
        GOOD_LINE.replace(b"]\n", b",[[[[]]]]]\n"),
        GOOD_LINE.replace(b"person", b"sqlite_master"),
        GOOD_LINE.replace(b"person", b"_s_op"),
        GOOD_LINE.replace(b'"person"', b'"person; DROP"'),
        GOOD_LINE.replace(b'"I"', b'"Z"'),
        GOOD_LINE.replace(b",1,", b",-1,", 1),
        GOOD_LINE.replace(b",1,", b",1.5,", 1),
        GOOD_LINE.replace(b",1,", b",99999999999999999999999,", 1),
        GOOD_LINE.replace(b'{\\"first', b'[{\\"first'),
        GOOD_LINE.replace(b'\\"007\\"', b'[[\\"007\\"]]'),
        GOOD_LINE.replace(b'\\"007\\"', b"99999999999999999999"),
        GOOD_LINE.replace(b'\\"007\\"', b"9e999"),
        GOOD_LINE.replace(b"first_name", b"a) VALUES"),
        GOOD_LINE + b'["s","0190a5b0-0000-7000-8000-000000000001","late",null]\n',
        f'["c","{GUID}",1,"{GUID}",5,4]\n'.encode(),
    ],
)
def test_odd_lines(line: bytes, lea: Identity, samir: Identity) -> None:
    refused(forged(line, lea, samir), samir)


def test_counts_and_sizes_must_be_right(lea: Identity, samir: Identity) -> None:
    assert "mal formé" in refused(forged(GOOD_LINE, lea, samir, counts=wire.Counts()), samir)
    for size in (0, len(GOOD_LINE) - 1, len(GOOD_LINE) + 1):
        assert "mal formé" in refused(forged(GOOD_LINE, lea, samir, body_size=size), samir)
    for packed in (b"", b"\x28\xb5\x2f\xfd", zstandard.compress(GOOD_LINE)[:-9], b"no zstd"):
        refused(forged(GOOD_LINE, lea, samir, packed=packed), samir)


@pytest.mark.parametrize("size_in_frame", [True, False])
def test_bombs_burst_outside(size_in_frame: bool, lea: Identity, samir: Identity) -> None:
    """Two gigabytes of line feeds, or of one line, in some kilobytes."""
    packer = zstandard.ZstdCompressor(level=3, write_content_size=size_in_frame)
    million = b"\n" * 1_000_000
    line = b" " * 1_000_000
    for piece, limits in ((million, SMALL), (line, SMALL), (line, Limits())):
        packed = packer.compress(piece) * 2000
        for said in (len(piece) * 2000, 1000, limits.unpacked):
            data = forged(b"", lea, samir, packed=packed, body_size=said)
            tracemalloc.start()
            refused(data, samir, limits)
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            assert peak < 60_000_000


def test_a_bomb_in_one_frame(lea: Identity, samir: Identity) -> None:
    packer = zstandard.ZstdCompressor().compressobj(size=300_000_000)
    packed = b"".join([packer.compress(b" " * 1_000_000) for _ in range(300)]) + packer.flush()
    data = forged(b"", lea, samir, packed=packed, body_size=3_000_000)
    assert "un texte" in refused(data, samir)


def test_a_wide_window_is_refused(lea: Identity, samir: Identity) -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27, write_content_size=False)
    packed = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    body = packed.compress(GOOD_LINE * 9) + packed.flush()
    assert "altéré" in refused(forged(GOOD_LINE * 9, lea, samir, packed=body), samir)


def test_too_many_records_and_too_long_ones(lea: Identity, samir: Identity) -> None:
    assert "1000 lignes" in refused(forged(GOOD_LINE * 1001, lea, samir), samir)
    long = GOOD_LINE.replace(b"007", b"0" * 150_000)
    assert "un texte" in refused(forged(long, lea, samir), samir)
    assert "plus de 20 Mo" in refused(b"x" * 20_000_001, samir, Limits())


def test_writing_refuses_what_reading_would(lea: Identity, samir: Identity) -> None:
    given = BundleContent(heading(sender_name="Léa\u202e"))
    with pytest.raises(BundleRefused):
        write_bundle(given, lea, [samir.public.age_recipient])
