"""Nothing is cut on the small laptop, at 100 % nor at 200 %; longer words end in « … »."""

from __future__ import annotations

import pytest
from boards_bench import Boards
from every_page import PLACES, open_place
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

SMALL_LAPTOP = (1366, 768)
PARTS = (QAbstractButton, QComboBox, QLabel, QLineEdit)


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_every_page_fits_the_small_laptop(boards: Boards, zoom: float) -> None:
    window = boards.window
    window.set_look(zoom=zoom)
    window.resize(*SMALL_LAPTOP)
    found = []
    for place in PLACES:
        open_place(boards, place)
        least = window.minimumSizeHint()
        if least.width() > SMALL_LAPTOP[0] or least.height() > SMALL_LAPTOP[1]:
            found.append(f"{place} needs {least.width()} × {least.height()}")
        page = window.page()
        assert page is not None
        found += [f"{place}: {cut}" for cut in _cut(page)]
    window.set_look(zoom=1.0)
    QApplication.processEvents()
    assert not found, "\n".join(found)


def _cut(page: QWidget) -> list[str]:
    """What is drawn outside its frame, or lower than its words need."""
    found = []
    for part in page.findChildren(QWidget):
        if not isinstance(part, PARTS) or not part.isVisible():
            continue
        frame = part.parentWidget()
        scrolled = frame is not None and isinstance(frame.parentWidget(), QAbstractScrollArea)
        words = part.accessibleName() or (part.text() if isinstance(part, QLabel) else "")
        if not words:
            continue
        if frame is not None and not scrolled:
            room = frame.rect().adjusted(-1, -1, 1, 1)
            if not room.contains(part.geometry()):
                found.append(f"« {words} » is cut by its frame")
        if isinstance(part, QLabel) and part.wordWrap():
            needed = part.heightForWidth(part.width())
            if part.height() < needed - 1:
                found.append(f"« {words} » has {part.height()} of {needed} pixels")
        elif part.height() < part.minimumSizeHint().height() - 1:
            found.append(f"« {words} » is lower than it needs")
    return found
