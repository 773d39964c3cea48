"""Mail drafts and notes of who received what, from the preview."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from meetings_desk import Bench, opened, type_words
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.dialogs.mailing import MailDialog
from citeapp.ui.dialogs.preview import PreviewDialog, Wanted, open_preview
from citeapp.ui.pages.meetings.spreading.spread import SpreadStep
from citeapp.usecases import inviting, people, sending


@pytest.fixture
def bench(
    dressed: QApplication,
    qtbot: QtBot,
    home: Home,
    clock: FixedClock,
    random_bytes: RandomBytes,
) -> Iterator[Bench]:
    with opened(qtbot, home, clock, random_bytes, "spread") as found:
        for guest in inviting.guests(found.session, meeting_id=found.meeting.id)[:3]:
            email = f"{guest.first_name[0].lower()}@exemple.invalid"
            people.change(found.session, id=guest.person_id, email=email)
        yield found


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the system was asked to open."""
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(urls.append(url)) or True)
    return urls


def preview(bench: Bench, qtbot: QtBot, kind: str = "agenda") -> PreviewDialog:
    dialog = open_preview(bench.page, Wanted(kind, "Ordre du jour", bench.meeting.id))
    qtbot.waitUntil(dialog.mail.isEnabled)
    return dialog


def mail_of(url: QUrl) -> EmailMessage:
    found = message_from_bytes(Path(url.toLocalFile()).read_bytes(), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def names(bench: Bench) -> list[str]:
    return sorted(one.whom for one in sending.listed(bench.session, about_id=bench.meeting.id))


def test_parents_are_hidden_and_who_has_no_address_is_named(
    bench: Bench, qtbot: QtBot, launched: list[QUrl]
) -> None:
    shown = preview(bench, qtbot)
    mail: MailDialog = shown.ask_mail()
    assert "Damien Nowak" in mail.without.text()
    assert "Inès Ferreira" in mail.without.text()
    assert len(mail.switches) == 3
    mail.open_draft()
    qtbot.waitUntil(lambda: bool(launched), timeout=20_000)
    made = mail_of(launched[0])
    assert made["To"] == "b@exemple.invalid"  # Benoît, at his school
    assert made["Bcc"] == "a@exemple.invalid, c@exemple.invalid"
    assert next(file.get_filename() for file in made.iter_attachments()).startswith("ordre-du-jour")
    assert "brouillon s’ouvre" in shown.state.text()


def test_everybody_may_be_hidden_and_some_left_out(
    bench: Bench, qtbot: QtBot, launched: list[QUrl]
) -> None:
    mail = preview(bench, qtbot, "minutes").ask_mail()
    mail.all_hidden.setChecked(True)
    next(iter(mail.switches.values())).setChecked(False)
    mail.open_draft()
    qtbot.waitUntil(lambda: bool(launched), timeout=20_000)
    made = mail_of(launched[0])
    assert made["To"] is None
    assert len(made["Bcc"].addresses) == 2
    assert len(list(made.iter_attachments())) == 2  # the simplified one goes along


def test_words_alone_by_a_link(bench: Bench, qtbot: QtBot, launched: list[QUrl]) -> None:
    preview(bench, qtbot).ask_mail().open_link()
    assert launched[0].scheme() == "mailto"


def test_after_a_mail_all_its_readers_are_noted_by_one_button(
    bench: Bench, qtbot: QtBot, launched: list[QUrl]
) -> None:
    shown = preview(bench, qtbot)
    assert not shown.note_it.isVisible()
    shown.ask_mail().open_draft()
    qtbot.waitUntil(shown.note_it.isVisible, timeout=20_000)
    given = shown.ask_given()
    assert str(given.channel.currentData()) == "email"
    qtbot.mouseClick(given.all, Qt.MouseButton.LeftButton)
    assert names(bench) == ["Aïcha Benali", "Benoît Lefebvre", "Chloé Wattrelot"]
    assert len(given.handed.shown) == 3


def test_after_saving_one_notes_who_has_it_and_the_rencontre_tells(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    step = bench.page.parts["spread"]
    assert isinstance(step, SpreadStep)
    assert not step.handed.isVisible()
    shown = preview(bench, qtbot)
    shown.write(tmp_path / "odj.pdf")
    qtbot.waitUntil(shown.note_it.isVisible, timeout=20_000)
    given = shown.ask_given()
    type_words(given.entry.edit, "La mairie")
    qtbot.keyClick(given.entry.edit, Qt.Key.Key_Return)
    assert names(bench) == ["La mairie"]
    given.accept()
    shown.accept()
    qtbot.waitUntil(step.handed.isVisible)
    assert [one.title for one in step.handed.shown] == ["Ordre du jour"]


def test_the_network_has_nobody_to_note(bench: Bench, qtbot: QtBot) -> None:
    shown = open_preview(bench.page, Wanted("tracking-table", "Tableau de suivi"))
    qtbot.waitUntil(shown.save.isEnabled)
    assert not shown.mail.isVisible()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_a_long_list_of_who_received_it_stays_inside_the_window(
    bench: Bench, qtbot: QtBot, zoom: float
) -> None:
    bench.window.resize(1366, 768)
    bench.window.set_look(zoom=zoom)
    dialog = preview(bench, qtbot).ask_given()
    for number in range(12):
        dialog.give(words=[f"École {number}"])
    qtbot.waitUntil(lambda: dialog.handed.visibleRegion().boundingRect().height() > 150)
    tall = dialog.height()
    dialog.close()
    bench.window.set_look(zoom=1.0)
    assert tall <= 768
