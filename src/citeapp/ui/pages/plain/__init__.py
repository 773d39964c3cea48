"""Version simplifiée: a text in plain words beside its original, one sentence a line."""

from citeapp.ui.pages.plain.page import PlainPage

__all__ = ["PlainPage"]
