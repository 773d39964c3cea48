"""A window on two collectifs, four actions and a few rencontres, for the tests of the boards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from citeapp.ui.page import Page
from citeapp.ui.shell.main_window import MainWindow
from citeapp.usecases import actions, collectives, meetings, people
from citeapp.usecases.session import Session

P = TypeVar("P", bound=Page)


@dataclass
class Boards:
    """What a test needs at hand."""

    window: MainWindow
    session: Session
    ids: dict[str, str]

    def page(self, kind: type[P]) -> P:
        """The page in sight, of the kind expected."""
        found = self.window.page()
        assert isinstance(found, kind)
        return found


def fill(session: Session) -> dict[str, str]:
    """Identifiers by name; today is Wednesday 11 March 2026."""
    ids: dict[str, str] = {}
    for name in ("Dorignies", "Jeunesse"):
        ids[name] = collectives.create(session, name=name).value.id
    for first, last in (("Aïcha", "Benali"), ("Benoît", "Lefebvre")):
        ids[first] = people.create(session, first_name=first, last_name=last).value.id
    collectives.add_member(session, collective_id=ids["Dorignies"], person_id=ids["Aïcha"])
    ids["held"] = meetings.create(
        session, collective_id=ids["Jeunesse"], date=date(2026, 3, 5), start=time(18, 0)
    ).value.id
    ids["ahead"] = meetings.create(
        session, collective_id=ids["Dorignies"], date=date(2026, 3, 12), start=time(17, 30)
    ).value.id
    for what, who, due, place in (
        ("Réserver la salle", "Benoît", date(2026, 3, 6), "Dorignies"),
        ("Relancer la CAF", "Aïcha", date(2026, 3, 20), "Dorignies"),
        ("Écrire au collège", "Aïcha", None, "Jeunesse"),
        ("Faire venir l’orchestre", "Benoît", date(2026, 2, 1), "Jeunesse"),
    ):
        ids[what] = actions.create(
            session, what=what, owners=[ids[who]], due_date=due, collective_id=ids[place]
        ).value.id
    actions.set_status(session, id=ids["Faire venir l’orchestre"], status="done")
    return ids


def entry(menu: QMenu, words: str) -> None:
    """Choose an entry of an open menu by its words."""
    next(a for a in menu.actions() if a.text().split("\t")[0] == words).trigger()


def type_words(target: QWidget, words: str) -> None:
    """One key press and release a letter; QTest's own helper knows only ASCII."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(target, event)
