"""Pictures of the tableau de suivi."""

from citeapp.ui.page import Navigator


def usual(window: Navigator) -> None:
    """As it opens."""
    window.go("tracking")


SCENES = [("suivi", usual)]
