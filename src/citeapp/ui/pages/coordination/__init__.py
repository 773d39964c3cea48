"""Coordination: a line for each collectif; never a ranking."""

from citeapp.ui.pages.coordination.page import CoordinationPage

__all__ = ["CoordinationPage"]
