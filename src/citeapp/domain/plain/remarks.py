"""What a check finds in a sentence: which rule, where, why, and what to write instead."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.domain.plain.rules import RULES, PlainRule


@dataclass(frozen=True)
class Remark:
    """``start`` and ``end`` mark the words; ``proposal`` stands for them, None where only the
    person who writes can tell. A line break in a proposal begins a further sentence.
    """

    number: str
    start: int
    end: int
    why: str
    proposal: str | None = None

    @property
    def rule(self) -> PlainRule:
        return RULES[self.number]


@dataclass(frozen=True)
class Advice:
    """What is said of a whole text."""

    number: str
    why: str

    @property
    def rule(self) -> PlainRule:
        return RULES[self.number]


def applied(text: str, remark: Remark) -> list[str]:
    """The sentence with what is proposed, as one sentence or several; as it is without one."""
    if remark.proposal is None:
        return [text]
    whole = text[: remark.start] + remark.proposal + text[remark.end :]
    lines = [" ".join(part.split()) for part in whole.split("\n")]
    said = [line for line in lines if any(letter.isalnum() for letter in line)]
    return said or [" ".join(whole.split())]


def dressed(words: str, like: str) -> str:
    """``words`` with a capital where ``like`` has one."""
    return words[:1].upper() + words[1:] if like[:1].isupper() else words
