"""One SQLite library in the process: sqlcipher3's, never Python's own nor Qt's."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "src" / "citeapp"
FORBIDDEN = {"sqlite3", "PySide6.QtSql", "QtSql"}


def test_no_other_sqlite() -> None:
    found = [path.name for path in SOURCES.rglob("*.py") if imported(path) & FORBIDDEN]
    assert not found


def imported(path: Path) -> set[str]:
    """The modules a file imports, and the names it takes from PySide6."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
            if node.module == "PySide6":
                names |= {alias.name for alias in node.names}
    return names
