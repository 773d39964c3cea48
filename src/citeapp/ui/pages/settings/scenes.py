"""Pictures of the settings."""

from PySide6.QtWidgets import QApplication

from citeapp.ui.main_window import MainWindow
from citeapp.ui.pages.settings.our_documents import OurDocuments
from citeapp.ui.pages.settings.page import SettingsPage


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
    """How a newer version comes."""
    window.go("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.search.edit.setText("mise à jour")


SCENES = [
    ("parametres", top),
    ("parametres-documents", documents),
    ("parametres-cherches", machine),
    ("parametres-mise-a-jour", update),
]
