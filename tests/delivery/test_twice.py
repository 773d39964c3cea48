"""Two builds of one commit, in two folders, are the same to the byte (`dev.py soak`)."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from delivery.wine import COMPILER

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="made on Debian"),
]


@pytest.mark.parametrize("target", ["linux", "windows"])
def test_two_builds_of_one_commit_are_the_same(tmp_path: Path, target: str) -> None:
    if target == "windows" and not all(map(shutil.which, (COMPILER, "makensis"))):
        pytest.skip("not prepared: python3 dev.py build --target windows")
    asked = ["git", "-C", str(ROOT), "rev-parse", "HEAD"]
    commit = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    made = [built(tmp_path / name, commit, target) for name in ("one", "another folder")]
    names = {
        path.relative_to(folder).as_posix()
        for folder in made
        for path in folder.rglob("*")
        if path.is_file()
    }
    _same, different, missing = filecmp.cmpfiles(*made, sorted(names), shallow=False)
    assert (different, missing) == ([], [])


def built(clone: Path, commit: str, target: str) -> Path:
    """All that is handed over: the folder of the program and its archives, from a commit."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    subprocess.run(["git", "-C", str(clone), "checkout", "--quiet", commit], check=True)
    found = os.pathsep.join(str(clone / name) for name in ("packaging", "src"))
    environ = {**os.environ, "PYTHONPATH": found}
    subprocess.run([sys.executable, "-m", "delivery", target], cwd=clone, env=environ, check=True)
    return clone / "dist" / target
