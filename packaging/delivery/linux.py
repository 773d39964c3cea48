"""The Linux product: the folder of the program as one .tar.xz, with its menu entry."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from delivery import contents, papers, pins
from delivery.archive import tar_xz
from delivery.places import (
    DIST,
    PACKAGING,
    SELFTEST_SECONDS,
    SPEC,
    WORK,
    must,
    say,
    steady,
    version,
)

FOLDER = DIST / "linux" / "citeapp"
LINUX = {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"}


def deliver() -> int:
    """Make the archive, unpack it elsewhere and let it test itself with an empty environment."""
    build()
    papers.write(FOLDER / "licences", pins.product(environment={**pins.WINDOWS, **LINUX}), None)
    archive = DIST / "linux" / f"citeapp-{version()}-linux-x86_64.tar.xz"
    tar_xz(FOLDER, archive)
    status = test(archive)
    say(
        f"{contents.weight(FOLDER) / 1e6:.1f} MB on disk, "
        f"archive {archive.stat().st_size / 1e6:.1f} MB"
    )
    return status


def build() -> None:
    """The folder of the program, by PyInstaller, and what a desktop wants to know of it."""
    say("PyInstaller")
    made = WORK / "linux"
    places: list[str | Path] = ["--distpath", made, "--workpath", made / "work"]
    options = ["--noconfirm", "--log-level", "WARN", *places]
    environ = {**os.environ, **steady()}
    must([sys.executable, "-m", "PyInstaller", *options, SPEC], env=environ)
    shutil.rmtree(FOLDER, ignore_errors=True)
    shutil.copytree(made / "citeapp", FOLDER, symlinks=True)
    for path in sorted((PACKAGING / "linux").iterdir()):
        shutil.copy(path, FOLDER / path.name)


def test(archive: Path) -> int:
    """What a person gets, on a machine that has nothing: the archive, unpacked, tests itself."""
    say("Self-test of the unpacked archive")
    with tempfile.TemporaryDirectory(prefix="citeapp été ☀ ") as name:
        must(["tar", "-xJf", archive, "-C", name])
        program = Path(name) / "citeapp" / "citeapp"
        try:
            done = subprocess.run(
                [program, "selftest"], env={}, cwd=name, timeout=SELFTEST_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            say("It did not end in time")
            return 1
    return done.returncode
