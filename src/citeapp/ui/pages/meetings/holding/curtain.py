"""When the wall shows what this screen shows, nothing of the capture may stand on it.

One screen, or two that show the same: the window is covered and what is under it hidden, until
someone asks for it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.labels import PlainLabel


class Curtain(QWidget):
    """``back`` to the wall, or ``lifted``: the capture is wanted, seen by the room or not."""

    back = Signal()
    lifted = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("root")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        window.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(40), px(40), px(40), px(40))
        column.addStretch(1)
        column.addWidget(PlainLabel(_("La projection occupe cet écran"), "title"))
        column.addWidget(
            PlainLabel(
                _("Le mur montre ce que montre cet écran : vos notes restent cachées."), "muted"
            )
        )
        self.return_button = PrimaryButton(_("Revenir à la projection"), self.back.emit, key="F5")
        self.lift_button = Button(
            _("Montrer quand même la page Rédiger"), self.lifted.emit, key="F6"
        )
        for button in (self.return_button, self.lift_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.hide()

    def draw(self) -> None:
        """Cover the window."""
        self._show_window(shown=False)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.return_button.setFocus()

    def lift(self) -> None:
        """Show the window again."""
        self.hide()
        self._show_window(shown=True)

    def _show_window(self, *, shown: bool) -> None:
        inside = self._window.centralWidget()
        if inside is not None:
            inside.setVisible(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)


def shows_the_same(one: QScreen, other: QScreen) -> bool:
    """Whether two screens are one, or one mirrors the other."""
    return one is other or one.geometry() == other.geometry()
