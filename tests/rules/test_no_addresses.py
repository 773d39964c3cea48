"""No file names a package registry or a folder of somebody's machine."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__"}
CACHES = re.compile(r"\.\w+_cache$|\.hypothesis$|\.egg-info$")
# Put together here, so that this file does not name them itself.
REGISTRIES = ("pypi" + ".org", "python" + "hosted.org", "extra-index" + "-url", "find" + "-links")
MACHINE = re.compile(r"(?<![\w.])/(?:(?:home|Users)/[a-z][\w-]*|root|work|tmp|opt)/\w")


def test_no_registry_and_no_machine_path() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {hit}" for path, text in texts() for hit in addresses(text)
    ]
    assert not found, "\n".join(found)


def test_the_rule_sees_what_it_forbids() -> None:
    assert addresses("see https://" + REGISTRIES[0] + "/simple")
    assert addresses("in " + "/".join(("", "home", "zohra", "citeapp")))
    assert not addresses("tmp_path / 'home' and https://www.example.fr/work/a")


def addresses(text: str) -> list[str]:
    """Every registry and machine path named in a text."""
    return [name for name in REGISTRIES if name in text] + MACHINE.findall(text)


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file of the project."""
    for folder, names, files in os.walk(ROOT):
        names[:] = [name for name in names if name not in NOT_OURS and not CACHES.search(name)]
        for name in sorted(set(files) - NOT_OURS):  # a worktree's .git is a file
            try:
                yield Path(folder, name), Path(folder, name).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # a picture, a font or a sample in another encoding
