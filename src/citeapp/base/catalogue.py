"""A catalogue of translations: gettext's ``.po`` file, read as it is, never compiled.

Only who asks for another language than French reads one (some 30 ms), so nothing has to be made
before the program runs, in a clone or packaged, and no compiled copy can be out of date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from gettext import c2py
from itertools import groupby

from citeapp.base.frozen import dataclass

Key = tuple[str, ...]
"""What is translated: a sentence, or its singular and plural."""

_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t"}


@dataclass(frozen=True)
class Entry:
    """One sentence and what is said for it: one form, or one for each number; "" is missing.

    ``comments`` are the lines that begin with « # », without the one that says ``fuzzy``: said
    for another sentence, to be looked at before it is shown.
    """

    key: Key
    said: tuple[str, ...]
    fuzzy: bool = False
    comments: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every form is there and looked at."""
        return not self.fuzzy and all(self.said)


@dataclass(frozen=True)
class Catalogue:
    """What is said for each sentence; one that is not here is said as it stands."""

    said: dict[Key, tuple[str, ...]]
    form: Callable[[int], int] = field(compare=False)

    def one(self, message: str) -> str:
        """``message`` translated."""
        return self.said.get((message,), (message,))[0]

    def counted(self, singular: str, plural: str, n: int) -> str | None:
        """The form for ``n``; None where it is not translated."""
        said = self.said.get((singular, plural))
        return said[min(self.form(abs(n)), len(said) - 1)] if said else None


def catalogue(text: str) -> Catalogue:
    """The whole of a ``.po`` file, without what is missing or fuzzy."""
    entries = list(entries_of(text))
    head = next((entry.said[0] for entry in entries if entry.key == ("",)), "")
    rule = re.search(r"plural=([^;\n]+)", head)
    return Catalogue(
        {entry.key: entry.said for entry in entries if entry.complete and entry.key != ("",)},
        c2py(rule[1].strip() if rule else "n != 1"),
    )


def entries_of(text: str) -> Iterator[Entry]:
    """The entries of a ``.po`` file in their order, the head first; obsolete ones are left out."""
    lines = (line.strip() for line in text.splitlines())
    for blank, block in groupby(lines, key=lambda line: not line):
        entry = None if blank else _entry([line for line in block if not line.startswith("#~")])
        if entry is not None:
            yield entry


def _entry(lines: Iterable[str]) -> Entry | None:
    comments: list[str] = []
    keys: list[str] = []
    said: list[str] = []
    fuzzy = False
    into = keys
    for line in lines:
        if line.startswith("#,"):
            fuzzy = fuzzy or "fuzzy" in line
        elif line.startswith("#"):
            comments.append(line)
        elif line.startswith('"'):  # goes on with the line before
            into[-1] += _unquoted(line)
        else:
            word, _space, quoted = line.partition(" ")
            into = said if word.startswith("msgstr") else keys
            into.append(_unquoted(quoted))
    return Entry(tuple(keys), tuple(said), fuzzy, tuple(comments)) if keys else None


def _unquoted(quoted: str) -> str:
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), quoted.strip()[1:-1])
