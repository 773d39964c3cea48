"""What to send to whom, what came from whom, what several people set at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from citeapp.base.language import _, ngettext
from citeapp.ui.changes import EVERYTHING, touches
from citeapp.ui.dialogs.preview import Wanted, open_preview
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.exchange import parts
from citeapp.ui.pages.exchange.card_desk import CARD, CardDesk
from citeapp.ui.pages.exchange.counter import Counter
from citeapp.ui.pages.exchange.incoming import Incoming, asks_for_yes
from citeapp.ui.pages.exchange.letter import Letter
from citeapp.ui.pages.exchange.outgoing import Outgoing
from citeapp.ui.pages.exchange.unfolded import Unfolded
from citeapp.ui.parts import doubles
from citeapp.ui.parts.doubles import DoublesWatch
from citeapp.ui.parts.dropping import updates
from citeapp.ui.parts.offering import offer_riding
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.layouts import bring_into_sight
from citeapp.usecases import exchanges
from citeapp.usecases.exchanges import Batch, Lot, Receipt
from citeapp.usecases.session import Session

BUNDLE = "citlot"


class ExchangePage(Page):
    """One sight at a time: the counter, a bundle being made, a bundle that was opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.paths: list[Path] = []
        self.batch: Batch | None = None
        self.receipt = ""
        self.letter: Letter | None = None
        self.cards = CardDesk(self)
        self.unfolded = Unfolded()
        self._wanted: QWidget | None = None
        self.sight: QWidget | None = None
        self.doubles = DoublesWatch(self)
        self.doubles.found.connect(self._show_doubles)
        self.setAcceptDrops(True)
        self.badge = Badge("neutral", "")
        self.header = PageHeader(_("Échanges"), "", badge=self.badge, below=True)
        self.receive = Button(_("Recevoir un lot…"), self.choose_bundle, icon="arrow-down")
        self.compose = Button(_("Choisir pour qui et quoi…"), self.show_outgoing)
        self.send = PrimaryButton(_("Faire le lot"), self.ask_export, icon="arrow-up")
        self.aside = Button(_("Mettre de côté"), self.leave)
        self.merge = PrimaryButton(_("Fusionner"), self.ask_merge)
        self.cancel = Button(_("Retour"), self.leave)
        self.write = PrimaryButton(_("Écrire le lot…"), self.ask_export, icon="arrow-up")
        self.buttons = {
            "counter": (self.receive, self.compose, self.send),
            "incoming": (self.aside, self.merge),
            "outgoing": (self.cancel, self.write),
        }
        for group in self.buttons.values():
            for button in group:
                self.header.add_action(button)
        self.column.addWidget(self.header)

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Échanges")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Échangez vos cartes une fois : chacun donne la sienne et inscrit celle de l’autre, "
            "en vérifiant les six mots de vive voix.\n\n"
            "Un lot est un fichier chiffré pour ses destinataires. Le même lot deux fois ne "
            "change rien ; l’ordre n’a pas d’importance ; rien ne se perd.\n\n"
            "Quand deux personnes ont écrit la même chose autrement, rien n’est choisi sans vous : "
            "gardez une version, prenez les deux, écrivez-en une autre, ou demandez à qui a "
            "écrit. Les flèches vont d’un bouton à l’autre ; Ctrl Z rouvre la question.\n\n"
            "Un lot ou une carte peut être déposé sur la fenêtre avec la souris, ou ouvert par "
            "un double clic."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        if touches(changes, *doubles.NOUNS):
            self.doubles.look()
        if self.sight is None or isinstance(self.sight, Counter):
            place = self.sight.waiting.focused() if isinstance(self.sight, Counter) else None
            self.show_counter()
            if isinstance(self.sight, Counter):
                self.sight.waiting.focus_again(place)

    def open(self, **target: str) -> None:
        show = target.get("show", "")
        if show:
            self.unfolded.settled = self.unfolded.settled or show == "settled"
            self.show_counter()
        if isinstance(self.sight, Counter) and show == "erasures":
            self.sight.show_erasures()
        if show == "send":
            self._wanted = self.send
        elif isinstance(self.sight, Counter) and show == "settled":
            self._wanted = self.sight.waiting.first_settled(target.get("row", ""))
        elif isinstance(self.sight, Counter) and show == "conflicts":
            self._wanted = self.sight.waiting.first_about(target.get("row", ""))
        if target.get("paths"):
            self.take([Path(line) for line in target["paths"].split("\n")])

    def first_focus(self) -> QWidget | None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and isValid(wanted):
            bring_into_sight(wanted)
            return wanted
        shown = [b for group in self.buttons.values() for b in group if not b.isHidden()]
        return next((button for button in reversed(shown) if button.isEnabled()), None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls()])

    def take(self, paths: list[Path]) -> None:
        """Look at bundles and cards, however they came: dropped, double-clicked, chosen."""
        if newer := updates(paths):  # it was dropped here, and is no lot
            self.context.navigator.go("settings", update=str(newer[-1]))
            return
        cards = [path for path in paths if path.suffix == f".{CARD}"]
        for path in cards:
            self.cards.look_at(path)
        if len(cards) < len(paths):
            self.look_at(*(path for path in paths if path not in cards))

    # Sights

    def show_counter(self) -> Counter:
        """The counter as it usually stands."""
        self.paths, self.batch = [], None
        found = exchanges.summary(self.context.session)
        self.send.setEnabled(found.peers > 0)
        words = _("Commencez par échanger vos cartes")
        if found.peers:
            words = ngettext("{n} nouveauté à envoyer", "{n} nouveautés à envoyer", found.to_send)
        counter = self._counter()
        self._show("counter", counter, _("Échanges"), words)
        return counter

    def _counter(self) -> Counter:
        counter = Counter(self, self.doubles, self.unfolded, self.receipt)
        counter.letter_asked.connect(self.ask_letter)
        counter.receipt_read.connect(self.forget_receipt)
        counter.my_card_asked.connect(self.cards.save)
        counter.card_asked.connect(self.cards.choose)
        counter.words_asked.connect(self.cards.ask_words)
        counter.bundle_taken.connect(self.look_at)
        counter.card_taken.connect(self.cards.look_at)
        counter.lot_moved.connect(self.set_aside)
        counter.lot_receipt_asked.connect(self.ask_receipt)
        counter.lot_refused.connect(self.ask_refuse)
        counter.unfolded_further.connect(self.show_counter)
        return counter

    def _show_doubles(self) -> None:
        if isinstance(self.sight, Counter):
            self.sight.waiting.fill()

    def show_outgoing(self) -> None:
        """For whom and what, before the file is written."""
        words = _("Un fichier à poser sur une clé USB ou à envoyer")
        sight = Outgoing(self)
        sight.changed.connect(lambda: self.outline(sight))
        self._show("outgoing", sight, _("Faire un lot"), words)
        self.outline(sight)

    def outline(self, sight: Outgoing) -> None:
        """Gather what the bundle would hold as it is ticked now, beside the window."""
        self.write.setEnabled(sight.for_somebody())
        if not sight.for_somebody():
            sight.tell([_("Cochez au moins une personne.")])
            return
        wanted = sight.wanted()

        by_words = sight.first_contact.isChecked()

        def work(session: Session) -> Receipt:
            said = exchanges.propose_passphrase(session) if by_words else ""
            return exchanges.outline(session, passphrase=said, **wanted)

        def done(receipt: Receipt) -> None:
            if self.sight is sight and sight.wanted() == wanted:
                sight.show_outline(receipt)

        self.beside(work, title=_("Aperçu du lot"), on_done=done)

    def show_incoming(self, paths: list[Path], batch: Batch) -> None:
        """Bundles that were opened; nothing is merged yet."""
        self.paths, self.batch = paths, batch
        title, words = parts.batch_title(batch), parts.batch_words(batch)
        only = partial(self.cards.look_at, paths[0]) if len(paths) == 1 else None
        newer = partial(offer_riding, self, paths)
        self._show("incoming", Incoming(batch, only, newer), title, words)
        self.badge.show_state("neutral", parts.file_words(paths))
        self.badge.show()
        self.merge.setEnabled(not batch.already_known)
        (self.aside if batch.already_known else self.merge).setFocus()

    def leave(self) -> None:
        """Back to the counter; a bundle that was only looked at leaves nothing behind."""
        self.show_counter()

    def _done_with_lots(self) -> None:
        """Everything is read again, the counter too: built once, when the page is in sight."""
        self._clear()
        self.context.changes.notify(EVERYTHING)

    def forget_receipt(self) -> None:
        """The receipt of the last bundle was read."""
        self.receipt = ""

    def _show(self, name: str, sight: QWidget, title: str, words: str) -> None:
        self._clear()
        self.sight = sight
        self.badge.hide()
        for key, group in self.buttons.items():
            for button in group:
                button.setVisible(key == name)
        self.header.set_words(title, words)
        self.column.addWidget(sight, 1)

    def _clear(self) -> None:
        if self.sight is not None:
            self.column.removeWidget(self.sight)
            self.sight.hide()
            self.sight.deleteLater()
            self.sight = None

    # Out

    def ask_export(self) -> None:
        """Ask where the bundle goes (a stick, usually)."""
        name = f"lot-{self.context.session.today.isoformat()}.{BUNDLE}"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Faire le lot"), name, _("Lots d’échange (*.citlot)")
        )
        if not chosen:
            return
        wanted: dict[str, Any] = {}
        if isinstance(self.sight, Outgoing):
            wanted = {**self.sight.wanted(), "backup": self.sight.copy_wanted()}
            if self.sight.first_contact.isChecked():
                wanted["passphrase"] = exchanges.propose_passphrase(self.context.session)
        self.export(Path(chosen), **wanted)

    def export(self, path: Path, **wanted: Any) -> None:
        """Write a bundle on the worker thread, then say that the stick may go."""

        def work(session: Session) -> Receipt:
            return exchanges.export(session, path=path, **wanted).value

        def done(receipt: Receipt) -> None:
            self.receipt = parts.receipt_words(receipt, wanted.get("passphrase", ""))
            self.letter = Letter(self, receipt, bool(wanted.get("passphrase")))
            self._done_with_lots()

        self.beside(work, title=_("Écriture du lot"), on_done=done)

    def ask_letter(self) -> None:
        """The letter that goes with the bundle that was just made."""
        if self.letter is not None:
            self.letter.ask()

    # In

    def choose_bundle(self) -> None:
        """Open bundles, one or many; nothing is merged yet."""
        chosen, _kind = QFileDialog.getOpenFileNames(
            self, _("Recevoir un lot"), "", _("Lots d’échange (*.citlot);;Tous (*)")
        )
        if chosen:
            self.look_at(*map(Path, chosen))

    def look_at(self, *paths: Path) -> None:
        """What the bundles would bring, before anything is merged."""
        self.beside(
            lambda session: exchanges.preview_all(session, paths=paths),
            title=_("Ouverture du lot"),
            on_done=partial(self.show_incoming, list(paths)),
        )

    def ask_merge(self) -> None:
        """Merge the bundles that are open; what is unusual asks for a plain yes first."""
        if self.batch is None:
            return
        reason = asks_for_yes(self.batch)
        if reason:
            words = _("Fusionner quand même")
            self.context.teller.ask(_("Fusionner ce lot ?"), reason, words, self.merge_it)
        else:
            self.merge_it()

    def merge_it(self) -> None:
        """Merge on the worker thread; it can be stopped, and a toast offers to take it back."""
        paths = list(self.paths)

        def work(session: Session) -> Batch:
            return exchanges.merge_all(
                session, paths=paths, accept_unknown=True, confirmed=True
            ).value

        def done(batch: Batch) -> None:
            self._done_with_lots()
            words, tell = parts.merged_words(batch), self.context.teller.say
            if len(batch.merged) == 1:
                tell(words, _("Annuler"), self.context.navigator.undo)
            else:  # each is a lot of its own, listed on the counter with « Mettre de côté »
                tell(words)

        def stopped() -> None:
            self.context.teller.say(_("Fusion arrêtée : rien n’a été changé."))

        self.beside(work, title=_("Fusion du lot"), on_done=done, on_cancelled=stopped)

    def ask_receipt(self, lot: Lot) -> None:
        """The receipt of a lot, to be printed or handed back with the stick."""
        open_preview(self, Wanted("receipt", _("Accusé de réception"), str(lot.n), noted=False))

    def ask_refuse(self, lot: Lot) -> None:
        """Refuse a lot that was set aside for good, after a plain yes."""
        self.context.teller.ask(
            _("Refuser pour de bon le lot n° {n} de {name} ?", n=lot.number, name=lot.sender_name),
            _(
                "Ce qu’il apportait ne reviendra pas ici, même avec un autre lot. "
                "Rien ne part : les autres ne perdent rien."
            ),
            _("Refuser"),
            lambda: self.act(lambda: exchanges.refuse(self.context.session, lot=lot.n)),
        )

    def set_aside(self, lot: int, aside: bool) -> None:
        """Take a merged lot out again, or bring it back; on this machine alone."""
        work = exchanges.set_aside if aside else exchanges.take_again
        self.beside(
            lambda session: work(session, lot=lot),
            title=_("Mise de côté du lot") if aside else _("Reprise du lot"),
            on_done=lambda _done: self.context.changes.notify(EVERYTHING),
        )
