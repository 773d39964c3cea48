"""What the program opens by a double click is what both systems are told to give it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree
from pathlib import Path

import pytest
from delivery.places import PACKAGING

from citeapp.__main__ import OPENED
from citeapp.ui.parts.dropping import EXCHANGED, UPDATE

LINUX = PACKAGING / "linux"
INSTALLER = (PACKAGING / "windows" / "installer.nsi").read_text(encoding="utf-8")


def test_what_is_dropped_on_the_window_is_what_is_double_clicked() -> None:
    assert {*EXCHANGED, UPDATE} == set(OPENED)


def test_the_windows_installer_registers_each_ending_and_removes_it() -> None:
    opened = re.findall(r"!insertmacro Opens (\w+) (\w+) ", INSTALLER)
    assert {f".{ending}" for ending, _kind in opened} == set(OPENED)
    assert len({kind for _ending, kind in opened}) == len(OPENED)
    assert re.findall(r"!insertmacro OpensNoLonger (\w+) (\w+)", INSTALLER) == opened


HARD = "Données de l’équipe & co | été (100 %)"


def install(folder: Path, account: Path, *words: str) -> None:
    """Run the script of ``folder`` for an account of its own."""
    mine = {"HOME": account, "XDG_DATA_HOME": account, "XDG_CONFIG_HOME": account / "config"}
    environ = {**os.environ, **{name: str(path) for name, path in mine.items()}}
    command = ["sh", str(folder / "installer.sh"), *words]
    subprocess.run(command, env=environ, check=True, capture_output=True)


@pytest.mark.skipif(sys.platform == "win32", reason="a script of Linux")
@pytest.mark.parametrize("name", ["citeapp", HARD])
def test_the_linux_menu_entry_opens_each_ending_until_it_is_taken_out(
    tmp_path: Path, name: str
) -> None:
    folder, account = tmp_path / name, tmp_path / "account"
    shutil.copytree(LINUX, folder)
    install(folder, account)
    kinds = tree.parse(account / "mime" / "packages" / "citeapp-lot.xml").getroot()
    named = {
        one.get("type"): one[1].get("pattern") for one in kinds if one[0].text and len(one) == 2
    }
    assert set(named.values()) == {f"*{ending}" for ending in OPENED}
    entry = (account / "applications" / "citeapp.desktop").read_text(encoding="utf-8")
    told = dict(line.split("=", 1) for line in entry.splitlines() if "=" in line)
    assert shlex.split(told["Exec"].replace("%%", "%")) == [f"{folder}/citeapp", "%f"]
    assert told["Icon"] == f"{folder}/citeapp.png"
    assert set(told["MimeType"].strip(";").split(";")) == set(named)
    install(folder, account, "--retirer")
    assert not list((account / "applications").glob("citeapp*"))
    assert not list((account / "mime").rglob("citeapp-*"))
