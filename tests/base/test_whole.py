"""A copy of the program that is not whole says so in one French sentence, and ends with 1."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from citeapp.base import paths, whole
from citeapp.base.errors import ProgramDamaged

SOURCE = Path(whole.__file__).parents[2]
START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QMessageBox
QMessageBox.exec = lambda box: print("BOX", box.text())
from citeapp.base import paths
resources = Path(sys.argv.pop(1))
paths.resources = lambda: resources
if sys.argv[1:2] == ["--without"]:
    sys.modules[sys.argv[2]] = None  # as if its file, or a library it needs, were not there
    del sys.argv[1:3]
from citeapp.__main__ import main
sys.exit(main())
"""


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy that a test may break: every folder, few files."""
    folder = tmp_path / "resources"
    for name in whole.FOLDERS:
        (folder / name).mkdir(parents=True)
    for name in whole.FILES:
        shutil.copy(paths.resources() / name, folder / name)
    return folder


def started(tmp_path: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(SOURCE), "CITEAPP_HOME": str(tmp_path / "home")}
    environ["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run(
        [sys.executable, "-c", START, *map(str, words)],
        env=environ,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_program_of_the_clone_is_whole(resources: Path) -> None:
    whole.check(paths.resources())
    whole.check(resources)
    assert {path.name for path in paths.resources().iterdir() if path.is_dir()} == set(
        whole.FOLDERS
    )


@pytest.mark.parametrize("name", [*whole.FOLDERS, *whole.FILES])
def test_each_part_that_is_missing_is_named(resources: Path, name: str) -> None:
    path = resources / name
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    with pytest.raises(ProgramDamaged, match=path.name) as refusal:
        whole.check(resources)
    assert "Vos données n’ont pas été touchées" in str(refusal.value)


def test_in_a_product_every_file_is_known_with_its_size(resources: Path) -> None:
    icon = resources / "icons" / "week.svg"
    icon.write_bytes(b"<svg/>")
    listed = resources / whole.LISTED
    listed.write_text("6 icons/week.svg\n", encoding="utf-8")
    whole.check(resources)
    icon.write_bytes(b"<sv")
    with pytest.raises(ProgramDamaged, match="week"):
        whole.check(resources)
    icon.unlink()
    with pytest.raises(ProgramDamaged, match="week"):
        whole.check(resources)
    listed.write_bytes(b"6 icons/week.svg\nx\n")
    with pytest.raises(ProgramDamaged, match="contents"):
        whole.check(resources)


def test_a_program_that_stands_too_deep_says_where_to_put_it(resources: Path) -> None:
    longest = max(len(str(resources / name)) for name in whole.FILES)
    whole.check(resources, longest)
    with pytest.raises(ProgramDamaged, match="trop long") as refusal:
        whole.check(resources, longest - 1)
    assert str(resources.parent) in str(refusal.value)
    assert "plus près de la racine du disque" in str(refusal.value)


@pytest.mark.parametrize("words", [["check"], []])
def test_without_its_resources_it_says_so_and_touches_nothing(
    tmp_path: Path, words: list[str]
) -> None:
    done = started(tmp_path, tmp_path / "absent", *words)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "CitéApp est incomplet : il manque « absent »." in done.stderr
    assert ("BOX CitéApp est incomplet" in done.stdout) is (words == [])
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("sqlcipher3", ["check"]),
        ("nacl", ["init", "--name", "Awa", "--organisation", "Centre social"]),
        ("citeapp.ui.starting.door", []),
        ("PySide6.QtSvg", []),
        ("PySide6.QtCore", []),
    ],
)
def test_a_module_that_does_not_load_is_named(
    tmp_path: Path, resources: Path, module: str, words: list[str]
) -> None:
    done = started(tmp_path, resources, "--without", module, *words)
    assert done.returncode == 1
    assert "CitéApp est incomplet : il manque" in done.stderr
    assert module.split(".")[-1] in done.stderr
    assert "Traceback" not in done.stderr


def test_a_library_that_the_system_lacks_is_named_with_its_package() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    said = str(whole.not_loaded(error))
    assert "« libEGL.so.1 »" in said
    assert "sudo apt install libegl1" in said
    ours = ImportError("libQt6Gui.so.6: cannot open shared object file", name="QtGui")
    assert "Copiez de nouveau le dossier" in str(whole.not_loaded(ours))
