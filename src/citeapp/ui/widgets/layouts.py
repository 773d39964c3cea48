"""Layouts that breathe: a flow of chips, columns that stack, a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QMargins,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from citeapp.ui.style import px

SIGHT_PX = 90
"""Room kept above and below what is scrolled to: its title is read with it."""
RING_PX = 3
"""Room above and below a column for the focus ring, drawn just outside a control."""


class FlowLayout(QLayout):
    """Widgets one after the other, going to the next line when the first is full."""

    def __init__(self, parent: QWidget | None = None, *, gap: float = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = px(gap)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = item.sizeHint().width()
            if lines[-1] and used + width > rect.width():
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += width + self._gap
        y = rect.y()
        for line in lines:
            height = max((item.sizeHint().height() for item in line), default=0)
            x = rect.x()
            for item in line:
                size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 100_000))
                if move:
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + self._gap
            y += height + self._gap
        return max(0, y - self._gap - rect.y())


class ResponsiveColumns(QWidget):
    """Columns side by side that stand one under the other when the window is narrow.

    ``below`` is the width (drawing pixels at zoom 1) under which they stack; without it they
    stack when they do not fit. ``add(widget, stretch)``; ``stacked(bool)`` when they turn.
    """

    stacked = Signal(bool)

    def __init__(self, *, below: float = 0, gap: float = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._below = px(below)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(gap))
        self._stretches: list[int] = []

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Append a column."""
        self._stretches.append(stretch)
        self._box.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        """Append a column made of a layout."""
        self._stretches.append(stretch)
        self._box.addLayout(layout, stretch)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        widest = 0
        for index in range(self._box.count()):
            item = self._box.itemAt(index)
            widest = max(widest, item.minimumSize().width() if item else 0)
        return QSize(widest, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        threshold = self._below or self._needed()
        stacked = self.width() < threshold
        direction = (
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        if self._box.direction() == direction:
            return
        self._box.setDirection(direction)
        for index, stretch in enumerate(self._stretches):
            self._box.setStretch(index, 0 if stacked else stretch)
        self.stacked.emit(stacked)

    def _needed(self) -> int:
        total = self._box.spacing() * max(0, self._box.count() - 1)
        for index in range(self._box.count()):
            item = self._box.itemAt(index)
            total += item.sizeHint().width() if item else 0
        return total


class ScrollColumn(QScrollArea):
    """A column that scrolls: ``scroll.column.addWidget(…)``; it never scrolls sideways.

    A ``whole`` one takes all the height there is, for what stands in the middle of it.
    """

    def __init__(
        self,
        *,
        margin: float = 0,
        gap: float = 10,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # One of our own: when Qt is asked for its own, PySide6 makes half of its classes at once.
        pane = QWidget()
        pane.setAutoFillBackground(False)
        self.setViewport(pane)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("column")
        self.inside = inside
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        outer = QVBoxLayout(inside)
        edge = max(px(margin), RING_PX)
        outer.setContentsMargins(px(margin), edge, px(margin), edge)
        outer.setSpacing(0)
        self.column = QVBoxLayout()
        self.column.setSpacing(px(gap))
        outer.addLayout(self.column, int(whole))
        outer.addStretch(int(not whole))
        self.setWidget(inside)
        inside.setAutoFillBackground(False)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget that was given the focus, once everything has its place."""

    def scroll() -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget, 0, px(SIGHT_PX))
            above = above.parentWidget()

    QTimer.singleShot(0, widget, scroll)


class SnugColumn(ScrollColumn):
    """As high as what stands in it while there is room; else it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.inside.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._needed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMaximumHeight(self._needed())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.inside and event.type() == QEvent.Type.LayoutRequest:
            self.setMaximumHeight(self._needed())
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _needed(self) -> int:
        wanted = self.inside.heightForWidth(self.viewport().width())
        return max(wanted, self.inside.minimumSizeHint().height())
