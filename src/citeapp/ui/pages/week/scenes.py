"""Pictures of Ma semaine."""

from citeapp.ui.main_window import MainWindow
from citeapp.ui.pages.week.first_day import FirstDay
from citeapp.ui.pages.week.page import WeekPage
from citeapp.ui.widgets.card import clear_layout


def usual(window: MainWindow) -> None:
    """As it opens."""
    window.go("week")


def first_day(window: MainWindow) -> None:
    """What stands there before the first rencontre."""
    window.go("week")
    page = window.page()
    if isinstance(page, WeekPage):
        clear_layout(page.area.column)
        page.area.column.addWidget(FirstDay(page.context))


SCENES = [("semaine", usual), ("semaine-premier-jour", first_day)]
