"""The blank fiche diagnostic: a question, how it was looked into, what was found, what comes
first (domain.md 2.6)."""

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
    Panel,
    Panels,
    WritingSpace,
)
from citeapp.reports.documents.blank import BlankInput, blank_sheet, listed_table, white_table

FINDINGS, PRIORITIES = 5, 3


def diagnosis_sheet(given: BlankInput) -> Document:
    """Two pages: how we looked, then what we found."""
    return blank_sheet(given, _("Fiche diagnostic"), _blocks())


def _blocks() -> Iterable[Block]:
    yield WritingSpace(_("La question que nous nous posons"), 2)
    yield WritingSpace(_("Où : quartier, écoles, rues"), 1)
    yield Heading(_("Comment nous avons regardé"))
    yield WritingSpace(
        _("Ce que nous avons fait : marche, café des parents, questionnaire, paroles dans la rue"),
        2,
    )
    yield FillIn(_("Du (premier jour) au (dernier jour)"))
    audiences = (
        _("Parents"),
        _("Autres habitants"),
        _("Enfants et jeunes"),
        _("École, collège, lycée"),
        _("Autres professionnels"),
        _("Élus, institutions"),
    )
    yield listed_table(
        (Column(_("Qui a pris part"), 30), Column(_("Combien"), 16), Column(_("Remarque"), 54)),
        audiences,
    )
    yield Note(_("Des nombres seulement : aucun nom sur cette fiche."))
    yield Heading(_("Ce que nous avons appris"))
    yield Panels(
        (
            Panel(_("Des chiffres"), (_("et d’où ils viennent"),), white=4),
            Panel(_("Des paroles, des observations"), (_("sans nom"),), white=4),
        )
    )
    yield white_table(
        (
            Column(_("Constat"), 44),
            Column(_("Besoin, attente, ressource ou enjeu ?"), 28),
            Column(_("Comment le savons-nous ?"), 28),
        ),
        FINDINGS,
    )
    yield Heading(_("Par quoi commencer"))
    yield listed_table(
        (Column(_("Ordre"), 10), Column(_("Priorité"), 50), Column(_("Pourquoi elle"), 40)),
        tuple(str(number) for number in range(1, PRIORITIES + 1)),
    )
    yield WritingSpace(_("Ce que nous ne savons pas encore, qui n’a pas été entendu"), 2)
    yield FillIn(_("À qui nous le racontons, et quand"))
    yield FillIn(_("À reprendre ensemble le"))
