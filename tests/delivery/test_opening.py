"""What the program opens by a double click is what both systems are told to give it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
from pathlib import Path

import pytest
from delivery.places import PACKAGING

from citeapp.__main__ import OPENED
from citeapp.ui.dropping import EXCHANGED, UPDATE

LINUX = PACKAGING / "linux"
INSTALLER = (PACKAGING / "windows" / "installer.nsi").read_text(encoding="utf-8")


def test_what_is_dropped_on_the_window_is_what_is_double_clicked() -> None:
    assert {*EXCHANGED, UPDATE} == set(OPENED)


def test_the_windows_installer_registers_each_ending_and_removes_it() -> None:
    opened = re.findall(r"!insertmacro Opens (\w+) (\w+) ", INSTALLER)
    assert {f".{ending}" for ending, _kind in opened} == set(OPENED)
    assert len({kind for _ending, kind in opened}) == len(OPENED)
    assert re.findall(r"!insertmacro OpensNoLonger (\w+) (\w+)", INSTALLER) == opened


@pytest.mark.skipif(sys.platform == "win32", reason="a script of Linux")
def test_the_linux_menu_entry_opens_each_ending_until_it_is_taken_out(tmp_path: Path) -> None:
    environ = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    subprocess.run(["sh", LINUX / "installer.sh"], env=environ, check=True, capture_output=True)
    kinds = tree.parse(tmp_path / "mime" / "packages" / "citeapp-lot.xml").getroot()
    named = {
        one.get("type"): one[1].get("pattern") for one in kinds if one[0].text and len(one) == 2
    }
    assert set(named.values()) == {f"*{ending}" for ending in OPENED}
    entry = (tmp_path / "applications" / "citeapp.desktop").read_text(encoding="utf-8")
    assert f"Exec={LINUX}/citeapp %f" in entry
    told = re.search(r"^MimeType=(.*);$", entry, re.MULTILINE)
    assert told is not None
    assert set(told[1].split(";")) == set(named)
    removed = ["sh", LINUX / "installer.sh", "--retirer"]
    subprocess.run(removed, env=environ, check=True, capture_output=True)
    assert not list(tmp_path.rglob("citeapp*"))
