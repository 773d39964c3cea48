"""The blank retour d'expérience on an action: planned, done, learnt, next (domain.md 2.7)."""

from __future__ import annotations

from collections.abc import Iterable

from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Document,
    FillIn,
    Heading,
    Note,
    Panel,
    Panels,
    WritingSpace,
)
from citeapp.reports.documents.blank import BlankInput, blank_sheet

WHITE = 3


def lessons_sheet(given: BlankInput) -> Document:
    """One page, filled in by those who did it and those it was for."""
    return blank_sheet(given, _("Retour d’expérience"), _blocks())


def _blocks() -> Iterable[Block]:
    yield FillIn(_("L’action, et ses dates"))
    yield FillIn(_("Qui remplit cette fiche : combien de parents, de professionnels"))
    yield Panels(
        (
            Panel(_("Ce que nous avions prévu"), white=WHITE),
            Panel(_("Ce que nous avons fait"), white=WHITE),
            Panel(_("Ce qui nous a aidés"), white=WHITE),
            Panel(_("Ce qui nous a manqué"), white=WHITE),
        )
    )
    yield Heading(_("Ce que nous en retenons"))
    yield WritingSpace(_("Ce qui a changé, et pour qui"), 1)
    yield WritingSpace(_("Ce que nous avons appris"), 1)
    yield WritingSpace(_("La prochaine fois : garder, changer, ajouter"), 2)
    yield Note(_("Une difficulté n’est la faute de personne : elle sert à la suite."))
