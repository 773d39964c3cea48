"""Diffuser: the compte rendu closed, given, corrected; every state says what can be done next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from meetings_desk import Bench, opened, type_words
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.dialogs.preview import PreviewDialog
from citeapp.ui.pages.meetings.spreading.spread import SpreadStep
from citeapp.ui.widgets.buttons import Button
from citeapp.usecases import meetings, minutes, notes


@pytest.fixture
def bench(
    dressed: QApplication,
    qtbot: QtBot,
    home: Home,
    clock: FixedClock,
    random_bytes: RandomBytes,
) -> Iterator[Bench]:
    with opened(qtbot, home, clock, random_bytes, "spread") as found:
        yield found


def step(bench: Bench) -> SpreadStep:
    found = bench.page.parts["spread"]
    assert isinstance(found, SpreadStep)
    return found


def close(bench: Bench, qtbot: QtBot) -> None:
    step(bench).close_and_write()
    qtbot.waitUntil(lambda: not bench.window.runner.busy, timeout=20_000)


def test_closing_writes_the_compte_rendu_and_the_simplified_one(bench: Bench, qtbot: QtBot) -> None:
    assert step(bench).given.isHidden()
    close(bench, qtbot)
    names = sorted(path.name for path in bench.session.home.exports.iterdir())
    assert [name.rsplit(".", 1)[1] for name in names] == ["pdf", "txt", "pdf"]
    assert sum("simplifie" in name for name in names) == 1
    assert "Projet, version 1" in step(bench).panel.state.text()
    assert not step(bench).given.isHidden()
    assert not step(bench).panel.close_it.isVisible()


def test_who_received_it_is_noted_with_a_name_and_enter(bench: Bench, qtbot: QtBot) -> None:
    close(bench, qtbot)
    entry = step(bench).given.entry
    entry.setFocus()
    for words in ("Aïcha", "La mairie"):
        type_words(entry.edit, words)
        qtbot.keyClick(entry.edit, Qt.Key.Key_Return)
    found = minutes.standing(bench.session, id=bench.meeting.id).sent
    assert sorted(one.whom for one in found) == ["Aïcha Benali", "La mairie"]
    assert "Diffusé" in step(bench).panel.state.text()


def test_what_is_corrected_is_asked_and_said(bench: Bench, qtbot: QtBot) -> None:
    close(bench, qtbot)
    panel = step(bench).panel
    qtbot.mouseClick(panel.approved, Qt.MouseButton.LeftButton)
    assert "Validé" in panel.state.text()
    assert not panel.erratum.isVisible()
    notes.add(bench.session, owner_id=bench.items[0].id, typed="Oublié hier")
    bench.window.changes.notify({"line"})
    assert panel.changed.isVisible()
    assert panel.erratum.isVisible()
    type_words(panel.erratum.edit, "Une ligne manquait")
    qtbot.mouseClick(panel.close_it, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bench.window.runner.busy, timeout=20_000)
    kept = minutes.versions(bench.session, meeting_id=bench.meeting.id)
    assert [(one.version, one.erratum) for one in kept] == [(2, "Une ligne manquait"), (1, "")]
    assert panel.older.count() == 1


def test_an_older_version_is_looked_at_as_it_was_closed(bench: Bench, qtbot: QtBot) -> None:
    close(bench, qtbot)
    notes.add(bench.session, owner_id=bench.items[0].id, typed="Oublié hier")
    bench.window.changes.notify({"line"})
    panel = step(bench).panel
    qtbot.mouseClick(panel.close_it, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bench.window.runner.busy, timeout=20_000)
    older = panel.older.itemAt(0).widget()
    assert isinstance(older, Button)
    qtbot.mouseClick(older, Qt.MouseButton.LeftButton)
    dialog = bench.window.findChild(PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    assert "version 1, du" in dialog.windowTitle()
    shown = dialog.words.toPlainText()
    assert "version 1" in shown
    assert "Oublié hier" not in shown
    dialog.close()


def test_the_compte_rendu_opened_says_its_present_state(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_files: list[str] = []
    monkeypatch.setattr(
        QDesktopServices,
        "openUrl",
        lambda url: opened_files.append(_words(Path(url.toLocalFile()))),
    )
    close(bench, qtbot)
    for _time in range(2):
        qtbot.mouseClick(step(bench).panel.look, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not bench.window.runner.busy, timeout=20_000)
        minutes.approve(bench.session, id=bench.meeting.id)
    assert ["projet" in words for words in opened_files] == [True, False]
    assert "validé" in opened_files[1]


def test_the_next_rencontre_offers_to_approve(bench: Bench, qtbot: QtBot) -> None:
    close(bench, qtbot)
    following = meetings.create(
        bench.session,
        collective_id=bench.meeting.collective_id,
        date=bench.meeting.date.replace(month=4) if bench.meeting.date else None,
    ).value
    bench.window.go("meetings", meeting=following.id, step="spread")
    panel = step(bench).panel
    assert panel.approve_it.isVisible()
    qtbot.mouseClick(panel.approve_it, Qt.MouseButton.LeftButton)
    standing = minutes.standing(bench.session, id=bench.meeting.id)
    assert (standing.status, standing.approved_at) == ("approved", following.date)
    assert not panel.approve_it.isVisible()


def _words(path: Path) -> str:
    return pypdf.PdfReader(path).pages[0].extract_text()
