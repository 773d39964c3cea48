"""The map of the rooms is kept (pyproject.toml, import-linter contracts)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINT = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"


def test_imports_run_downwards_only() -> None:
    run = subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_package_says_what_it_is_for() -> None:
    packages = [path.parent for path in (ROOT / "src" / "citeapp").rglob("*.py")]
    silent = [
        folder.relative_to(ROOT).as_posix()
        for folder in sorted(set(packages))
        if not _docstring(folder / "__init__.py")
    ]
    assert not silent, f"no docstring in __init__.py of: {', '.join(silent)}"


def _docstring(module: Path) -> bool:
    return module.is_file() and module.read_text(encoding="utf-8").lstrip().startswith('"""')
