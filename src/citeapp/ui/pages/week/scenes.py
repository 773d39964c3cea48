"""Pictures of Ma semaine."""

from citeapp.ui.main_window import MainWindow
from citeapp.ui.pages.week.page import WeekPage


def usual(window: MainWindow) -> None:
    """As it opens."""
    window.go("week")


def first_day(window: MainWindow) -> None:
    """What stands there before the first rencontre."""
    window.go("week")
    page = window.page()
    if isinstance(page, WeekPage):
        page.show_first_day()


SCENES = [("semaine", usual), ("semaine-premier-jour", first_day)]
