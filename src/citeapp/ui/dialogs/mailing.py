"""« Courriel » : a draft with the document in it, opened by the mail program of the machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from citeapp.base.errors import UserError
from citeapp.base.language import _
from citeapp.ui import messages
from citeapp.ui.dialogs.copies import copies
from citeapp.ui.page import Page
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import SnugColumn
from citeapp.usecases import documents, mailing
from citeapp.usecases.mailing import Recipient
from citeapp.usecases.session import Session

WIDTH_PX = 520
ALONG = {"minutes": "plain-minutes", "invitation": "calendar"}
"""Kinds that another one may go along with."""


class MailDialog(CalmDialog):
    """Parents are hidden from one another; who has no address is named, for paper.

    ``on_made(person ids)`` once the draft is open.
    """

    def __init__(
        self,
        page: Page,
        kind: str,
        title: str,
        about_id: str,
        layout: str,
        on_made: Callable[[list[str]], object],
    ) -> None:
        super().__init__(
            page.window(),
            _("Courriel : {what}", what=title),
            _(
                "Le brouillon s’ouvre dans votre logiciel de courriel : relisez-le, puis "
                "envoyez-le de là."
            ),
            width=WIDTH_PX,
        )
        self._page, self._kind, self._title, self._about = page, kind, title, about_id
        self._layout, self._on_made = layout, on_made
        found = mailing.recipients(page.context.session, about_id=about_id)
        self.switches: dict[str, Switch] = {}
        self._open = {one.person_id for one in found if not one.hidden}
        area = SnugColumn()  # all of it scrolls: at 200 % a small screen holds little
        without = [one.name for one in found if not one.email]
        self.without = PlainLabel(
            _("Sans adresse, à prévoir sur papier : {names}.", names=", ".join(without)), "medium"
        )
        along = {
            "minutes": _("Joindre aussi la version simplifiée"),
            "invitation": _("Joindre aussi le rendez-vous pour l’agenda"),
        }
        self.along = Switch(along.get(kind, ""), on=True)
        self.all_hidden = Switch(_("Cacher toutes les adresses"))
        for part in (self.without, self.along, self.all_hidden):
            area.column.addWidget(part)
        self.without.setVisible(bool(without))
        self.along.setVisible(kind in ALONG)
        self.all_hidden.setVisible(any(one.email and not one.hidden for one in found))
        self._group(area, _("En copie cachée : personne ne voit les autres"), found, hidden=True)
        self._group(area, _("Adresses visibles de tous"), found, hidden=False)
        self.body.addWidget(area)
        self.state = PlainLabel("", "late")
        self.state.hide()
        self.body.addWidget(self.state)
        self.add_button(_("Fermer"))
        self.words_only = self.add_button(_("Sans pièce jointe"), self.open_link, closes=False)
        self.make = self.add_button(
            _("Ouvrir le courriel"), self.open_draft, closes=False, primary=True
        )

    def open_draft(self) -> None:
        """Write the draft, and hand it to the mail program; it holds addresses: no copy stays."""
        session, to, bcc = self._page.context.session, *self._chosen()
        kinds = [self._kind]
        if self._kind in ALONG and self.along.isChecked():
            kinds.append(ALONG[self._kind])
        id, title, layout = self._about, self._title, self._layout
        name = documents.file_name(session, kind=self._kind, id=id, ending="eml", layout=layout)
        path = copies() / name

        def work(other: Session) -> Path:
            return mailing.write_draft(
                other,
                path=path,
                kinds=kinds,
                id=id,
                title=title,
                to_ids=to,
                bcc_ids=bcc,
                layout=layout,
            )

        self._page.beside(work, title=_("Courriel"), on_done=self._written, on_error=self._refused)

    def open_link(self) -> None:
        """Words alone, for mail programs that open no file."""
        session, to, bcc = self._page.context.session, *self._chosen()
        try:
            link = mailing.link(session, id=self._about, title=self._title, to_ids=to, bcc_ids=bcc)
        except UserError as error:
            self._refused(error)
            return
        QDesktopServices.openUrl(QUrl(link))
        self._made()

    def _chosen(self) -> tuple[list[str], list[str]]:
        """Whose address is seen, whose is hidden."""
        chosen = [id for id, switch in self.switches.items() if switch.isChecked()]
        seen = [] if self.all_hidden.isChecked() else [id for id in chosen if id in self._open]
        return seen, [id for id in chosen if id not in seen]

    def _group(self, area: SnugColumn, title: str, found: list[Recipient], *, hidden: bool) -> None:
        reached = [one for one in found if one.email and one.hidden == hidden]
        if reached:
            area.column.addWidget(PlainLabel(title, "secondary"))
        for one in reached:
            switch = self.switches[one.person_id] = Switch(one.name, on=True)
            area.column.addWidget(switch)

    def _written(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        if isValid(self):
            self._made()

    def _made(self) -> None:
        seen, hidden = self._chosen()
        self.accept()
        self._on_made(seen + hidden)

    def _refused(self, error: Exception) -> None:
        if not isValid(self):
            return
        notice = messages.notice(error)
        self.state.setText(" ".join(filter(None, (notice.text, notice.detail))))
        self.state.show()
