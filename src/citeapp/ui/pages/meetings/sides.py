"""Work on the left, its company on the right: each scrolls by itself, both as one when narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.layouts import ScrollColumn

SIDE_PX = 268
NARROW_BELOW_PX = 640
LEAST_PX = 360


class Sides(QWidget):
    """``Sides(main, side)``: the side stays in sight while the work scrolls.

    With ``fills`` the work takes the whole height and scrolls itself, down to ``LEAST_PX``.
    """

    def __init__(self, main: QWidget, side: QWidget, *, fills: bool = False) -> None:
        super().__init__()
        self._main, self._side, self._fills = main, side, fills
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(18))
        self.left, self._right = ScrollColumn(gap=14), ScrollColumn(gap=14)
        self._right.setFixedWidth(px(SIDE_PX))
        self._row.addWidget(self.left, 1)
        self._row.addWidget(self._right)
        self._narrow = False
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW_BELOW_PX)
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(280), px(160))

    def _place(self) -> None:
        alone = self._fills and not self._narrow
        if alone:
            self._row.insertWidget(0, self._main, 1)
        else:
            self.left.column.insertWidget(0, self._main)
        if self._fills:
            self._main.setMinimumHeight(px(LEAST_PX) if self._narrow else 0)
        self.left.setVisible(not alone)
        (self.left if self._narrow else self._right).column.addWidget(self._side)
        self._right.setVisible(not self._narrow)
