"""The README fails when it lies: its commands and its map exist."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from citeapp.cli.main import COMMANDS

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


def test_the_command_line_is_the_one_there_is() -> None:
    block = README.split("## The command line")[1].split("```")[1]
    told: dict[str, set[str]] = {}
    for line in block.splitlines():
        if found := re.match(r"citeapp ([a-z]+)", line):
            command = found[1]
            told[command] = set()
        if found or line.startswith("   "):
            told[command] |= set(re.findall(r"--[a-z-]+", line))
    known = {}
    for one in COMMANDS:
        parser = argparse.ArgumentParser(add_help=False)
        one.arguments(parser)
        known[one.name] = {o for action in parser._actions for o in action.option_strings}
    assert told == known


def test_every_picture_exists() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert not [picture for picture in pictures if not (ROOT / picture).is_file()]


def holds_code(path: Path) -> bool:
    return path.suffix == ".py" or (path.is_dir() and any(path.rglob("*.py")))
