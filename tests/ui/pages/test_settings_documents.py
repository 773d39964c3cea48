"""« Nos documents » : logos, colour and footer, and the page that shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from boards_bench import Boards
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from citeapp.domain.facilitator import Facilitator
from citeapp.ui.pages.settings import SettingsPage
from citeapp.ui.pages.settings.our_documents import OurDocuments
from citeapp.usecases import branding, logos, programme


@pytest.fixture
def section(boards: Boards, qtbot: QtBot) -> OurDocuments:
    boards.window.go("settings", show="documents")
    found = boards.page(SettingsPage).sections["documents"]
    assert isinstance(found, OurDocuments)
    rest(boards, qtbot, found)
    return found


def rest(boards: Boards, qtbot: QtBot, section: OurDocuments) -> None:
    qtbot.waitUntil(lambda: section.sample.paper.image is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not boards.window.runner.busy, timeout=20_000)


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    path = tmp_path / "ville_de-douai.png"
    Image.new("RGB", (300, 120), "#c00000").save(path)
    return path


def press(qtbot: QtBot, section: OurDocuments, name: str) -> None:
    def found() -> list[QPushButton]:
        every = section.findChildren(QPushButton)
        return [one for one in every if one.isVisible() and one.accessibleName() == name]

    qtbot.waitUntil(lambda: len(found()) == 1)
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def redness(section: OurDocuments) -> int:
    """How many points of the sample page are red."""
    image = section.sample.paper.image
    assert image is not None
    points = (
        image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height() // 4)
    )
    return sum(point.red() - point.green() > 70 for point in points)


def test_a_logo_is_chosen_named_moved_and_taken_away(
    boards: Boards,
    qtbot: QtBot,
    section: OurDocuments,
    drawing: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert redness(section) == 0
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_g: (str(drawing), ""))
    for _n in range(2):
        qtbot.mouseClick(section.logos.add, Qt.MouseButton.LeftButton)
        rest(boards, qtbot, section)
    first, second = logos.listed(boards.session)
    assert first.alt_text == "ville de douai"
    qtbot.waitUntil(lambda: redness(section) > 50, timeout=20_000)
    edit = section.logos.rows[second.id].name.edit
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "Caf")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    press(qtbot, section, "Avancer le logo Caf")
    assert [row.alt_text for row in logos.listed(boards.session)] == ["Caf", "ville de douai"]
    press(qtbot, section, "Retirer le logo Caf")
    assert [row.alt_text for row in logos.listed(boards.session)] == ["ville de douai"]
    rest(boards, qtbot, section)


def test_a_colour_too_pale_is_answered_with_one_that_is_read(
    boards: Boards, qtbot: QtBot, section: OurDocuments
) -> None:
    section.accent.edit.setFocus()
    qtbot.keyClicks(section.accent.edit, "#ff5555")
    qtbot.keyClick(section.accent.edit, Qt.Key.Key_Return)
    assert programme.show(boards.session).accent == ""
    assert "se lit mal sur blanc" in section.contrast.text()
    assert section.nearest.isVisible()
    qtbot.mouseClick(section.nearest, Qt.MouseButton.LeftButton)
    taken = programme.show(boards.session).accent
    assert taken in section.contrast.text()
    assert "se lit bien" in section.contrast.text()
    assert not section.nearest.isVisible()
    qtbot.waitUntil(lambda: redness(section) > 20, timeout=20_000)
    rest(boards, qtbot, section)


def test_another_sample_is_shown(boards: Boards, qtbot: QtBot, section: OurDocuments) -> None:
    shown = section.sample.paper.image
    qtbot.mouseClick(section.sample.kinds.chips["sign-in-sheet"], Qt.MouseButton.LeftButton)
    rest(boards, qtbot, section)
    assert section.sample.paper.image != shown
    assert "margement" in section.sample.paper.accessibleDescription()


def test_who_is_not_of_the_coordination_sees_and_is_told_who_is(
    boards: Boards, qtbot: QtBot, section: OurDocuments
) -> None:
    session = boards.session
    with session.workspace.act("Un lot"):
        session.rows(Facilitator).change(session.me.id, is_coordinator=False)
        session.rows(Facilitator).add(
            Facilitator(id=session.new_id(), display_name="Nadia", is_coordinator=True)
        )
    assert branding.keepers(session)
    boards.window.changes.notify({"facilitator"})
    assert section.keeper.text() == "Seule la coordination les change : Nadia."
    assert section.keeper.isVisible()
    assert not section.logos.isEnabled()
    assert not any(field.isEnabled() for field in (section.accent, *section.fields.values()))
    rest(boards, qtbot, section)
