"""What goes wrong in the field, seen from the window: a French sentence, nothing lost."""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base import files
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.ui import style
from citeapp.ui.pages.exchange import ExchangePage
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting import app, start
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.starting.single import Single
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import (
    collectives,
    documents,
    exchanges,
    maintenance,
    meetings,
    people,
    receipts,
)
from citeapp.usecases.session import Session

HARD = "Données de l’équipe « été 2026 » ☀ 😀 (copie)"
LONGEST = 240
"""Letters of a path, as issued by people who nest folders."""


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    style.apply(qapp, style.LIGHT)
    shown = MainWindow()
    qtbot.addWidget(shown)
    yield shown
    shown.close()


@pytest.fixture
def pair(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Session, Session]]:
    """Awa and Karim, who have each other's card."""
    awa, karim = (
        bootstrap.create(
            Home(tmp_path / name, tmp_path / name),
            name=name,
            organisation="Centre social",
            clock=clock,
            random_bytes=random.Random(name).randbytes,
        ).session
        for name in ("Awa", "Karim")
    )
    for one, other in ((awa, karim), (karim, awa)):
        card = exchanges.write_card(one, path=tmp_path / f"{one.me.display_name}.citcarte")
        exchanges.enrol(other, path=card)
    yield awa, karim
    for session in (awa, karim):
        bootstrap.close(session)


def said(window: MainWindow) -> str:
    """What the banners of the window say."""
    return " ".join(
        label.text()
        for banner in window.findChildren(Banner)
        for label in banner.findChildren(PlainLabel)
    )


def hard_folder(tmp_path: Path) -> Path:
    """A folder whose path is as long as people make them, in letters and signs of all sorts."""
    folder = tmp_path / HARD
    while len(str(folder)) < LONGEST - len(HARD) - 1:
        folder /= HARD
    folder /= "x" * (LONGEST - len(str(folder)) - 1)
    folder.mkdir(parents=True)
    return folder


def test_a_long_path_with_accents_spaces_and_signs_is_a_place_to_work_in(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> None:
    folder = hard_folder(tmp_path)
    assert len(str(folder)) == LONGEST
    home = Home(folder, folder)
    created = bootstrap.create(home, name="Awa", organisation="ACSD", clock=clock)
    bootstrap.close(created.session)
    start.open_work(window, home=home)
    assert window.context is not None
    session = window.context.session
    place = collectives.create(session, name="Dorignies").value
    meeting = meetings.create(
        session, collective_id=place.id, date=clock.now().date(), start=time(17, 30)
    ).value
    for ending in ("pdf", "odt", "docx", "html"):
        path = folder / f"Compte rendu.{ending}"
        assert documents.write(session, kind="minutes", id=meeting.id, path=path).stat().st_size
    backup = maintenance.backup(session)
    window.close()
    words = " ".join(created.words)
    bootstrap.close(bootstrap.restore(home, backup, words=words, clock=clock))


def test_a_clock_in_1970_is_told_at_the_start(window: MainWindow, home: Home) -> None:
    bootstrap.close(bootstrap.create(home, name="Awa", organisation="ACSD").session)
    then = FixedClock(datetime(1970, 1, 1, 0, 5, tzinfo=timezone(timedelta(hours=1))))
    session = bootstrap.open_session(home, clock=then)
    start.show(window, session)
    assert "L’horloge de l’ordinateur n’est pas à l’heure" in said(window)
    assert "1970" in said(window)
    people.create(session, first_name="Zoé")  # and work goes on


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EROFS, "protégé en écriture"),
        (errno.ENOSPC, "Le disque est plein"),
        (errno.EIO, "la clé ne répond pas"),
    ],
    ids=["read-only", "full", "pulled out"],
)
def test_a_lot_that_the_stick_does_not_take_was_never_given(
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    words: str,
) -> None:
    awa, karim = pair
    person = people.create(awa, first_name="Inès").value
    window.attach(SessionDesk(awa), awa, "exchange")
    page = window.page()
    assert isinstance(page, ExchangePage)
    stick = tmp_path / "clé"
    stick.mkdir()
    real = os.open

    def refuse(path: object, *given: int) -> int:
        if str(path).startswith(str(stick)):
            raise OSError(code, "refused")
        return real(path, *given)  # type: ignore[call-overload, no-any-return]

    with monkeypatch.context() as broken:
        broken.setattr(os, "open", refuse)
        page.export(stick / "lot.citlot")
        qtbot.waitUntil(lambda: words in said(window), timeout=20_000)
    assert list(stick.iterdir()) == []
    assert receipts.sent(awa) == []
    page.export(stick / "lot.citlot")
    qtbot.waitUntil(lambda: bool(receipts.sent(awa)), timeout=20_000)
    qtbot.waitUntil(lambda: not window.runner.busy)
    exchanges.merge(karim, path=stick / "lot.citlot")
    assert people.get(karim, id=person.id).first_name == "Inès"


def test_a_document_held_open_elsewhere_is_not_spoiled_and_the_window_says_who_has_it(
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    awa = pair[0]
    people.create(awa, first_name="Inès")
    window.attach(SessionDesk(awa), awa, "exchange")
    page = window.page()
    assert isinstance(page, ExchangePage)
    path = tmp_path / "lot.citlot"
    path.write_bytes(b"ancien")

    def held(*_given: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    with monkeypatch.context() as antivirus:
        antivirus.setattr(os, "replace", held)
        antivirus.setattr(files, "WAITS", ())
        page.export(path)
        qtbot.waitUntil(lambda: "un autre programme le tient ouvert" in said(window))
    assert path.read_bytes() == b"ancien"
    assert "Fermez-le dans l’autre programme" in said(window)


class Reader:
    """Stands for the application: reads what is shown, presses « Fermer »."""

    def __init__(self) -> None:
        self.words = ""

    def exec(self) -> int:
        for shown in QApplication.topLevelWidgets():
            if isinstance(shown, MainWindow) and shown.isVisible():
                self.words = " ".join(label.text() for label in shown.findChildren(PlainLabel))
                next(b for b in shown.findChildren(Button) if b.text() == "Fermer").click()
        return 0


def test_a_window_of_another_account_of_this_computer_is_named_and_nothing_is_opened(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Single(tmp_path, account="samira")
    assert first.claim()
    first.listen()
    reader, opened = Reader(), list[MainWindow]()
    monkeypatch.setattr(app, "application", lambda _argv: reader)
    assert app.main(["citeapp"], tmp_path, opened.append) == 0
    assert "« samira », sur cet ordinateur, les tient ouvertes" in reader.words
    assert opened == []
    first.release()
