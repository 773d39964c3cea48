"""Pictures of the settings."""

from PySide6.QtWidgets import QApplication

from citeapp import __version__
from citeapp.base.installation import Before, Installation
from citeapp.ui.pages.settings.our_documents import OurDocuments
from citeapp.ui.pages.settings.page import SettingsPage
from citeapp.ui.pages.settings.updating import Updating
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.studio import scratch
from citeapp.usecases import newer


def top(window: MainWindow) -> None:
    """As it opens."""
    window.go("settings")


def machine(window: MainWindow) -> None:
    """What a search keeps."""
    window.go("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.search.edit.setText("secours")


def documents(window: MainWindow) -> None:
    """What all documents bear, and a page of one."""
    window.go("settings", show="documents")
    QApplication.processEvents()
    page = window.page()
    assert isinstance(page, SettingsPage)
    section = page.sections["documents"]
    assert isinstance(section, OurDocuments)
    page.area.verticalScrollBar().setValue(section.y() - 8)
    section.sample.draw()


def update(window: MainWindow) -> None:
    """How a newer version comes: one has, with a lot, and an older one can be gone back to."""
    window.go("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    section = page.sections["update"]
    assert isinstance(section, Updating)
    folder = scratch.folder()
    section.place = Installation(folder, folder / "versions" / __version__)
    section.place.choose(__version__, Before("0.0.9", 1))
    newer.keep(page.context.session.home, "0.2.0", b"")
    section.refresh()
    page.search.edit.setText("mise à jour")


SCENES = [
    ("parametres", top),
    ("parametres-documents", documents),
    ("parametres-cherches", machine),
    ("parametres-mise-a-jour", update),
]
