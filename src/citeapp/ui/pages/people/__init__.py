"""Personnes et structures: a contact book that knows who was where."""

from citeapp.ui.pages.people.page import PeoplePage

__all__ = ["PeoplePage"]
