"""Échanges: a parcel counter with receipts."""

from citeapp.ui.pages.exchange.page import ExchangePage

__all__ = ["ExchangePage"]
