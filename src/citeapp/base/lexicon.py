"""A sorted list of words, front-coded: half a million forms in a quarter of a megabyte.

A block holds ``BLOCK`` words, one a line, none with a line break in it. Each line begins with
one byte that says how many bytes of the word before it the word keeps, from ``KEPT_NONE`` on;
the first keeps none. Blocks end with a blank line, and zstandard packs the whole. (Front coding:
Witten, Moffat and Bell, « Managing Gigabytes », 4.1.)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from citeapp.base.paths import resources

BLOCK = 64
KEPT_NONE = 32
"""Above the line feed, so that a count is never taken for an end of line."""
_MOST_KEPT = 255 - KEPT_NONE


class Lexicon:
    """``"garderie" in lexicon``: a bisection among the blocks, then a walk through one."""

    def __init__(self, packed: bytes) -> None:
        """Words as :func:`pack` wrote them."""
        import zstandard  # when a word is looked at, not when the program starts

        unpacked = zstandard.ZstdDecompressor().decompress(packed)
        self._blocks = unpacked.split(b"\n\n") if unpacked else []
        self._heads = [block.partition(b"\n")[0][1:] for block in self._blocks]

    def __contains__(self, word: object) -> bool:
        sought = str(word).encode(errors="replace")
        at = bisect_right(self._heads, sought) - 1
        return at >= 0 and any(one == sought for one in _words(self._blocks[at]))

    def __iter__(self) -> Iterator[bytes]:
        """The words in their order, each as UTF-8."""
        for block in self._blocks:
            yield from _words(block)


def pack(words: Iterable[bytes]) -> bytes:
    """The words, in the order of their bytes and none twice, as a Lexicon reads them."""
    import zstandard

    lines: list[bytes] = []
    for number, word in enumerate(ordered := sorted(set(words))):
        kept = _shared(ordered[number - 1], word) if number % BLOCK else 0
        lines.append(b"" if number % BLOCK or not number else b"\n")
        lines.append(bytes([KEPT_NONE + kept]) + word[kept:] + b"\n")
    return zstandard.ZstdCompressor(level=19).compress(b"".join(lines))


@cache
def french() -> Lexicon:
    """The dictionary of the program, read when it is first asked for."""
    return Lexicon((resources() / "dictionary" / "words.zst").read_bytes())


def _words(block: bytes) -> Iterator[bytes]:
    word = b""
    for line in block.splitlines():
        word = word[: line[0] - KEPT_NONE] + line[1:]
        yield word


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes at the beginning are the same, as far as a line can say."""
    most = min(len(one), len(other), _MOST_KEPT)
    return next((at for at in range(most) if one[at] != other[at]), most)
