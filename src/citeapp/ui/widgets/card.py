"""Cards: white surfaces with a hairline border; lists of rows, or a titled panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.labels import IconLabel, PlainLabel, SectionTitle


class Hairline(QFrame):
    """One pixel between two rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "hairline")
        self.setFixedHeight(1)


class Card(QFrame):
    """A list of rows parted by hairlines."""

    def __init__(self, *rows: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        for row in rows:
            self.add(row)

    def add(self, row: QWidget) -> None:
        """Append a row, a hairline before it unless it is the first."""
        if self._column.count():
            self._column.addWidget(Hairline())
        self._column.addWidget(row)

    def clear(self) -> None:
        """Take every row away."""
        clear_layout(self._column)


class Panel(QFrame):
    """A card with its title inside and free content: ``panel.column.addWidget(…)``."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(18), px(15), px(18), px(16))
        self.column.setSpacing(px(8))
        if title:
            label = SectionTitle(title)
            label.setContentsMargins(0, 0, 0, px(2))
            self.column.addWidget(label)
            self.setAccessibleName(title)


class RowCard(QFrame):
    """One line of a card: icon, title, subtitle, then a badge and a button.

    Without a button the row itself takes the focus; Enter or a click emits ``opened``.
    """

    opened = Signal()

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        icon: str = "",
        token: str = "muted",
        badge: QWidget | None = None,
        button: QWidget | None = None,
        on_open: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(10), px(14), px(10))
        row.setSpacing(px(12))
        if icon:
            row.addWidget(IconLabel(icon, token, 18), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(px(1))
        self.title = PlainLabel(title, "medium")
        words.addWidget(self.title)
        self.subtitle = PlainLabel(subtitle, "secondary")
        if not subtitle:
            self.subtitle.hide()  # never shown here: without a parent yet, it would be a window
        words.addWidget(self.subtitle)
        row.addLayout(words, 1)
        for part in (badge, button):
            if part is not None:
                row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._openable = on_open is not None
        if on_open is not None:
            self.opened.connect(lambda: on_open())
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if button is None and self._openable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setAccessibleName(". ".join(part for part in (title, subtitle) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._openable and self.rect().contains(event.position().toPoint()):
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._openable and event.key() in keys:
            self.opened.emit()
            return
        super().keyPressEvent(event)


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take every widget out of a layout and let Qt delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
