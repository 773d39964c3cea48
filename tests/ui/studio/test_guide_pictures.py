"""The pictures of the guide: drawn for each build, the same each time, without a folder of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.paths import resources
from citeapp.reports.documents.guide import chapters
from citeapp.ui.pages.meetings.page import MeetingsPage
from citeapp.ui.parts.doubles import REST_MS
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.studio import guide_pictures, screens
from citeapp.ui.studio.scenes import page_scenes
from citeapp.usecases import meetings


def test_every_picture_of_the_guide_is_a_scene() -> None:
    named = {name for page in chapters(resources() / "guide") for name in page.pictures}
    assert named <= {name for name, _act in page_scenes()}


def test_a_page_is_drawn_twice_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one with a lot, which has identities and dates of its own."""
    page = next(one for one in chapters(resources() / "guide") if one.key == "10-surete")
    monkeypatch.setattr(guide_pictures, "chapters", lambda _folder: (page,))
    monkeypatch.setattr(guide_pictures.screens, "live_in_france", lambda: None)
    for name in ("one", "two"):
        assert guide_pictures.main(tmp_path / name) == 0
    drawn = [path.name for path in (tmp_path / "one").iterdir()]
    assert drawn == [f"{name}.png" for name in page.pictures]
    for name in drawn:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_what_is_looked_for_once_the_hands_rest_is_in_the_picture(
    dressed: QApplication, tmp_path: Path
) -> None:
    shown: list[str] = []

    def rests(window: MainWindow) -> None:
        soon = QTimer(window, singleShot=True, interval=REST_MS)
        soon.timeout.connect(lambda: shown.append("found"))
        soon.start()
        late = QTimer(window, singleShot=True, interval=60_000)
        late.start()

    screens.draw(tmp_path, [("week", rests)], MainWindow, screens.SETTINGS[:1])
    assert shown == ["found"]


def test_the_folder_of_the_drawing_is_not_shown(dressed: QApplication, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    label = QLabel("dans le dossier /brouillon/work/exports", window)
    guide_pictures.without("/brouillon", lambda _window: None)(window)
    assert label.text() == "dans le dossier CitéApp/exports"


def test_the_pictures_of_a_rencontre_under_way_show_who_came(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    session = screens.demo_session(tmp_path)
    window = MainWindow()
    qtbot.addWidget(window)
    window.attach(SessionDesk(session), session)
    scenes = dict(page_scenes())
    came = {line.meeting.id for line in meetings.listed(session) if line.present}
    for name in ("rencontre-sign_in", "rencontre-write", "rencontre-spread"):
        scenes[name](window)
        page = window.page()
        assert isinstance(page, MeetingsPage)
        assert page.meeting is not None
        assert page.meeting.id in came
    window.close()
    bootstrap.close(session)
