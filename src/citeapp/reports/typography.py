"""French spaces and signs in text that people typed (domain.md 3), and words for documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from citeapp.base import text as words
from citeapp.base.french import MONTHS, NBSP, unbroken
from citeapp.base.language import _

THIN = "\u202f"
"""Parts thousands."""
_LONGEST_SENTENCE = 240
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_AS_TYPED = re.compile(r"\S*(?:://|@|\bwww\.|\w\.(?:fr|org|com|net|eu|info|invalid)\b)\S*|<[^<>]*>")
"""Addresses and what looks like code: not a sign of them is changed."""
_SAID = re.compile(r"«[^»]*»|“[^”]*”")
"""Words of somebody else: how they wrote an hour is theirs."""
_STRAIGHT = re.compile(r'(?<![^\s(])"([^"\s](?:[^"\n]*[^"\s])?)"(?![\w"])')
_SIGN = re.compile(r"(?<=[^\W\d_])([?!;:]+)(?=\s|$)")
_HOUR = re.compile(r"(?<![\w:/.,-])([01]?\d|2[0-3]) ?h(?: ?([0-5]\d))?(?![\w/])")
_NUMBER_SIGN = re.compile(r"\b([nN])° ?(?=\d)")
_FIRST = re.compile(rf"(?<![\w.,/°-])(?<!\d )1 (?={_MONTH})")
_DAY = re.compile(rf"(?:(?<=\d)|(?<=\der)) (?={_MONTH})")
_AMOUNT = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(,\d\d?)?\s?€")
_PER_CENT = re.compile(r"(?<=\d) ?%")
_CAPITAL = re.compile(
    r"\bE(?=(?:cole|coute|change|crire|ducat(?:ion|rice|eur|if)|galité|glise|lève|quipe|tat|tude|"
    r"tablissement|tape|valuation|vénement|vènement)(?:s|fs|ves|ive|ives)?\b)"
)
_TO = re.compile(
    r"(?:^|(?<=[.!?…] )|(?<=\n))A (?=(?:bientôt|cause|ce|définir|demain|faire|la|midi|minuit|noter|"
    r"partir|préparer|prévoir|propos|retenir|revoir|suivre|voir)\b|l[’'])"
)


def tidy(text: str) -> str:
    """Clean text with French spaces, quotation marks, hours, amounts and accents on capitals.

    Addresses stay as they were typed, and so do the hours inside somebody's quoted words.
    """
    text = words.clean(text).replace("\t", " ")
    return _APOSTROPHE.sub("’", unbroken(_but_for(_AS_TYPED, text, _prose, "\x00")))


def _prose(text: str) -> str:
    text = _STRAIGHT.sub(rf"«{NBSP}\1{NBSP}»", text)
    text = _but_for(_SAID, text, lambda part: _HOUR.sub(_hour, part), "\x01")
    text = _NUMBER_SIGN.sub(rf"\1°{NBSP}", text)
    text = _DAY.sub(NBSP, _FIRST.sub("1er ", text))
    text = _PER_CENT.sub(f"{NBSP}%", _AMOUNT.sub(_amount, text))
    text = _SIGN.sub(rf"{NBSP}\1", text)
    return _TO.sub("À ", _CAPITAL.sub("É", text))


def _hour(found: re.Match[str]) -> str:
    return f"{found[1]}{NBSP}h" + (f"{NBSP}{found[2]}" if found[2] else "")


def _amount(found: re.Match[str]) -> str:
    """« 1 234,50 € »."""
    whole = re.sub(r"\D", "", found[1])
    grouped = f"{int(whole):,}".replace(",", THIN) if len(whole) > 3 else whole
    return f"{grouped}{found[2] or ''}{NBSP}€"


def _but_for(kept: re.Pattern[str], text: str, change: Callable[[str], str], mark: str) -> str:
    """``change`` applied to the text, the matches of ``kept`` left out of it.

    Each stands as ``mark`` meanwhile, a sign that no cleaned text holds.
    """
    found = kept.findall(text)
    if not found:
        return change(text)
    parts = change(kept.sub(mark, text)).split(mark)
    return "".join(part + held for part, held in zip(parts, (*found, ""), strict=True))


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
