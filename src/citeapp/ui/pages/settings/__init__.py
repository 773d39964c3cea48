"""Paramètres: one screen, searchable."""

from citeapp.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
