"""The typical rencontre of screens.md: 12 of 20 come, 3 walk in, 2 decisions, 4 actions.

Played in a real window from opening the page to the finished compte rendu, once by a person who
has no mouse and once by one who only points, types words and points again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import time
from time import monotonic as time_now
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTabBar, QWidget

from citeapp.domain.meeting import Meeting
from citeapp.ui.pages.meetings.signing_in.sheet_table import TICK, SheetView
from citeapp.ui.pages.meetings.writing.line_text import LineText
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.widgets.suggestions import SuggestionList
from citeapp.usecases import collectives, meetings, people
from citeapp.usecases.session import Session

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

PATIENCE_S = 5
EXPECTED = (
    "Aïcha Benali, Amandine Carpentier, Benoît Lefebvre, Chloé Wattrelot, Damien Nowak, "
    "Élodie Marchand, Fatou Ndiaye, Gérard Delattre, Hélène Bruyère, Inès Ferreira, "
    "Jean-Marc Duhem, Karim Ziani, Léa Fontaine, Malika Saïdi, Nadège Poulain, Olivier Hernu, "
    "Pauline Tison, Rachid Amrani, Sophie Vanhove, Thérèse Kowalski"
)
PRESENT = (1, 2, 3, 5, 6, 8, 9, 11, 13, 14, 17, 20)
WALK_INS = ("Yasmine", "Zoé", "Ulysse")
POINTS = ("Accueil, météo", "La garderie du soir", "La fête du jeu")


@dataclass(frozen=True)
class Written:
    """A line of the minutes: what it becomes, its words, who and for when."""

    kind: str
    words: str
    who: str = ""
    when: str = ""


MINUTES = (
    (Written("note", "Chacun dit sa météo, trois personnes viennent pour la première fois"),),
    (
        Written("note", "Les parents disent que la garderie ferme trop tôt"),
        Written("decision", "Demander l’ouverture jusqu’à 18 h 30"),
        Written("action", "Écrire à la mairie", "Karim Ziani", "20 mars"),
        Written("action", "Compter les familles concernées", "Fatou Ndiaye", "27 mars"),
    ),
    (
        Written("decision", "La fête a lieu au parc"),
        Written("action", "Réserver le parc", "Benoît Lefebvre", "2 avril"),
        Written("action", "Faire l’affiche", "Inès Ferreira", "9 avril"),
    ),
)


def prepare(session: Session) -> Meeting:
    """The collectif, its twenty people and the rencontre of today with its agenda."""
    collective = collectives.create(session, name="Dorignies").value
    for name in EXPECTED.split(", "):
        first, _space, last = name.partition(" ")
        person = people.create(
            session, first_name=first, last_name=last, main_audience="parent"
        ).value
        collectives.add_member(session, collective_id=collective.id, person_id=person.id)
    meeting = meetings.create(
        session,
        collective_id=collective.id,
        date=session.today,
        start=time(17, 30),
        end=time(19, 0),
        place="Centre social de Dorignies",
    ).value
    for title in POINTS:
        meetings.add_item(session, meeting_id=meeting.id, title=title)
    return meeting


class Keyboard:
    """Hands that have no mouse; ``presses`` counts every key but the letters of words."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.presses = window, 0

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key, with what is held down beside it."""
        self.presses += 1
        QTest.keyClick(hands(), key, modifier)
        QApplication.processEvents()

    def signs(self, signs: str) -> None:
        """Signs that are no words: numbers, marks, the spaces between them."""
        self.presses += len(signs)
        type_in(signs)

    def hold(self) -> None:
        """The whole rencontre."""
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        self.press(Qt.Key.Key_R, alt)
        self.press(Qt.Key.Key_3, alt)
        self.signs(" ".join(map(str, PRESENT)))
        self.press(Qt.Key.Key_Return)
        for name in WALK_INS:
            type_in(name)
            self.press(Qt.Key.Key_Return)
        self.press(Qt.Key.Key_5, alt)
        for place, lines in enumerate(MINUTES):
            if place:
                self.press(Qt.Key.Key_PageDown, control)
            for line in lines:
                self._write(line)
        self.press(Qt.Key.Key_6, alt)
        self.press(Qt.Key.Key_Return, control)

    def _write(self, line: Written) -> None:
        self.signs({"action": "!", "decision": ">"}.get(line.kind, ""))
        type_in(line.words)
        if line.who:
            self.signs(" @")
            type_in(line.who[:5])
            self.press(Qt.Key.Key_Tab)  # the proposal is taken
        if line.when:
            self.signs("/")
            type_in(line.when)
        self.press(Qt.Key.Key_Return)


class Mouse:
    """A hand that points; the other one types words, and nothing but words."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.clicks = window, 0

    def hold(self) -> None:
        """The whole rencontre."""
        self.button("Rencontres")
        self.tab("Émarger")
        for number in PRESENT:
            self._tick(number)
        for name in WALK_INS:
            self.click_field("3 7 12r 15e, ou un nom")
            type_in(name)
            self.click_proposal(name)
        self.tab("Rédiger")
        for place, lines in enumerate(MINUTES, 1):
            for line in lines:
                self._write(place, line)
        self.tab("Diffuser")
        self.button("Clore et faire le compte rendu")

    def at(self, widget: QWidget, place: QPoint | None = None) -> None:
        """A click on something in sight."""
        assert widget.isVisible(), widget.accessibleName()
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())
        QApplication.processEvents()

    def button(self, words: str, inside: QWidget | None = None) -> None:
        """A click on what says so."""
        self.at(
            visible(
                x
                for x in (inside or self.window).findChildren(QAbstractButton)
                if words in (x.text() or x.accessibleName())
            )
        )

    def tab(self, words: str) -> None:
        """A click on a step."""
        for bar in self.window.findChildren(QTabBar):
            for index in range(bar.count()):
                if bar.isVisible() and bar.tabText(index) == words:
                    self.at(bar, bar.tabRect(index).center())
                    return
        raise AssertionError(f"no step « {words} »")

    def click_field(self, name: str, inside: QWidget | None = None) -> None:
        """A click into a line."""
        self.at(
            visible(
                x
                for x in (inside or self.window).findChildren(QLineEdit)
                if x.accessibleName().startswith(name)
            )
        )

    def click_proposal(self, words: str) -> None:
        """A click on a proposal that ends with these words."""
        for shown in self.window.findChildren(SuggestionList):
            model = shown.model()
            for row in range(model.rowCount() if shown.isVisible() else 0):
                index = model.index(row, 0)
                if str(index.data()).endswith(words):
                    self.at(shown.viewport(), shown.visualRect(index).center())
                    return
        raise AssertionError(f"no proposal « {words} »")

    def _tick(self, number: int) -> None:
        sheet = visible(self.window.findChildren(SheetView))
        index = sheet.model().index(number - 1, TICK)
        sheet.scrollTo(index)
        self.at(sheet.viewport(), sheet.visualRect(index).center())

    def _write(self, point: int, line: Written) -> None:
        self.at(wait_for(lambda: self._blank(point)).viewport())
        type_in(line.words)
        if line.kind != "note":
            self.button({"action": "! Action", "decision": "> Décision"}[line.kind])
        if line.who:
            row = hands().parentWidget()
            assert row is not None
            self.button("Préciser", row)
            self.click_field("Qui", row)
            type_in(line.who)
            self.click_field("Pour quand", row)
            type_in(line.when)

    def _blank(self, point: int) -> LineText | None:
        """The empty line of a point; it comes once the one above rests."""
        lines = self.window.findChildren(LineText)
        blank = [x for x in lines if x.accessibleName().endswith(str(point)) and not x.text()]
        return blank[-1] if blank else None


def wait_for(look: Callable[[], T | None]) -> T:
    """Let the window live until something is there."""
    ends = time_now() + PATIENCE_S
    while (found := look()) is None:
        QApplication.processEvents()
        if time_now() > ends:
            raise TimeoutError
    return found


def hands() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def visible(widgets: Iterable[W]) -> W:
    """The last of these that is in sight."""
    return [x for x in widgets if x.isVisible() and x.isEnabled()][-1]


def type_in(words: str) -> None:
    """A key for each sign, as a French keyboard would send it; QTest knows no accents."""
    for sign in words:
        key = Qt.Key.Key_Space if sign == " " else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                hands(), QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign)
            )
    QApplication.processEvents()
