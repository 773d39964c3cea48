"""« Noter à qui vous l’avez donné » : a name or a few words and Enter, by which way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout

from citeapp.base.language import _, ngettext
from citeapp.domain.preparing import INVITATION_CHANNEL
from citeapp.ui.dialogs.handed import HandedPanel
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.ui.widgets.finder import Finder
from citeapp.ui.widgets.layouts import SnugColumn
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.usecases import people, sending

USUAL = ("paper", "email", "sms", "spoken", "school_notebook", "poster", "relay")
WIDTH_PX, FRAME_PX = 560, 20


class GivenDialog(CalmDialog):
    """``written_to`` are people to whom a mail was just made: one button notes them all."""

    def __init__(
        self, page: Page, kind: str, title: str, about_id: str, written_to: Sequence[str] = ()
    ) -> None:
        super().__init__(
            page.window(),
            _("À qui l’avez-vous donné ?"),
            _("{what} : un nom, ou « aux membres du collectif », puis Entrée.", what=title),
            width=WIDTH_PX,
        )
        self._page, self._kind, self._title, self._about = page, kind, title, about_id
        self._written_to = list(written_to)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.entry = Finder(
            _("Un nom, puis Entrée"),
            self._suggest,
            lambda text: _("Remis {whom}", whom=text),
            chip=_("Entrée"),
        )
        self.entry.taken.connect(lambda id: self.give(person_ids=[id]))
        self.entry.unknown.connect(lambda words: self.give(words=[words]))
        row.addWidget(self.entry, 3)
        self.channel = QuietCombo()
        self.channel.setAccessibleName(_("Par quel moyen"))
        for code in USUAL:
            self.channel.addItem(INVITATION_CHANNEL.label(code), code)
        if written_to:
            self.channel.setCurrentIndex(self.channel.findData("email"))
        row.addWidget(self.channel, 1)
        self.body.addLayout(row)
        count = len(self._written_to)
        self.all = Button(
            ngettext("Noter la personne du courriel", "Noter les {n} personnes du courriel", count),
            self._give_all,
            icon="check",
        )
        self.all.setVisible(bool(written_to))
        self.body.addWidget(self.all)
        self.handed = HandedPanel(page, kind)
        self._list = SnugColumn()  # a long list scrolls: what closes the dialog stays in sight
        self._list.column.addWidget(self.handed)
        self.body.addWidget(self._list)
        self.add_button(_("Fermer"), primary=True)
        self.handed.show_about(about_id)
        self.entry.setFocus()

    def give(self, *, person_ids: list[str] | None = None, words: list[str] | None = None) -> None:
        """Note them, and show the list anew."""
        session, channel = self._page.context.session, str(self.channel.currentData())
        self._page.act(
            lambda: sending.give(
                session,
                about_id=self._about,
                document=self._kind,
                title=self._title,
                person_ids=person_ids,
                words=words,
                channel=channel,
            )
        )
        self._show_handed()
        self.entry.setFocus()

    def _show_handed(self) -> None:
        self.handed.show_about(self._about)
        QTimer.singleShot(0, self, self._fit)  # once the rows have their places

    def _fit(self) -> None:
        """As tall as the list needs and the window allows."""
        most = self._page.window().height() - px(FRAME_PX)
        hidden = self._list.inside.sizeHint().height() - self._list.height()
        self.resize(self.width(), min(self.height() + max(hidden, 0), most))

    def _give_all(self) -> None:
        self.give(person_ids=self._written_to)
        self.all.hide()

    def _suggest(self, text: str) -> list[Suggestion]:
        found = people.suggest(self._page.context.session, text=text, limit=5)
        return [Suggestion(person.name, "", "person", person.id) for person in found]
