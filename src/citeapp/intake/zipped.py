"""The bytes inside a ZIP container, for readers that trust nothing it declares.

Refused: a password, entries that share bytes, more than the limit once unpacked, whatever
the sizes that are written in it.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from citeapp.intake import limits

CHUNK = 256 * 1024
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")


def check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what a container declares, before anything of it is unpacked."""
    if any(entry.flag_bits & 1 for entry in entries):
        raise limits.locked()
    if sum(entry.file_size for entry in entries) > limits.UNPACKED_SIZE:
        raise limits.too_large_unpacked()
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise limits.damaged()
        end = entry.header_offset + _LOCAL_HEADER.size + entry.compress_size


class Budget:
    """Counts the bytes that really come out, whatever the container declares."""

    def __init__(self, size: int) -> None:
        self.left = size

    def spend(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """Hand chunks on as long as the budget lasts."""
        for chunk in chunks:
            self.left -= len(chunk)
            if self.left < 0:
                raise limits.too_large_unpacked()
            yield chunk


def unpacked(raw: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of an entry as a reader that trusts no declared size would see them."""
    raw.seek(entry.header_offset)
    fields = _LOCAL_HEADER.unpack(raw.read(_LOCAL_HEADER.size))
    if fields[0] != b"PK\x03\x04":
        raise limits.damaged()
    raw.seek(fields[9] + fields[10], 1)
    left = entry.compress_size
    if entry.compress_type == zipfile.ZIP_STORED:
        while left:
            chunk = raw.read(min(CHUNK, left))
            if not chunk:
                raise limits.damaged()
            left -= len(chunk)
            yield chunk
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise limits.damaged()
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while not inflater.eof:
        packed = inflater.unconsumed_tail
        if not packed:
            packed = raw.read(min(CHUNK, left))
            left -= len(packed)
            if not packed:
                raise limits.damaged()
        yield inflater.decompress(packed, CHUNK)
