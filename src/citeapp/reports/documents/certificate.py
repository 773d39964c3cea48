"""The attestation de présence: one person, one rencontre, for their employer or their school.

It is given to that person alone, hence their whole name.
"""

from __future__ import annotations

from datetime import date, time

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import (
    Document,
    Fact,
    Facts,
    Panel,
    Panels,
    Paragraph,
    Title,
)
from citeapp.reports.typography import to_complete

STAMP_LINES = 5
"""Lines of white, in height, for a signature and a stamp."""


@dataclass(frozen=True, kw_only=True)
class CertificateInput:
    """``start`` and ``end`` are the hours between which the person was there.

    ``remote``: at a distance; ``at`` is the town where it is signed.
    """

    programme: str
    collective: str
    name: str
    day: date
    made_on: date
    start: time | None = None
    end: time | None = None
    title: str = ""
    place: str = ""
    remote: bool = False
    signatory: str = ""
    role: str = ""
    at: str = ""
    address: str = ""
    demo: bool = False


def certificate(given: CertificateInput) -> Document:
    """One page to sign."""
    name = _("Attestation de présence")
    by = given.signatory or to_complete(_("nom de la personne qui signe"))
    signed = ", ".join(filter(None, (by, given.role)))
    made = french.day(given.made_on)
    return Document(
        title=f"{name} – {french.day(given.day)}",
        subject=_("Rencontre du {day}", day=french.day(given.day)),
        header_left=given.programme,
        header_left_light=given.collective,
        header_right=name,
        footer_left=given.address,
        demo=given.demo,
        blocks=(
            Title(name),
            Paragraph(_("{who}, atteste de la présence de :", who=signed)),
            Facts(_facts(given)),
            Paragraph(
                _(
                    "Cette attestation est remise à la personne, à sa demande, "
                    "pour servir et valoir ce que de droit."
                )
            ),
            Paragraph(
                _("Fait à {town}, le {day}.", town=given.at, day=made)
                if given.at
                else _("Fait le {day}.", day=made)
            ),
            Panels(
                (
                    Panel(_("Signature"), white=STAMP_LINES, ruled=False),
                    Panel(_("Cachet"), white=STAMP_LINES, ruled=False),
                )
            ),
        ),
    )


def _facts(given: CertificateInput) -> tuple[Fact, ...]:
    rows = [
        Fact(_("Personne"), given.name),
        Fact(_("Rencontre"), given.title or _("rencontre {w}", w=_whose(given.collective))),
        Fact(_("Date"), french.long_day(given.day)),
        Fact(_("Horaires"), _hours(given) or _("horaires non notés")),
        Fact(_("Lieu"), given.place or _("lieu non noté")),
    ]
    if given.remote:
        rows.append(Fact(_("Participation"), _("à distance")))
    return tuple(rows)


def _whose(collective: str) -> str:
    return french.named_collective(collective) if collective else _("du réseau")


def _hours(given: CertificateInput) -> str:
    if given.start and given.end:
        return _("de {start} à {end}", start=french.hour(given.start), end=french.hour(given.end))
    return _("à partir de {start}", start=french.hour(given.start)) if given.start else ""
