"""No room of the program knows how to speak to a network; tests/faults traces what it does."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "citeapp"
SPEAKING = {
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "poplib",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "webbrowser",
    "xmlrpc",
    "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
}


def imported(path: Path) -> set[str]:
    """Every module that a file names, and each name it takes from one."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def test_no_module_that_speaks_to_a_network_is_imported() -> None:
    speaking = {
        path.relative_to(SOURCE).as_posix(): sorted(taken)
        for path in SOURCE.rglob("*.py")
        if (taken := {one for one in imported(path) for bad in SPEAKING
                      if one == bad or one.startswith(f"{bad}.")})
    }  # fmt: skip
    assert speaking == {}
