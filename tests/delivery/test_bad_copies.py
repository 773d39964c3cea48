"""What a stick, a copy or an antivirus does to a product: it says so in French, at once.

The products that stand in dist/ are tried, the Windows one under Wine (`dev.py soak`).
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from delivery.wine import Wine

from delivery import linux, windows

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="made and tried on Debian"),
]

HARD = "Données de l’équipe été 2026 ☀ 🎉"
LONG = 240
"""Letters of a path that people do make, one folder in another."""


@dataclass(frozen=True)
class Product:
    """A built product: its folder, its program, and parts that a copy may lack."""

    folder: Path
    program: str
    parts: tuple[str, ...]
    answer: Callable[[list[str | Path]], tuple[int, str]]

    def copied(self, place: Path) -> Path:
        """The product once more, in ``place``."""
        return Path(shutil.copytree(self.folder, place / self.folder.name, symlinks=True))

    def run(self, copy: Path, *words: str) -> tuple[int, str]:
        return self.answer([copy / self.program, *words])


PRODUCTS = {
    "linux": Product(
        linux.FOLDER,
        "citeapp",
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/QtGui.abi3.so", "lxml"),
        linux.answer,
    ),
    "windows": Product(
        windows.FOLDER,
        "citeapp.exe",
        ("PySide6/plugins/platforms/qwindows.dll", "PySide6/Qt6Gui.dll", "lxml"),
        Wine(windows.PREFIX).answer,
    ),
}


@pytest.fixture(params=PRODUCTS)
def product(request: pytest.FixtureRequest) -> Product:
    if not PRODUCTS[request.param].folder.is_dir():
        pytest.skip(f"not built: python3 dev.py build --target {request.param}")
    return PRODUCTS[request.param]


def test_a_part_that_is_missing_or_cut_short_is_named(product: Product, tmp_path: Path) -> None:
    for number, part in enumerate(product.parts):
        copy = product.copied(tmp_path / str(number))
        lost = copy / "_internal" / part
        if lost.is_dir():
            lost = min(path for path in lost.iterdir() if path.suffix in (".so", ".pyd"))
        bytes_before = lost.read_bytes()
        lost.unlink()
        for left in (None, bytes_before[: len(bytes_before) // 2]):
            if left is not None:
                lost.write_bytes(left)
            status, said = product.run(copy, "selftest")
            assert status == 1
            assert said.count("\n") == 1
            assert f"CitéApp est incomplet : il manque « {lost.name} »." in said
            assert "Copiez de nouveau le dossier entier du programme" in said


def test_it_runs_from_a_path_that_is_hard_to_say(product: Product, tmp_path: Path) -> None:
    status, said = product.run(product.copied(tmp_path / HARD), "selftest")
    assert status == 0, said


def test_a_path_too_long_for_the_system_is_told(product: Product, tmp_path: Path) -> None:
    place = tmp_path / HARD
    while len(str(place / product.folder.name / product.program)) < LONG:
        place /= "encore plus loin"
    status, said = product.run(product.copied(place), "selftest")
    if product.program.endswith(".exe"):  # Windows loads nothing from there
        assert status == 1
        assert said.startswith("Le chemin du dossier de CitéApp est trop long")
        assert said.count("\n") == 1
    else:
        assert status == 0, said


def test_it_runs_from_a_place_that_refuses_to_write(product: Product, tmp_path: Path) -> None:
    copy = product.copied(tmp_path)
    before = sorted(copy.rglob("*"))
    folders = [copy, *(path for path in before if path.is_dir() and not path.is_symlink())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        status, said = product.run(copy, "selftest")
        assert status == 0, said
        assert sorted(copy.rglob("*")) == before  # nor would it have written there
    finally:
        for folder in folders:
            folder.chmod(0o755)
