"""Décisions: what was decided across collectifs, and what became of what people said."""

from citeapp.ui.pages.register.page import RegisterPage

__all__ = ["RegisterPage"]
