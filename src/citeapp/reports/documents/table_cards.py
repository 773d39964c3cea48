"""Chevalets: a first name on the table, for everyone to call everyone by it.

An A4 page folded in two, the name on both sides or on the one that the others see.
"""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.reports.content import Document, NameCard, NameCards

BLANK = 2
"""Cards without a name, for whoever comes unexpected."""


def table_cards(
    people: tuple[NameCard, ...],
    *,
    collective: str,
    day: str = "",
    one_side: bool = False,
    demo: bool = False,
) -> Document:
    """A page for each, and some to be written by hand."""
    name = _("Chevalets")
    cards = (*people, *(NameCard("") for _n in range(BLANK)))
    return Document(
        title=" – ".join(filter(None, (name, collective, day))),
        header_left=collective,
        header_left_light=day,
        demo=demo,
        blocks=(NameCards(name, cards, "screen" if one_side else "tent"),),
    )
