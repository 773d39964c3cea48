"""Pictures of the coordination board."""

from citeapp.ui.page import Navigator


def usual(window: Navigator) -> None:
    """As it opens."""
    window.go("coordination")


SCENES = [("coordination", usual)]
