"""The accusé de réception: what became of a lot, for the person who handed it over."""

from __future__ import annotations

from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.reports.content import (
    Block,
    Column,
    DataTable,
    Document,
    Fact,
    Facts,
    Heading,
    Note,
    Subtitle,
    Title,
)
from citeapp.reports.typography import dotted


@dataclass(frozen=True)
class Question:
    """Something that waits for a person: what it is about, which field, the values in words."""

    about: str
    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReceiptInput:
    """``taken`` counts the rows brought by noun in words (« 12 personnes »).

    ``joined`` are rows that were made one with another, both named.
    """

    programme: str
    sender: str
    receiver: str
    number: int
    written: date
    merged: date
    operations: int
    already_known: int
    set_aside: bool = False
    taken: tuple[str, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    questions: tuple[Question, ...] = ()
    demo: bool = False


def receipt(given: ReceiptInput) -> Document:
    """One page as a rule: taken, already known, joined with, in question."""
    name = _("Accusé de réception")
    lot = _("Lot n° {n} de {name}", n=given.number, name=given.sender)
    facts = [
        Fact(_("Écrit"), french.day(given.written)),
        Fact(_("Reçu"), dotted((french.day(given.merged), given.receiver))),
        Fact(_("Pris"), _taken(given)),
        Fact(_("Déjà connu"), _news(given.already_known)),
    ]
    blocks: list[Block] = [Title(name), Subtitle(lot), Facts(tuple(facts))]
    if given.set_aside:
        blocks.append(Note(_("Ce lot a été mis de côté depuis : il n’est pas pris en compte.")))
    blocks += [
        Heading(_("Réuni avec")),
        DataTable(
            (Column(_("Votre fiche")), Column(_("La fiche réunie"))),
            given.joined,
            _("Aucune fiche n’a été réunie avec une autre."),
        ),
        Heading(_("En question")),
        DataTable(
            (Column(_("Quoi")), Column(_("Information"), 0.7), Column(_("Valeurs"), 1.2)),
            tuple((q.about, q.field, " / ".join(q.values)) for q in given.questions),
            _("Rien n’attend de réponse."),
        ),
    ]
    return Document(
        title=f"{name} – {lot}",
        subject=lot,
        header_left=given.programme,
        header_right=dotted((name, french.day(given.merged))),
        footer_left=_("Établi par {name}", name=given.receiver),
        demo=given.demo,
        blocks=tuple(blocks),
    )


def _taken(given: ReceiptInput) -> str:
    news = _news(given.operations)
    return f"{news} ({french.listed(given.taken)})" if given.taken else news


def _news(count: int) -> str:
    return ngettext("{n} nouveauté", "{n} nouveautés", count) if count else _("rien")
