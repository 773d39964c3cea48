"""The Linux product: the folder of the program as one .tar.xz, with its menu entry."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from delivery import contents, icu, journey, libraries, papers, pins
from delivery.archive import tar_xz
from delivery.places import (
    DIST,
    PACKAGING,
    SELFTEST_SECONDS,
    SPEC,
    WORK,
    lean,
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
    contents.check_silent(FOLDER)
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
    environ = {**os.environ, **steady(), **lean()}
    must([sys.executable, "-m", "PyInstaller", *options, SPEC], env=environ)
    shutil.rmtree(FOLDER, ignore_errors=True)
    shutil.copytree(made / "citeapp", FOLDER, symlinks=True)
    inner = FOLDER / "_internal"
    libraries.lessen(inner)
    libraries.strip(inner)
    for path in inner.glob("PySide6/Qt/lib/libicudata.so.*"):
        icu.slim(path)
    contents.write_listing(inner)
    for path in sorted((PACKAGING / "linux").iterdir()):
        shutil.copy(path, FOLDER / path.name)


def test(archive: Path) -> int:
    """What a person gets, on a machine that has nothing: the archive, unpacked, is tried."""
    say("Self-test and a typical rencontre with the unpacked archive")
    with tempfile.TemporaryDirectory(prefix="citeapp été ☀ ") as name:
        must(["tar", "-xJf", archive, "-C", name])
        program = Path(name) / "citeapp" / "citeapp"
        status, said = answer([program, "selftest"])
        print(said, end="", flush=True)
        try:
            papers = journey.rencontre(lambda words: answer([program, *words]), Path(name))
        except journey.Failed as error:
            say(str(error))
            return 1
    say(f"{len(papers)} papers written")
    return status


def answer(command: list[str | Path]) -> tuple[int, str]:
    """Status and words of the program, run with an empty environment."""
    try:
        done = subprocess.run(
            command,
            env={},
            cwd="/",
            timeout=SELFTEST_SECONDS,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return 1, "It did not end in time\n"
    return done.returncode, done.stdout.decode("utf-8", "replace")
