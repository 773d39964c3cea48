"""Declaring a class costs next to nothing (:mod:`citeapp.base.frozen`), at every start."""

from __future__ import annotations

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "citeapp"
KEYWORDS = "(frozen=True, kw_only=True)"


def test_the_program_declares_its_frozen_classes_with_it() -> None:
    """The standard one would bring the slow start back, class by class.

    A file with classes of other kinds (that change, or with slots) keeps to the standard one.
    """
    standard = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)
    decorated = re.compile(r"^@dataclass(.*)$", re.MULTILINE)
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        words = path.read_text(encoding="utf-8")
        kinds = set(decorated.findall(words))
        if standard.search(words) and kinds and kinds <= {"(frozen=True)", KEYWORDS}:
            found.append(str(path.relative_to(SOURCE)))
    assert not found, "take dataclass from citeapp.base.frozen:\n" + "\n".join(found)
