"""A bundle made with care: for whom, of which collectifs, and what will be in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.fields import ChoiceField
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.usecases import collectives, exchanges, lot_words
from citeapp.usecases.exchanges import Receipt, Riding

if TYPE_CHECKING:
    from citeapp.ui.page import Page

PAUSE_MS = 300
"""The hand rests this long before what will be in the bundle is gathered again."""


class Outgoing(ScrollColumn):
    """What is ticked here is read by the page, which answers ``changed`` with an outline."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(gap=14)
        self.page, self.session = page, page.context.session
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        columns = ResponsiveColumns(below=760, gap=18)
        columns.add(self._whom(), 1)
        columns.add(self._what(), 1)
        self.column.addWidget(columns)
        self.inside = Panel(_("Ce qui partira"))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(px(4))
        self.inside.column.addLayout(self.lines)
        self.column.addWidget(self.inside)
        self.column.addStretch(1)
        self.tell([_("…")])

    def wanted(self) -> dict[str, Any]:
        """What was ticked, as the use cases take it."""
        return {
            "to": tuple(guid for guid, switch in self.people.items() if switch.isChecked()),
            "collectives_named": tuple(n for n, s in self.scope.items() if s.isChecked()),
            "everything": self.what.value() == "all",
            "contacts": self.contacts.isChecked(),
            "updates": tuple(path for path, on in self.updates.items() if on.isChecked()),
        }

    def copy_wanted(self) -> bool:
        """Whether a backup of this machine goes beside it."""
        return self.backup.isChecked()

    def for_somebody(self) -> bool:
        """Whether anyone could open it."""
        return self.first_contact.isChecked() or bool(self.wanted()["to"])

    def show_outline(self, receipt: Receipt) -> None:
        """For whom, what is in it, what travels sealed, how big."""
        size = _("Taille : {size}.", size=french.weight(receipt.size))
        self.tell([*lot_words.outline(receipt), size])

    def tell(self, lines: list[str]) -> None:
        """Sentences in the panel, one under the other."""
        while item := self.lines.takeAt(0):
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for line in lines:
            self.lines.addWidget(PlainLabel(line, "secondary"))

    def _whom(self) -> QWidget:
        whom = Panel(_("Pour qui"))
        self.people: dict[str, Switch] = {}
        for peer in exchanges.listed(self.session):
            if peer.state == "enrolled":
                about = f" · {peer.organisation}" if peer.organisation else ""
                self.people[peer.guid] = self._switch(peer.name + about, True)
                whom.column.addWidget(self.people[peer.guid])
        self.first_contact = self._switch(_("Quelqu’un dont je n’ai pas la carte"), not self.people)
        whom.column.addWidget(self.first_contact)
        words = _(
            "Le fichier ne s’ouvre que sur leurs machines ; sans carte, avec une phrase de passe "
            "que vous direz de vive voix."
        )
        whom.column.addWidget(PlainLabel(words, "secondary"))
        whom.column.addStretch(1)
        return whom

    def _what(self) -> QWidget:
        what = Panel(_("Quoi"))
        coordinates = self.session.me.is_coordinator
        new = exchanges.summary(self.session).to_send
        words = ngettext("{n} nouveauté", "{n} nouveautés", new)
        all_of_it = _("Tout : un lot de départ") if coordinates else _("Tout, depuis le début")
        self.what = ChoiceField(
            _("Ce que contient le lot"),
            [("new", _("Ce qui est nouveau : {words}", words=words)), ("all", all_of_it)],
            "new",
        )
        self.what.committed.connect(lambda _value: self._pause.start())
        what.column.addWidget(self.what)
        if coordinates:
            words = _(
                "Un lot de départ donne à quelqu’un de nouveau les collectifs, les listes "
                "et les cartes de toute l’équipe."
            )
            what.column.addWidget(PlainLabel(words, "secondary"))
        self.scope: dict[str, Switch] = {}
        known = collectives.listed(self.session)
        if known:
            title = _("Collectifs (aucun coché : ceux que chacun a en charge)")
            what.column.addWidget(PlainLabel(title, "medium"))
        for row in known:
            self.scope[row.name] = self._switch(row.name)
            what.column.addWidget(self.scope[row.name])
        self.contacts = self._switch(_("Avec les téléphones et les adresses"))
        self.contacts.setVisible(bool(known))
        self.contacts.setToolTip(
            _("Aussi pour qui n’a pas la charge des collectifs cochés ; les autres les ont.")
        )
        what.column.addWidget(self.contacts)
        self.backup = Switch(_("Avec une copie de sauvegarde, à côté du lot"))
        self.backup.setToolTip(
            _("Chiffrée : seuls vos mots de secours l’ouvrent. Les trois dernières y restent.")
        )
        what.column.addWidget(self.backup)
        self.updates: dict[Path, Switch] = {}
        if coordinates:
            self._riders = QVBoxLayout()
            self._riders.setSpacing(px(4))
            what.column.addLayout(self._riders)
            words = _("Joindre une mise à jour de CitéApp…")
            button = Button(words, self._choose_update)
            what.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        what.column.addStretch(1)
        return what

    def _choose_update(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Mise à jour"), "", _("Mises à jour de CitéApp (*.citmaj)")
        )
        if chosen:
            self.join_update(Path(chosen))

    def join_update(self, path: Path) -> None:
        """Let a newer version of the program ride along, once its signature was looked at."""
        self.page.beside(
            lambda session: exchanges.about_update(session, path=path),
            title="",
            on_done=partial(self.show_riding, path),
        )

    def show_riding(self, path: Path, one: Riding) -> None:
        """Which version rides along, ticked: it may be unticked again."""
        if path not in self.updates:
            self.updates[path] = self._switch(lot_words.riding(one).rstrip("."), True)
            self._riders.addWidget(self.updates[path])
            self._pause.start()

    def _switch(self, label: str, on: bool = False) -> Switch:
        switch = Switch(label, on)
        switch.toggled.connect(lambda _on: self._pause.start())
        return switch
