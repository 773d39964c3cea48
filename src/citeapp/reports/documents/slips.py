"""The slips of the hot evaluation: four on a page, without a name, in plain words."""

from __future__ import annotations

from datetime import date

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.keeping import MOOD
from citeapp.reports.content import Document, Quarters, SlipLine


def slips(*, collective: str, day: date | None = None, demo: bool = False) -> Document:
    """A page to print, to cut in four and to hand out at the end."""
    name = _("Bulletins d’évaluation")
    when = french.day(day) if day else ""
    figures = ("0", "1", "2", "3", "4", "5")
    return Document(
        title=" – ".join(filter(None, (name, collective, when))),
        header_left=name,
        header_left_light=" · ".join(filter(None, (collective, when))),
        demo=demo,
        blocks=(
            Quarters(
                _("Votre avis sur cette rencontre"),
                (
                    SlipLine(
                        _("Vous êtes"),
                        (_("parent"), _("habitant"), _("jeune"), _("professionnel")),
                    ),
                    SlipLine(_("Elle était utile, de 0 à 5"), figures),
                    SlipLine(_("Votre météo"), tuple(label for _code, label in MOOD.pairs())),
                    SlipLine(_("Vous avez pu décider, de 0 à 5"), figures),
                    SlipLine(_("Un mot")),
                    SlipLine(_("À garder")),
                    SlipLine(_("À changer")),
                    SlipLine(_("À ajouter")),
                ),
                _("Sans votre nom. Laissez en blanc ce que vous voulez."),
            ),
        ),
    )
