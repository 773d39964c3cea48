"""Starts the window: paint first, open the work afterwards, say what went wrong in French."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from citeapp.base.language import _, french_is_spoken
from citeapp.ui import style
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.single import Single

LISTEN_AFTER_MS = 1000
"""Other copies wait until the first page stands."""
FRAME_PX = 40
"""What the frame and the title of a window take, at most."""


def no_screen() -> str:
    """What to say where no window can be opened."""
    return _(
        "La fenêtre ne peut pas s’ouvrir : aucun écran n’a été trouvé, ou une bibliothèque "
        "d’affichage manque. Rien n’a été changé. Les commandes marchent sans écran : "
        "« citeapp --help »."
    )


def application(argv: Sequence[str]) -> QApplication:
    """The QApplication, dressed; the one that exists if there is one."""
    app = QCoreApplication.instance()
    if not isinstance(app, QApplication):
        app = _begun(argv)
    app.setApplicationName("citeapp")
    app.setApplicationDisplayName("CitéApp")
    app.setDesktopFileName("citeapp")
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    _translate(app)
    style.apply(app)
    return app


def _begun(argv: Sequence[str]) -> QApplication:
    """The QApplication; without a screen Qt would abort, so the process ends with a sentence."""

    said: list[str] = []

    def told(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        said.append(message)
        if kind is QtMsgType.QtFatalMsg:
            print(no_screen(), *said, sep="\n", file=sys.stderr, flush=True)
            os._exit(1)  # an exception would not pass through Qt, which aborts next
        if before is not None:
            before(kind, context, message)

    before = qInstallMessageHandler(told)
    try:
        return QApplication(list(argv))
    finally:
        qInstallMessageHandler(before)


def main(
    argv: Sequence[str],
    home: Path,
    open_work: Callable[[MainWindow], object],
    *,
    files: Sequence[Path] = (),
    theme: str = "",
    zoom: float = 1.0,
) -> int:
    """Show the window, then call ``open_work(window)``, which attaches a desk to it.

    A second copy on the same ``home`` brings the first to the front, hands it its ``files``
    and ends with 0.
    """
    app = application(argv)
    single = Single(home)
    if not single.claim(files):
        return _tell_whose(single.other_account(), app)
    window = MainWindow()
    window.set_look(theme, zoom)
    single.asked.connect(window.come_forward)
    window.home_moved.connect(single.move)
    window.receive(files)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: window.set_look())
    sys.excepthook = _hook(window)
    window.first_painted.connect(lambda: window.runner.act(lambda: open_work(window)))
    show_fitting(window)
    QTimer.singleShot(LISTEN_AFTER_MS, single, single.listen)
    status = app.exec()
    single.release()
    return status


def _tell_whose(account: str, app: QApplication) -> int:
    """The first window is on the screen of another account: say so; else it came forward."""
    if account:
        from citeapp.ui.starting.ask_panel import AskPanel

        window = MainWindow()
        panel = AskPanel(
            _("CitéApp est déjà ouvert sur ces données"),
            _(
                "La session de « {account} », sur cet ordinateur, les tient ouvertes. Fermez "
                "CitéApp là-bas, puis ouvrez-le ici : à deux, vous vous effaceriez l’un l’autre.",
                account=account,
            ),
        )
        window.show_alone(panel.finish(_("Fermer"), window.close))
        window.show()
        app.exec()
    return 0


def show_fitting(window: MainWindow) -> None:
    """Show the window whole: on a small laptop it takes the screen that the taskbar leaves."""
    room = window.screen().availableGeometry()
    if room.width() <= window.width() + FRAME_PX or room.height() <= window.height() + FRAME_PX:
        window.showMaximized()
    else:
        window.show()


def _hook(
    window: MainWindow,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Errors in slots reach the person as a calm message, not the console as a traceback."""

    def show(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        window.teller.show_error(error.with_traceback(where))

    return show


def _translate(app: QApplication) -> None:
    """Qt's own words (copy, paste, file dialogs) in French, where Qt ships them."""
    if app.property("translated") or not french_is_spoken():
        return
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)
    app.setProperty("translated", True)
