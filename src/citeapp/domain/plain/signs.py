"""Signs that make a sentence hard: brackets, semicolons, dashes, ampersands, words in capitals."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from citeapp.base.language import _
from citeapp.domain.plain import cutting
from citeapp.domain.plain.remarks import Remark

ADDRESS = re.compile(r"\S+@\S+\.\w+|\b(?:https?://|www\.)\S*[\w/]")
"""Addresses of mails and pages are written with the signs they have."""
_SEMICOLON = re.compile(r"\s*;\s*")
_BRACKETS = re.compile(r"\s*[(\[]\s*([^()\[\]]*?)\s*[)\]]")
_LONE_BRACKET = re.compile(r"[()\[\]]")
_DOTS = re.compile(r"…|\.{2,}")
_DASH = re.compile(r"(?<=\S)\s+[-–—]\s+(?=\S)")
_SPECIAL = {
    "&": "et", "=": "c’est", "+": "et", ">": "plus de", "<": "moins de", "≥": "au moins",
    "≤": "au plus", "→": None, "#": None, "*": None, "_": None, "|": None, "~": None,
    "^": None, "\\": None, "•": None, "§": None, "@": None, "±": None, "×": "fois",
}  # fmt: skip
_SIGN = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_EITHER = re.compile(r"\b(et/ou)\b|(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<![\w.@-])[A-ZÀ-ÖØ-ÞŒ](?:['’-]?[A-ZÀ-ÖØ-ÞŒ])+(?![\w@]|\.[A-Z])")
INITIALS = 5
"""Letters of the longest word in capitals that is taken for initials."""


def remarks(text: str, french: Container[str] = frozenset()) -> Iterator[Remark]:
    """Every sign in the way; ``french`` tells words written in capitals from initials."""
    spared = addresses(text)
    for find in (_semicolons, _brackets, _dots, _dashes, _specials, _slashes):
        for remark in find(text):
            if not any(a < remark.end and remark.start < b for a, b in spared):
                yield remark
    yield from _capitals(text, french)
    if found := cutting.ends(text):
        place = found[0]
        begun = len(text[:place].rstrip())
        yield Remark("1.7", begun, place, _("Écrivez chaque phrase sur sa ligne."), "\n")


def addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses of mails and pages stand."""
    return [found.span() for found in ADDRESS.finditer(text)]


def _semicolons(text: str) -> Iterator[Remark]:
    for found in _SEMICOLON.finditer(text):
        yield _cut(text, found.start(), found.end(), _("Un point-virgule : faites 2 phrases."))


def _brackets(text: str) -> Iterator[Remark]:
    whole = list(_BRACKETS.finditer(text))
    why = _("Des parenthèses : faites une phrase de plus, ou enlevez ces mots.")
    for found in whole:
        if found.start() and text[found.start()] in "([" and text[found.start() - 1].isalpha():
            continue  # « élu(e) » is a word for women and men
        rest = text[found.end() :].strip().rstrip(".!? ")
        if rest or not found[1]:
            yield Remark("4.2", *found.span(), why, "")
        else:
            after = "." if text.rstrip()[-1:] not in ".!?" else ""
            begun = found[1][:1].upper() + found[1][1:]
            yield Remark("4.2", *found.span(), why, f".\n{begun}{after}")
    inside = [found.span() for found in whole]
    for found in _LONE_BRACKET.finditer(text):
        if not any(a <= found.start() < b for a, b in inside):
            yield Remark("4.2", *found.span(), why, "")


def _dots(text: str) -> Iterator[Remark]:
    for found in _DOTS.finditer(text):
        why = _("Des points de suspension : dites tout, puis mettez un point.")
        yield Remark("4.2", *found.span(), why, ".")


def _dashes(text: str) -> Iterator[Remark]:
    found = list(_DASH.finditer(text))
    for dash in found:
        why = _("Un tiret dans la phrase : faites 2 phrases.")
        yield (
            _cut(text, *dash.span(), why) if len(found) == 1 else Remark("4.2", *dash.span(), why)
        )


def _cut(text: str, start: int, end: int, why: str) -> Remark:
    """Two sentences: the first one ends here, the next letter becomes a capital."""
    following = text[end : end + 1]
    proposal = f".\n{following.upper()}" if following else "."
    return Remark("4.2", start, min(end + 1, len(text)), why, proposal)


def _specials(text: str) -> Iterator[Remark]:
    for found in _SIGN.finditer(text):
        words = _SPECIAL[found[0]]
        if words is None:
            why = _("Sans ce signe, la phrase est plus simple.")
            yield Remark("5.4", *found.span(), why, "")
            continue
        before = "" if text[: found.start()][-1:] in ("", " ") else " "
        after = "" if text[found.end() :][:1] in ("", " ") else " "
        why = _("Écrivez « {words} » à la place de ce signe.", words=words)
        yield Remark("5.4", *found.span(), why, f"{before}{words}{after}")


def _slashes(text: str) -> Iterator[Remark]:
    for found in _EITHER.finditer(text):
        said = _("ou") if found[1] else f" {_('ou')} "
        why = _("Une barre veut dire « et » ou « ou » : choisissez.")
        yield Remark("5.4", *found.span(), why, said)


def _capitals(text: str, french: Container[str]) -> Iterator[Remark]:
    every = list(_CAPITALS.finditer(text))
    for found in every:
        word = found[0]
        lower = word.lower().replace("’", "'")
        is_word = lower in french and len(word) > 2
        if len(word) > INITIALS or is_word or any(sign in word for sign in "'’"):
            first = not text[: found.start()].strip(' «“"')
            said = word.capitalize() if first or (french and not is_word) else word.lower()
            yield Remark("1.6", *found.span(), _("Des lettres capitales se lisent mal."), said)
