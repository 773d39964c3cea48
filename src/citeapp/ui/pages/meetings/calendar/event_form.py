"""A local event on the chosen day: a few words, the last day if it lasts, the town if it is one."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.dates import DateField
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.fold import Fold
from citeapp.usecases import calendar

NEVER_MS = 24 * 3600 * 1000


class EventForm(Fold):
    """Folded: most days have none."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("Ajouter un événement local ce jour"))
        self._page, self._day = page, page.context.session.today

    def set_day(self, day: date) -> None:
        """The day it begins."""
        self._day = day

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(8))
        self.title = TextField(_("Ce qui se passe"), pause_ms=NEVER_MS)
        self.title.edit.returnPressed.connect(self._add)
        self.until = DateField(_("Dernier jour (s’il en dure plusieurs)"), today=lambda: self._day)
        self.commune = TextField(_("Commune (vide : partout)"), pause_ms=NEVER_MS)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        for field in (self.until, self.commune):
            row.addWidget(field)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(Button(_("Ajouter l’événement"), self._add))
        return holder

    def _add(self) -> None:
        self.until.commit()
        if self.until.is_dirty():
            return  # what is wrong stands under the field
        title = self.title.edit.text().strip()
        until = date.fromisoformat(self.until.value()) if self.until.value() else None
        commune = self.commune.edit.text().strip()
        session, day = self._page.context.session, self._day
        made = self._page.act(
            lambda: calendar.add_event(
                session, title=title, starts_on=day, ends_on=until, commune=commune
            ),
            say=True,
        )
        if made is not None:
            for field in (self.title, self.commune):
                field.edit.clear()
            self.until.set_value("")
            self.set_open(False)
            self.header.setFocus()
