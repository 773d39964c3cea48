"""For the projector: the current point as large as the wall allows, and nothing that is not public.

It shows the agenda and the time, never who is missing nor what is being written down.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.widgets.labels import KeyHint, PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout

BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Up)
ON = (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Return)
AWAY = (Qt.Key.Key_Escape, Qt.Key.Key_F5)
PARTS = {"number": 28, "point": 9, "objective": 20, "clock": 13, "following": 26}
"""The parts from top to bottom; how many of their lines would fill the height of the screen."""


class Projection(QWidget):
    """A window of its own, on the second screen if there is one.

    ``stepped(±1)`` and ``toggled`` for the arrows and the space bar; Escape closes it.
    """

    stepped = Signal(int)
    toggled = Signal()
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setObjectName("root")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Projection · CitéApp"))
        window.installEventFilter(self)
        self._column = QVBoxLayout(self)
        self.labels = {name: PlainLabel("") for name in PARTS}
        for name, label in self.labels.items():
            if name == "following":
                self._column.addStretch(1)
            label.set_role("muted" if name in ("number", "following") else "")
            self._column.addWidget(label)
        hints = QWidget()
        keys = FlowLayout(hints)
        for key, meaning in (
            ("Right", _("point suivant")),
            ("Left", _("point précédent")),
            ("Space", _("lancer ou arrêter le temps")),
            ("Esc", _("fermer")),
        ):
            keys.addWidget(KeyHint(key, meaning))
        self._column.addWidget(hints)

    def project(self) -> None:
        """Fill the second screen, or the only one."""
        window = self.parentWidget()
        here = window.screen() if window is not None else self.screen()
        other = next((s for s in QGuiApplication.screens() if s is not here), here)
        self.setGeometry(other.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    def show_words(self, words: dict[str, str]) -> None:
        """Show the parts by name; an empty one takes no room."""
        for name, label in self.labels.items():
            label.setText(words.get(name, ""))
            label.setVisible(bool(words.get(name)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:  # nothing stays on the wall after the program
            self.close()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ON:
            self.stepped.emit(1)
        elif event.key() in BACK:
            self.stepped.emit(-1)
        elif event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.key() in AWAY:
            self.close()
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
        for name, label in self.labels.items():
            weight = 600 if name in ("point", "clock") else 400
            size = self.height() // PARTS[name]
            label.setStyleSheet(f"font-size: {size}px; font-weight: {weight}")
