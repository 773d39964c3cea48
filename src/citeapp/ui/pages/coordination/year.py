"""A year of the network in pictures: the charts of the bilan annuel, before it is printed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.chart import ChartCard
from citeapp.ui.widgets.filters import FilterChip
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout, ScrollColumn
from citeapp.usecases import periods
from citeapp.usecases.documenting import year_charts
from citeapp.usecases.documenting.year_charts import YearChart
from citeapp.usecases.session import Session


class YearPane(ScrollColumn):
    """``show_network()`` reads the year again, beside the window."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.year = FilterChip(_("Année"), [("", "")])
        self.year.chosen.connect(lambda _code: self._read())
        self.state = PlainLabel("", "secondary")
        self.charts: list[ChartCard] = []
        self.column.setSpacing(px(12))
        line = QWidget()
        FlowLayout(line).addWidget(self.year)
        self.column.addWidget(line)
        self.column.addWidget(self.state)

    def show_network(self) -> None:
        """Offer the years that the network has; the one chosen stays if it can."""
        session = self._page.context.session
        years = periods.offered(session, collective_id="")
        codes = [one.code for one in years]
        chosen = self.year.value() or periods.usual(session.today).code
        options = [(one.code, one.words[:1].upper() + one.words[1:]) for one in years]
        self.year.set_options(options, chosen if chosen in codes else codes[0])
        self._read()

    def _read(self) -> None:
        year = self.year.value()
        self.state.setText(_("Les chiffres se comptent…"))
        self.state.show()

        def work(session: Session) -> list[YearChart]:
            return year_charts.listed(session, year=year)

        def done(charts: list[YearChart]) -> None:
            if year == self.year.value():
                self._show(charts)

        self._page.beside(work, title=_("Les chiffres de l’année"), on_done=done)

    def _show(self, charts: list[YearChart]) -> None:
        for old in self.charts:
            self.column.removeWidget(old)
            old.deleteLater()
        self.charts = [
            ChartCard(one.title, one.words, one.svg, one.columns, one.rows) for one in charts
        ]
        for card in self.charts:
            self.column.addWidget(card)
        self.state.setText(_("Rien à compter cette année-là."))
        self.state.setVisible(not charts)
