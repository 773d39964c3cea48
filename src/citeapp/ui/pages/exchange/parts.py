"""Rows and cards of the counter, and what a bundle looks like before it is merged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Panel, RowCard
from citeapp.ui.widgets.figures import StatCard
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ResponsiveColumns
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases.exchanges import Lot, Merged, Peer

__all__ = ["Peer", "bundle_sight", "bundle_words", "lot_row", "merged_words", "my_card", "peer_row"]


def bundle_words(merged: Merged) -> str:
    """« Écrit le 8 mars · il contient aussi des nouveautés de Céline »."""
    written = datetime.fromisoformat(merged.written_at)
    words = [
        _("Lot n° {n}", n=merged.number),
        _("écrit le {moment}", moment=french.moment(written.replace(tzinfo=None))),
        ngettext("{n} nouveauté", "{n} nouveautés", merged.operations),
    ]
    if merged.others:
        words.append(_("avec des nouveautés de {names}", names=", ".join(merged.others)))
    return " · ".join(words)


def merged_words(merged: Merged) -> str:
    """What a merge brought, for the toast."""
    words = ngettext("{n} nouveauté fusionnée", "{n} nouveautés fusionnées", merged.operations)
    if merged.conflicts > 0:
        words += ", " + _("{n} à départager", n=merged.conflicts)
    return words


def bundle_sight(merged: Merged) -> list[QWidget]:
    """Banners, four figures before and after, gaps named."""
    sight: list[QWidget] = []
    if merged.already_known:
        sight.append(Banner("accent", _("Rien de nouveau : tout ce lot est déjà là.")))
    if not merged.known_sender:
        sight.append(
            Banner(
                "late",
                _("« {name} » n’est pas inscrit·e sur cette machine.", name=merged.sender),
                detail=_("Fusionnez seulement si vous savez d’où vient ce fichier."),
            )
        )
    if merged.altered:
        sight.append(
            Banner(
                "late",
                _(
                    "Des nouveautés déjà connues arrivent avec un autre contenu ; "
                    "elles sont ignorées."
                ),
                detail=_("Une machine a sans doute été copiée : prévenez la coordination."),
            )
        )
    if merged.deletions:
        sight.append(
            Banner(
                "ask",
                ngettext(
                    "Ce lot supprimerait {n} fiche.",
                    "Ce lot supprimerait {n} fiches.",
                    merged.deletions,
                ),
                detail=_("Annuler reste possible après la fusion."),
            )
        )
    figures = ResponsiveColumns(below=700, gap=14)
    before, after = merged.before, merged.after
    for label, old, new in (
        (_("Personnes"), before.people, after.people),
        (_("Participations"), before.participations, after.participations),
        (_("Part des parents (%)"), before.inhabitants_percent, after.inhabitants_percent),
        (_("Actions ouvertes"), before.open_actions, after.open_actions),
    ):
        figures.add(StatCard(label, french.number(old), french.number(new)), 1)
    sight.append(figures)
    if merged.conflicts > 0:
        words = ngettext(
            "{n} information sera à départager.",
            "{n} informations seront à départager.",
            merged.conflicts,
        )
        sight.append(Banner("ask", words))
    for gap in merged.gaps:
        text = _(
            "Il manque des nouveautés de {name} (de {first} à {last}) : demandez-lui son lot. "
            "Ce qui en dépend se complétera à son arrivée.",
            name=gap.name,
            first=gap.first,
            last=gap.last,
        )
        sight.append(PlainLabel(text, "secondary"))
    return sight


def peer_row(peer: Peer, on_starter: Callable[[], object]) -> RowCard:
    """Someone we exchange with: when we last heard of them, and a complete lot for them."""
    seen = _("vu le {day}", day=_day(peer.seen_ms)) if peer.seen_ms else _("jamais reçu")
    sent = _("remis le {day}", day=_day(peer.sent_ms)) if peer.sent_ms else _("jamais remis")
    return RowCard(
        peer.name,
        " · ".join(part for part in (peer.organisation, sent, seen) if part),
        icon="people",
        badge=Badge("late", _("révoqué")) if peer.state == "revoked" else None,
        button=Button(
            _("Lot complet"), on_starter, name=_("Lot complet pour {name}", name=peer.name)
        ),
    )


def lot_row(lot: Lot, on_toggle: Callable[[], object]) -> RowCard:
    """A bundle that was merged: it can be set aside and taken again at any later time."""
    day = french.day(datetime.fromtimestamp(lot.merged_ms / 1000).date())
    return RowCard(
        _("Lot n° {n} de {name}", n=lot.number, name=lot.sender_name),
        f"{day} · " + ngettext("{n} nouveauté", "{n} nouveautés", lot.operations),
        icon="arrow-down",
        badge=Badge("neutral", _("de côté")) if lot.aside else None,
        button=Button(
            _("Reprendre") if lot.aside else _("Mettre de côté"),
            on_toggle,
            name=_("Lot n° {n} de {name}", n=lot.number, name=lot.sender_name),
        ),
    )


def my_card(words: str, on_save: Callable[[], object], on_enrol: Callable[[], object]) -> Panel:
    """My six words, and the two acts of enrolment."""
    panel = Panel()
    panel.column.addWidget(PlainLabel(words, "medium"))
    panel.column.addWidget(
        PlainLabel(_("Six mots à lire à voix haute à qui inscrit votre carte."), "secondary")
    )
    row = QHBoxLayout()
    row.addWidget(Button(_("Enregistrer ma carte…"), on_save))
    row.addWidget(Button(_("Inscrire une carte…"), on_enrol))
    row.addStretch(1)
    panel.column.addLayout(row)
    return panel


def _day(ms: int) -> str:
    return french.day(datetime.fromtimestamp(ms / 1000).date())
