"""The README fails when it lies: its commands and its map exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_room_stands_on_the_map() -> None:
    rooms = {path.name for path in (ROOT / "src" / "citeapp").iterdir() if holds_code(path)}
    missing = {room for room in rooms if not re.search(rf"── {re.escape(room)}\b", README)}
    assert not missing - {"__init__.py"}


def test_every_command_exists() -> None:
    door = (ROOT / "dev.py").read_text(encoding="utf-8")
    named = set(re.findall(r"python3 dev\.py (\w+)", README))
    assert {"demo", "test"} <= named
    assert not [name for name in named if f'"{name}": {name},' not in door]


def test_every_picture_exists() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert not [picture for picture in pictures if not (ROOT / picture).is_file()]


def holds_code(path: Path) -> bool:
    return path.suffix == ".py" or (path.is_dir() and any(path.rglob("*.py")))
