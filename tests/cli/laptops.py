"""A laptop driven by its command line alone, in this process: quick, and as scripts see it."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from citeapp import bootstrap
from citeapp.base.paths import Home
from citeapp.cli.main import main


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    status: int
    out: str
    err: str


class Machine:
    """One workspace folder and the commands that people type for it."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capture = capture

    @property
    def home(self) -> Home:
        return Home(self.folder, self.folder)

    def ask(self, *words: str | Path) -> Said:
        """Run one command, however it ends."""
        self.capture.readouterr()
        status = main(["--home", str(self.folder), *map(str, words)])
        told = self.capture.readouterr()
        return Said(status, told.out, told.err)

    def done(self, *words: str | Path) -> str:
        """What a command that must succeed says to people; nothing goes to stderr."""
        said = self.ask(*words)
        assert (said.status, said.err) == (0, ""), said
        return said.out

    def json(self, *words: str | Path) -> Any:
        """The one JSON document of a command that must succeed."""
        return json.loads(self.done("--json", *words))

    def call(self, use: str, **given: Any) -> Any:
        """What a use case gives back."""
        answer = self.json("call", use, json.dumps(given))
        return answer["value"] if isinstance(answer, dict) and "changed" in answer else answer

    def stream(self, *lines: str) -> list[dict[str, Any]]:
        """The answers of ``call -`` to lines on its input, one a line."""
        given, sys.stdin = sys.stdin, io.StringIO("".join(f"{line}\n" for line in lines))
        try:
            return [json.loads(line) for line in self.done("call", "-").splitlines()]
        finally:
            sys.stdin = given

    def refused(self, *words: str | Path) -> str:
        """The sentences of a command that must be refused: plain, and nothing was changed."""
        before = self.content()
        said = self.ask(*words)
        assert (said.status, said.out) == (1, ""), said
        check_sentences(said.err)
        assert self.content() == before
        return said.err

    def misused(self, *words: str | Path) -> str:
        """What a command typed wrongly says; nothing was changed."""
        before = self.content()
        said = self.ask(*words)
        assert (said.status, said.out) == (2, ""), said
        assert "Traceback" not in said.err
        assert self.content() == before
        return said.err

    def content(self) -> str:
        """A digest of every table and of the names of the files; of the bytes if it is closed."""
        if not self.folder.is_dir():
            return "no folder"
        names = sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))
        found = hashlib.sha256(repr(names).encode())
        if self.home.database.is_file():
            found.update(_rows(self.home) or self.home.database.read_bytes())
        return found.hexdigest()

    @property
    def fingerprint(self) -> str:
        return str(self.json("fingerprint")["fingerprint"])


def check_sentences(text: str) -> None:
    """A clear French sentence or two (a third says what to do), never a program's words."""
    assert text.strip().endswith((".", "…"))
    assert text.count("\n") == 1, text
    for word in ("Traceback", "Error", "Errno", "inattendue", "None", "{", "}"):
        assert word not in text
    assert len(text) < 500


def meet(one: Machine, other: Machine, folder: Path) -> None:
    """Two people exchange their cards."""
    for giver, taker in ((one, other), (other, one)):
        card = folder / f"{giver.folder.name}.carte"
        giver.done("card", card)
        taker.done("enrol", card)


def names(rows: Sequence[dict[str, Any]]) -> list[str]:
    """The names of people or things, in order."""
    return sorted(str(row.get("name") or row.get("what") or "") for row in rows)


def _rows(home: Home) -> bytes:
    """Every row of every table, but what each opening moves on; nothing when it does not open."""
    try:
        session = bootstrap.open_session(home)
    except Exception:  # damaged on purpose: its bytes tell
        return b""
    connection = session.workspace.connection
    # what was signed before a lot is written stays signed, whatever becomes of the lot
    tables = connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND substr(name, 1, 7) <> '_s_page' AND name <> '_s_me' ORDER BY 1"
    )
    told = [
        (name, row)
        for (name,) in tables
        for row in sorted(connection.rows(f'SELECT * FROM "{name}"'), key=repr)
        if (name, row[0]) != ("_s_meta", "stamp")
    ]
    session.close()
    return repr(told).encode()
