"""Name badges, eight on a page: the first name in large letters, the structure under it."""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.reports.content import Document, NameCard, NameCards

BLANK = 4
"""Badges without a name, for whoever comes unexpected."""


def badges(
    people: tuple[NameCard, ...], *, collective: str, day: str = "", demo: bool = False
) -> Document:
    """A badge for each, and some to be written by hand."""
    name = _("Badges")
    return Document(
        title=" – ".join(filter(None, (name, collective, day))),
        header_left=name,
        header_left_light=" · ".join(filter(None, (collective, day))),
        demo=demo,
        blocks=(NameCards(name, (*people, *(NameCard("") for _n in range(BLANK)))),),
    )
