"""Bundles and cards opened by a double click or dropped on the window are looked at, not merged."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from citeapp import __main__ as door
from citeapp.ui.parts.dropping import exchanged


@pytest.mark.parametrize(
    ("given", "folder", "files"),
    [
        ([], "", []),
        (["--home", "d"], "d", []),
        (["--home=d"], "d", []),
        (["a.citlot"], "", ["a.citlot"]),
        (["--home", "d", "a.citlot", "B.CITCARTE"], "d", ["a.citlot", "B.CITCARTE"]),
        (["citeapp-0.2.0.citmaj"], "", ["citeapp-0.2.0.citmaj"]),
        (["merge", "a.citlot"], None, []),
        (["--home", "d", "fingerprint"], None, []),
        (["--help"], None, []),
        (["--home"], None, []),
    ],
)
def test_what_opens_the_window(given: list[str], folder: str | None, files: list[str]) -> None:
    assert door._window_asked(given) == (folder, [Path(name) for name in files])


def test_only_what_machines_exchange_may_be_dropped_anywhere(tmp_path: Path) -> None:
    dragged = QMimeData()
    names = ("lot.citlot", "photo.jpg", "Karim.CitCarte", "citeapp-0.2.0.citmaj")
    urls = [QUrl.fromLocalFile(str(tmp_path / name)) for name in names]
    dragged.setUrls([*urls, QUrl("https://exemple.fr/lot.citlot")])
    assert exchanged(dragged) == [tmp_path / name for name in names if name != "photo.jpg"]
