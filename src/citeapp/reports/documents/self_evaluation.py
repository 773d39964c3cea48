"""The blank grille d'auto-évaluation (domain.md 2.7), one sheet a person, then the group's.

Nine qualities of a collectif, each from 0 to 4. The version with faces and words is for whoever
reads little: one short sentence each, no figure.
"""

from __future__ import annotations

from collections.abc import Iterable

from citeapp.base.french import NBSP
from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    PlainPart,
    ToFill,
    WritingSpace,
)
from citeapp.reports.documents.blank import BOX, BlankInput, blank_sheet, boxes, listed_table

LEAST = 5
"""Answers of an audience under which the group writes no mean: it would point at people."""
_FACES = "☹😐☺😀"


def criteria() -> tuple[str, ...]:
    """The nine qualities."""
    return (
        _("Interconnaissance"),
        _("Confiance et parole libre"),
        _("Place des parents"),
        _("Clarté du but commun"),
        _("Décisions suivies d’effet"),
        _("Ouverture à de nouveaux acteurs"),
        _("Accessibilité : lieux, horaires, langage"),
        _("Utilité pour les enfants et les jeunes"),
        _("Plaisir d’être là"),
    )


def _sentences() -> tuple[str, ...]:
    """The same nine as one says them."""
    return (
        _("Je connais les autres."),
        _("Je dis ce que je pense."),
        _("Les parents ont leur place."),
        _("Je sais pourquoi nous sommes là."),
        _("Nous faisons ce que nous décidons."),
        _("Les nouveaux sont bien accueillis."),
        _("L’heure, le lieu et les mots me vont."),
        _("C’est utile pour les enfants."),
        _("J’ai plaisir à venir."),
    )


def evaluation_grid(given: BlankInput) -> Document:
    """One page a person, one page for what the group answered by audience."""
    return blank_sheet(given, _("Grille d’auto-évaluation"), (*_mine(), *_ours()))


def plain_evaluation_grid(given: BlankInput) -> Document:
    """Faces and words in large letters; nothing to write."""
    return blank_sheet(given, _("Notre collectif, et moi"), _faces(), plain=True)


def _mine() -> Iterable[Block]:
    audiences = (
        _("parent"),
        _("habitant"),
        _("jeune"),
        _("école, collège, lycée"),
        _("autre professionnel"),
        _("élu, institution").replace(" ", NBSP),
    )
    yield Paragraph(boxes(audiences), lead=_("Je viens comme :"))
    yield Paragraph(
        _("Cochez une case par ligne, de 0 (pas du tout) à 4 (tout à fait). Sans votre nom.")
    )
    columns = (
        Column(_("Dans notre collectif"), 34),
        *(Column(str(figure), 6) for figure in range(5)),
        Column(_("Un mot, un exemple"), 36),
    )
    rows = tuple((name, *((BOX,) * 5), ToFill(_("à écrire"))) for name in criteria())
    yield DataTable(columns, rows, empty="", row_height=40.0, row_header=True)
    yield WritingSpace(_("Ce que nous devrions changer en premier"), 2)


def _ours() -> Iterable[Block]:
    yield PageBreak()
    yield Heading(_("Ce que le groupe a répondu"))
    yield Paragraph(
        _(
            "Pour chaque public, écrivez la moyenne et combien de personnes ont répondu. "
            "Moins de {least} réponses : n’écrivez rien, une moyenne montrerait quelqu’un.",
            least=LEAST,
        )
    )
    group = _("Moyenne, et combien ont répondu")
    yield listed_table(
        (
            Column(_("Dans notre collectif"), 28),
            Column(_("Parents, habitants"), 14, group),
            Column(_("Jeunes"), 12, group),
            Column(_("Professionnels"), 18, group),
            Column(_("Tous"), 10, group),
            Column(_("Ce que nous en disons"), 18),
        ),
        criteria(),
    )
    yield WritingSpace(_("Là où les parents et les professionnels ne voient pas pareil"), 2)
    yield WritingSpace(_("Ce que nous décidons"), 3)
    yield Note(_("L’écart entre les publics apprend plus que la moyenne de tous."))


def _faces() -> Iterable[Block]:
    """Each face has its word: neither says anything alone."""
    words = (_("Pas du tout"), _("Un peu"), _("Assez"), _("Tout à fait"))
    choices = boxes(f"{face}\u00a0{word}" for face, word in zip(_FACES, words, strict=True))
    yield PlainPart("", (_("Cochez une case par phrase."), _("Ce papier est sans nom.")))
    for said in _sentences():
        yield PlainPart(said, (choices,))
