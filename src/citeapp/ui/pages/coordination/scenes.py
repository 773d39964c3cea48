"""Pictures of the coordination board."""

from citeapp.ui.page import Navigator


def usual(window: Navigator) -> None:
    """As it opens."""
    window.go("coordination")


def documents(window: Navigator) -> None:
    """The documents of the network."""
    window.go("coordination", show="documents")


def year(window: Navigator) -> None:
    """A year in pictures."""
    window.go("coordination", show="year")


SCENES = [
    ("coordination", usual),
    ("coordination-chiffres", year),
    ("coordination-documents", documents),
]
