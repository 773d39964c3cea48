"""Tableau de suivi: all actions of all collectifs."""

from citeapp.ui.pages.tracking.page import TrackingPage

__all__ = ["TrackingPage"]
