"""Pictures of the coordination board."""

from citeapp.ui.page import Navigator


def usual(window: Navigator) -> None:
    """As it opens."""
    window.go("coordination")


def documents(window: Navigator) -> None:
    """The documents of the network."""
    window.go("coordination", show="documents")


SCENES = [("coordination", usual), ("coordination-documents", documents)]
