"""How a telephone counts a short message: 160 letters of its own alphabet, 70 of any other.

One letter outside that alphabet (« ê », « ’ », an emoji) makes the whole message longer: texts
proposed for a phone are spelt with letters it knows, as far as there are any.
"""

from __future__ import annotations

import unicodedata

ONE = 160
"""Letters of a single message in the phone's own alphabet."""
_ONE_OTHER = 70
_PART, _PART_OTHER = 153, 67
_ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_DOUBLE = frozenset("^{}\\[~]|€")
"""Letters that count for two."""
_SPELT = {
    "’": "'",
    "‘": "'",
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "…": "...",
    "·": ".",
    "œ": "oe",
    "Œ": "OE",
    "\u00a0": " ",
    "\u202f": " ",
}


def spelt(text: str) -> str:
    """``text`` with the letters that a phone knows; those of other scripts stay as they are."""
    text = text.replace("«\u00a0", '"').replace("\u00a0»", '"')
    return "".join(_spelt(letter) for letter in unicodedata.normalize("NFC", text))


def length(text: str) -> int:
    """How many letters a phone counts."""
    if _in_alphabet(text):
        return len(text) + sum(letter in _DOUBLE for letter in text)
    return len(text.encode("utf-16-le")) // 2


def messages(text: str) -> int:
    """How many messages it goes out in: 1 up to 160 letters, or 70 in other alphabets."""
    plain = _in_alphabet(text)
    one, part = (ONE, _PART) if plain else (_ONE_OTHER, _PART_OTHER)
    counted = length(text)
    return 1 if counted <= one else -(-counted // part)


def _in_alphabet(text: str) -> bool:
    return all(letter in _ALPHABET or letter in _DOUBLE for letter in text)


def _spelt(letter: str) -> str:
    if letter in _ALPHABET or letter in _DOUBLE:
        return letter
    if letter in _SPELT:
        return _SPELT[letter]
    bare = unicodedata.normalize("NFKD", letter)[0]
    return bare if bare in _ALPHABET else letter
