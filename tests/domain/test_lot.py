"""What counts only under its author's own signature."""

from __future__ import annotations

import pytest

from citeapp.domain.lot import Op


@pytest.mark.parametrize(
    ("kind", "table", "needed"),
    [
        ("I", "person", False),
        ("U", "action_item", False),
        ("R", "action_item", False),
        ("D", "person", True),
        ("E", "person", True),
        ("X", "person", True),
        ("I", "same_as", True),
        ("U", "same_as", True),
    ],
)
def test_deletions_erasures_and_joins_are_signed(kind: str, table: str, needed: bool) -> None:
    op = Op("site", 1, 1, 1, 1, 1, table, kind, "p", "{}")
    assert op.needs_signature is needed
