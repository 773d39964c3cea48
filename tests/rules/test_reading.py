"""What is read is read through the views, in which joined rows are one."""

from __future__ import annotations

import re
from pathlib import Path

from citeapp.store.schema import SHARED

SOURCE = Path(__file__).resolve().parents[2] / "src" / "citeapp"
STORED = re.compile(rf"\b(?:FROM|JOIN|INTO|UPDATE) (?:{'|'.join(SHARED)})\b")


def test_use_cases_read_the_views_never_the_stored_rows() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{number}: {line.strip()}"
        for path in sorted((SOURCE / "usecases").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if STORED.search(line)
    ]
    assert not found, "read v_<table> instead:\n" + "\n".join(found)


def test_the_rule_sees_what_it_forbids() -> None:
    assert STORED.search("SELECT name FROM person WHERE id = ?")
    assert not STORED.search("SELECT name FROM v_person WHERE id = ?")
