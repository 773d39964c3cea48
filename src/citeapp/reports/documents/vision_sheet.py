"""The blank vision of a collectif, on one page (domain.md 2.7)."""

from __future__ import annotations

from collections.abc import Iterable

from citeapp.base.language import _
from citeapp.reports.content import Block, Document, FillIn, Heading, Panel, Panels, WritingSpace
from citeapp.reports.documents.blank import BlankInput, blank_sheet

CHANGES = 4


def vision_sheet(given: BlankInput) -> Document:
    """A sentence, what we hold to, what will have changed and how we will see it."""
    return blank_sheet(given, _("Notre vision"), _blocks())


def _blocks() -> Iterable[Block]:
    yield WritingSpace(_("Dans trois à cinq ans, chez nous… (une seule phrase)"), 3)
    yield WritingSpace(_("Ce à quoi nous tenons dans notre façon de faire"), 2)
    yield Heading(_("Ce qui aura changé"))
    yield Panels(
        (
            Panel(_("Pour les enfants et les jeunes"), white=CHANGES),
            Panel(_("Pour les parents"), white=CHANGES),
            Panel(_("Pour les professionnels"), white=CHANGES),
        ),
        across=3,
    )
    yield WritingSpace(_("À quoi nous le verrons"), 3)
    yield FillIn(_("Écrit avec (combien de parents, d’habitants, de professionnels)"))
    yield FillIn(_("À relire ensemble le"))
