"""A sorted list of words on the disk, looked into without being read: nothing is loaded."""

from __future__ import annotations

import mmap
from functools import cache
from pathlib import Path

from citeapp.base.paths import resources


class Lexicon:
    """``"garderie" in lexicon``: twenty-odd glances at a file of one word a line, in byte order."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._words = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __contains__(self, word: object) -> bool:
        sought = str(word).encode(errors="replace")
        words, low, high = self._words, 0, len(self._words)
        while low < high:
            start = words.rfind(b"\n", 0, (low + high) // 2) + 1
            end = words.find(b"\n", start)
            found = words[start:end]
            if found == sought:
                return True
            if found < sought:
                low = end + 1
            else:
                high = start
        return False

    def close(self) -> None:
        """Let go of the file."""
        self._words.close()


@cache
def french() -> Lexicon:
    """The dictionary of the program, opened when it is first asked for."""
    return Lexicon(resources() / "dictionary" / "words.txt")
