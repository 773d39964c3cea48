"""The blank fiche besoin: what a collectif passes on to whoever can answer (domain.md 7)."""

from __future__ import annotations

from collections.abc import Iterable

from citeapp.base.language import _
from citeapp.reports.content import Block, Document, FillIn, Heading, Note, Paragraph, WritingSpace
from citeapp.reports.documents.blank import BlankInput, blank_sheet, boxes


def need_sheet(given: BlankInput) -> Document:
    """The need, how we know, to whom, the answer expected, and the answer."""
    return blank_sheet(given, _("Besoin transmis"), _blocks())


def _blocks() -> Iterable[Block]:
    yield WritingSpace(_("Le besoin, en une phrase"), 2)
    yield Paragraph(
        boxes(
            (
                _("enfants"),
                _("jeunes"),
                _("parents"),
                _("habitants"),
                _("professionnels"),
                _("collectif"),
            )
        ),
        lead=_("Pour qui :"),
    )
    yield WritingSpace(_("Comment nous le savons : faits, nombres, paroles sans nom"), 2)
    yield WritingSpace(_("Ce que nous avons déjà essayé"), 1)
    yield Heading(_("À qui nous le transmettons"))
    yield FillIn(_("Personne ou service"))
    yield FillIn(_("Transmis le"))
    yield FillIn(_("Par"))
    yield WritingSpace(_("La réponse que nous attendons"), 1)
    yield FillIn(_("Avant le"))
    yield Heading(_("La réponse"))
    yield Paragraph(
        boxes((_("oui"), _("en partie"), _("plus tard"), _("non"))), lead=_("Réponse reçue :")
    )
    yield WritingSpace(_("Ce qui a été répondu, et pourquoi"), 1)
    yield FillIn(_("Racontée au collectif le"))
    yield Note(_("Aucun nom de famille ou d’enfant sur cette fiche."))
