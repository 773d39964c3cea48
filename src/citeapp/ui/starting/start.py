"""Opens the work in the window: the first start, the usual one, and what may go wrong."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from citeapp import bootstrap
from citeapp.base import french, paths
from citeapp.base.errors import DiskRefused, KeyRefused, UserError
from citeapp.base.language import _, ngettext
from citeapp.base.paths import Home
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.shell.navigation import NAVIGATION
from citeapp.ui.starting import app
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.starting.warming import Warming
from citeapp.usecases import maintenance
from citeapp.usecases.session import Session

if TYPE_CHECKING:
    from citeapp.ui.starting.opening import Opening

BACKUP_CHECK_MS = 5 * 60 * 1000
OTHER_WRITERS_MS = 1000
FOLDER_AFTER_MS = 3000
"""The exchange folder waits until the window stands and its first page is read."""


def check_window() -> int:
    """For the self-test: one page painted from a workspace of its own; 0 when it was."""
    bootstrap.speak()
    application = app.application(sys.argv[:1])
    # where painting failed, the open database holds its file: Windows then keeps the folder
    with tempfile.TemporaryDirectory(prefix="citeapp-window-", ignore_cleanup_errors=True) as name:
        session = bootstrap.create(
            Home(Path(name), Path(name)), name="Essai", organisation="selftest"
        ).session
        window = MainWindow()
        show(window, session)
        window.show()
        application.processEvents()
        painted = not window.grab().isNull() and window.page() is not None
        window.close()
    return 0 if painted else 1


def open_work(window: MainWindow, *, home: Home, page: str = "") -> None:
    """Open the workspace, or ask what is missing: a first start, a passphrase, a backup."""
    try:
        home.create()
        if not bootstrap.exists(home):
            asked = _ask(window, home)
            (asked.moved_away if paths.note(home) else asked.welcome)()
            return
        session = bootstrap.open_session(home)
    except KeyRefused:
        _ask(window, home).unlock()
    except DiskRefused as error:
        again = partial(open_work, window, home=home)
        if not _read(window, home, error, again):
            _ask(window, home).no_room(error, again)
    except UserError as error:  # damaged, without its keys, or written by a newer version
        if bootstrap.keys_are_lost(home):
            _ask(window, home).lost_keys(partial(open_work, window, home=home))
        else:
            _ask(window, home).trouble(error)
    else:
        if maintenance.setting(session, name=maintenance.DEMO_TRIED):
            _ask(window, home).demo_again(session)
        else:
            show(window, session, page)


def _read(window: MainWindow, home: Home, error: UserError, again: Callable[..., object]) -> bool:
    """Whether what cannot be written can at least be read: then it is shown."""
    from citeapp.ui.starting.reading import show_to_read  # a disk is hardly ever full

    try:
        session = bootstrap.open_to_read(home, error)
    except UserError:
        return False
    show_to_read(window, session, again)
    return True


def _ask(window: MainWindow, home: Home) -> Opening:
    from citeapp.ui.starting.opening import Opening  # most starts ask nothing

    return Opening(window, home, lambda session, page: show(window, session, page))


def show(window: MainWindow, session: Session, page: str = "") -> None:
    """Attach a session to the window; backups and other writers are watched from now on."""
    theme = maintenance.setting(session, name="theme")
    zoom = maintenance.setting(session, name="zoom", default="1.0")
    window.set_look(theme, float(zoom))
    window.attach(SessionDesk(session), session, page)
    bring_back_typing(window, session)
    if remark := maintenance.clock_remark(session):
        window.teller.warn(_("L’horloge de l’ordinateur n’est pas à l’heure"), remark)
    Watch(window, session)
    Warming(window, NAVIGATION)
    later = QTimer(window, singleShot=True, interval=FOLDER_AFTER_MS)
    later.timeout.connect(partial(_watch_on, window, session))
    window.closing.connect(later.stop)
    later.start()


def bring_back_typing(window: MainWindow, session: Session) -> None:
    """What was being typed when the program was killed goes to its place, and is told."""
    from citeapp.usecases import typing

    if not typing.left(session):
        return
    outcome = window.runner.act(lambda: typing.recover(session))
    if outcome is None or not outcome.value:
        return
    window.changes.notify(outcome.changed)
    found = outcome.value
    words = ngettext(
        "Retrouvé : {n} texte que vous tapiez quand le programme s’est arrêté.",
        "Retrouvé : {n} textes que vous tapiez quand le programme s’est arrêté.",
        len(found),
    )
    window.teller.warn(
        words, " · ".join(french.quoted(one.text, 60) for one in found), kind="accent"
    )


def _watch_on(window: MainWindow, session: Session) -> None:
    from citeapp.ui.shell.quiet import QuietWork
    from citeapp.ui.starting.folder_watch import FolderWatch

    FolderWatch(window, session)
    QuietWork(window, session)


class Watch(QObject):
    """Timers of an open session: a backup at most every half hour, and other programs' writes."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)  # which keeps it: a timer does not keep what it calls
        self.window, self.session = window, session
        self.version = maintenance.data_version(session)
        self.timers = [QTimer(self), QTimer(self)]
        for timer, every, act in zip(
            self.timers,
            (BACKUP_CHECK_MS, OTHER_WRITERS_MS),
            (self.back_up, self.notice_others),
            strict=True,
        ):
            timer.timeout.connect(act)
            timer.start(every)
        window.changes.coming.connect(self._read_again)
        window.look_chosen.connect(self.keep_look)
        window.shelter_asked.connect(self.shelter)
        window.closing.connect(self.close)

    def back_up(self) -> None:
        """On the worker thread: the window never waits for it."""
        if not self.window.runner.busy:
            self.window.runner.run(
                lambda _progress: _back_up_beside(self.session),
                title="",
                on_done=lambda _path: self.window.refresh_rail(),
            )

    def notice_others(self) -> None:
        """The command line or the worker thread wrote: read again, once long work is done."""
        if self.window.runner.busy:
            return
        version = maintenance.data_version(self.session)
        if version != self.version:
            self.version = version
            self.window.changes.notify(EVERYTHING)

    def keep_look(self, theme: str, zoom: float) -> None:
        """The next start looks as this one does."""
        if self.open:
            maintenance.set_setting(self.session, name="theme", value=theme)
            maintenance.set_setting(self.session, name="zoom", value=f"{zoom:.2f}")

    def shelter(self) -> None:
        """The folder is not safe: go on elsewhere."""
        if self.open:
            from citeapp.ui.starting.moving import move  # hardly ever

            move(self.window, self.session, lambda home: open_work(self.window, home=home))

    @property
    def open(self) -> bool:
        """Whether the session still is."""
        return self.timers[0].isActive()

    def _read_again(self, touched: frozenset[str]) -> None:
        """What was written until now is about to be read: nothing to notice later."""
        if touched == EVERYTHING and self.open:
            self.version = maintenance.data_version(self.session)

    def close(self) -> None:
        if not self.open:
            return  # a window may be closed twice
        for timer in self.timers:
            timer.stop()
        # the disk may be full at the worst moment; the next start says how old the copy is
        with suppress(UserError):
            maintenance.backup_if_due(self.session)
        bootstrap.close(self.session)


def _back_up_beside(session: Session) -> None:
    with bootstrap.beside(session) as other:
        maintenance.backup_if_due(other)
