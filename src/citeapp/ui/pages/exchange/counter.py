"""The counter as it usually stands: what waits for a choice, with whom, my card, past lots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.ui.pages.exchange import parts
from citeapp.ui.pages.exchange.erasures import Erasures
from citeapp.ui.pages.exchange.folder_panel import FolderPanel
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, clear_layout
from citeapp.ui.widgets.conflict import ConflictCard, Side
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.ui.widgets.notices import Banner, EmptyState
from citeapp.usecases import collectives, conflicts, duplicates, erasure, exchanges, receipts
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.duplicates import Pair
from citeapp.usecases.exchanges import Peer

if TYPE_CHECKING:
    from citeapp.ui.pages.exchange.page import ExchangePage

DOUBLES_SHOWN = 3
LOTS_SHOWN = 8


class Counter(ScrollColumn):
    """Built anew at each reading; the page acts."""

    def __init__(self, page: ExchangePage, receipt: str, doubles: Sequence[Pair]) -> None:
        super().__init__(gap=14)
        self.page, self.session = page, page.context.session
        self.erasures: Erasures | None = None
        if receipt:
            banner = Banner("accent", receipt, closable=True)
            banner.closer.clicked.connect(page.forget_receipt)
            self.column.addWidget(banner)
        self.waiting = QVBoxLayout()
        self.waiting.setSpacing(px(14))
        self.column.addLayout(self.waiting)
        self.show_doubles(doubles)
        columns = ResponsiveColumns(below=760, gap=18)
        columns.add(self._team(exchanges.listed(self.session)), 1)
        columns.add(self._mine(), 1)
        self.column.addWidget(columns)
        self.column.addStretch(1)

    def show_erasures(self) -> None:
        """Bring the board of erasures into sight, once everything has its place."""
        board = self.erasures
        if board is not None:
            QTimer.singleShot(0, board, lambda: self.ensureWidgetVisible(board))

    # What waits for a person

    def show_doubles(self, doubles: Sequence[Pair]) -> None:
        """What is to be looked at, with these pairs."""
        clear_layout(self.waiting)
        waiting = conflicts.listed(self.session)
        if not waiting and not doubles:
            return
        count = len(waiting) + len(doubles)
        self.waiting.addWidget(SectionTitle(_("À regarder : {n}", n=count)))
        card = Card(*(self._conflict(conflict) for conflict in waiting))
        for pair in doubles[:DOUBLES_SHOWN]:
            card.add(self._double(pair))
        self.waiting.addWidget(card)
        if len(doubles) > DOUBLES_SHOWN:
            words = _("Voir les {n} doublons possibles", n=len(doubles))
            see = partial(self.page.context.navigator.go, "people", show="doubles")
            self.waiting.addWidget(Button(words, see, kind="link"))

    def _conflict(self, conflict: Conflict) -> ConflictCard:
        sides = [
            Side(v.shown, f"{v.author} · {_moment(v.at, self.session.today)}")
            for v in conflict.versions
        ]
        choices = [
            (str(n), v.shown if not conflict.column else _("Garder {value}", value=_short(v.shown)))
            for n, v in enumerate(conflict.versions)
        ]
        card = ConflictCard(
            conflict.title, conflict.field, sides, [*choices, ("?", _("Je ne sais pas"))]
        )
        card.chosen.connect(partial(self._settle, conflict))
        return card

    def _settle(self, conflict: Conflict, choice: str) -> None:
        if choice == "?":
            self.page.context.teller.say(_("Laissé ouvert : les deux valeurs restent visibles."))
            return
        self.page.act(
            lambda: conflicts.settle(
                self.session,
                noun=conflict.noun,
                id=conflict.id,
                column=conflict.column,
                value=conflict.versions[int(choice)].value,
            ),
            say=True,
        )

    def _double(self, pair: Pair) -> ConflictCard:
        person = pair.noun == "person"
        card = ConflictCard(
            _("La même personne ?") if person else _("La même structure ?"),
            pair.reasons,
            [Side(pair.title_a, note=pair.about_a), Side(pair.title_b, note=pair.about_b)],
            [
                ("same", _("C’est la même")),
                ("different", _("Deux personnes") if person else _("Deux structures")),
            ],
        )
        card.chosen.connect(partial(self._judge, pair))
        return card

    def _judge(self, pair: Pair, verdict: str) -> None:
        self.page.act(
            lambda: duplicates.judge(
                self.session, noun=pair.noun, a=pair.a, b=pair.b, verdict=verdict
            ),
            say=True,
        )

    # With whom

    def _team(self, team: list[Peer]) -> QWidget:
        holder, column = _stack()
        column.addWidget(SectionTitle(_("Avec qui")))
        if team:
            now = self.session.now
            card = Card()
            for peer in team:
                readmit = partial(self._readmit, peer)
                card.add(parts.peer_row(peer, now, partial(self._revoke, peer), readmit))
            column.addWidget(card)
        else:
            column.addWidget(
                EmptyState(
                    _("Personne n’est encore inscrit"),
                    _("Donnez votre carte et inscrivez celle de la coordination : une seule fois."),
                    _("Inscrire une carte…"),
                    self.page.choose_card,
                    icon="exchange",
                )
            )
        if erased := erasure.board(self.session):
            self.erasures = Erasures(erased, self.session.now)
            column.addSpacing(px(4))
            column.addWidget(self.erasures)
        column.addSpacing(px(4))
        column.addWidget(FolderPanel(self.page))
        column.addStretch(1)
        return holder

    def _revoke(self, peer: Peer) -> None:
        words = _(
            "Si elle est perdue, volée ou rendue : ses lots seront refusés et plus aucun lot "
            "ne lui sera destiné. Ce qu’elle a déjà apporté reste."
        )
        if self.session.me.is_coordinator:
            words += "\n\n" + _("Vos prochains lots l’apprendront à toutes les machines.")
        else:
            words += "\n\n" + _(
                "Ici seulement : prévenez la coordination, qui peut la révoquer pour tout le monde."
            )
        self.page.context.teller.ask(
            _("Révoquer la machine de {name} ?", name=peer.name),
            words,
            _("Révoquer"),
            lambda: self.page.act(lambda: exchanges.revoke(self.session, guid=peer.guid)),
        )

    def _readmit(self, peer: Peer) -> None:
        self.page.act(lambda: exchanges.readmit(self.session, guid=peer.guid))

    # My card, and what came

    def _mine(self) -> QWidget:
        holder, column = _stack()
        column.addWidget(SectionTitle(_("Ma carte")))
        words = exchanges.my_words(self.session)
        me = self.session.me
        column.addWidget(
            parts.my_card(
                " · ".join(part for part in (me.display_name, me.organisation) if part),
                words,
                self.page.save_card,
                self.page.choose_card,
                self.page.ask_words,
            )
        )
        column.addSpacing(px(4))
        column.addWidget(SectionTitle(_("Lots reçus")))
        found = exchanges.lots(self.session)
        if found:
            card = Card()
            for lot in found[:LOTS_SHOWN]:
                toggle = partial(self.page.set_aside, lot.n, not lot.aside)
                receipt = partial(self.page.ask_receipt, lot)
                card.add(parts.lot_row(lot, toggle, receipt))
            column.addWidget(card)
        else:
            column.addWidget(PlainLabel(_("Aucun lot n’a encore été reçu."), "muted"))
        self._sent(column)
        if not collectives.listed(self.session):
            column.addWidget(
                PlainLabel(
                    _("Nouvelle ou nouveau ? Demandez un lot de départ à la coordination."),
                    "secondary",
                )
            )
        column.addStretch(1)
        return holder

    def _sent(self, column: QVBoxLayout) -> None:
        """What we gave, and who says that they hold it."""
        found = receipts.sent(self.session)
        if found:
            column.addSpacing(px(4))
            column.addWidget(SectionTitle(_("Lots remis")))
            now = self.session.now
            column.addWidget(Card(*(parts.sent_row(one, now) for one in found[:LOTS_SHOWN])))


def _moment(at: datetime, today: date) -> str:
    """« 3 mars, 14 h 10 »; the year only when it is not today's."""
    day = french.day(at.date(), year=at.year != today.year)
    return f"{day}, {french.hour(at.time())}"


def _short(words: str) -> str:
    """A long value is told apart by its beginning on a button."""
    return words if len(words) <= 24 else words[:23].rstrip() + "…"


def _stack() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    return holder, column
