"""What a person has said of one file so far, and what is seen of it."""

from __future__ import annotations

from dataclasses import field, replace
from pathlib import Path
from typing import Any

from citeapp.base.frozen import dataclass
from citeapp.intake.fields import IGNORED, used_by
from citeapp.usecases import imports
from citeapp.usecases.importing.choices import SWAP, TWO
from citeapp.usecases.importing.tally import ANSWERABLE, COUPLE
from citeapp.usecases.imports import Change, Given, Look, Report
from citeapp.usecases.session import Session

_OF_THE_LOOK = ("path", "sheet", "mapping", "kind", "heading_row", "school_year", "mend_accents")
_ROUNDS = 3


@dataclass(frozen=True)
class Sitting:
    """Handed to the use cases as ``given``; each answer makes another sitting.

    ``proposed`` are the columns that had their proposal (one that a person refused does not
    come back), ``proposals`` those that still stand as proposed. ``by_hand`` and ``questions``
    stay in sight once they are answered.
    """

    given: Given
    proposed: frozenset[str] = frozenset()
    proposals: frozenset[str] = frozenset()
    by_hand: tuple[str, ...] = ()
    questions: tuple[Change, ...] = ()

    @classmethod
    def of(cls, path: Path) -> Sitting:
        """Nothing said yet."""
        return cls({"path": path})

    @property
    def path(self) -> Path:
        return self.given["path"]

    def mapping(self) -> dict[str, str]:
        """Columns matched by hand or by an accepted proposal."""
        return dict(self.given.get("mapping") or {})

    def answer(self, title: str) -> str:
        """What was said of a name, or nothing."""
        return (self.given.get("answers") or {}).get(title, "")

    def matched(self, column: str, field: str) -> Sitting:
        """A column is this field; "" leaves it aside."""
        mapping = self.mapping() | {column: field or IGNORED}
        return replace(
            self,
            given={**self.given, "mapping": mapping},
            proposed=self.proposed | {column},
            proposals=self.proposals - {column},
        )

    def answered(self, question: Change, *, yes: bool) -> Sitting:
        """A couple is two people, or a surname is the first name."""
        answers = dict(self.given.get("answers") or {})
        answers[question.title] = (TWO if question.ask == COUPLE else SWAP) if yes else ""
        return replace(self, given={**self.given, "answers": answers})

    def of_kind(self, kind: str) -> Sitting:
        """The file is something else: what has no place in it is asked again."""
        mapping = {name: to for name, to in self.mapping().items() if used_by(kind, to)}
        given: Given = {**self.given, "kind": kind, "mapping": mapping}
        kept = frozenset(mapping)
        return replace(self, given=given, proposed=kept, proposals=self.proposals & kept)

    def at(self, **where: Any) -> Sitting:
        """Another sheet or another row of headings: the columns begin anew."""
        given: Given = {**self.given, "mapping": {}, **where}  # type: ignore[typeddict-item]
        return Sitting(given)

    def saying(self, **said: Any) -> Sitting:
        """Something else that leaves the columns as they are."""
        given: Given = {**self.given, **said}  # type: ignore[typeddict-item]
        return replace(self, given=given)


@dataclass(frozen=True)
class Seen:
    """A file as it was just read: without a report while something is missing."""

    sitting: Sitting
    look: Look
    report: Report | None = None
    collectives: tuple[str, ...] = field(default=())


def see(session: Session, sitting: Sitting, collectives: tuple[str, ...]) -> Seen:
    """Read the file again; unknown columns get what they are proposed to be, once."""
    look = _look(session, sitting)
    sitting, look = _with_proposals(session, sitting, look)
    if look.missing:
        return Seen(sitting, look, None, collectives)
    report = imports.preview(session, **sitting.given)
    known = {question.title for question in sitting.questions}
    new = [c for c in report.changes if c.ask in ANSWERABLE and c.title not in known]
    sitting = replace(sitting, questions=(*sitting.questions, *new))
    return Seen(sitting, look, report, collectives)


def _with_proposals(session: Session, sitting: Sitting, look: Look) -> tuple[Sitting, Look]:
    """While nobody knows what the file is, nothing is proposed of its columns."""
    before = sitting, look
    for _round in range(_ROUNDS):
        fresh = {
            column.name: column.proposed
            for column in look.unknown
            if column.proposed and column.name not in sitting.proposed
        }
        if not fresh:
            break
        sitting = replace(
            sitting,
            given={**sitting.given, "mapping": sitting.mapping() | fresh},
            proposed=sitting.proposed | set(fresh),
            proposals=sitting.proposals | set(fresh),
        )
        look = _look(session, sitting)
    if not look.kind:
        return before
    asked = [*sitting.by_hand, *sitting.mapping(), *(column.name for column in look.unknown)]
    return replace(sitting, by_hand=tuple(dict.fromkeys(asked))), look


def _look(session: Session, sitting: Sitting) -> Look:
    said: dict[str, Any] = {name: v for name, v in sitting.given.items() if name in _OF_THE_LOOK}
    return imports.look(session, **said)
