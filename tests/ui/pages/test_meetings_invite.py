"""Inviter: one key a reply, people told at once, words to many, texts to copy, documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from meetings_desk import Bench, opened, type_words
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.dialogs.preview import PreviewDialog
from citeapp.ui.pages.meetings.inviting.invite import InviteStep
from citeapp.usecases import inviting, meetings, people

ENTER = Qt.Key.Key_Return


@pytest.fixture
def bench(
    dressed: QApplication,
    qtbot: QtBot,
    home: Home,
    clock: FixedClock,
    random_bytes: RandomBytes,
) -> Iterator[Bench]:
    with opened(qtbot, home, clock, random_bytes, "invite") as found:
        yield found


@pytest.fixture
def step(bench: Bench) -> InviteStep:
    found = bench.page.parts["invite"]
    assert isinstance(found, InviteStep)
    return found


def hands() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def replies(bench: Bench) -> list[str]:
    return [x.reply for x in inviting.guests(bench.session, meeting_id=bench.meeting.id)]


def test_one_key_a_reply_goes_down_the_list(bench: Bench, step: InviteStep, qtbot: QtBot) -> None:
    step.table.setFocus()
    step.table.selectRow(0)
    for key in (Qt.Key.Key_O, Qt.Key.Key_P, Qt.Key.Key_N, Qt.Key.Key_O):
        qtbot.keyClick(step.table, key)
    assert replies(bench) == ["yes", "maybe", "no", "yes", "none"]
    assert step.replies.coming.text() == "2 oui"
    step.table.selectRow(0)
    qtbot.keyClick(step.table, Qt.Key.Key_S)
    assert replies(bench)[0] == "none"


def test_everyone_is_told_at_once_by_the_way_chosen(
    bench: Bench, step: InviteStep, qtbot: QtBot
) -> None:
    step.table.selectRow(1)
    qtbot.keyClick(step.table, Qt.Key.Key_I)
    step.channel.setCurrentIndex(step.channel.findData("phone"))
    qtbot.mouseClick(step.tell, Qt.MouseButton.LeftButton)
    found = inviting.guests(bench.session, meeting_id=bench.meeting.id)
    assert [guest.channel for guest in found] == ["phone", "sms", "phone", "phone", "phone"]
    assert {guest.sent_on for guest in found} == {date(2026, 3, 11)}
    assert not step.tell.isEnabled()
    assert "5 prévenus sur 5" in step.replies.detail.text()


def test_whoever_was_reminded_is_no_longer_asked_for(
    bench: Bench, step: InviteStep, qtbot: QtBot
) -> None:
    step.table.selectRow(0)
    qtbot.keyClick(step.table, Qt.Key.Key_R)
    first = inviting.guests(bench.session, meeting_id=bench.meeting.id)[0]
    assert first.reminded_on == date(2026, 3, 11)


def test_someone_may_be_invited_for_this_time_only(
    bench: Bench, step: InviteStep, qtbot: QtBot
) -> None:
    people.create(bench.session, first_name="Gaëlle", last_name="Le Goff")
    step.entry.setFocus()
    type_words(hands(), "le goff")
    qtbot.keyClick(hands(), Qt.Key.Key_Down)
    qtbot.keyClick(hands(), ENTER)
    guest = inviting.guests(bench.session, meeting_id=bench.meeting.id)[-2]
    assert (guest.name, guest.member, guest.told) == ("Gaëlle Le Goff", False, True)
    assert step.count.text() == "6 personnes attendues"
    step.table.selectRow(4)
    qtbot.keyClick(step.table, Qt.Key.Key_Delete)
    assert step.count.text() == "5 personnes attendues"


def test_a_poster_is_put_on_the_list_and_ticked(
    bench: Bench, step: InviteStep, qtbot: QtBot
) -> None:
    step.to_many.place.setFocus()
    type_words(hands(), "La boulangerie")
    qtbot.keyClick(hands(), ENTER)
    [row] = inviting.announcements(bench.session, meeting_id=bench.meeting.id)
    assert (row.channel, row.place, row.done_on) == ("poster", "La boulangerie", None)
    step.to_many.done.emit(row.id, True)
    [row] = inviting.announcements(bench.session, meeting_id=bench.meeting.id)
    assert row.done_on == date(2026, 3, 11)
    step.to_many.removed.emit(row.id)
    assert inviting.announcements(bench.session, meeting_id=bench.meeting.id) == []


def test_texts_are_copied_as_they_stand(bench: Bench, step: InviteStep, qtbot: QtBot) -> None:
    texts = inviting.texts(bench.session, meeting_id=bench.meeting.id)
    assert step.texts.about.text() == f"{texts.sms_length} signes : un seul SMS."
    for kind, wanted in (("sms", texts.sms), ("spoken", texts.spoken)):
        qtbot.mouseClick(step.texts.kinds.chips[kind], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(step.texts.copier, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == wanted
    assert "secondes" in step.texts.about.text()


def test_without_a_date_a_sentence_stands_where_the_texts_would(
    bench: Bench, step: InviteStep
) -> None:
    outcome = meetings.change(bench.session, id=bench.meeting.id, date=None)
    bench.window.changes.notify(outcome.changed)
    assert "date" in step.texts.text.text()
    assert not step.texts.copier.isVisible()


def test_a_rencontre_without_people_says_what_to_do(
    bench: Bench, step: InviteStep, qtbot: QtBot
) -> None:
    for _n in range(5):
        step.table.selectRow(0)
        qtbot.keyClick(step.table, Qt.Key.Key_Delete)
    assert step.empty.isVisible()
    assert not step.card.isVisible()
    assert step.replies.coming.text() == "0 oui"


@pytest.mark.parametrize("kind", ["invitation", "call-sheet", "sign-in-sheet", "badges"])
def test_documents_are_looked_at_and_written_where_the_person_says(
    bench: Bench, step: InviteStep, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    step.printer.seen.emit(kind, "Une feuille", "")
    [preview] = bench.window.findChildren(PreviewDialog)
    qtbot.waitUntil(preview.save.isEnabled)
    assert preview.paper.image is not None
    path = tmp_path / "fait.pdf"
    preview.write(path)
    qtbot.waitUntil(lambda: not bench.page.context.runner.busy)
    assert path.stat().st_size > 200
    assert "fait.pdf" in preview.state.text()


def test_the_date_goes_into_a_diary(
    bench: Bench,
    step: InviteStep,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "rendez-vous.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    step.printer.asked.emit("calendar", "", "ics")
    qtbot.waitUntil(lambda: not bench.page.context.runner.busy)
    assert path.stat().st_size > 200
