"""Every place of the window that a person can stand at, for tests that walk them all."""

from __future__ import annotations

from boards_bench import Boards
from PySide6.QtWidgets import QApplication

from citeapp.ui.widgets.later import Later

STEPS = ("prepare", "invite", "sign_in", "run", "write", "spread")
TABS = ("identity", "members", "meetings", "tracking", "papers")
PLACES = (
    "week",
    *(f"meetings/{step}" for step in STEPS),
    "meetings/new",
    "meetings/calendar",
    "people",
    "people/person",
    "people/new",
    *(f"collectives/{tab}" for tab in TABS),
    "collectives/new",
    "tracking",
    "tracking/new",
    "exchange",
    "coordination",
    "coordination/documents",
    "settings",
    "importing",
    "past",
    "plain",
    "plain/text",
    "register",
)


def open_place(boards: Boards, place: str) -> None:
    """Bring the window to one of the places."""
    page, _slash, part = place.partition("/")
    target: dict[str, str] = {}
    if part == "new":
        target = {"new": "1"}
    elif part == "person":
        target = {"person": boards.ids["Aïcha"]}
    elif part == "calendar":
        target = {"calendar": "1"}
    elif page == "meetings" and part:
        target = {"meeting": boards.ids["ahead"], "step": part}
    elif page == "coordination" and part:
        target = {"show": part}
    elif page == "collectives" and part:
        target = {"collective": boards.ids["Dorignies"], "tab": part}
    elif page == "plain" and part:
        target = {"meeting": boards.ids["ahead"], "kind": "invitation"}
    boards.window.go(page, **target)
    for later in boards.window.page().findChildren(Later):
        later.now()
    for _round in range(4):
        QApplication.processEvents()
