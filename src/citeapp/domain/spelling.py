"""French spelling: which words of a text are doubtful, and what they could have been.

A dictionary is anything that holds words (``"école" in dictionary``), in lower case except for
proper names, with straight apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from citeapp.base.text import fold

WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’·.\-](?=[^\W_]))*")
"""Letters, with what French puts inside a word; « animateur·rice », « peut-être », « élu.e »."""
_SKIPPED = re.compile(r"\S+@\S+\.\S+|\b(?:https?://|www\.)\S+")
_ELIDED = frozenset(
    {"l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
     "presqu", "quelqu", "entr"}
)  # fmt: skip
_VOWELS = frozenset("aeiouyh")
_ENDINGS = frozenset(
    {"e", "s", "es", "le", "les", "ne", "nes", "te", "tes", "ve", "ves", "se", "ses", "re", "res",
     "ère", "ères", "ière", "ières", "rice", "rices", "trice", "trices", "euse", "euses",
     "esse", "esses", "ale", "ales", "aux", "elle", "elles", "enne", "ennes"}
)  # fmt: skip
"""What follows a point inside a word written for women and men."""
_INITIALS = 6
"""Letters of the longest word in capitals that is taken for initials: PMI, AESH, REP."""
_ALPHABET = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûœ'-"
_LIKE = {
    "a": "àâ", "à": "aâ", "â": "aà", "c": "ç", "ç": "c", "e": "éèêë", "é": "eèê", "è": "éeê",
    "ê": "eéè", "i": "îï", "î": "i", "o": "ô", "ô": "o", "u": "ùû", "ù": "u", "û": "u",
}  # fmt: skip
MOST = 6
LONGEST = 32
"""Letters of the longest word that something is proposed for: what is longer is no word of French,
and the candidates grow with the square of the letters."""


def doubtful(text: str, known: Container[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand that no dictionary holds: (start, end) of each."""
    skipped = [found.span() for found in _SKIPPED.finditer(text)]
    for found in WORD.finditer(text):
        start, end = found.span()
        inside = any(a <= start < b for a, b in skipped)
        if not inside and not is_right(found[0], known):
            yield start, end


def is_right(word: str, known: Container[str]) -> bool:
    """Whether a word is spelt as some dictionary has it, alone or put together."""
    word = word.replace("’", "'")
    if len(word) == 1 or any(letter.isdigit() for letter in word):
        return True
    if word.isupper() and len(word) <= _INITIALS:
        return True
    if _holds(word, known):
        return True
    head, apostrophe, rest = word.partition("'")
    if apostrophe and head.lower() in _ELIDED and fold(rest[:1]) in _VOWELS:
        return is_right(rest, known)
    for sign in ("·", ".", "-"):
        if sign in word:
            first, *others = word.split(sign)
            if sign == "-":
                return all(is_right(part, known) for part in (first, *others))
            return is_right(first, known) and all(part in _ENDINGS for part in others)
    return False


def suggestions(word: str, known: Container[str]) -> list[str]:
    """What a doubtful word could have been, the likeliest first; at most six."""
    straight = word.replace("’", "'")
    head, apostrophe, rest = straight.rpartition("'")
    if apostrophe and head.lower() in _ELIDED:
        return [f"{word[: len(head)]}’{other}" for other in suggestions(rest, known)]
    if len(straight) > LONGEST:
        return []
    bare = straight.lower()
    found: dict[str, None] = {}
    for candidate in _candidates(bare):
        if len(found) == MOST:
            break
        if candidate != bare and candidate not in found and _right(candidate, known):
            found[candidate] = None
    return [_dressed(other, word) for other in found]


def _holds(word: str, known: Container[str]) -> bool:
    """A capital is right at the beginning of a sentence, and everywhere in a title."""
    if word in known:
        return True
    lower = word.lower()
    if word != lower and lower in known:
        return True
    return word.isupper() and word.title() in known


def _right(candidate: str, known: Container[str]) -> bool:
    for part in candidate.split(" "):
        head, apostrophe, rest = part.partition("'")
        elided = apostrophe and head in _ELIDED and fold(rest[:1]) in _VOWELS and rest in known
        if not (elided or part in known or part.capitalize() in known):
            return False
    return True


def _candidates(word: str) -> Iterator[str]:
    """Other accents, double letters, one slip of the finger, then a space forgotten."""
    soft = list(_soft(word))
    yield from soft
    yield from _slips(word)
    for once in soft:
        yield from _soft(once)
    for at in range(2, len(word) - 1):
        yield f"{word[:at]} {word[at:]}"


def _soft(word: str) -> Iterator[str]:
    """What sounds nearly alike."""
    for at, letter in enumerate(word):
        for other in _LIKE.get(letter, ""):
            yield word[:at] + other + word[at + 1 :]
        if word[at : at + 2] in ("oe", "ae"):
            yield word[:at] + ("œ" if letter == "o" else "æ") + word[at + 2 :]
        if at and word[at - 1] == letter:
            yield word[:at] + word[at + 1 :]
        else:
            yield word[:at] + letter + word[at:]


def _slips(word: str) -> Iterator[str]:
    """One letter too few, two that changed places, one too many, one for another."""
    for at in range(len(word), -1, -1):
        yield from (word[:at] + letter + word[at:] for letter in _ALPHABET)
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
    for at in range(len(word)):
        yield from (word[:at] + letter + word[at + 1 :] for letter in _ALPHABET)


def _dressed(other: str, like: str) -> str:
    """With the capitals of the word it replaces, and the apostrophe of print."""
    shown = other.replace("'", "’")
    if like.isupper():
        return shown.upper()
    return shown[:1].upper() + shown[1:] if like[:1].isupper() else shown
