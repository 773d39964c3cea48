"""Pictures of Ma semaine."""

from citeapp.ui.page import Navigator


def usual(window: Navigator) -> None:
    """As it opens."""
    window.go("week")


SCENES = [("semaine", usual)]
