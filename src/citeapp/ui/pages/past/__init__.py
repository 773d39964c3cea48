"""Corbeille et historique: what was deleted comes back, what was done is taken back."""

from citeapp.ui.pages.past.page import PastPage

__all__ = ["PastPage"]
