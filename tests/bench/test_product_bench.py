"""The built program: its start, its memory, its size (issue 6, figures).

The program and the yardstick, an empty window, are packaged in the same way by the same
settings; each is then started as often as the other.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from delivery.places import lean
from measuring import HERE, Figure, answer, environment, median

Tell = Callable[[Figure], None]

pytestmark = pytest.mark.bench
ROOT = HERE.parents[1]
STARTS = 7
MOST_MB = {"linux": (130, 40), "windows": (70, 25)}
"""Asked of a product: on the disk, and as it is downloaded."""


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[str]]:
    """The command that starts a program of this folder, packaged."""
    pytest.importorskip("PyInstaller")
    made = tmp_path_factory.mktemp("packaged")

    def command(program: str) -> list[str]:
        options = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(made / program)]
        options += ["--workpath", str(made / f"{program}-work")]
        spec = str(ROOT / "packaging" / "citeapp.spec")
        subprocess.run(
            [sys.executable, "-m", "PyInstaller", *options, spec],
            env={
                **environment(),
                **lean(),
                "CITEAPP_WATCHED": str(HERE / "programs" / f"{program}.py"),
            },
            check=True,
        )
        return [str(made / program / "citeapp" / "citeapp")]

    return command


def test_start_of_the_built_program(
    tell: Tell,
    packaged: Callable[[str], list[str]],
    empty: Path,
    ten_years_copy: Path,
) -> None:
    yardstick, program = packaged("empty_window"), packaged("first_page")
    answer(yardstick, time.time())
    answer(program, time.time(), empty)  # the disk is warm from now on
    bare, on_empty, on_full = [], [], []
    for _round in range(STARTS):
        bare.append(answer(yardstick, time.time()))
        on_empty.append(answer(program, time.time(), empty))
        on_full.append(answer(program, time.time(), ten_years_copy))
    for found, words in ((on_empty, "empty workspace"), (on_full, "ten years")):
        for key, what, unit, most in (
            ("frame", "built: start to the first paint", "ms", 1.5),
            ("ms", "built: start to the first page, its data on it", "ms", None),
            ("mb", "built: memory after the start", "MB", 2.0),
        ):
            tell(
                Figure(
                    f"{what}, {words}",
                    median([one[key] for one in found]),
                    unit,
                    median([one["mb" if key == "mb" else "ms"] for one in bare]),
                    "empty window, built",
                    most_times=most,
                )
            )


@pytest.mark.parametrize("target", MOST_MB)
def test_size_of_the_product(tell: Tell, target: str) -> None:
    made = ROOT / "dist" / target
    folder = next((path for path in made.glob("*") if path.name.lower() == "citeapp"), None)
    if folder is None:
        pytest.skip(f"not built: python3 dev.py build --target {target}")
    on_disk, download = MOST_MB[target]
    weight = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
    tell(Figure(f"{target}: on the disk", weight / 1e6, "MB", most=on_disk))
    for path in sorted(made.iterdir()):
        if path.suffix in (".xz", ".zip", ".exe"):
            size = os.path.getsize(path) / 1e6
            tell(Figure(f"{target}: {path.name}", size, "MB", most=download))
