"""Writes resources/dictionary/words.zst: every form of every word of a hunspell dictionary.

    PYTHONPATH=src python3 packaging/make_words.py fr_FR.aff fr_FR.dic

They are packed as `citeapp.base.lexicon` reads them. Elisions (« l' », « qu' ») are left to
`citeapp.domain.spelling`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from citeapp.base.lexicon import pack

WORDS = Path(__file__).parents[1] / "resources" / "dictionary" / "words.zst"
NEEDS_AFFIX, FORBIDDEN = "()", "{}"

Rule = tuple[str, str, re.Pattern[str]]
"""What is taken off the end, what is put there, and the ends for which it holds."""


def suffixes(aff: Path) -> dict[str, list[Rule]]:
    """The suffix rules of each two-letter flag."""
    rules: dict[str, list[Rule]] = {}
    for line in aff.read_text("utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] == "SFX":
            flag, strip, added, condition = parts[1:5]
            end = added.partition("/")[0]
            rule = ("" if strip == "0" else strip, "" if end == "0" else end)
            rules.setdefault(flag, []).append((*rule, re.compile(condition + r"\Z")))
    return rules


def forms(dic: Path, rules: dict[str, list[Rule]]) -> set[str]:
    """Every word with each of its endings."""
    found: set[str] = set()
    for line in dic.read_text("utf-8").splitlines()[1:]:
        word, _slash, letters = line.split("\t")[0].partition("/")
        flags = [letters[at : at + 2] for at in range(0, len(letters), 2)]
        if FORBIDDEN in flags or not word:
            continue
        if NEEDS_AFFIX not in flags:
            found.add(word)
        for strip, added, condition in (rule for flag in flags for rule in rules.get(flag, ())):
            if word.endswith(strip) and condition.search(word):
                found.add(word.removesuffix(strip) + added)
    return found


def main() -> None:
    """Read the two files named on the command line, write the list."""
    aff, dic = (Path(name) for name in sys.argv[1:3])
    spelt = {word.replace("’", "'").encode() for word in forms(dic, suffixes(aff))}
    WORDS.write_bytes(pack(spelt))
    print(f"{len(spelt)} formes, {WORDS.stat().st_size} octets")


if __name__ == "__main__":
    main()
