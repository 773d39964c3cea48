"""Pictures of the counter."""

from citeapp.ui.page import Navigator


def usual(window: Navigator) -> None:
    """Before anybody is enrolled."""
    window.go("exchange")


SCENES = [("echanges", usual)]
