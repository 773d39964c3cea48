"""Pictures of Ma semaine."""

from citeapp.ui.main_window import MainWindow


def usual(window: MainWindow) -> None:
    """As it opens."""
    window.go("week")


SCENES = [("semaine", usual)]
