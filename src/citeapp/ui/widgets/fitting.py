"""Rows as high as their words need: two lines fit by habit, longer ones get their room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QResizeEvent

from citeapp.ui.style import px
from citeapp.ui.widgets.tables import CELL_PX, TableView

MOST_PX = 120
"""A row never grows higher; the tooltip has all of the words."""


class FittedTable(TableView):
    """A table whose rows grow for the words of ``fitted`` columns. Call ``watch`` once."""

    def watch(self, fitted: Sequence[int]) -> None:
        """Fit rows now and whenever the model or the width changes; after ``setModel``."""
        self._fitted = tuple(fitted)
        self._tall: set[int] = set()
        model = self.model()
        for signal in (model.modelReset, model.layoutChanged, model.dataChanged):
            signal.connect(self._changed)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Only rows with more than two lines are touched: thousands of rows stay quick."""
        count = self.model().rowCount()
        usual = self.verticalHeader().defaultSectionSize()
        for row in self._tall:
            if row < count:
                self.setRowHeight(row, usual)
        self._tall = set()
        metrics = self.fontMetrics()
        flags = int(Qt.TextFlag.TextWordWrap)
        for column in self._fitted:
            room = self.columnWidth(column) - 2 * px(CELL_PX)
            enough = 1.4 * room / max(metrics.averageCharWidth(), 1)
            for row in range(count):
                words = str(self.model().index(row, column).data() or "")
                if len(words) < enough:
                    continue
                box = QRect(0, 0, room, 10_000)
                needed = metrics.boundingRect(box, flags, words).height() + px(12)
                if needed > self.rowHeight(row):
                    self.setRowHeight(row, min(needed, px(MOST_PX)))
                    self._tall.add(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.__dict__.get("_fitted"):
            self.fit_rows()

    def _changed(self, *_what: QObject) -> None:
        self.fit_rows()
