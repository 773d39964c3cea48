"""The Linux product starts in a bare Debian with the libraries it names and nothing else.

Needs root, debootstrap and Debian's archive; the product is built first (`dev.py soak`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from citeapp.base.whole import system_libraries

ROOT = Path(__file__).resolve().parents[2]
DEBIAN = "bookworm"
STEP_SECONDS = 600

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the Linux product"),
]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A Debian without a single package more than its smallest form, and the product in /media."""
    if os.geteuid() or shutil.which("debootstrap") is None:
        pytest.skip("root and debootstrap are needed")
    found = sorted((ROOT / "dist" / "linux").glob("*.tar.xz"))
    if not found:
        pytest.skip("not built: python3 dev.py build --target linux")
    root = tmp_path_factory.mktemp("bare")
    run("debootstrap", "--variant=minbase", DEBIAN, root)
    run("tar", "-xJf", found[-1], "-C", root / "media")
    yield root
    shutil.rmtree(root, ignore_errors=True)


def run(*command: object, environ: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=STEP_SECONDS,
    )
    return f"{done.stdout}{done.returncode}"


def selftest(root: Path) -> str:
    empty = ["env", "-i", "HOME=/root"]
    return run("chroot", root, *empty, "/media/citeapp/citeapp", "selftest")


def test_it_names_what_is_missing_then_passes_with_what_it_names(bare: Path) -> None:
    libraries = system_libraries(ROOT / "resources")
    before = selftest(bare)
    assert before.endswith("1")
    assert any(f"sudo apt install {package}" in before for package in libraries.values())
    apt = ["apt-get", "install", "-y", "-q", "--no-install-recommends"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("chroot", bare, *apt, *sorted(set(libraries.values())), environ=quiet)
    after = selftest(bare)
    assert after.endswith("0"), after
    assert "fenêtre : en ordre" in after
