"""Pictures of the tableau de suivi."""

from citeapp.ui.pages.tracking.page import TrackingPage
from citeapp.ui.shell.main_window import MainWindow


def usual(window: MainWindow) -> None:
    """As it opens."""
    window.go("tracking")


def adding(window: MainWindow) -> None:
    """With the form of a new action."""
    window.go("tracking", new="1")
    page = window.page()
    if isinstance(page, TrackingPage):
        page.form.what.setText("Demander un devis pour le goûter")
        page.form.due.setText("20 mars")


def everything(window: MainWindow) -> None:
    """All actions, the done ones too."""
    window.go("tracking")
    page = window.page()
    if isinstance(page, TrackingPage):
        page.bar.show_all("all")


def nothing(window: MainWindow) -> None:
    """Filters that keep nothing."""
    window.go("tracking")
    page = window.page()
    if isinstance(page, TrackingPage):
        page.bar.text.edit.setText("zzz")


SCENES = [
    ("suivi", usual),
    ("suivi-nouvelle", adding),
    ("suivi-toutes", everything),
    ("suivi-vide", nothing),
]
