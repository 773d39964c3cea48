"""Work on the left, its company on the right: each scrolls by itself, both as one when narrow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.layouts import ScrollColumn

SIDE_PX = 268
NARROW_BELOW_PX = 640


class Sides(QWidget):
    """``Sides(main, side)``: the side stays in sight while the work scrolls."""

    def __init__(self, main: QWidget, side: QWidget) -> None:
        super().__init__()
        self._main, self._side = main, side
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(18))
        self.left, self._right = ScrollColumn(gap=14), ScrollColumn(gap=14)
        self._right.setFixedWidth(px(SIDE_PX))
        row.addWidget(self.left, 1)
        row.addWidget(self._right)
        self.left.column.addWidget(main)
        self._right.column.addWidget(side)
        self._narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW_BELOW_PX)
        if narrow != self._narrow:
            self._narrow = narrow
            (self.left if narrow else self._right).column.addWidget(self._side)
            self._right.setVisible(not narrow)
