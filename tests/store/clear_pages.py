"""Every page of an encrypted file in clear, free pages and write-ahead log included.

SQLCipher itself shows only what is still in use. Its pages are AES-256 in CBC mode with the
key of the file, the initialisation vector in the last 80 bytes; AES is decrypted here for all
blocks at once, each step being one ``bytes.translate`` or one XOR of large integers.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

PAGE, RESERVE, IV, SALT = 4096, 80, 16, 16
WAL_HEADER, FRAME_HEADER = 32, 24


def file_pages(path: Path, key: bytes) -> bytes:
    """The pages of a database file, one after the other."""
    data = path.read_bytes()
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    return _decrypted([page[SALT:] if n == 0 else page for n, page in enumerate(pages)], key)


def wal_pages(path: Path, key: bytes) -> bytes:
    """The pages of a write-ahead log, those already overwritten included; nothing if none."""
    data = path.read_bytes() if path.exists() else b""
    pages = []
    for at in range(WAL_HEADER, len(data), FRAME_HEADER + PAGE):
        first = int.from_bytes(data[at : at + 4], "big") == 1
        page = data[at + FRAME_HEADER : at + FRAME_HEADER + PAGE]
        pages.append(page[SALT:] if first else page)
    return _decrypted(pages, key)


def _decrypted(pages: Sequence[bytes], key: bytes) -> bytes:
    bodies = [page[:-RESERVE] for page in pages]
    before = [page[-RESERVE:][:IV] + body[:-IV] for page, body in zip(pages, bodies, strict=True)]
    return _xor(_aes_blocks(b"".join(bodies), key), b"".join(before))


def _xor(a: bytes, b: bytes) -> bytes:
    return (int.from_bytes(a, "big") ^ int.from_bytes(b, "big")).to_bytes(len(a), "big")


def _times(a: int, b: int) -> int:
    """Product in the field of AES."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def _box() -> bytes:
    """The substitution of AES: inverse in the field, then rotations."""
    out = []
    for value in range(256):
        inverse = next((n for n in range(256) if _times(value, n) == 1), 0)
        turned = inverse
        for shift in range(1, 5):
            turned ^= (inverse << shift | inverse >> (8 - shift)) & 0xFF
        out.append(turned ^ 0x63)
    return bytes(out)


_BOX = _box()
_UNBOX = bytes(_BOX.index(value) for value in range(256))
_TIMES = {
    factor: bytes(_times(value, factor) for value in range(256)) for factor in (9, 11, 13, 14)
}
_MIX = (14, 11, 13, 9)


def _round_keys(key: bytes) -> list[bytes]:
    words = [key[at : at + 4] for at in range(0, 32, 4)]
    factor = 1
    while len(words) < 60:
        last = words[-1]
        if len(words) % 8 == 0:
            last = bytes((_BOX[last[1]] ^ factor, _BOX[last[2]], _BOX[last[3]], _BOX[last[0]]))
            factor = _times(factor, 2)
        elif len(words) % 8 == 4:
            last = last.translate(_BOX)
        words.append(_xor(words[-8], last))
    return [b"".join(words[at : at + 4]) for at in range(0, 60, 4)]


def _aes_blocks(data: bytes, key: bytes) -> bytes:
    """Each block of 16 bytes deciphered on its own; one ``bytes`` for each of the 16 places."""
    keys = _round_keys(key)
    places = [data[place::16] for place in range(16)]
    places = _add(places, keys[14])
    for turn in range(13, -1, -1):
        moved = [places[4 * ((place // 4 - place % 4) % 4) + place % 4] for place in range(16)]
        places = _add([part.translate(_UNBOX) for part in moved], keys[turn])
        if turn:
            places = [_mixed(places, place) for place in range(16)]
    out = bytearray(len(data))
    for place, part in enumerate(places):
        out[place::16] = part
    return bytes(out)


def _add(places: list[bytes], key: bytes) -> list[bytes]:
    tables = [bytes(value ^ part for value in range(256)) for part in key]
    return [part.translate(table) for part, table in zip(places, tables, strict=True)]


def _mixed(places: list[bytes], place: int) -> bytes:
    column, row = divmod(place, 4)
    total = 0
    for other in range(4):
        table = _TIMES[_MIX[(other - row) % 4]]
        total ^= int.from_bytes(places[4 * column + other].translate(table), "big")
    return total.to_bytes(len(places[place]), "big")
