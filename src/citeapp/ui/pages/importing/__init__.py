"""Reprendre mes fichiers: a spreadsheet is looked at, then taken over in one act."""

from citeapp.ui.pages.importing.page import ImportingPage

__all__ = ["ImportingPage"]
