"""Pictures of the contact book."""

from citeapp.ui.main_window import MainWindow
from citeapp.ui.pages.people.page import PeoplePage


def first_card(window: MainWindow) -> None:
    """A person who came often."""
    page = _page(window)
    rows = page.list.view.rows()
    page.show_card("person", rows[min(4, len(rows) - 1)].key)


def first_structure(window: MainWindow) -> None:
    """A structure and who is there."""
    page = _page(window)
    page.list.set_scope("organisations")
    page.show_card("organisation", page.list.view.rows()[0].key)


def someone_new(window: MainWindow) -> None:
    """Someone new, while a namesake is already there."""
    page = _page(window)
    page.ask_new("Karim")


def doubles(window: MainWindow) -> None:
    """Two cards that look alike."""
    _page(window).open(show="doubles")


def nobody(window: MainWindow) -> None:
    """A filter that finds nothing."""
    _page(window).list.search.edit.setText("Zénobie Wxyz")


def _page(window: MainWindow) -> PeoplePage:
    window.go("people")
    page = window.page()
    assert isinstance(page, PeoplePage)
    return page


SCENES = [
    ("personnes", first_card),
    ("personnes-structure", first_structure),
    ("personnes-nouvelle", someone_new),
    ("personnes-doublons", doubles),
    ("personnes-rien", nobody),
]
