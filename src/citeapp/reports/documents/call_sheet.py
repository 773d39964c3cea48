"""The call sheet: whom to call, at what number, and a box for what they answer.

It is for the team alone: unlike the sign-in sheet it never goes round.
"""

from __future__ import annotations

from datetime import date, time

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.reports.content import (
    Cell,
    Column,
    DataTable,
    Document,
    Fact,
    Facts,
    Heading,
    Note,
    Title,
    ToFill,
)
from citeapp.reports.typography import dotted

ROW_HEIGHT = 26.0
"""Points: room for a hand-written tick."""


@dataclass(frozen=True)
class Called:
    """Someone to call; ``said`` is what they answered already: yes, maybe, no or blank."""

    name: str
    audience: str = ""
    contact: str = ""
    said: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class CallSheetInput:
    """The people to call for one rencontre; ``text`` is what to say to each of them."""

    programme: str
    collective: str
    day: date | None = None
    start: time | None = None
    place: str = ""
    childcare: bool = False
    people: tuple[Called, ...] = ()
    text: str = ""
    demo: bool = False


def call_sheet(given: CallSheetInput) -> Document:
    """The sheet to print."""
    name = _("Feuille d’appel")
    day = french.day(given.day) if given.day else ""
    return Document(
        tabular=True,
        title=" – ".join(filter(None, (name, given.collective, day))),
        header_left=given.programme,
        header_left_light=given.collective,
        header_right=dotted((name, ngettext("{n} personne", "{n} personnes", len(given.people)))),
        footer_left=_(
            "Pour l’équipe seulement : les coordonnées ne circulent pas. "
            "Feuille à détruire une fois les réponses notées."
        ),
        demo=given.demo,
        landscape=True,
        blocks=(
            Title(name),
            Facts(_facts(given)),
            *((Note(given.text),) if given.text else ()),
            Heading(_("Appels")),
            _table(given),
        ),
    )


def _facts(given: CallSheetInput) -> tuple[Fact, ...]:
    when = french.long_day(given.day) if given.day else _("date à fixer")
    if given.start:
        when = _("{day} à {hour}", day=when, hour=french.hour(given.start))
    facts = [Fact(_("Date"), when), Fact(_("Lieu"), given.place or _("lieu à fixer"))]
    if given.childcare:
        facts.append(Fact(_("Enfants"), _("garderie sur place")))
    return tuple(facts)


def _table(given: CallSheetInput) -> DataTable:
    columns = (
        Column(_("Nom"), 22),
        Column(_("Public"), 15),
        Column(_("Téléphone ou courriel"), 21),
        Column(_("Oui"), 6),
        Column(_("Peut-être"), 9),
        Column(_("Non"), 6),
        Column(_("Rappeler"), 9),
        Column(_("Remarque"), 18),
    )
    rows = tuple(_row(one) for one in given.people)
    return DataTable(columns, rows, _("Personne à appeler : tout le monde a répondu."), ROW_HEIGHT)


def _row(one: Called) -> tuple[Cell, ...]:
    boxes: list[Cell] = [
        _("✓") if one.said == said else ToFill(_("à cocher"))
        for said in ("yes", "maybe", "no", "again")
    ]
    return (
        one.name,
        one.audience,
        one.contact or ToFill(_("à compléter")),
        *boxes,
        one.about or ToFill(_("à remplir")),
    )
