"""The report of an import: what each row of the file became, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from citeapp.domain.enumeration import Enumeration

VERB = Enumeration(
    "import_verb", created="Créé", completed="Complété", kept="Laissé tel quel", asked="À regarder"
)


@dataclass(frozen=True)
class Change:
    """What became of a row of the file (0: the whole file), and why, in French."""

    row: int
    noun: str
    verb: str
    title: str
    detail: str = ""


@dataclass
class Tally:
    """Grows while a file is taken in."""

    changes: list[Change] = field(default_factory=list)

    def note(self, row: int, noun: str, verb: str, title: str, detail: str = "") -> None:
        self.changes.append(Change(row, noun, verb, title, detail))

    def counts(self) -> dict[str, dict[str, int]]:
        """Noun to verb to number."""
        found: dict[str, Counter[str]] = {}
        for change in self.changes:
            found.setdefault(change.noun, Counter())[change.verb] += 1
        return {noun: dict(verbs) for noun, verbs in found.items()}
