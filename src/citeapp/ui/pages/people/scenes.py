"""Pictures of people and structures."""

from citeapp.ui.page import Navigator


def someone(window: Navigator) -> None:
    """The first person of the list."""
    window.go("people")


def structures(window: Navigator) -> None:
    """The structures."""
    window.go("people", show="organisation")


SCENES = [("personnes", someone), ("structures", structures)]
