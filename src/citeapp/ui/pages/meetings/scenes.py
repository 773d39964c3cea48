"""Pictures of the rencontre page, step by step."""

from collections.abc import Callable

from citeapp.ui.page import Navigator

STEPS = ("prepare", "invite", "sign_in", "run", "write", "spread")


def at(step: str) -> Callable[[Navigator], None]:
    """The nearest rencontre, at one of its steps."""

    def show(window: Navigator) -> None:
        window.go("meetings", step=step)

    return show


def new(window: Navigator) -> None:
    """The form of a new rencontre."""
    window.go("meetings", new="1")


SCENES = [*((f"rencontre-{step}", at(step)) for step in STEPS), ("rencontre-nouvelle", new)]
