"""Collectifs: one folder a collectif."""

from citeapp.ui.pages.collectives.page import CollectivesPage

__all__ = ["CollectivesPage"]
