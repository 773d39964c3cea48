"""All plain texts, with where each stands; a new one of one's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from citeapp.base.language import _
from citeapp.domain.publishing import PLAIN_KIND
from citeapp.ui.page import Page
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import PrimaryButton
from citeapp.ui.widgets.card import Card, RowCard, clear_layout
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.fields import TextAreaField, TextField
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.ui.widgets.notices import EmptyState
from citeapp.usecases import plain


class Listing(ScrollColumn):
    """The latest first; Enter opens one."""

    def __init__(self, page: Page) -> None:
        super().__init__(gap=12)
        self.page = page
        self.begin = PrimaryButton(_("Nouveau texte…"), self.ask, icon="plus")
        """Stands at the head of the page."""
        self.rows: list[RowCard] = []
        self._collective_id = ""

    def fill(self, collective_id: str) -> None:
        """Read the texts again; those of one collectif when given."""
        self._collective_id = collective_id
        session = self.page.context.session
        clear_layout(self.column)
        self.rows = []
        card = Card()
        for version in plain.listed(session, collective_id=collective_id):
            standing = plain.standing(session, id=version.id)
            tone, words = ("done", _("relue")) if standing.read else ("neutral", _("non relue"))
            if standing.changed:
                tone, words = "late", _("à relire")
            row = RowCard(
                version.title,
                PLAIN_KIND.label(version.kind or "free"),
                icon="document",
                badge=Badge(tone, words),
                on_open=partial(self.page.open, text=version.id),
            )
            self.rows.append(row)
            card.add(row)
        if self.rows:
            self.column.addWidget(card)
        else:
            card.deleteLater()
            self.column.addWidget(
                EmptyState(
                    _("Aucun texte simplifié"),
                    _("Une rencontre fait le premier jet : étapes Inviter et Diffuser."),
                    icon="document",
                )
            )
        self.column.addStretch(1)

    def first_focus(self) -> QWidget:
        """The first text, or the button that begins one."""
        return self.rows[0] if self.rows else self.begin

    def ask(self) -> CalmDialog:
        """A title, and a text to be cut into sentences if there is one."""
        page, session = self.page, self.page.context.session
        dialog = CalmDialog(page.window(), _("Nouveau texte simplifié"))
        title = TextField(_("Titre"), placeholder=_("La fête de l’école"), pause_ms=60_000)
        text = TextAreaField(_("Texte à découper en phrases (facultatif)"))
        dialog.body.addWidget(title)
        dialog.body.addWidget(text)
        dialog.add_button(_("Plus tard"))

        def keep() -> None:
            made = page.act(
                lambda: plain.create(
                    session,
                    title=title.edit.text(),
                    text=text.edit.toPlainText(),
                    collective_id=self._collective_id,
                )
            )
            if made is not None:
                dialog.accept()
                page.open(text=made.id)

        dialog.add_button(_("Commencer"), keep, primary=True, closes=False)
        dialog.open()
        title.edit.setFocus()
        return dialog
