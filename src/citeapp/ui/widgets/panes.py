"""A list on the left, what is chosen on the right; in a narrow window one at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button

NARROW_BELOW_PX = 760


class Panes(QWidget):
    """``Panes(left, view, right, back=_("Rencontres"), width=216)``.

    ``view`` is the list inside ``left``: Enter on a row of it is ``entered``, for the hands to go
    to the right side. ``browser`` is the button that brings the list back in a narrow
    window: put it where the right side has room for it. ``turned(narrow)`` tells of a change.
    """

    turned = Signal(bool)
    entered = Signal()

    def __init__(
        self, left: QFrame, view: QListView, right: QWidget, *, back: str, width: float
    ) -> None:
        super().__init__()
        self._left, self._view, self._right, self._width = left, view, right, width
        self.narrow = self.browsing = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(right, 1)
        self.browser = Button(back, self.browse, icon="arrow-left", kind="quiet")
        self.browser.hide()
        view.activated.connect(self._enter)
        view.clicked.connect(self.show_right)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW_BELOW_PX)
        if narrow != self.narrow:
            self.narrow = narrow
            self.turned.emit(narrow)
        self._place()

    @property
    def list_hidden(self) -> bool:
        """Whether the right side stands alone."""
        return self.narrow and not self.browsing

    def browse(self) -> None:
        """Show the list in a narrow window, or put it away."""
        self.browsing = not self.browsing
        self._place()
        if self.browsing:
            self._view.setFocus()

    def show_right(self) -> None:
        """Something was opened: in a narrow window it takes the place of the list."""
        self.browsing = False
        self._place()

    def _enter(self) -> None:
        self.show_right()
        self.entered.emit()

    def _place(self) -> None:
        self._left.setVisible(not self.list_hidden)
        self._right.setVisible(not self.narrow or not self.browsing)
        self.browser.setVisible(self.narrow)
        if self.narrow:
            self._left.setMinimumWidth(px(self._width))
            self._left.setMaximumWidth(max(self.width(), px(self._width)))
        else:
            self._left.setFixedWidth(px(self._width))
