"""« Notes réservées »: under a card, folded; what is written there stays on this machine."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.meeting import Line
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.card import clear_layout
from citeapp.ui.widgets.fold import Fold
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import IconLabel, PlainLabel
from citeapp.usecases import reserved


class ReservedNotes(Fold):
    """``show_owner(id)``: the notes of that row, and a line for the next one."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("Notes réservées"))
        self.page, self.owner_id = page, ""

    def show_owner(self, id: str) -> None:
        """Show the notes of a row, or read them again."""
        self.owner_id = id
        count = len(reserved.listed(self.page.context.session, owner_id=id))
        self.set_about(ngettext("{n} note", "{n} notes", count) if count else "")
        if self.is_open:
            self.fill_inside()

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(px(2))
        column.addLayout(self.rows)
        self.entry = LineEdit()
        self.entry.setPlaceholderText(_("Une note pour vous, puis Entrée"))
        self.entry.setAccessibleName(_("Nouvelle note réservée"))
        self.entry.returnPressed.connect(self._add)
        column.addWidget(self.entry)
        hint = _("Elles restent sur cet ordinateur : ni lot d’échange, ni document.")
        column.addWidget(PlainLabel(hint, "secondary"))
        return holder

    def fill_inside(self) -> None:
        clear_layout(self.rows)
        for line in reserved.listed(self.page.context.session, owner_id=self.owner_id):
            self.rows.addWidget(self._row(line))

    def _row(self, line: Line) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(IconLabel("lock", "muted", 15, name=_("privé")))
        row.addWidget(PlainLabel(line.text), 1)
        off = _("Effacer la note : {words}", words=line.text)
        row.addWidget(IconButton("close", off, partial(self._remove, line.id)))
        return holder

    def _add(self) -> None:
        text, session = self.entry.text().strip(), self.page.context.session
        if text:
            self.entry.clear()
            self.page.act(lambda: reserved.add(session, owner_id=self.owner_id, text=text))
            self.show_owner(self.owner_id)
            self.entry.setFocus()

    def _remove(self, id: str) -> None:
        session = self.page.context.session
        self.page.act(lambda: reserved.remove(session, id=id), say=True)
        self.show_owner(self.owner_id)
        self.entry.setFocus()
