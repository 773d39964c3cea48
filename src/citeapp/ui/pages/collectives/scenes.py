"""Pictures of the collectifs."""

from collections.abc import Callable
from functools import partial

from citeapp.ui.pages.collectives.page import CollectivesPage
from citeapp.ui.shell.main_window import MainWindow


def tab(window: MainWindow, key: str) -> None:
    """One tab of the first collectif."""
    window.go("collectives", tab=key)


def proposing(window: MainWindow) -> None:
    """A name being typed among the members."""
    window.go("collectives", tab="members")
    page = window.page()
    if isinstance(page, CollectivesPage):
        entry = page.tabs["members"].entry  # type: ignore[attr-defined]  # it is the members' tab
        entry.setFocus()
        entry.edit.insert("sa")
        entry.edit.textEdited.emit("sa")


def new(window: MainWindow) -> None:
    """The form of a new collectif."""
    window.go("collectives", new="1")


SCENES: list[tuple[str, Callable[[MainWindow], object]]] = [
    ("collectifs", partial(tab, key="identity")),
    ("collectifs-membres", partial(tab, key="members")),
    ("collectifs-proposer", proposing),
    ("collectifs-rencontres", partial(tab, key="meetings")),
    ("collectifs-suivi", partial(tab, key="tracking")),
    ("collectifs-documents", partial(tab, key="papers")),
    ("collectifs-nouveau", new),
]
