"""Pictures of the settings."""

from citeapp.ui.page import Navigator


def usual(window: Navigator) -> None:
    """As it opens."""
    window.go("settings")


SCENES = [("parametres", usual)]
