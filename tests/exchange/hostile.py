"""A generator of bundles that are whole, signed and sealed right, and hostile inside.

It knows the shape of a bundle: it changes fields, lines, values and the header, then signs and
seals the result as its sender would, so that only what is checked inside protects the reader.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import zstandard

from citeapp.exchange import bundle, header, seal
from citeapp.exchange import identity as identities
from citeapp.exchange.bundle import MAGIC, OpenedBundle
from citeapp.exchange.identity import Identity
from citeapp.exchange.wire import Counts

DEEP: Any = 0
for _level in range(60):
    DEEP = [DEEP]

VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    2**63,
    2**64,
    1.5,
    1e308,
    "",
    "x" * 5000,
    "é\u202e\u0000\u200b",
    "\ud7ff",
    "../../../etc/passwd",
    "C:\\CON",
    "//hote/partage/x.png",
    "'; DROP TABLE person; --",
    "sqlite_master",
    "_s_op",
    [],
    {},
    [[]],
    {"a": {"b": []}},
    DEEP,
    "0190a5b0-0000-7000-8000-000000000001",
    "A" * 22 + "==",
)
"""What may stand where something else is expected."""

RAW = (b"\xff\xfe", b"\x00", b"\xed\xa0\x80", b"NaN", b"Infinity", b"-", b"[" * 5000, b'"', b"\\u")
"""Bytes that no JSON holds."""

Lines = list[bytes]
Change = Callable[[random.Random, Lines], None]


def mutated(opened: OpenedBundle, sender: Identity, reader: Identity, seed: int) -> bytes:
    """The bundle again, with one to three hostile changes inside."""
    dice = random.Random(seed)
    lines = zstandard.decompress(opened.body, max_output_size=opened.header.body_size)
    changed = lines.split(b"\n")[:-1]
    told: dict[str, Any] = {}
    for _turn in range(dice.randint(1, 3)):
        if dice.random() < 0.2:
            name = dice.choice(HEADER)
            told[name] = dice.choice(VALUES)
        else:
            dice.choice(CHANGES)(dice, changed)
    return sealed(b"".join(line + b"\n" for line in changed), opened, sender, reader, told)


def sealed(
    body: bytes, opened: OpenedBundle, sender: Identity, reader: Identity, told: dict[str, Any]
) -> bytes:
    """A body in a bundle whose hashes, counts, signature and seal are right."""
    packed = zstandard.compress(body)
    kinds = [line[2:3] for line in body.split(b"\n")]
    counts = Counts(*(kinds.count(tag) for tag in (b"s", b"k", b"a", b"c", b"e", b"p", b"o")))
    honest = replace(
        opened.header,
        counts=counts,
        body_size=len(body),
        packed_size=len(packed),
        body_sha256=hashlib.sha256(packed).hexdigest(),
    )
    fields = json.loads(header.encode(honest)) | told
    signed = json.dumps(fields).encode()
    signature = identities.sign(sender, signed, purpose=bundle.PURPOSE)
    sections = b"".join(section.sealed for section in opened.sections)
    inner = b"".join((len(signed).to_bytes(4, "big"), signed, signature, packed, sections))
    return enveloped(inner, reader)


def enveloped(inner: bytes, reader: Identity) -> bytes:
    """Any inner part, encrypted and in a right outer envelope."""
    payload = seal.encrypt(inner, [reader.public.age_recipient])
    outer = msgspec.json.encode(
        {"format": 2, "size": len(payload), "sha256": hashlib.sha256(payload).hexdigest()}
    )
    return MAGIC + len(outer).to_bytes(4, "big") + outer + payload


def inner_of(data: bytes, reader: Identity) -> bytes:
    """What a bundle holds under its seal."""
    start = len(MAGIC) + 4
    at = start + int.from_bytes(data[len(MAGIC) : start], "big")
    return seal.decrypt(data[at:], [reader.age_secret])


def _field(dice: random.Random, lines: Lines) -> None:
    """Another value in one field of a line."""

    def change(fields: list[Any]) -> None:
        fields[dice.randrange(len(fields))] = dice.choice(VALUES)

    _edit(dice, lines, change)


def _fewer_or_more(dice: random.Random, lines: Lines) -> None:
    def change(fields: list[Any]) -> None:
        if dice.random() < 0.5:
            del fields[dice.randrange(len(fields))]
        else:
            fields.insert(dice.randrange(len(fields) + 1), dice.choice(VALUES))

    _edit(dice, lines, change)


def _inside(dice: random.Random, lines: Lines) -> None:
    """Another value, column or type inside the values of an operation."""

    def change(fields: list[Any]) -> None:
        if fields[0] == "o" and fields[10]:
            values = json.loads(fields[10])
            name = dice.choice([*values, "id", "rowid", "a) VALUES (1", "x" * 70, "_s", "É"])
            values[name] = dice.choice(VALUES)
            fields[10] = json.dumps(values)
        else:
            fields[dice.randrange(len(fields))] = dice.choice(VALUES)

    _edit(dice, lines, change)


def _swap(dice: random.Random, lines: Lines) -> None:
    a, b = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]


def _drop(dice: random.Random, lines: Lines) -> None:
    if len(lines) > 1:
        del lines[dice.randrange(len(lines))]


def _twice(dice: random.Random, lines: Lines) -> None:
    at = dice.randrange(len(lines))
    lines.insert(dice.randrange(len(lines) + 1), lines[at])


def _raw(dice: random.Random, lines: Lines) -> None:
    """Bytes that do not belong there."""
    at = dice.randrange(len(lines))
    place = dice.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + dice.choice(RAW) + lines[at][place:]


def _flip(dice: random.Random, lines: Lines) -> None:
    at = dice.randrange(len(lines))
    line = bytearray(lines[at])
    if line:
        line[dice.randrange(len(line))] ^= 1 << dice.randrange(8)
        lines[at] = bytes(line).replace(b"\n", b" ")


def _cut(dice: random.Random, lines: Lines) -> None:
    at = dice.randrange(len(lines))
    lines[at] = lines[at][: dice.randrange(len(lines[at]) + 1)]


def _edit(dice: random.Random, lines: Lines, change: Callable[[list[Any]], None]) -> None:
    at = dice.randrange(len(lines))
    try:
        fields = json.loads(lines[at])
        change(fields)
        lines[at] = json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except (ValueError, TypeError, IndexError):
        return  # spoilt already by an earlier change


CHANGES: tuple[Change, ...] = (
    _field,
    _field,
    _field,
    _fewer_or_more,
    _inside,
    _inside,
    _swap,
    _drop,
    _twice,
    _raw,
    _flip,
    _cut,
)
HEADER = (
    "number",
    "sender_name",
    "written_at",
    "schema",
    "digest",
    "digests",
    "base",
    "have",
    "not_shared",
    "kind",
    "scope",
    "earlier",
    "sender",
    "verify_key",
    "recipient",
    "counts",
    "body_size",
    "packed_size",
    "sections",
    "format",
)
