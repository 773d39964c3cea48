"""The product holds the locked packages it needs on the system it is for, and no tool of ours."""

from __future__ import annotations

from delivery.places import LOCK

from delivery import pins

LOCKED = """\
click==8.5.1 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via sqlite-utils
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:cc
"""


def test_a_lock_file_is_read_with_its_markers_and_hashes() -> None:
    read = pins.locked(LOCKED)
    assert read["click"].hashes == ("--hash=sha256:aa", "--hash=sha256:bb")
    assert read["colorama"].marker == "sys_platform == 'win32'"
    assert read["colorama"].line() == "colorama==0.4.6 --hash=sha256:cc\n"


def test_every_line_of_the_lock_is_pinned_by_hashes() -> None:
    read = pins.locked(LOCK.read_text(encoding="utf-8"))
    assert len(read) > 40
    assert all(pin.version and pin.hashes for pin in read.values())


def test_windows_gets_what_it_needs_and_no_tool_of_ours() -> None:
    names = {pin.name.lower() for pin in pins.product()}
    assert {"pyside6-essentials", "shiboken6", "sqlcipher3", "cffi"} <= names
    assert not names & {"pytest", "ruff", "mypy", "hypothesis", "pyinstaller", "playwright"}
    linux = {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"}
    here = {pin.name for pin in pins.product(["pyinstaller"])}
    there = {
        pin.name for pin in pins.product(["pyinstaller"], environment={**pins.WINDOWS, **linux})
    }
    assert {"pefile", "pywin32-ctypes"} <= here
    assert not {"pefile", "pywin32-ctypes"} & there
