"""Pictures of the import page: empty, a file to match, one with traps, one refused, one taken."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from citeapp.ui.pages.importing.page import ImportingPage
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.studio import scratch

TO_MATCH = (
    "Qui vient ?;D’où ?;Comment le joindre;Couleur;Vient depuis\n"
    "OUVRARD Dominique;habitante;612345678;bleu;2021\n"
    "M. et Mme Petit;LP Rabelais;0600000001;vert;2022\n"
    "MARIN SOFIANE;Ville de Douai;0600000002;rouge;2023\n"
    "TOTAL;3;;;\n"
)
BROKEN = "NOM Prénom;Structure;Mél\nHADDAD Zoé;École Copernic;\nAÏT Noë;Éc. d’à côté;\n"
MATRIX = (
    "Collectif Gayant - feuille de présence\n\nNOM Prénom;Structure;25/9;16/10;13/11\n"
    "HADDAD Zoé;Club;x;x;E\nPETIT Marie;;x;;zz\nAutres parents (non nommés);;4;2;\nTOTAL;;6;3;\n"
)


def empty(window: MainWindow) -> None:
    """Before a file is chosen."""
    window.go("importing")


def to_match(window: MainWindow) -> None:
    """Headings that say little, a couple, a total."""
    _look(window, "qui-vient.csv", TO_MATCH.encode())


def matched(window: MainWindow) -> None:
    """The same once one said that it lists people."""
    to_match(window)
    page = window.page()
    if isinstance(page, ImportingPage) and page.sitting is not None:
        page.say(page.sitting.of_kind("contacts"))
    _rest(window)


def broken(window: MainWindow) -> None:
    """Accents spoilt by a wrong encoding."""
    spoilt = BROKEN.encode().decode("cp1252", "replace")
    _look(window, "mes-contacts.csv", spoilt.encode())


def matrix(window: MainWindow) -> None:
    """A sign-in sheet whose days have no year."""
    _look(window, "presences.csv", MATRIX.encode())


def refused(window: MainWindow) -> None:
    """A picture with the name of a spreadsheet."""
    _look(window, "photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200))


def taken(window: MainWindow) -> None:
    """After « Reprendre »."""
    matched(window)
    page = window.page()
    if isinstance(page, ImportingPage):
        page.take_over()
    _rest(window)


def _look(window: MainWindow, name: str, data: bytes) -> None:
    path = scratch.folder() / name
    path.write_bytes(data)
    window.go("importing", path=str(path))
    _rest(window)


def _rest(window: MainWindow) -> None:
    """Until the worker thread has answered."""
    QApplication.processEvents()
    while window.runner.busy:
        QApplication.processEvents()


SCENES = [
    ("reprise-vide", empty),
    ("reprise-inconnu", to_match),
    ("reprise-a-preciser", matched),
    ("reprise-accents", broken),
    ("reprise-presences", matrix),
    ("reprise-refus", refused),
    ("reprise-faite", taken),
]
