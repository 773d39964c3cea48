"""Photos and documents on the page Rédiger: dropped, described, opened, taken away, all by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from meetings_desk import Bench, opened
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home, resources
from citeapp.domain.keeping import Attachment
from citeapp.ui.pages.meetings.papers_section import PapersSection
from citeapp.ui.pages.meetings.writing.write import WriteStep
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import attachments, history

PAPERBOARD = resources() / "demo" / "paperboard.jpg"
COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def bench(
    dressed: QApplication,
    qtbot: QtBot,
    home: Home,
    clock: FixedClock,
    random_bytes: RandomBytes,
) -> Iterator[Bench]:
    with opened(qtbot, home, clock, random_bytes, "write") as found:
        yield found


def step(bench: Bench) -> WriteStep:
    found = bench.page.parts["write"]
    assert isinstance(found, WriteStep)
    return found


def papers(bench: Bench) -> PapersSection:
    return step(bench).papers


def kept(bench: Bench) -> list[Attachment]:
    return attachments.of_meeting(bench.session, meeting_id=bench.meeting.id)


def drop(bench: Bench, path: Path) -> None:
    """A file let go over the words of a line, as in a window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    row = next(iter(step(bench).cards.values())).rows[0]
    assert not row.edit.canInsertFromMimeData(data)
    enter = QDragEnterEvent(QPointF(9, 9), COPY, data, LEFT, NONE)
    QApplication.sendEvent(step(bench), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(step(bench), QDropEvent(QPointF(9, 9), COPY, data, LEFT, NONE))


def take(bench: Bench, qtbot: QtBot) -> Attachment:
    drop(bench, PAPERBOARD)
    qtbot.waitUntil(lambda: bool(papers(bench).rows))
    return kept(bench)[0]


def test_a_photo_dropped_on_the_page_is_kept_and_asks_for_its_words(
    bench: Bench, qtbot: QtBot
) -> None:
    assert papers(bench).words() == ""
    assert not papers(bench).is_open
    paper = take(bench, qtbot)
    row = papers(bench).rows[paper.id]
    assert row.words.edit.hasFocus()
    assert "texte à écrire" in row.about.text()
    assert "1 photo sans description" in papers(bench).about.text()
    qtbot.keyClicks(row.words.edit, "Trois points")
    qtbot.keyClick(row.words.edit, Qt.Key.Key_Return)
    assert kept(bench)[0].alt_text == "Trois points"
    assert papers(bench).about.text() == "1 fichier"


def test_what_to_check_names_the_photo_without_words_and_leads_to_it(
    bench: Bench, qtbot: QtBot
) -> None:
    take(bench, qtbot)
    step(bench).first_focus().setFocus()  # type: ignore[union-attr]
    (line,) = [
        button
        for button in step(bench).side.checks.findChildren(
            type(step(bench).side.jumps.popitem()[1])
        )
        if "sans description" in button.accessibleName()
    ]
    line.click()
    assert next(iter(papers(bench).rows.values())).words.edit.hasFocus()


def test_it_is_opened_as_a_private_copy_and_taken_away_with_a_way_back(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: shown.append(Path(url.toLocalFile()))
    )
    paper = take(bench, qtbot)
    row = papers(bench).rows[paper.id]
    qtbot.keyClick(row.open, Qt.Key.Key_Return)
    (path,) = shown
    assert path.name == "paperboard.jpg"
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.parent.stat().st_mode & 0o077 == 0
    qtbot.keyClick(row.remove, Qt.Key.Key_Space)
    assert kept(bench) == []
    assert papers(bench).add.hasFocus()
    history.undo(bench.session)
    bench.page.refresh(frozenset({"attachment"}))
    assert list(papers(bench).rows) == [paper.id]


def test_a_file_that_cannot_be_kept_says_why_and_the_page_stays(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    odd = tmp_path / "virus.exe"
    odd.write_bytes(b"MZ")
    drop(bench, odd)
    qtbot.waitUntil(lambda: not bench.page.context.runner.busy)
    assert any("ni une photo" in label.text() for label in bench.window.findChildren(PlainLabel))
    assert kept(bench) == []
