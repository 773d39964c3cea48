"""French spaces and signs in text that people typed (domain.md 3), and words for documents."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citeapp.base import text as words
from citeapp.base.french import NBSP, unbroken
from citeapp.base.language import _

_LONGEST_SENTENCE = 240
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def tidy(text: str) -> str:
    """Clean text with the spaces a French line must not break at, and curly apostrophes.

    Only spaces that stand there already are changed, so hours and addresses stay whole.
    """
    text = words.clean(text).replace("\t", " ")
    return _APOSTROPHE.sub("’", unbroken(text))


def dotted(parts: Iterable[str]) -> str:
    """« a · b · c », empty parts left out."""
    return " · ".join(part for part in parts if part)


def sentence(text: str) -> str:
    """``text`` ending with a mark: « Tenir la fête » becomes « Tenir la fête. »."""
    text = text.strip().rstrip(" ,;")
    return text if not text or text[-1] in ".!?…»" else f"{text}."


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence and the rest; an endless one is no sentence, but all rest."""
    match = re.match(r"(.+?[.!?…])\s+(?=\S)", text, re.DOTALL)
    first, rest = (match.group(1), text[match.end() :]) if match else (text, "")
    return (first, rest) if len(first) <= _LONGEST_SENTENCE else ("", text)


def quoted(text: str) -> str:
    """« text » with French quotation marks, those already typed not doubled."""
    bare = text.strip().strip('«»“”"').strip()
    return f"«{NBSP}{bare}{NBSP}»"


def to_complete(what: str) -> str:
    """The gap a setting leaves in a document, said where it shows."""
    return _("[à compléter dans Paramètres : {what}]", what=what)
