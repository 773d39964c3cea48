"""Libraries of the Linux product: what nothing asks for goes, what is opened by name stays."""

from __future__ import annotations

from pathlib import Path

from delivery import libraries

INNER = Path("citeapp/_internal")
QT = INNER / "PySide6" / "Qt"


def test_what_nothing_asks_for_any_more_goes() -> None:
    asked = {
        INNER / "PySide6" / "QtGui.abi3.so": ["libQt6Gui.so.6"],
        QT / "lib" / "libQt6Gui.so.6": ["libpng16.so.16"],
        QT / "lib" / "libQt6OpenGL.so.6": ["libQt6Gui.so.6"],
        QT / "plugins" / "platforms" / "libqxcb.so": ["libxcb-cursor.so.0"],
        INNER / "libpng16.so.16": [],
        INNER / "libxcb-cursor.so.0": [],
        INNER / "libgio-2.0.so.0": ["libmount.so.1"],
        INNER / "libmount.so.1": [],
        INNER / "libpython3.11.so.1.0": [],
        INNER / "pypdfium2_raw" / "libpdfium.so": [],
    }
    first = libraries.asked_by_none(asked)
    assert first == [QT / "lib" / "libQt6OpenGL.so.6", INNER / "libgio-2.0.so.0"]
    left = {path: names for path, names in asked.items() if path not in first}
    assert libraries.asked_by_none(left) == [INNER / "libmount.so.1"]


def test_what_asks_for_itself_alone_goes_too() -> None:
    assert libraries.asked_by_none({INNER / "libodd.so.1": ["libodd.so.1"]}) == [
        INNER / "libodd.so.1"
    ]
