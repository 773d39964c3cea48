"""For the projector: the current point as large as the wall allows, and nothing that is not public.

It shows the agenda, the time and what is put off for another time; never who is missing nor what
is being written down.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.pages.meetings.holding.curtain import shows_the_same
from citeapp.ui.style import look
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import KeyHint, PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout

BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Up)
ON = (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Return)
AWAY = (Qt.Key.Key_Escape, Qt.Key.Key_F5)
PARTS = {
    "number": 28,
    "point": 9,
    "objective": 20,
    "clock": 13,
    "spent": 28,
    "following": 26,
    "parking": 30,
}
"""The parts from top to bottom; how many of their lines would fill the height of the screen."""
_MUTED = ("number", "spent", "following", "parking")


class Projection(QWidget):
    """A window of its own, on the second screen if there is one.

    ``stepped(±1)`` and ``toggled`` for the arrows and the space bar, ``capture_asked`` for
    « Rédiger », ``parked(text)`` for another time, ``numbered(figure)``; Escape closes it.
    """

    stepped = Signal(int)
    toggled = Signal()
    capture_asked = Signal()
    parked = Signal(str)
    numbered = Signal(str)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.on_this_screen = False
        """Whether it stands where the window stands: one screen, or one that mirrors it."""
        self.setObjectName("root")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Projection · CitéApp"))
        window.installEventFilter(self)
        self._over = False
        self._column = QVBoxLayout(self)
        self.labels = {name: PlainLabel("") for name in PARTS}
        for name, label in self.labels.items():
            if name == "following":
                self._column.addStretch(1)
            label.set_role("muted" if name in _MUTED else "")
            self._column.addWidget(label)
        self.idea = LineEdit()
        self.idea.setPlaceholderText(_("Pour une autre fois, puis Entrée"))
        self.idea.setAccessibleName(_("Pour une autre fois, puis Entrée"))
        self.idea.returnPressed.connect(self._park)
        self.idea.installEventFilter(self)
        self.idea.hide()
        self._column.addWidget(self.idea)
        self._column.addWidget(_hints())

    def project(self) -> None:
        """Fill the second screen, or the only one."""
        window = self.parentWidget()
        here = window.screen() if window is not None else self.screen()
        other = next((s for s in QGuiApplication.screens() if not shows_the_same(s, here)), here)
        self.on_this_screen = shows_the_same(other, here)
        self.setGeometry(other.geometry())
        self.showFullScreen()
        self.take_hands()

    def take_hands(self) -> None:
        """The keys go to the wall."""
        self.raise_()
        self.activateWindow()
        self.setFocus()

    def show_words(self, words: dict[str, str], *, over: bool = False) -> None:
        """Show the parts by name; an empty one takes no room. ``over``: past the time planned."""
        for name, label in self.labels.items():
            label.setText(words.get(name, ""))
            label.setVisible(bool(words.get(name)))
        if over != self._over:
            self._over = over
            self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.idea:
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                if event.type() == QEvent.Type.KeyPress:
                    self._put_idea_away()
                return True
        elif event.type() == QEvent.Type.Close:  # nothing stays on the wall after the program
            self.close()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().lower()
        if event.key() in ON:
            self.stepped.emit(1)
        elif event.key() in BACK:
            self.stepped.emit(-1)
        elif event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.key() in AWAY:
            self.close()
        elif typed == "r" or event.key() == Qt.Key.Key_F6:
            self.capture_asked.emit()
        elif typed == "f":
            self.idea.show()
            self.idea.setFocus()
        elif typed.isdecimal():
            self.numbered.emit(typed)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edge = self.height() // 12
        self._column.setContentsMargins(edge, edge, edge, edge // 2)
        self._column.setSpacing(edge // 4)
        self._dress()

    def _dress(self) -> None:
        """Sizes after the height of the wall; a point that lasts longer in another colour."""
        for name, label in self.labels.items():
            weight = 600 if name in ("point", "clock") else 400
            size = self.height() // PARTS[name]
            tint = f"; color: {look().color('late').name()}" if self._is_late(name) else ""
            label.setStyleSheet(f"font-size: {size}px; font-weight: {weight}{tint}")
        self.idea.setStyleSheet(f"font-size: {self.height() // PARTS['following']}px")

    def _is_late(self, name: str) -> bool:
        return self._over and name == "clock"

    def _park(self) -> None:
        text = self.idea.text().strip()
        if text:
            self.parked.emit(text)
        self._put_idea_away()

    def _put_idea_away(self) -> None:
        self.idea.clear()
        self.idea.hide()
        self.setFocus()


def _hints() -> QWidget:
    hints = QWidget()
    keys = FlowLayout(hints)
    for key, meaning in (
        ("Right", _("point suivant")),
        ("Left", _("point précédent")),
        ("Space", _("lancer ou arrêter le temps")),
        ("f", _("pour une autre fois")),
        ("r", _("rédiger")),
        ("Esc", _("fermer")),
    ):
        keys.addWidget(KeyHint(key, meaning))
    return hints
