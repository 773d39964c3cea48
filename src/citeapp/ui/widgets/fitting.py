"""Rows as high as their words need: two lines fit by habit, longer ones get their room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent

from citeapp.ui.style import px
from citeapp.ui.widgets.tables import CELL_PX, TableView, cell_font

MOST_PX = 120
"""A row never grows higher; the tooltip has all of the words."""


class FittedTable(TableView):
    """A table whose rows grow for the words of ``fitted`` columns. Call ``watch`` once.

    Only rows in sight are measured, when they come into sight: thousands of rows stay quick.
    """

    def watch(self, fitted: Sequence[int]) -> None:
        """Fit rows now and whenever the model or the width changes; after ``setModel``."""
        self._fitted = tuple(fitted)
        self._measured: set[int] = set()
        self._tall: set[int] = set()
        self._fitting = False
        model = self.model()
        for signal in (model.modelReset, model.layoutChanged, model.rowsRemoved):
            signal.connect(self._changed)
        model.dataChanged.connect(self._cells_changed)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Forget what was measured and measure the rows in sight."""
        self._fitting = True
        usual = self.verticalHeader().defaultSectionSize()
        for row in self._tall:
            if row < self.model().rowCount():
                self.setRowHeight(row, usual)
        self._fitting = False
        self._tall, self._measured = set(), set()
        self._fit_sight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.__dict__.get("_fitted"):
            self.fit_rows()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dy and self.__dict__.get("_fitted"):
            self._fit_sight()

    def _changed(self, *_what: QObject) -> None:
        self.fit_rows()

    def _cells_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if set(self._fitted).isdisjoint(range(first.column(), last.column() + 1)):
            return
        self._measured.difference_update(range(first.row(), last.row() + 1))
        self._fit_sight()

    def _fit_sight(self) -> None:
        if self._fitting or not self.model().rowCount():
            return
        self._fitting = True
        last = self.rowAt(self.viewport().height())
        for row in range(max(self.rowAt(0), 0), last + 1 if last >= 0 else self._end()):
            if row not in self._measured:
                self._measured.add(row)
                self._fit(row)
        self._fitting = False

    def _end(self) -> int:
        """One past the last row that may be in sight."""
        usual = max(self.verticalHeader().defaultSectionSize(), 1)
        first = max(self.rowAt(0), 0)
        return min(self.model().rowCount(), first + self.viewport().height() // usual + 2)

    def _fit(self, row: int) -> None:
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = 0
        for column in self._fitted:
            room = self.columnWidth(column) - 2 * px(CELL_PX)
            index = self.model().index(row, column)
            metrics = QFontMetrics(cell_font(index))
            words = str(index.data() or "")
            if metrics.horizontalAdvance(words) > 1.4 * room:
                box = metrics.boundingRect(QRect(0, 0, room, 10_000), flags, words)
                needed = max(needed, box.height() + px(12))
        usual = self.verticalHeader().defaultSectionSize()
        if needed > usual:
            self.setRowHeight(row, min(needed, px(MOST_PX)))
            self._tall.add(row)
        elif row in self._tall:
            self.setRowHeight(row, usual)
            self._tall.discard(row)
