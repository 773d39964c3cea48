"""The Windows product: a portable folder and an installer, made and tested on Debian under Wine."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from delivery import contents, journey, papers, pins
from delivery.archive import zipped
from delivery.fetch import unpack, wheels, windows_python
from delivery.places import (
    DIST,
    PACKAGING,
    ROOT,
    SPEC,
    WORK,
    lean,
    must,
    say,
    steady,
    version,
)
from delivery.wine import Wine

CACHE = WORK / "windows" / "downloads"
PYTHON = WORK / "windows" / "python"
PREFIX = WORK / "windows" / "wine"
MADE = WORK / "windows" / "made"
FOLDER = DIST / "windows" / "CiteApp"
BUILD_SECONDS = 1800
PACKAGER = ("pyinstaller",)


def deliver() -> int:
    """Make both forms from the locked packages, look into them and let them test themselves."""
    wine = Wine(PREFIX)
    wine.prepare()
    known = prepare_python()
    build(wine)
    inside = contents.origins(FOLDER, known)
    contents.check_silent(FOLDER)
    (DIST / "windows" / "contents.json").write_text(contents.told(inside), encoding="utf-8")
    papers.write(FOLDER / "licences", pins.product(), PYTHON / "LICENSE.txt")
    readme()
    status = test_portable(wine)
    archive = DIST / "windows" / f"citeapp-{version()}-windows-portable.zip"
    zipped(FOLDER, archive)
    installer = make_installer()
    status |= test_installer(wine, installer)
    say(
        f"{contents.weight(FOLDER) / 1e6:.1f} MB on disk, installer {size(installer)}, "
        f"portable {size(archive)}"
    )
    return status


def prepare_python() -> dict[str, str]:
    """Windows' Python with the packages the program needs; where each file comes from."""
    windows_python(PYTHON, CACHE)
    chosen = wheels(pins.product(PACKAGER), CACHE)
    unpack(chosen, PYTHON / "Lib" / "site-packages")
    return {
        **contents.of_folder(ROOT / "resources", "the program's resources"),
        **contents.of_wheels(chosen),
        **{
            contents.digest(path.read_bytes()): "CPython 3.11.9 for Windows"
            for path in PYTHON.iterdir()
            if path.is_file()
        },
    }


def build(wine: Wine) -> None:
    """The folder of the program, by PyInstaller."""
    say("PyInstaller under Wine")
    shutil.rmtree(MADE, ignore_errors=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    options = ["--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", wine.path(MADE), "--workpath", wine.path(WORK / "windows" / "work")]
    command: list[str | Path] = [PYTHON / "python.exe", "-m", "PyInstaller", *options, *places]
    settings = {**steady(), **lean()}
    if wine.run([*command, wine.path(SPEC)], seconds=BUILD_SECONDS, environ=settings):
        raise SystemExit("PyInstaller failed under Wine")
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(MADE / "citeapp", FOLDER)
    contents.write_listing(FOLDER / "_internal")


def readme() -> None:
    """What to do with the folder, for who finds it on a stick."""
    source = (PACKAGING / "windows" / "LISEZMOI.txt").read_text(encoding="utf-8")
    text = source.replace("{version}", version())
    (FOLDER / "LISEZMOI.txt").write_text(text, encoding="utf-8-sig", newline="\r\n")


def test_portable(wine: Wine) -> int:
    """The program tests itself where it was made, and from a path that is hard to say."""
    say("Self-test of the portable folder")
    status = wine.run([FOLDER / "citeapp.exe", "selftest"], cwd=FOLDER)
    hard = WORK / "windows" / "Données de l’équipe été 2026 ☀ (copie)" / "CiteApp"
    shutil.rmtree(hard.parent, ignore_errors=True)
    shutil.copytree(FOLDER, hard)
    say("Self-test from a folder with accents, spaces and signs")
    status |= wine.run([hard / "citeapp.exe", "selftest"], cwd=hard)
    shutil.rmtree(hard.parent, ignore_errors=True)
    return status | test_rencontre(wine)


def test_rencontre(wine: Wine) -> int:
    """A whole rencontre with the program as it was made."""
    say("A typical rencontre in the built program")

    def run(words: list[str]) -> tuple[int, str]:
        return wine.answer([FOLDER / "citeapp.exe", *words])

    with tempfile.TemporaryDirectory(prefix="citeapp-") as name:
        try:
            papers = journey.rencontre(run, Path(name), wine.path)
        except journey.Failed as error:
            say(str(error))
            return 1
    say(f"{len(papers)} papers written")
    return 0


def make_installer() -> Path:
    """The installer for one account, by NSIS."""
    say("NSIS")
    installer = DIST / "windows" / f"citeapp-{version()}-windows-installation.exe"
    given = {"VERSION": version(), "SOURCE": FOLDER, "OUTPUT": installer}
    defined = [f"-D{name}={value}" for name, value in given.items()]
    script = PACKAGING / "windows" / "installer.nsi"
    must(["makensis", "-V2", *defined, script], env={**os.environ, **steady()})
    return installer


def test_installer(wine: Wine, installer: Path) -> int:
    """Silent installation, self-test of what was installed, silent removal: data stay."""
    say("Installing silently, testing, removing")
    home = wine.prefix / "drive_c" / "users"
    status = wine.run([installer, "/S"])
    installed = next(home.glob("*/AppData/Local/Programs/CiteApp"), None)
    if installed is None:
        say("Nothing was installed")
        return 1
    status |= wine.run([installed / "citeapp.exe", "selftest"], cwd=installed)
    data = installed.parents[1] / "citeapp"
    data.mkdir(exist_ok=True)
    kept = data / "temoin.txt"
    kept.write_text("reste", encoding="utf-8")
    # _? keeps the remover in its place, so that it ends when the work is done
    status |= wine.run([installed / "desinstaller.exe", "/S", f"_?={wine.path(installed)}"])
    left = [path.name for path in installed.rglob("*") if path.name != "desinstaller.exe"]
    if any(name.endswith((".exe", ".dll", ".pyd")) for name in left) or not kept.exists():
        say(f"Removal left {left}, or took data")
        status = 1
    kept.unlink(missing_ok=True)
    shutil.rmtree(installed, ignore_errors=True)
    return status


def size(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"
