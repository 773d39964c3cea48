"""The demo before it is written: rows collected in memory, chance drawn from a seed alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from random import Random
from typing import TypeVar

from citeapp.base.ids import new_id
from citeapp.domain.facilitator import Facilitator
from citeapp.domain.row import Row

T = TypeVar("T", bound=Row)
C = TypeVar("C")

_EPOCH = date(1970, 1, 1)
_DAY_MS = 86_400_000


class Draft:
    """Rows to write, by kind; identifiers and choices depend on the seed and the day only."""

    def __init__(self, seed: int, today: date) -> None:
        self.rng = Random(f"citeapp demo {seed}")
        self.today = today
        self.rows: dict[type[Row], list[Row]] = {}
        self._made = 0
        self._phones = 0

    def id(self, day: date) -> str:
        """A UUIDv7 of that day; identifiers of one day sort in the order they were made."""
        self._made = (self._made + 1) % _DAY_MS
        return new_id((day - _EPOCH).days * _DAY_MS + self._made, self.rng.randbytes)

    def phone(self) -> str:
        """A number that nobody has, 06 00 00 first; none is given twice."""
        self._phones += 1
        return f"0600{self._phones // 10_000:02}{self._phones * 7919 % 10_000:04}"

    def add(self, row: T) -> T:
        """Keep a row to be written."""
        self.rows.setdefault(type(row), []).append(row)
        return row

    def amend(self, row: T) -> T:
        """Put a row in the place of the one with the same identifier."""
        rows = self.rows[type(row)]
        rows[next(n for n in reversed(range(len(rows))) if rows[n].id == row.id)] = row
        return row

    def made(self, kind: type[T]) -> list[T]:
        """The rows of one kind made so far."""
        return [row for row in self.rows.get(kind, ()) if isinstance(row, kind)]

    def chance(self, share: float) -> bool:
        """True that often."""
        return self.rng.random() < share

    def pick(self, choices: Sequence[C]) -> C:
        """One of them."""
        return choices[int(self.rng.random() * len(choices))]

    def digest(self, me: Facilitator) -> str:
        """A hash of the content; rows that name whoever fills do not count."""
        found = hashlib.blake2b(digest_size=16)
        for rows in self.rows.values():
            for row in rows:
                text = repr(row)
                if me.id not in text and f"words={me.display_name!r}" not in text:
                    found.update(text.encode())
        return found.hexdigest()


class Bag:
    """Draws everything once before anything comes twice."""

    def __init__(self, draft: Draft, things: Sequence[str]) -> None:
        self._draft = draft
        self._things = tuple(things)
        self._left: list[str] = []

    def draw(self) -> str:
        """The next one."""
        if not self._left:
            self._left = self._draft.rng.sample(self._things, len(self._things))
        return self._left.pop()
