"""Two builds of one commit, in two folders, are the same to the byte (`dev.py soak`)."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.soak


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the Linux product")
def test_two_builds_of_one_commit_are_the_same(tmp_path: Path) -> None:
    asked = ["git", "-C", str(ROOT), "rev-parse", "HEAD"]
    commit = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    archives = [built(tmp_path / name, commit) for name in ("one", "another folder")]
    folders = [archive.parent / "citeapp" for archive in archives]
    names = {
        path.relative_to(folder).as_posix()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }
    _same, different, missing = filecmp.cmpfiles(*folders, sorted(names), shallow=False)
    assert (different, missing) == ([], [])
    assert archives[0].read_bytes() == archives[1].read_bytes()


def built(clone: Path, commit: str) -> Path:
    """The archive of the product, made from a commit."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    subprocess.run(["git", "-C", str(clone), "checkout", "--quiet", commit], check=True)
    found = os.pathsep.join(str(clone / name) for name in ("packaging", "src"))
    environ = {**os.environ, "PYTHONPATH": found}
    subprocess.run([sys.executable, "-m", "delivery", "linux"], cwd=clone, env=environ, check=True)
    return next((clone / "dist" / "linux").glob("*.tar.xz"))
