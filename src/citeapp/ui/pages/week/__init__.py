"""Ma semaine: what comes next is what is seen first."""

from citeapp.ui.pages.week.page import WeekPage

__all__ = ["WeekPage"]
