"""Rencontres: the list on the left, one rencontre on the right with its life along the top."""

from citeapp.ui.pages.meetings.page import MeetingsPage

__all__ = ["MeetingsPage"]
