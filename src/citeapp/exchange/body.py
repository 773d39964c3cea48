"""The body of a bundle: zstd over JSON lines, unpacked within limits that a bomb cannot pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import zstandard

from citeapp.base.language import _
from citeapp.exchange import refusals
from citeapp.exchange.limits import Limits

LEVEL = 3
CHUNK = 1 << 18


class _Packer:
    """Compresses lines as they come, and counts their bytes."""

    def __init__(self) -> None:
        self.size = 0
        self._packer = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compressobj()
        self._pieces: list[bytes] = []

    def add(self, line: bytes) -> None:
        """One line, its line end included."""
        self.size += len(line)
        if piece := self._packer.compress(line):
            self._pieces.append(piece)

    def finish(self) -> bytes:
        """The whole body."""
        return b"".join((*self._pieces, self._packer.flush()))


def pack(lines: Iterable[bytes]) -> tuple[bytes, int]:
    """The body of some lines, and their size before compression."""
    packer = _Packer()
    for line in lines:
        packer.add(line)
    return packer.finish(), packer.size


def unpack(body: bytes, size: int, limits: Limits) -> Iterator[bytes]:
    """The lines of a body that says to hold ``size`` bytes. Raises BundleRefused.

    zstandard's own output limit is ignored when a frame states its size (exchange.md 2.5),
    hence our own counter.
    """
    if size > limits.unpacked:
        raise _unpacked(limits)
    read = records = 0
    rest = b""
    for chunk in _chunks(body, limits):
        read += len(chunk)
        if read > limits.unpacked:
            raise _unpacked(limits)
        if read > size:
            raise refusals.malformed()
        first, *following = chunk.split(b"\n")
        rest += first
        for line in following:
            records += 1
            if records > limits.records:
                raise refusals.too_large(_("plus de {n} lignes", n=limits.records))
            if len(rest) > limits.record:
                raise record_too_large(limits)
            yield rest
            rest = line
        if len(rest) > limits.record:
            raise record_too_large(limits)
    if rest or read != size:
        raise refusals.malformed()


def record_too_large(limits: Limits) -> Exception:
    """One record longer than any text a person writes."""
    return refusals.too_large(_("un texte de plus de {n} Mo", n=limits.record // 1_000_000))


def _unpacked(limits: Limits) -> Exception:
    return refusals.too_large(_("plus de {n} Mo une fois déplié", n=limits.unpacked // 1_000_000))


def _chunks(body: bytes, limits: Limits) -> Iterator[bytes]:
    unpacker = zstandard.ZstdDecompressor(max_window_size=limits.window)
    try:
        with unpacker.stream_reader(body, read_across_frames=True) as reader:
            while chunk := reader.read(CHUNK):
                yield chunk
    except zstandard.ZstdError as error:
        raise refusals.altered() from error
