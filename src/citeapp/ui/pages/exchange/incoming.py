"""A bundle that was opened: what it would bring, before anything is merged."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.ui.widgets.figures import StatCard
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import gaps
from citeapp.usecases.exchanges import Merged


class Incoming(ScrollColumn):
    """Four figures before and after, then what deserves a look."""

    def __init__(self, merged: Merged) -> None:
        super().__init__(gap=14)
        if merged.already_known:
            self._banner("accent", _("Rien de nouveau : tout ce lot est déjà là."))
        self.column.addWidget(_figures(merged))
        self._warnings(merged)
        self._gaps(merged)
        self.column.addStretch(1)

    def _banner(self, kind: str, text: str, detail: str = "") -> None:
        self.column.addWidget(Banner(kind, text, detail=detail))

    def _warnings(self, merged: Merged) -> None:
        if not merged.known_sender:
            self._banner(
                "late",
                _("« {name} » n’est pas inscrit·e sur cette machine.", name=merged.sender),
                _("Fusionnez seulement si vous savez d’où vient ce fichier."),
            )
        if merged.altered:
            self._banner(
                "late",
                _("Certaines nouveautés déjà connues reviennent avec un autre contenu."),
                _(
                    "Deux machines se prennent peut-être l’une pour l’autre : "
                    "prévenez la coordination."
                ),
            )
        if merged.deletions:
            self._banner(
                "late",
                ngettext(
                    "Ce lot supprime {n} fiche.", "Ce lot supprime {n} fiches.", merged.deletions
                ),
                _("Une fusion s’annule d’un seul geste."),
            )
        if merged.conflicts > 0:
            words = ngettext(
                "{n} information sera à départager.",
                "{n} informations seront à départager.",
                merged.conflicts,
            )
            self._banner("ask", words, _("Vous verrez les deux valeurs côte à côte."))
        if not merged.agrees:
            self._banner(
                "late",
                _("Vos deux machines ne s’accordent pas sur la même matière."),
                _("Rien n’est perdu ; signalez-le à la coordination avec la date de ce lot."),
            )

    def _gaps(self, merged: Merged) -> None:
        for gap in merged.gaps:
            later = _("Ce qui en dépend se complétera à son arrivée.")
            self.column.addWidget(PlainLabel(f"{gaps.words(gap)} {later}", "secondary"))


def asks_for_yes(merged: Merged) -> str:
    """Why a merge waits for a plain yes, or nothing."""
    if merged.unusual:
        return _("{reason} Une fusion s’annule ensuite.", reason=merged.unusual)
    if not merged.known_sender:
        return _(
            "Ce lot vient de « {name} », que cette machine ne connaît pas. "
            "Le mieux est d’inscrire d’abord sa carte.",
            name=merged.sender,
        )
    return ""


def _figures(merged: Merged) -> QWidget:
    figures = ResponsiveColumns(below=700, gap=14)
    before, after = merged.before, merged.after
    for label, old, new in (
        (_("Personnes"), before.people, after.people),
        (_("Participations"), before.participations, after.participations),
        (_("Actions ouvertes"), before.open_actions, after.open_actions),
    ):
        figures.add(StatCard(label, french.number(old), french.number(new)), 1)
    share, later = str(before.inhabitants_percent), str(after.inhabitants_percent)
    unit = f"{french.NBSP}%"
    same = share == later
    label = _("Part des parents et habitants")
    figures.add(StatCard(label, share + unit if same else share, "" if same else later + unit), 1)
    return figures
