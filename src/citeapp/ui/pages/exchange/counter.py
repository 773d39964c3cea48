"""The counter as it usually stands: what waits for a choice, with whom, my card, past lots."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.dialogs.guide import LOST, open_guide
from citeapp.ui.pages.exchange import parts
from citeapp.ui.pages.exchange.erasures import Erasures
from citeapp.ui.pages.exchange.folder_panel import FolderPanel
from citeapp.ui.pages.exchange.waiting import WaitingList
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.ui.widgets.notices import Banner, EmptyState
from citeapp.usecases import collectives, erasure, exchanges, receipts
from citeapp.usecases.exchanges import Peer
from citeapp.usecases.exchanging import comparing

if TYPE_CHECKING:
    from citeapp.ui.pages.exchange.page import ExchangePage

LOTS_SHOWN = 8
_T = TypeVar("_T")


class Counter(ScrollColumn):
    """Built anew at each reading; the page acts."""

    def __init__(self, page: ExchangePage, receipt: str) -> None:
        super().__init__(gap=14)
        self.page, self.session = page, page.context.session
        self.erasures: Erasures | None = None
        if receipt:
            letter = Button(_("Courrier de transmission…"), page.ask_letter)
            banner = Banner("accent", receipt, button=letter, closable=True)
            banner.closer.clicked.connect(page.forget_receipt)
            self.column.addWidget(banner)
        for found in exchanges.disagreements(self.session):
            said, detail = comparing.words(found.sender, found.collectives)
            self.column.addWidget(Banner("late", said, detail=detail))
        self.waiting = WaitingList(page)
        self.column.addWidget(self.waiting)
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
        lost = Button(_("Ordinateur ou clé perdus"), self._read_lost, kind="link")
        column.addWidget(lost, 0, Qt.AlignmentFlag.AlignLeft)
        if erased := erasure.board(self.session):
            self.erasures = Erasures(erased, self.session.now)
            column.addSpacing(px(4))
            column.addWidget(self.erasures)
        column.addSpacing(px(4))
        column.addWidget(FolderPanel(self.page))
        column.addStretch(1)
        return holder

    def _read_lost(self) -> None:
        open_guide(self.page, LOST)

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
            for lot in self._shown(found):
                toggle = partial(self.page.set_aside, lot.n, not lot.aside)
                receipt = partial(self.page.ask_receipt, lot)
                refuse = partial(self.page.ask_refuse, lot)
                card.add(parts.lot_row(lot, toggle, refuse, receipt))
            column.addWidget(card)
        else:
            column.addWidget(PlainLabel(_("Aucun lot n’a encore été reçu."), "muted"))
        given = self._sent(column)
        if max(len(found), given) > LOTS_SHOWN and not self.page.every_lot_shown:
            every = _("Voir tous les lots, reçus et remis")
            column.addWidget(Button(every, self._show_every_lot, kind="link"))
        if not collectives.listed(self.session):
            column.addWidget(
                PlainLabel(
                    _("Nouvelle ou nouveau ? Demandez un lot de départ à la coordination."),
                    "secondary",
                )
            )
        column.addStretch(1)
        return holder

    def _shown(self, lots: Sequence[_T]) -> Sequence[_T]:
        return lots if self.page.every_lot_shown else lots[:LOTS_SHOWN]

    def _show_every_lot(self) -> None:
        self.page.every_lot_shown = True
        self.page.show_counter()

    def _sent(self, column: QVBoxLayout) -> int:
        """What we gave, and who says that they hold it; how many lots that were."""
        found = receipts.sent(self.session)
        if found:
            column.addSpacing(px(4))
            column.addWidget(SectionTitle(_("Lots remis")))
            now = self.session.now
            column.addWidget(Card(*(parts.sent_row(one, now) for one in self._shown(found))))
        return len(found)


def _stack() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    return holder, column
