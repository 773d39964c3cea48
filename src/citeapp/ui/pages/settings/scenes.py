"""Pictures of the settings."""

from citeapp.ui.main_window import MainWindow
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


SCENES = [("parametres", top), ("parametres-cherches", machine)]
