"""« À qui il a été remis »: a name or a few words and Enter, by which channel."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.preparing import INVITATION_CHANNEL
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.card import Panel, clear_layout
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.ui.widgets.finder import Finder
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.usecases import minutes, people
from citeapp.usecases.minutes import Sent, Standing

USUAL = ("email", "paper", "sms", "spoken", "school_notebook", "poster", "relay")


class GivenPanel(Panel):
    """Who received the compte rendu; shown once it is closed."""

    def __init__(self, step: Step) -> None:
        super().__init__(_("À qui il a été remis"))
        self.step = step
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.entry = Finder(
            _("Un nom, ou « aux membres du collectif », puis Entrée"),
            self._suggest,
            lambda text: _("Remis {whom}", whom=text),
            chip=_("Entrée"),
        )
        self.entry.taken.connect(lambda id: self._give(person_ids=[id]))
        self.entry.unknown.connect(lambda words: self._give(words=[words]))
        row.addWidget(self.entry, 3)
        self.channel = QuietCombo()
        self.channel.setAccessibleName(_("Par quel moyen"))
        for code in USUAL:
            self.channel.addItem(INVITATION_CHANNEL.label(code), code)
        row.addWidget(self.channel, 1)
        self.column.addLayout(row)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(px(2))
        self.column.addLayout(self.rows)

    def fill(self, standing: Standing) -> None:
        """Show who has it."""
        self.setVisible(standing.closed)
        clear_layout(self.rows)
        several = len({one.version for one in standing.sent}) > 1
        for one in standing.sent:
            self.rows.addWidget(self._row(one, several=several))

    def _row(self, one: Sent, *, several: bool) -> QWidget:
        parts = [one.whom, one.channel, french.day(one.on, year=False) if one.on else ""]
        if several and one.version:
            parts.append(_("version {n}", n=one.version))
        words = " · ".join(part for part in parts if part)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(words), 1)
        off = _("Retirer : {what}", what=words)
        row.addWidget(IconButton("close", off, partial(self._take_back, one.id)))
        return holder

    def _suggest(self, text: str) -> list[Suggestion]:
        found = people.suggest(self.step.session, text=text, limit=5)
        return [Suggestion(person.name, "", "person", person.id) for person in found]

    def _give(self, *, person_ids: list[str] | None = None, words: list[str] | None = None) -> None:
        step, channel = self.step, str(self.channel.currentData())
        step.act(
            lambda: minutes.give(
                step.session,
                id=step.meeting_id,
                person_ids=person_ids,
                words=words,
                channel=channel,
            )
        )
        self.entry.setFocus()

    def _take_back(self, id: str) -> None:
        self.step.act(lambda: minutes.take_back(self.step.session, id=id), say=True)
        self.entry.setFocus()
