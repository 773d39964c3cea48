"""The page: two tabs, the bin and what was done here; letters keep what fits."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.base.text import fold
from citeapp.ui.page import Context, Page
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard, clear_layout
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.search import SearchField
from citeapp.ui.widgets.steps import StepBar
from citeapp.usecases import bin as rubbish
from citeapp.usecases.bin import Done, Thrown

SEARCH_PX = 300
SHOWN = 30
ICONS = {
    "person": "person",
    "organisation": "place",
    "venue": "place",
    "collective": "collectives",
    "meeting": "meetings",
    "action_item": "action",
    "decision": "check",
}


class PastPage(Page):
    """Nothing that is deleted or changed is out of reach."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = PageHeader(
            _("Corbeille et historique"),
            _("Rien ne se perd : ce qui est supprimé se reprend, ce qui est fait s’annule"),
            below=True,
        )
        self.search = SearchField(_("Chercher"), key="Ctrl+F")
        self.search.setFixedWidth(px(SEARCH_PX))
        self.search.typed.connect(lambda _text: self.fill())
        self.header.add_action(self.search)
        self.column.addWidget(self.header)
        self.tabs = StepBar(
            [("bin", _("Corbeille")), ("done", _("Ce qui a été fait ici"))],
            name=_("Corbeille ou historique"),
        )
        self.tabs.chosen.connect(lambda _key: self.fill())
        self.column.addWidget(self.tabs)
        self.area = ScrollColumn(gap=10)
        self.column.addWidget(self.area, 1)

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Corbeille et historique")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Corbeille : ce que vous ou vos collègues avez supprimé, le plus récent d’abord. "
            "« Reprendre » remet la fiche où elle était, sur toutes les machines au prochain "
            "échange.\n\n"
            "Ce qui a été fait ici : chaque acte de cette machine. « Annuler jusqu’ici » annule "
            "tout depuis cet acte, lui compris ; Ctrl Maj Z rétablit."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        self.fill()

    def open(self, **target: str) -> None:
        if target.get("show") in ("bin", "done"):
            self.tabs.choose(target["show"])

    def first_focus(self) -> QWidget | None:
        return self.search

    def fill(self) -> None:
        """Read the open tab again."""
        clear_layout(self.area.column)
        text = self.search.text()
        if self.tabs.current_key() == "bin":
            self._fill_bin(text)
        else:
            self._fill_done(text)
        self.area.column.addStretch(1)

    def restore(self, thrown: Thrown) -> None:
        """Take something out of the bin."""
        self.act(
            lambda: rubbish.restore(self.context.session, noun=thrown.noun, id=thrown.id), say=True
        )
        self.search.setFocus()

    def undo_until(self, line: Done) -> None:
        """Take back everything down to an act."""
        outcome = self.context.runner.act(
            lambda: rubbish.undo_until(self.context.session, tx=line.tx)
        )
        if outcome is not None:
            self.context.changes.notify(outcome.changed)
            words = ngettext("{n} acte annulé", "{n} actes annulés", outcome.value)
            self.context.teller.say(_("{done}. Ctrl Maj Z rétablit.", done=words))
        self.search.setFocus()

    def _fill_bin(self, text: str) -> None:
        found = rubbish.listed(self.context.session, text=text)
        if not found:
            self._say_empty(
                _("La corbeille est vide"),
                _("Ce que vous supprimez vient ici, et se reprend d’un geste."),
                text,
            )
            return
        card = Card()
        for thrown in found[:SHOWN]:
            card.add(self._thrown_row(thrown))
        self.area.column.addWidget(card)
        self._say_more(len(found))

    def _fill_done(self, text: str) -> None:
        wanted = fold(text).split()
        found = [
            line
            for line in rubbish.done(self.context.session)
            if all(word in fold(line.label) for word in wanted)
        ]
        if not found:
            self._say_empty(
                _("Rien n’a encore été fait ici"),
                _("Chaque acte de cette machine viendra ici, et s’annulera d’un geste."),
                text,
            )
            return
        card = Card()
        for line in found[:SHOWN]:
            card.add(self._done_row(line))
        self.area.column.addWidget(card)
        self._say_more(len(found))

    def _thrown_row(self, thrown: Thrown) -> RowCard:
        when = french.moment(thrown.at.replace(tzinfo=None))
        who = _("supprimé par {author}, {when}", author=thrown.author, when=when)
        words = french.quoted(thrown.words) if thrown.noun == "line" else thrown.words
        return RowCard(
            words,
            " · ".join(part for part in (thrown.kind, thrown.where, who) if part),
            icon=ICONS.get(thrown.noun, "trash"),
            button=Button(
                _("Reprendre"),
                partial(self.restore, thrown),
                icon="undo",
                name=_("Reprendre : {what}", what=thrown.words),
            ),
        )

    def _done_row(self, line: Done) -> RowCard:
        when = french.moment(line.at.replace(tzinfo=None))
        if line.undone:
            return RowCard(line.label, when, icon="undo", badge=Badge("neutral", _("annulé")))
        button = Button(
            _("Annuler jusqu’ici"),
            partial(self.undo_until, line),
            name=_("Annuler jusqu’à : {what}, {when}", what=line.label, when=when),
        )
        return RowCard(line.label, when, icon="check", button=button)

    def _say_empty(self, title: str, sentence: str, text: str) -> None:
        if text:
            title, sentence = _("Rien de tel ici"), _("Essayez un autre mot, ou moins de lettres.")
        self.area.column.addWidget(EmptyState(title, sentence, icon="trash"))

    def _say_more(self, count: int) -> None:
        if count > SHOWN:
            more = ngettext("et {n} autre", "et {n} autres", count - SHOWN)
            words = _("{more} : tapez un mot pour trouver", more=more)
            self.area.column.addWidget(PlainLabel(words, "secondary"))
