"""The data of ICU made less: what is kept is kept whole, and found where its readers look."""

from __future__ import annotations

import struct

from delivery import icu

HEADER = struct.pack("<HBB", 32, 0xDA, 0x27) + bytes(28)


def package(contents: dict[str, bytes]) -> bytes:
    """A package as ICU's own tools make it: items begin at multiples of sixteen."""
    names = b"".join(name.encode() + b"\0" for name in contents)
    table = struct.pack("<I", len(contents))
    start = 4 + 8 * len(contents)
    at, place = -(-(start + len(names)) // 16) * 16, start
    body = b""
    for name, item in contents.items():
        table += struct.pack("<II", place, at + len(body))
        body += item + bytes(-len(item) % 16)
        place += len(name) + 1
    return HEADER + table + names + bytes(at - start - len(names)) + body


WHOLE = {
    "icudt73l/brkitr/cjdict.dict": b"words of another language" * 9,
    "icudt73l/coll/root.res": b"the order of letters",
    "icudt73l/coll/zh.res": b"the order of other signs" * 5,
    "icudt73l/curr/root.res": b"names of money",
    "icudt73l/nfkc.nrm": b"forms that are alike",
    "icudt73l/root.res": b"what all languages share",
}


def test_roots_and_the_order_of_letters_stay_and_the_rest_goes() -> None:
    less = icu.kept(package(WHOLE))
    kept = {name: item.rstrip(b"\0") for name, item in icu.items(less)}
    stays = ["icudt73l/coll/root.res", "icudt73l/nfkc.nrm", "icudt73l/root.res"]
    assert list(kept) == stays  # sorted: its reader halves the list
    assert kept == {name: WHOLE[name] for name in stays}
    assert less.startswith(HEADER)
    assert len(less) < len(package(WHOLE)) / 2


def test_every_item_begins_where_a_processor_may_read_it() -> None:
    less = icu.kept(package(WHOLE))
    for _name, item in icu.items(less):
        assert (less.index(item) - len(HEADER)) % 16 == 0
