"""A chart on the screen: the drawing of the page on white, its words, its figures as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.style import look, px
from citeapp.ui.widgets.card import Card
from citeapp.ui.widgets.fold import Fold
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.tables import TableCard, TableView

WIDEST_PX = 760
EDGE_PX = 14
NAME_PX = 170
"""The least width of the first column."""


class ChartCard(Card):
    """``ChartCard(title, words, svg, columns, rows)``: whoever listens gets words and table."""

    def __init__(
        self,
        title: str,
        words: str,
        svg: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.setSpacing(px(10))
        column.addWidget(SectionTitle(title))
        column.addWidget(PlainLabel(words))
        self.drawing = Drawing(svg)
        self.drawing.setAccessibleName(title)
        self.drawing.setAccessibleDescription(words)
        column.addWidget(self.drawing)
        self.figures = Figures(title, columns, rows)
        column.addWidget(self.figures)
        self.add(inside)


class Drawing(QWidget):
    """The very drawing of the document; white below it in every theme, as on paper."""

    def __init__(self, svg: str) -> None:
        super().__init__()
        self._renderer = QSvgRenderer(QByteArray(svg.encode()), self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(px(WIDEST_PX))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = self._renderer.defaultSize()
        inside = max(min(width, px(WIDEST_PX)) - 2 * px(EDGE_PX), 1)
        return round(inside * size.height() / max(size.width(), 1)) + 2 * px(EDGE_PX)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDEST_PX), self.heightForWidth(px(WIDEST_PX)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(EDGE_PX) * 4, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look().color("line"))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        edge = px(EDGE_PX)
        self._renderer.render(painter, QRectF(self.rect()).adjusted(edge, edge, -edge, -edge))
        painter.end()


class Figures(Fold):
    """« Les mêmes chiffres en tableau »: made when it is opened."""

    def __init__(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__(_("Les mêmes chiffres en tableau"))
        self._name, self._columns, self._rows = title, columns, rows

    def make(self) -> QWidget:
        table = TableView(self._name, row_px=34)
        model = QStandardItemModel(0, len(self._columns), table)
        model.setHorizontalHeaderLabels(list(self._columns))
        for row in self._rows:
            model.appendRow([QStandardItem(words) for words in row])
        table.setModel(model)
        table.setEditTriggers(TableView.EditTrigger.NoEditTriggers)
        few = len(self._columns) <= 4
        table.set_columns([0 if few else NAME_PX, *[120 if few else 74] * (len(self._columns) - 1)])
        table.show_whole()
        if self._rows:
            table.setCurrentIndex(model.index(0, 0))
        return TableCard(table)
