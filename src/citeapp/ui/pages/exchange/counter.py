"""The counter as it usually stands: what waits for a choice, with whom, my card, past lots."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.dialogs.guide import LOST, open_guide
from citeapp.ui.page import Page
from citeapp.ui.pages.exchange import parts
from citeapp.ui.pages.exchange.erasures import Erasures
from citeapp.ui.pages.exchange.folder_panel import FolderPanel
from citeapp.ui.pages.exchange.unfolded import Unfolded
from citeapp.ui.pages.exchange.waiting import WaitingList
from citeapp.ui.parts.doubles import DoublesWatch
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.ui.widgets.notices import Banner, EmptyState
from citeapp.usecases import collectives, erasure, exchanges, receipts
from citeapp.usecases.exchanges import Peer
from citeapp.usecases.exchanging import comparing

LOTS_SHOWN = 8
_T = TypeVar("_T")


class Counter(ScrollColumn):
    """Built anew at each reading; it asks, and whoever holds it acts.

    ``receipt`` says what the last bundle held, "" once it was read.
    """

    letter_asked = Signal()
    receipt_read = Signal()
    my_card_asked = Signal()
    card_asked = Signal()
    words_asked = Signal()
    bundle_taken = Signal(object)
    """A bundle to look at: its path."""
    card_taken = Signal(object)
    """A card to look at: its path."""
    lot_moved = Signal(int, bool)
    """A lot by its number here, and whether it goes aside (or comes back)."""
    lot_receipt_asked = Signal(object)
    lot_refused = Signal(object)
    unfolded_further = Signal()
    """More is to be shown: the counter has to be built anew."""

    def __init__(self, page: Page, doubles: DoublesWatch, unfolded: Unfolded, receipt: str) -> None:
        super().__init__(gap=14)
        self.page, self.session = page, page.context.session
        self.unfolded = unfolded
        self.erasures: Erasures | None = None
        if receipt:
            letter = Button(_("Courrier de transmission…"), self.letter_asked.emit)
            banner = Banner("accent", receipt, button=letter, closable=True)
            banner.closer.clicked.connect(self.receipt_read)
            self.column.addWidget(banner)
        for found in exchanges.disagreements(self.session):
            said, detail = comparing.words(found.sender, found.collectives)
            self.column.addWidget(Banner("late", said, detail=detail))
        self.waiting = WaitingList(page, doubles, unfolded)
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
                    self.card_asked.emit,
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
        folder = FolderPanel(self.page)
        folder.bundle_taken.connect(self.bundle_taken)
        folder.card_taken.connect(self.card_taken)
        column.addWidget(folder)
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
                self.my_card_asked.emit,
                self.card_asked.emit,
                self.words_asked.emit,
            )
        )
        column.addSpacing(px(4))
        column.addWidget(SectionTitle(_("Lots reçus")))
        found = exchanges.lots(self.session)
        if found:
            card = Card()
            for lot in self._shown(found):
                toggle = partial(self.lot_moved.emit, lot.n, not lot.aside)
                receipt = partial(self.lot_receipt_asked.emit, lot)
                refuse = partial(self.lot_refused.emit, lot)
                card.add(parts.lot_row(lot, toggle, refuse, receipt))
            column.addWidget(card)
        else:
            column.addWidget(PlainLabel(_("Aucun lot n’a encore été reçu."), "muted"))
        given = self._sent(column)
        if max(len(found), given) > LOTS_SHOWN and not self.unfolded.every_lot:
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
        return lots if self.unfolded.every_lot else lots[:LOTS_SHOWN]

    def _show_every_lot(self) -> None:
        self.unfolded.every_lot = True
        self.unfolded_further.emit()

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
