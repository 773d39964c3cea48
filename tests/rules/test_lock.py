"""One lock file holds every dependency with its hashes, and names no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_dependency_is_locked() -> None:
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    missing = [line for line in wanted if name(line) not in locked()]
    assert not missing, f"compile requirements.lock again (README): {missing}"


def test_every_locked_package_has_hashes() -> None:
    bare = [package for package, block in locked().items() if "--hash=sha256:" not in block]
    assert not bare


def test_windows_and_macos_are_covered() -> None:
    assert {"colorama", "pefile", "macholib"} <= set(locked())


def test_no_address() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^\s*--(?!hash=)", LOCK, re.MULTILINE)


def test_each_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = re.findall(r'^    "[A-Za-z0-9-]+>=.*$', text, re.MULTILINE)
    assert len(lines) >= 20
    assert not [line for line in lines if " # " not in line]


def locked() -> dict[str, str]:
    """Package name → its block of the lock file."""
    blocks = re.split(r"^(?=\S)", LOCK, flags=re.MULTILINE)
    return {name(block): block for block in blocks if "==" in block}


def name(requirement: str) -> str:
    """The normalised name of a requirement: « Python_Calamine>=1 » is "python-calamine"."""
    found = re.match(r"[\w.-]+", requirement)
    return re.sub(r"[-_.]+", "-", found.group() if found else "").lower()
