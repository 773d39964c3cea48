"""A bundle made with care: for whom, of which collectifs, what is new or everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeapp.base.language import _, ngettext
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.fields import ChoiceField
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.usecases import collectives, exchanges

if TYPE_CHECKING:
    from citeapp.ui.page import Page


class Outgoing(ScrollColumn):
    """What is ticked here is read by the page when the file is asked for."""

    def __init__(self, page: Page) -> None:
        super().__init__(gap=14)
        session = page.context.session
        columns = ResponsiveColumns(below=760, gap=18)
        whom = Panel(_("Pour qui"))
        self.people: dict[str, Switch] = {}
        for peer in exchanges.listed(session):
            if peer.state != "enrolled":
                continue
            about = f" · {peer.organisation}" if peer.organisation else ""
            switch = Switch(peer.name + about, True)
            self.people[peer.guid] = switch
            whom.column.addWidget(switch)
        whom.column.addWidget(
            PlainLabel(_("Le fichier ne s’ouvre que sur leurs machines."), "secondary")
        )
        whom.column.addStretch(1)
        columns.add(whom, 1)
        what = Panel(_("Quoi"))
        new = exchanges.summary(session).to_send
        words = ngettext("{n} nouveauté", "{n} nouveautés", new)
        everything = (
            _("Tout : un lot de départ")
            if session.me.is_coordinator
            else _("Tout, depuis le début")
        )
        self.what = ChoiceField(
            _("Ce que contient le lot"),
            [("new", _("Ce qui est nouveau : {words}", words=words)), ("all", everything)],
            "new",
        )
        what.column.addWidget(self.what)
        if session.me.is_coordinator:
            what.column.addWidget(
                PlainLabel(
                    _(
                        "Un lot de départ donne à quelqu’un de nouveau les collectifs, les listes "
                        "et les cartes de toute l’équipe."
                    ),
                    "secondary",
                )
            )
        self.scope: dict[str, Switch] = {}
        known = collectives.listed(session)
        if known:
            what.column.addWidget(PlainLabel(_("Collectifs (aucun coché : tous)"), "medium"))
            for row in known:
                switch = Switch(row.name)
                self.scope[row.name] = switch
                what.column.addWidget(switch)
        what.column.addStretch(1)
        columns.add(what, 1)
        self.column.addWidget(columns)
        self.column.addStretch(1)

    def everything(self) -> bool:
        """Whether all is given, whatever was given before."""
        return self.what.value() == "all"

    def recipients(self) -> tuple[str, ...]:
        """The machines ticked."""
        return tuple(guid for guid, switch in self.people.items() if switch.isChecked())

    def collectives_named(self) -> tuple[str, ...]:
        """The collectifs ticked; none means all."""
        return tuple(name for name, switch in self.scope.items() if switch.isChecked())
