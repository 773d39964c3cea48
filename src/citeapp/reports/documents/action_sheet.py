"""The blank fiche action (domain.md 1.6): the signs of success come before it starts."""

from __future__ import annotations

from collections.abc import Iterable

from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Column,
    Document,
    FillIn,
    Heading,
    Note,
    Paragraph,
    WritingSpace,
)
from citeapp.reports.documents.blank import BlankInput, blank_sheet, boxes, white_table

INDICATORS, FUNDERS = 3, 4


def action_sheet(given: BlankInput) -> Document:
    """What, for whom, with whom, how one will see it, and the money."""
    return blank_sheet(given, _("Fiche action"), _blocks())


def _blocks() -> Iterable[Block]:
    yield FillIn(_("Titre de l’action"))
    yield FillIn(_("Référence administrative, s’il y en a une"))
    yield FillIn(_("Qui porte l’action : structure, personne à joindre"))
    yield FillIn(_("Du (début) au (fin)"))
    yield FillIn(_("Lieux, quartiers"))
    yield Paragraph(
        boxes((_("rôle de l’école"), _("continuité éducative"), _("champ des possibles"))),
        lead=_("Axe :"),
    )
    ages = ("0-2", "3-5", "6-10", "11-15", "16-17", "18-25", _("parents"), _("tout public"))
    yield Paragraph(boxes(ages), lead=_("Pour qui, en âge :"))
    yield FillIn(_("Combien de personnes nous espérons toucher"))
    yield Heading(_("Pourquoi"))
    yield WritingSpace(_("Ce que nous constatons"), 2)
    yield WritingSpace(_("Ce que nous voulons changer"), 2)
    yield Heading(_("À quoi nous verrons que c’est réussi"))
    yield Note(_("À écrire avant de commencer : deux ou trois signes, faciles à compter."))
    yield white_table(
        (
            Column(_("Signe que nous suivons"), 36),
            Column(_("Avant l’action"), 16),
            Column(_("Ce que nous visons"), 18),
            Column(_("Qui compte, quand"), 30),
        ),
        INDICATORS,
    )
    yield Heading(_("Comment"))
    yield WritingSpace(_("Ce que nous faisons, étape par étape"), 4)
    yield WritingSpace(_("Avec qui : partenaires, et la place des parents"), 2)
    yield WritingSpace(_("Ce qu’il nous faut : personnes, salles, matériel, garderie"), 2)
    yield WritingSpace(_("Ce qui doit être vrai pour que cela marche"), 1)
    yield Heading(_("L’argent"))
    yield white_table(
        (
            Column(_("Qui finance"), 40),
            Column(_("Demandé"), 20),
            Column(_("Accordé"), 20),
            Column(_("L’an dernier"), 20),
        ),
        FUNDERS,
    )
