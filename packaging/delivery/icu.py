"""The data of ICU that Qt brings on Linux, without the languages and encodings nobody asks it for.

Qt speaks French by its own tables; of ICU it uses the order of letters, capitals, and whatever
the roots hold. The rest (Chinese dictionaries, names of currencies, encodings of mainframes) is
31 MB of a product. The format is ICU's « common data »: a header, a table of contents sorted by
name, the items (unicode-org.github.io/icu/userguide/icu_data).
"""

from __future__ import annotations

import fnmatch
import struct
import tempfile
from pathlib import Path

from delivery.places import must

KEPT = (
    # the order of letters in every language that has no order of its own
    "coll/root.res",
    "coll/ucadata.icu",
    "coll/res_index.res",
    "coll/fr*.res",
    "coll/en*.res",
    # what is true of Unicode itself
    "*.nrm",
    "uemoji.icu",
    "ulayout.icu",
    "cnvalias.icu",
    # what the tables of any language refer to
    "pool.res",
    "res_index.res",
    "root.res",
    "fr*.res",
    "en.res",
    "en_001.res",
    "keyTypeData.res",
    "langInfo.res",
    "likelySubtags.res",
    "supplementalData.res",
    "timezoneTypes.res",
    "zoneinfo64.res",
)
_ALIGNED = 16


def slim(library: Path) -> None:
    """Write ``libicudata.so.NN`` anew, with the items of ``KEPT`` alone."""
    with tempfile.TemporaryDirectory() as name:
        held, source, made = (Path(name) / part for part in ("held.dat", "data.s", "data.o"))
        must(["objcopy", "-O", "binary", "--only-section=.rodata", library, held])
        symbol = f"icudt{library.name.rpartition('.')[2]}_dat"
        held.write_bytes(kept(held.read_bytes()))
        source.write_text(
            f".section .rodata\n.balign {_ALIGNED}\n.globl {symbol}\n.type {symbol}, @object\n"
            f'{symbol}:\n.incbin "{held}"\n.size {symbol}, . - {symbol}\n'
            '.section .note.GNU-stack, "", @progbits\n',
            encoding="utf-8",
        )
        must(["as", "-o", made, source])
        must(["ld", "-shared", "-soname", library.name, "-o", library, made])


def kept(data: bytes) -> bytes:
    """The package ``data`` with the items of ``KEPT`` alone, in their order."""
    (header,) = struct.unpack_from("<H", data)
    wanted = [(name, item) for name, item in items(data) if _is_wanted(name)]
    names = bytearray()
    places = []
    start = 4 + 8 * len(wanted)
    for name, _item in wanted:
        places.append(start + len(names))
        names += name.encode() + b"\0"
    body = bytearray()
    begin = _up(start + len(names))
    table = bytearray(struct.pack("<I", len(wanted)))
    for (_name, item), place in zip(wanted, places, strict=True):
        table += struct.pack("<II", place, begin + len(body))
        body += item + bytes(_up(len(item)) - len(item))
    white = bytes(begin - start - len(names))
    return data[:header] + bytes(table + names) + white + bytes(body)


def items(data: bytes) -> list[tuple[str, bytes]]:
    """(name, content) of each item of a package, in its order; little-endian, names in ASCII."""
    (header,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, header)
    table = list(struct.iter_unpack("<II", data[header + 4 : header + 4 + 8 * count]))
    ends = [start for _place, start in table[1:]] + [len(data) - header]
    return [
        (
            data[header + place : data.index(b"\0", header + place)].decode("ascii"),
            data[header + start : header + end],
        )
        for (place, start), end in zip(table, ends, strict=True)
    ]


def _is_wanted(name: str) -> bool:
    _package, _slash, item = name.partition("/")
    return any(
        fnmatch.fnmatchcase(item, pattern) and item.count("/") == pattern.count("/")
        for pattern in KEPT
    )


def _up(length: int) -> int:
    return -(-length // _ALIGNED) * _ALIGNED
