"""What the benches share: a ten-year workspace, and the figures printed again at the end."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from measuring import Figure, run

from citeapp import bootstrap
from citeapp.base.paths import Home

FIGURES = pytest.StashKey[list[Figure]]()

Tell = Callable[[Figure], None]


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Print a figure now, and again in the list at the end."""
    figures = request.config.stash.setdefault(FIGURES, [])

    def add(figure: Figure) -> None:
        print(f"\n{figure}", end="", flush=True)
        figures.append(figure)

    return add


@pytest.fixture(scope="session")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the ten-year demo; measured as it is, changed only in a copy."""
    home = tmp_path_factory.mktemp("ten-years")
    run("fill", home, 10, "Samira Haddad")
    return home


@pytest.fixture
def ten_years_copy(ten_years: Path, tmp_path: Path) -> Path:
    """One to change."""
    return Path(shutil.copytree(ten_years, tmp_path / "ten-years"))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A workspace where nothing was done yet."""
    home = tmp_path / "empty"
    bootstrap.close(
        bootstrap.create(
            Home(home, home),
            name="Samira",
            organisation="Centre social",
            random_bytes=random.Random(1).randbytes,
        ).session
    )
    return home


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """All figures of the run, one under the other."""
    figures = config.stash.get(FIGURES, [])
    if figures:
        terminalreporter.section("figures")
    for figure in figures:
        terminalreporter.write_line(str(figure))
