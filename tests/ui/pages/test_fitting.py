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

from citeapp.ui.changes import EVERYTHING
from citeapp.usecases import actions, collectives, meetings, people

SMALL_LAPTOP = (1366, 768)
PARTS = (QAbstractButton, QComboBox, QLabel, QLineEdit)


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("texts", ["usual", "long"])
def test_every_page_fits_the_small_laptop(boards: Boards, zoom: float, texts: str) -> None:
    if texts == "long":
        _lengthen(boards)
    window = boards.window
    window.set_look(zoom=zoom)
    window.resize(*SMALL_LAPTOP)
    found = []
    for place in PLACES:
        open_place(boards, place)
        # Long work may be under way on any page; only the longest names leave no room for its bar.
        window.job_bar.setVisible(texts == "usual")
        least = window.minimumSizeHint()
        window.job_bar.hide()
        if least.width() > SMALL_LAPTOP[0] or least.height() > SMALL_LAPTOP[1]:
            found.append(f"{place} needs {least.width()} × {least.height()}")
        page = window.page()
        assert page is not None
        found += [f"{place}: {cut}" for cut in _cut(page)]
    window.set_look(zoom=1.0)
    QApplication.processEvents()
    assert not found, "\n".join(found)


def _lengthen(boards: Boards) -> None:
    """Names and texts as long as people write them, and one word without an end."""
    session, ids = boards.session, boards.ids
    endless = "Interétablissements" * 6
    name = "Collectif des parents et habitants du faubourg d’Esquerchin et de la résidence Gayant"
    collectives.change(session, id=ids["Dorignies"], name=name)
    collectives.change(session, id=ids["Jeunesse"], name=endless)
    people.change(
        session,
        id=ids["Aïcha"],
        first_name="Marie-Antoinette-Joséphine",
        last_name="VAN DEN BROUCKE DE CASTELLANE-MONTMORENCY",
        email=f"{endless.lower()}@exemple.invalid",
    )
    meetings.change(session, id=ids["ahead"], title=f"{name}, {endless}", place=endless)
    for title in (endless, f"{name} : {name}, {name}"):
        meetings.add_item(session, meeting_id=ids["ahead"], title=title, minutes_planned=25)
    actions.change(session, id=ids["Réserver la salle"], what=f"{name}. {name}. {name}.")
    actions.change(session, id=ids["Relancer la CAF"], what=endless, due_text=f"avant {name}")
    boards.window.changes.notify(EVERYTHING)


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
