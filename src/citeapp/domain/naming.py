"""Where a text names a person, and the same text without the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from citeapp.base.frozen import dataclass
from citeapp.base.text import fold

FULL, CONTACT, SURNAME, FIRST_NAME = "full", "contact", "surname", "first_name"
"""How surely a text speaks of the person, the surest first."""
SURE = (FULL, CONTACT, SURNAME, FIRST_NAME)

_WORD = re.compile(r"\w+")
_CIVILITIES = frozenset({"m", "mm", "mr", "mme", "mmes", "mlle", "monsieur", "madame"})
_VARIANTS = {
    "a": "aàâäáãå",
    "c": "cç",
    "e": "eéèêë",
    "i": "iîïíì",
    "n": "nñ",
    "o": "oôöóòõ",
    "u": "uùûüú",
    "y": "yÿý",
}


@dataclass(frozen=True)
class Subject:
    """By what a text may name someone: folded words of the names, digits, addresses."""

    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    others: tuple[tuple[str, ...], ...] = ()
    """Full names of other people, in words, that hold a part of this one's."""
    shared: frozenset[str] = frozenset({FIRST_NAME})
    """Ways of naming by which somebody else may be meant."""

    @classmethod
    def of(cls, first_name: str, last_name: str, phone: str = "", email: str = "") -> Subject:
        """Someone as their card says."""
        digits = re.sub(r"\D", "", phone)
        return cls(
            tuple(_words(first_name)),
            tuple(_words(last_name)),
            digits if len(digits) >= 9 else "",
            email.strip() if "@" in email else "",
        )

    def beside(self, names: Iterable[tuple[str, str]]) -> Subject:
        """The same, told apart from other people by their (first name, surname)."""
        own = {*self.first, *self.last}
        others, shared = set[tuple[str, ...]](), set(self.shared)
        for first_name, last_name in names:
            first, last = tuple(_words(first_name)), tuple(_words(last_name))
            if first == self.first and (last == self.last or not self.last):
                shared.add(FULL)
            if first and last and own & {*first, *last}:
                others |= {(*first, *last), (*last, *first)}
            if self.last and any(_stands(last, at, self.last) for at in range(len(last))):
                shared.add(SURNAME)
        return replace(
            self,
            others=tuple(sorted(others - {(*self.first, *self.last)})),
            shared=frozenset(shared),
        )

    def means(self, how: str) -> bool:
        """Whether nobody else can be meant by a text that names so."""
        return how not in self.shared


@dataclass(frozen=True)
class Span:
    """From where to where a text names the person, and how surely."""

    start: int
    end: int
    how: str


def spans(text: str, subject: Subject) -> list[Span]:
    """Every place of a text that names the person, in order, none overlapping."""
    found = [*_contacts(text, subject), *_names(text, subject)]
    out: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, SURE.index(s.how))):
        if not out or span.start >= out[-1].end:
            out.append(span)
    return out


def how_named(text: str, subject: Subject) -> str:
    """The surest way in which a text names the person; "" when it does not."""
    found = {span.how for span in spans(text, subject)}
    return next((how for how in SURE if how in found), "")


def without(text: str, subject: Subject, neutral: str) -> str:
    """The text with ``neutral`` (« un parent ») in the place of each name, « … » of contacts."""
    for span in reversed(spans(text, subject)):
        words = "…" if span.how == CONTACT else neutral
        if not text[: span.start].strip():
            words = words[:1].upper() + words[1:]
        text = text[: span.start] + words + text[span.end :]
    return text


def globs(subject: Subject) -> list[str]:
    """Patterns (GLOB) that every text naming the person matches, and a few others."""
    longest = [max(words, key=len) for words in (subject.last, subject.first) if words]
    patterns = [f"*{_loose(word)}*" for word in longest]
    if subject.phone:
        patterns.append("*" + "*".join(subject.phone[-8:]) + "*")
    if subject.email:
        patterns.append(f"*{_loose(subject.email)}*")
    return patterns


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _loose(word: str) -> str:
    """Any case, any accent; « œ » and « æ » count as two letters or as one."""
    out = ""
    for letter in word.replace("oe", "*").replace("ae", "*"):
        if letter == "*":
            out += "*"
            continue
        letters = _VARIANTS.get(letter, letter)
        both = "".join(dict.fromkeys(letters + letters.upper()))
        out += f"[{both}]" if both != letter or letter in "?[" else letter
    return out


def _contacts(text: str, subject: Subject) -> list[Span]:
    patterns = []
    if subject.phone:
        patterns.append(r"(?:\+?33[\s.\-/]*)?0?" + r"[\s.\-/]*".join(subject.phone[-9:]))
    if subject.email:
        patterns.append(re.escape(subject.email))
    return [
        Span(match.start(), match.end(), CONTACT)
        for pattern in patterns
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]


def _names(text: str, subject: Subject) -> list[Span]:
    whole = fold(text)
    if not any(words[0] in whole for words in (subject.first, subject.last) if words):
        return []
    tokens = [(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
    folded = [token for token, _start, _end in tokens]
    out = []
    at = 0
    while at < len(tokens):
        length, how = _named_at(folded, at, subject)
        other = max((len(name) for name in subject.others if _stands(folded, at, name)), default=0)
        if not length or other > length:
            at += max(1, other)
            continue
        civil = at > 0 and folded[at - 1] in _CIVILITIES
        start = tokens[at - 1][1] if civil else tokens[at][1]
        out.append(Span(start, tokens[at + length - 1][2], how))
        at += length
    return out


def _named_at(folded: Sequence[str], at: int, subject: Subject) -> tuple[int, str]:
    """How many words from here name the person, and how."""
    first, last = subject.first, subject.last
    for words, how in (
        ((*first, *last), FULL if first and last else ""),
        ((*last, *first), FULL if first and last else ""),
        (last, SURNAME),
        (first, FIRST_NAME if last else FULL),
    ):
        if how and words and _stands(folded, at, words):
            return len(words), how
    return 0, ""


def _stands(folded: Sequence[str], at: int, words: Sequence[str]) -> bool:
    return tuple(folded[at : at + len(words)]) == tuple(words)
