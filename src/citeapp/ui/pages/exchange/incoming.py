"""A bundle that was opened: what it would bring, before anything is merged."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.ui.pages.exchange import parts
from citeapp.ui.pages.exchange.changes_list import ChangesList
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.figures import StatCard
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import erasure_words, lot_words
from citeapp.usecases.exchanges import Batch, Merged
from citeapp.usecases.exchanging import comparing, gaps

DOUBLES_SHOWN = 4
QUESTIONS_SHOWN = 5


class Incoming(ScrollColumn):
    """Four figures before and after, then what deserves a look; the files when several came."""

    def __init__(
        self,
        batch: Batch,
        on_enrol: Callable[[], object] | None = None,
        on_update: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(gap=14)
        self._on_enrol, self._on_update = on_enrol, on_update
        if batch.already_known:
            self._banner("accent", _("Rien de nouveau : tout est déjà là."))
        self.column.addWidget(_figures(batch))
        if len(batch.merged) + len(batch.refused) > 1:
            self.column.addWidget(_files(batch))
        self._new(batch)
        self.column.addWidget(ChangesList(batch.brought))
        for merged in batch.merged:
            self._warnings(merged)
        self._newer_version(batch)
        self._together(batch)
        for merged in batch.merged:
            self._gaps(merged)
        self.column.addStretch(1)

    def _banner(self, kind: str, text: str, detail: str = "") -> None:
        self.column.addWidget(Banner(kind, text, detail=detail))

    def _warnings(self, merged: Merged) -> None:
        if not merged.known_sender:
            self._unknown(merged)
        for words in lot_words.kept_out(merged):
            self._banner("late", words)
        if not merged.agrees or merged.differing:
            self._banner("late", *comparing.words(merged.sender, merged.differing))

    def _unknown(self, merged: Merged) -> None:
        """Who wrote it, as far as anybody can say, and the way to know them."""
        button = None
        if self._on_enrol is not None:
            button = Button(_("Inscrire {name}…", name=merged.sender), self._on_enrol)
        detail = _("Faites-vous relire ces mots de vive voix avant de fusionner.")
        words = lot_words.unknown_sender(merged)
        self.column.addWidget(Banner("late", words, detail=detail, button=button))

    def _newer_version(self, batch: Batch) -> None:
        """A newer version of the program that rides along: once, whatever many lots bring it."""
        brought = next((one for one in batch.merged if one.update is not None), None)
        if brought is not None and brought.update is not None:
            detail = _(
                "{news} Elle est signée par le projet. Après la fusion, elle vous attend aussi "
                "dans Paramètres.",
                news=brought.update.news,
            )
            name = _("Installer CitéApp {v}", v=brought.update.version)
            button = Button(_("Installer…"), self._on_update, name=name)
            words = lot_words.newer_version(brought)
            self.column.addWidget(Banner("accent", words, detail=detail, button=button))
        elif left := next(filter(None, map(lot_words.left_version, batch.merged)), ""):
            self._banner("late", left)

    def _new(self, batch: Batch) -> None:
        """« 2 rencontres, 7 personnes et 12 actions de plus »."""
        words = _more(batch)
        if words:
            self.column.addWidget(PlainLabel(words, "secondary"))

    def _together(self, batch: Batch) -> None:
        if batch.erasures:
            words = erasure_words.erased_here(batch.erasures)
            self._banner("late", words, _("À la demande de la personne : cela ne s’annule pas."))
        if batch.deletions:
            words = ngettext("{n} fiche serait supprimée.", "{n} fiches seraient supprimées.",
                             batch.deletions)  # fmt: skip
            self._banner("late", words, _("Une fusion s’annule d’un seul geste."))
        if batch.conflicts > 0:
            words = ngettext(
                "{n} information sera à départager.",
                "{n} informations seront à départager.",
                batch.conflicts,
            )
            told = lot_words.questions(batch.questions[:QUESTIONS_SHOWN], batch.conflicts)
            told.append(_("Vous verrez les deux valeurs côte à côte."))
            self._banner("ask", words, "\n".join(told))
        for pair in batch.doubles[:DOUBLES_SHOWN]:
            words = _("{a} et {b} se ressemblent.", a=pair.title_a, b=pair.title_b)
            detail = _("{reasons} Rien n’est réuni sans vous.", reasons=_sentence(pair.reasons))
            self._banner("ask", words, detail)
        left = len(batch.doubles) - DOUBLES_SHOWN
        if left > 0:
            words = ngettext("{n} autre ressemblance", "{n} autres ressemblances", left)
            self.column.addWidget(PlainLabel(words, "secondary"))

    def _gaps(self, merged: Merged) -> None:
        for gap in merged.gaps:
            later = _("Ce qui en dépend se complétera à son arrivée.")
            self.column.addWidget(PlainLabel(f"{gaps.words(gap)} {later}", "secondary"))


def asks_for_yes(batch: Batch) -> str:
    """Why a merge waits for a plain yes, or nothing."""
    if batch.unusual:
        if batch.erasures:
            return _("{reason} Un effacement ne s’annule pas.", reason=batch.unusual)
        return _("{reason} Une fusion s’annule ensuite.", reason=batch.unusual)
    for merged in batch.merged:
        if not merged.known_sender:
            return _(
                "Ce lot vient de « {name} », que cette machine ne connaît pas. "
                "Le mieux est d’inscrire d’abord sa carte.",
                name=merged.sender,
            )
    return ""


def _figures(batch: Batch) -> QWidget:
    figures = ResponsiveColumns(below=700, gap=14)
    before, after = batch.before, batch.after
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


def _files(batch: Batch) -> Card:
    """Each file with what it brings, or why it is left out."""
    card = Card()
    for merged in batch.merged:
        badge = Badge("neutral", _("déjà là")) if merged.already_known else None
        title = _("Lot n° {n} de {name}", n=merged.number, name=merged.sender)
        card.add(RowCard(title, parts.bundle_words(merged), icon="arrow-down", badge=badge))
    for refused in batch.refused:
        badge = Badge("late", _("laissé"))
        card.add(RowCard(refused.path.name, refused.why, icon="arrow-down", badge=badge))
    return card


def _more(batch: Batch) -> str:
    people = batch.after.people - batch.before.people
    held = batch.after.meetings - batch.before.meetings
    words = []
    if held > 0:
        words.append(ngettext("{n} rencontre de plus", "{n} rencontres de plus", held))
    if people > 0:
        words.append(ngettext("{n} personne de plus", "{n} personnes de plus", people))
    return " · ".join(words)


def _sentence(words: str) -> str:
    """« même jour, même collectif » as a sentence."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
