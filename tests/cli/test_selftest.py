"""``selftest``: says what fails, by its name; passes where the program is whole."""

from __future__ import annotations

import subprocess
from typing import NoReturn

import pytest
from laptops import Machine

from citeapp.cli import selftest

PARTS = ["database", "search", "document", "bundle", "place", "window"]


def test_a_whole_program_passes_and_leaves_nothing(bare: Machine) -> None:
    found = bare.json("selftest")
    assert found == dict.fromkeys(PARTS, "ok")
    assert not bare.folder.exists()


def broken(*_given: object, **_named: object) -> NoReturn:
    raise ModuleNotFoundError("No module named 'reportlab'")


def test_what_fails_is_named_and_the_rest_still_tried(
    bare: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selftest.documents, "write", broken)
    monkeypatch.setattr(selftest, "_window", lambda: None)
    said = bare.ask("selftest")
    assert said.status == 1
    assert "document : No module named 'reportlab'" in said.out
    assert said.out.count("en ordre") == len(PARTS) - 1


@pytest.mark.parametrize(
    "ends",
    [
        subprocess.CompletedProcess([], -6, b"", b"libEGL.so.1: cannot open shared object"),
        subprocess.CompletedProcess([], -11, b"", b""),
    ],
)
def test_a_window_that_dies_is_told(
    bare: Machine, monkeypatch: pytest.MonkeyPatch, ends: subprocess.CompletedProcess[bytes]
) -> None:
    monkeypatch.setattr(selftest.subprocess, "run", lambda *_given, **_named: ends)
    found = bare.ask("selftest")
    [line] = [one for one in found.out.splitlines() if one.startswith("fenêtre")]
    assert found.status == 1
    assert "libEGL" in line or "ne s’ouvre pas" in line
