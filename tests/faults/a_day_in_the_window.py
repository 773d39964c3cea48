"""A day at one machine, by the program and its window alone; run under strace, which lists calls.

``python a_day_in_the_window.py FOLDER [printing]``: every page, the guide, a preview, the exchange
folder, a lot that brings a newer version, its trial, a second copy of the program; or a page that
is printed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import time as hour
from pathlib import Path

import update_files
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from citeapp import bootstrap
from citeapp.base import installation
from citeapp.base.installation import Installation
from citeapp.base.paths import Home
from citeapp.intake import updates
from citeapp.ui.dialogs.guide import open_guide
from citeapp.ui.dialogs.preview import PreviewDialog, Wanted, open_preview
from citeapp.ui.dialogs.printing import Printing, printer_for
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.shell.navigation import NAVIGATION
from citeapp.ui.starting import app, start
from citeapp.ui.starting.folder_watch import FolderWatch
from citeapp.ui.starting.single import Single
from citeapp.usecases import collectives, exchange_folder, exchanges, meetings, newer, updating
from citeapp.usecases.session import Session

PATIENCE = 60.0
"""Seconds that a step may take, on a busy machine and traced."""


def wait(holds: Callable[[], object]) -> None:
    """Let the window work until something holds."""
    until = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > until:
            raise SystemExit("a step did not end")
        QApplication.processEvents()


def read(window: MainWindow, dialog: PreviewDialog) -> PreviewDialog:
    """Until the reading window shows its first page and nothing works any more."""
    wait(lambda: dialog.pages is not None and not window.runner.busy)
    return dialog


def printed(window: MainWindow, dialog: PreviewDialog, path: Path) -> None:
    """What « Imprimer… » does once the printer is chosen: here it is a file."""
    QPrinterInfo.availablePrinterNames()
    assert dialog.pages is not None
    printer = printer_for(dialog.pages, "Essai")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    done: list[str] = []
    on_done = lambda: done.append("printed")  # noqa: E731
    Printing(dialog, window.runner, printer, dialog.pages, grey=False, on_done=on_done).start()
    wait(lambda: done)
    assert path.stat().st_size


def team(folder: Path) -> list[Session]:
    """Samira, and Nora who coordinates; each has the other's card, and both share a folder."""
    shared = folder / "partage"
    shared.mkdir()
    made = [
        bootstrap.create(
            Home(folder / name, folder / name),
            name=name,
            organisation="Centre social",
            coordinator=name == "Nora",
        ).session
        for name in ("Samira", "Nora")
    ]
    for one, other in (made, made[::-1]):
        card = exchanges.write_card(one, path=folder / f"{one.me.display_name}.citcarte")
        exchanges.enrol(other, path=card)
    for one in made:
        exchange_folder.choose(one, path=shared)
    return made


def main(folder: Path, *, printing: bool) -> None:
    """A window on Samira's work, and what is done in it."""
    application = app.application(["citeapp"])
    place = Installation(folder / "CiteApp", folder / "CiteApp")
    place.folder.mkdir()
    installation.here = lambda: place
    updates.release_keys = lambda: update_files.KEYS
    samira, nora = team(folder)
    window = MainWindow()
    start.show(window, samira)
    window.show()
    wanted = Wanted("sign-in-sheet", "Feuille d’émargement", rencontre(samira))
    page = window.page()
    assert page is not None
    sheet = read(window, open_preview(page, wanted))
    if printing:
        printed(window, sheet, folder / "imprime.pdf")
        sheet.close()
    else:
        sheet.close()
        look_around(window)
        exchange(window, samira, nora, folder)
        update(samira, place)
        second_copy(samira)
    window.close()
    bootstrap.close(nora)
    application.quit()


def rencontre(samira: Session) -> str:
    """The identifier of a rencontre of this evening."""
    collective = collectives.create(samira, name="Dorignies").value
    meeting = meetings.create(
        samira, collective_id=collective.id, date=samira.today, start=hour(17, 30)
    ).value
    return meeting.id


def look_around(window: MainWindow) -> None:
    """Every page, and the guide."""
    for place in NAVIGATION:
        window.go(place.key)
        QApplication.processEvents()
    page = window.page()
    assert page is not None
    read(window, open_guide(page, "")).close()


def exchange(window: MainWindow, samira: Session, nora: Session, folder: Path) -> None:
    """By the shared folder, then by a lot that brings a newer version too."""
    exchange_folder.look(nora)
    watch = FolderWatch(window, samira)
    watch.look()
    wait(lambda: not window.runner.busy)
    lot = folder / "avec.citlot"
    exchanges.export(nora, path=lot, updates=[update_files.write(folder)])
    window.receive([lot])
    wait(lambda: not window.runner.busy)
    exchanges.merge(samira, path=lot)


def update(samira: Session, place: Installation) -> None:
    """The newer version is looked at, tried and chosen."""
    brought = newer.waiting(samira.home)
    assert brought is not None
    updating.look(brought.path)
    updating.install(samira, brought.path)
    assert place.current() is not None


def second_copy(samira: Session) -> None:
    """Another copy of the program asks the first to open a file."""
    home = samira.home.data
    single = Single(home)
    assert single.claim()
    single.listen()
    asked: list[list[Path]] = []
    single.asked.connect(asked.append)
    other = "import sys; from pathlib import Path; from citeapp.ui.starting.single import Single; "
    other += "sys.exit(Single(Path(sys.argv[1])).claim([Path('lot.citlot')]))"
    subprocess.run([sys.executable, "-c", other, str(home)], check=True)
    wait(lambda: asked)
    single.release()


if __name__ == "__main__":
    main(Path(sys.argv[1]), printing="printing" in sys.argv[2:])
