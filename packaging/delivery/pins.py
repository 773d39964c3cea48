"""Which locked packages the product holds: the program's own, and what they need in turn."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from delivery.places import LOCK, ROOT

WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
}
"""What the product runs on, in the words of dependency markers."""


@dataclass(frozen=True)
class Pin:
    """A line of the lock file: the package, its version, where it applies, its hashes."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    def line(self) -> str:
        """As pip reads it, without the marker: it is judged here, for the machine aimed at."""
        return " ".join([f"{self.name}=={self.version}", *self.hashes]) + "\n"


def locked(text: str) -> dict[str, Pin]:
    """Every package of a lock file, by its canonical name."""
    pins: dict[str, Pin] = {}
    for entry in re.split(r"\n(?=\S)", text.replace("\\\n", " ")):
        words = entry.split("#", 1)[0].split()
        if not words or "==" not in words[0]:
            continue
        head, *hashes = re.split(r"\s(?=--hash=)", " ".join(words))
        wanted, _semicolon, marker = head.partition(";")
        name, _equals, version = wanted.strip().partition("==")
        pin = Pin(name, version, marker.strip(), tuple(one.strip() for one in hashes))
        pins[canonicalize_name(name)] = pin
    return pins


def product(more: Iterable[str] = (), environment: Mapping[str, str] = WINDOWS) -> list[Pin]:
    """The pins of the program's dependencies and of ``more``, and of all they need there."""
    pins = locked(LOCK.read_text(encoding="utf-8"))
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    waiting = [*told["project"]["dependencies"], *more]
    found: dict[str, Pin] = {}
    while waiting:
        wanted = Requirement(waiting.pop())
        name = canonicalize_name(wanted.name)
        if name in found or not _applies(wanted.marker, environment):
            continue
        found[name] = pins[name]
        waiting += needs(name)
    return [found[name] for name in sorted(found)]


def needs(name: str) -> list[str]:
    """What an installed package asks for; one that only the other system has asks for nothing."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


def _applies(marker: Marker | None, environment: Mapping[str, str]) -> bool:
    return marker is None or marker.evaluate({**environment, "extra": ""})
