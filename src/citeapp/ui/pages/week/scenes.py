"""Pictures of Ma semaine."""

from pathlib import Path

from citeapp.base.errors import DiskRefused
from citeapp.base.places import SYNCED, Hazard
from citeapp.ui import messages
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.pages.week.page import WeekPage
from citeapp.ui.shell.main_window import MainWindow
from citeapp.usecases.sheltering import Place

A_COPIED_FOLDER = Place(
    Path("OneDrive - Ville de Douai"),
    hazard=Hazard(SYNCED, "OneDrive").words,
    target=Path("citeapp"),
    copies=("citeapp-PC12.db",),
)


def usual(window: MainWindow) -> None:
    """As it opens."""
    window.go("week")


def first_day(window: MainWindow) -> None:
    """What stands there before the first rencontre."""
    window.go("week")
    page = window.page()
    if isinstance(page, WeekPage):
        page.show_first_day()


def copied_about(window: MainWindow) -> None:
    """As it opens where the work lies in a folder that some program copies."""
    window.go("week")
    page = window.page()
    if isinstance(page, WeekPage):
        page.place.place = A_COPIED_FOLDER
        page.refresh(EVERYTHING)


def to_read(window: MainWindow) -> None:
    """As it opens where the disk is full."""
    window.go("week")
    assert window.context is not None
    workspace = window.context.session.workspace
    workspace.refused = DiskRefused(
        "Le disque est plein.", todo="Libérez de la place puis recommencez."
    )
    said = messages.read_alone(workspace.refused)
    window.teller.warn(said.text, said.detail)
    window.rail.show_person(window.context.desk)
    workspace.refused = None


SCENES = [
    ("semaine", usual),
    ("semaine-premier-jour", first_day),
    ("semaine-dossier-recopie", copied_about),
    ("semaine-lecture-seule", to_read),
]
