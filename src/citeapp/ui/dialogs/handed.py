"""« Documents remis » : who received what, by which way and when; each note can be taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.card import Panel, clear_layout
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import sending
from citeapp.usecases.sending import Handed

MOST = 40
"""Rows; older ones are counted."""


class HandedPanel(Panel):
    """``show_about(id)`` of a rencontre or a collectif; nothing was given: nothing is shown.

    ``document`` keeps the notes of one kind alone.
    """

    def __init__(self, page: Page, document: str = "") -> None:
        super().__init__(_("Documents remis"))
        self._page, self._document = page, document
        self.about_id = ""
        self.shown: list[Handed] = []
        self.rows = QVBoxLayout()
        self.rows.setSpacing(px(2))
        self.column.addLayout(self.rows)
        self.more = PlainLabel("", "secondary")
        self.column.addWidget(self.more)

    def show_about(self, about_id: str) -> None:
        """Read what was given."""
        self.about_id = about_id
        found = sending.listed(self._page.context.session, about_id=about_id)
        self.shown = [one for one in found if self._document in ("", one.document)]
        clear_layout(self.rows)
        for one in self.shown[:MOST]:
            self.rows.addWidget(self._row(one))
        left = len(self.shown) - MOST
        self.more.setText(_("et {n} autres, plus anciennes", n=left))
        self.more.setVisible(left > 0)
        self.setVisible(bool(self.shown))

    def _row(self, one: Handed) -> QWidget:
        of = _("rencontre du {day}", day=french.day(one.of)) if one.of else ""
        on = french.day(one.on, year=False) if one.on else ""
        words = " · ".join(filter(None, (one.title, of, one.whom, one.channel, on)))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(words), 1)
        off = _("Retirer : {what}", what=words)
        row.addWidget(IconButton("close", off, partial(self._take_back, one.id)))
        return holder

    def _take_back(self, id: str) -> None:
        session = self._page.context.session
        self._page.act(lambda: sending.take_back(session, id=id), say=True)
        self.show_about(self.about_id)
