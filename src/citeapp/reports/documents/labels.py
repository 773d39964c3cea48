"""Étiquettes: whom to write to on paper, as labels for envelopes and as a list to tick.

The labels go on the envelopes of the people they name; the list is for the team.
"""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.reports.content import (
    Column,
    DataTable,
    Document,
    NameCard,
    NameCards,
    Subtitle,
    Title,
    ToFill,
)
from citeapp.reports.typography import dotted


@dataclass(frozen=True)
class Addressee:
    """Someone to write to: name, structure, and the lines of an address as far as known."""

    name: str
    organisation: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LabelsInput:
    """Those who want paper, for one rencontre."""

    programme: str
    collective: str
    day: str = ""
    people: tuple[Addressee, ...] = ()
    demo: bool = False


def labels(given: LabelsInput) -> Document:
    """Sheets of twenty-one labels."""
    name = _("Étiquettes")
    cards = tuple(
        NameCard(one.name, "\n".join(filter(None, (one.organisation, *one.address))))
        for one in given.people
    )
    return Document(
        title=" – ".join(filter(None, (name, given.collective, given.day))),
        header_left=name,
        header_left_light=given.collective,
        demo=given.demo,
        blocks=(NameCards(name, cards, "label"),),
    )


def label_list(given: LabelsInput) -> Document:
    """The same people in a list, with a box for what is posted or handed over."""
    name = _("Courriers à remettre")
    count = ngettext("{n} personne", "{n} personnes", len(given.people))
    columns = (
        Column(_("Nom"), 28),
        Column(_("Structure"), 26),
        Column(_("Adresse"), 30),
        Column(_("Remis le"), 16),
    )
    rows = tuple(
        (
            one.name,
            one.organisation,
            ", ".join(one.address) if one.address else ToFill(_("adresse à écrire")),
            ToFill(_("jour à écrire")),
        )
        for one in given.people
    )
    return Document(
        title=" – ".join(filter(None, (name, given.collective, given.day))),
        header_left=given.programme,
        header_left_light=given.collective,
        header_right=name,
        footer_left=_("Pour l’équipe seulement : cette liste ne circule pas."),
        demo=given.demo,
        blocks=(
            Title(name),
            Subtitle(dotted((given.collective, given.day, count))),
            DataTable(columns, rows, _("Personne n’a demandé de papier."), row_height=26.0),
        ),
    )
