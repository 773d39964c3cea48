"""The report of an import: what each row of the file became, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from citeapp.domain.enumeration import Enumeration
from citeapp.intake.headers import Column

VERB = Enumeration(
    "import_verb",
    created="Créé",
    completed="Complété",
    kept="Déjà là",
    asked="À regarder",
    left="Laissé de côté",
)
COUPLE, ORDER, DOUBLE = "couple", "order", "double"
ANSWERABLE = (COUPLE, ORDER)
"""Questions that can be answered before the file is taken over (see ``Choices.answers``)."""


@dataclass(frozen=True)
class Change:
    """What became of a row of the file (0: the whole file), and why, in French.

    ``noun`` is a table, or "row" and "column" for what is left aside. ``ask`` is what is
    asked: one of ANSWERABLE, by ``title``, before anything is written; a DOUBLE later.
    """

    row: int
    noun: str
    verb: str
    title: str
    detail: str = ""
    ask: str = ""


@dataclass
class Tally:
    """Grows while a file is taken in."""

    changes: list[Change] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    """Names, as written, that a person said how to read."""

    def note(
        self, row: int, noun: str, verb: str, title: str, detail: str = "", *, ask: str = ""
    ) -> None:
        self.changes.append(Change(row, noun, verb, title, detail, ask))

    def counts(self) -> dict[str, dict[str, int]]:
        """Noun to verb to number."""
        found: dict[str, Counter[str]] = {}
        for change in self.changes:
            found.setdefault(change.noun, Counter())[change.verb] += 1
        return {noun: dict(verbs) for noun, verbs in found.items()}


@dataclass(frozen=True)
class Report:
    """What a file brings, or would bring: columns as understood, every row with its fate.

    ``sheets`` are those read together; ``answered`` the questions that have their answer.
    """

    file: str
    sheets: tuple[str, ...]
    kind: str
    collective: str
    columns: tuple[Column, ...]
    changes: tuple[Change, ...]
    counts: dict[str, dict[str, int]]
    remarks: tuple[str, ...]
    broken_accents: tuple[tuple[str, str], ...]

    @property
    def nothing_new(self) -> bool:
        """The same file again."""
        return all(change.verb in ("kept", "asked", "left") for change in self.changes)
