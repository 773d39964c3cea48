"""What to send to whom, what came from whom, what several people set at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from citeapp import bootstrap
from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.exchange import parts
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Card, clear_layout
from citeapp.ui.widgets.conflict import ConflictCard, Side
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.ui.widgets.notices import EmptyState
from citeapp.usecases import collectives, conflicts, duplicates, exchanges
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.exchanges import Merged, Receipt

DOUBLES_SHOWN = 5


class ExchangePage(Page):
    """The usual counter; a bundle that was opened takes its place until it is decided upon."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.path: Path | None = None
        self.setAcceptDrops(True)
        self.header = PageHeader(_("Échanges"), "", below=True)
        self.receive = Button(_("Recevoir un lot…"), self.choose_bundle, icon="arrow-down")
        self.send = PrimaryButton(_("Faire le lot"), self.ask_export, icon="arrow-up")
        self.aside = Button(_("Laisser de côté"), self.leave)
        self.merge = PrimaryButton(_("Fusionner"), self.merge_it)
        for button in (self.receive, self.send, self.aside, self.merge):
            self.header.add_action(button)
        self.column.addWidget(self.header)
        self.area = ScrollColumn(gap=14)
        self.column.addWidget(self.area, 1)

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Échanges")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Échangez vos cartes une fois : chacun donne la sienne et inscrit celle de l’autre, "
            "en vérifiant les six mots de vive voix.\n\n"
            "Un lot est un fichier chiffré pour ses destinataires. Le même lot deux fois ne "
            "change rien ; l’ordre n’a pas d’importance ; rien ne se perd."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        if self.path is None:
            self._show_counter()

    def open(self, **target: str) -> None:
        if target.get("show") == "send":
            self.send.setFocus()
        if target.get("path"):
            self.look_at(Path(target["path"]))

    def first_focus(self) -> QWidget | None:
        return self.send

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            self.look_at(Path(url.toLocalFile()))

    # Out

    def ask_export(self, everything: bool = False, to: tuple[str, ...] = ()) -> None:
        """Ask where the bundle goes (a stick, usually)."""
        name = f"lot-{self.context.session.today.isoformat()}.citlot"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Faire le lot"), name, _("Lots d’échange (*.citlot)")
        )
        if chosen:
            self.export(Path(chosen), everything=everything, to=to)

    def export(self, path: Path, *, everything: bool = False, to: tuple[str, ...] = ()) -> None:
        """Write a bundle on the worker thread, then say that the stick may go."""

        def work(_progress: object) -> Receipt:
            with bootstrap.beside(self.context.session) as session:
                return exchanges.export(session, path=path, everything=everything, to=to).value

        def done(receipt: Receipt) -> None:
            self.context.changes.notify({"peer"})
            self.context.teller.say(
                _(
                    "Lot n° {n} pour {names}, relu et vérifié : vous pouvez retirer la clé.",
                    n=receipt.number,
                    names=", ".join(receipt.recipients),
                )
            )

        self.context.runner.run(work, title=_("Écriture du lot"), on_done=done)

    def save_card(self) -> None:
        """My card as a file to hand over."""
        me = self.context.session.me.display_name.split(" ")[0]
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Ma carte"), f"carte-{me}.citcarte", _("Cartes (*.citcarte)")
        )
        if chosen:
            path = Path(chosen)
            done = self.context.runner.act(
                lambda: exchanges.write_card(self.context.session, path=path)
            )
            if done is not None:
                self.context.teller.say(_("Votre carte est écrite."))

    def choose_card(self) -> None:
        """Take in someone's card."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Inscrire une carte"), "", _("Cartes (*.citcarte *.card);;Tous (*)")
        )
        if chosen:
            self.look_at_card(Path(chosen))

    def look_at_card(self, path: Path) -> None:
        """Show whose card it is and its six words, before taking it in."""
        session = self.context.session
        looked = self.context.runner.act(lambda: exchanges.look_at_card(session, path=path))
        if looked is None:
            return
        found, words = looked
        self.context.teller.ask(
            _("Inscrire {name} ?", name=found.name),
            _(
                "{organisation}\n\nVérifiez ensemble, de vive voix, ces six mots :\n{words}",
                organisation=found.organisation,
                words=" · ".join(words),
            ),
            _("Ce sont bien les mêmes mots"),
            partial(self.enrol, path),
        )

    def enrol(self, path: Path) -> None:
        """From now on that person's bundles are known here."""
        self.act(lambda: exchanges.enrol(self.context.session, path=path))

    # In

    def choose_bundle(self) -> None:
        """Open a bundle; nothing is merged yet."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Recevoir un lot"), "", _("Lots d’échange (*.citlot);;Tous (*)")
        )
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """What the bundle would bring, before anything is merged."""

        def work(_progress: object) -> Merged:
            with bootstrap.beside(self.context.session) as session:
                return exchanges.preview(session, path=path)

        self.context.runner.run(
            work, title=_("Ouverture du lot"), on_done=partial(self._show_bundle, path)
        )

    def merge_it(self) -> None:
        """Merge the bundle that is open."""
        if self.path is None:
            return
        path = self.path

        def work(_progress: object) -> Merged:
            with bootstrap.beside(self.context.session) as session:
                return exchanges.merge(
                    session, path=path, accept_unknown=True, confirmed=True
                ).value

        self.context.runner.run(work, title=_("Fusion du lot"), on_done=self._merged)

    def leave(self) -> None:
        """Close the bundle without merging it."""
        self.path = None
        self._show_counter()

    def _merged(self, merged: Merged) -> None:
        self.path = None
        self.context.changes.notify(EVERYTHING)
        self._show_counter()
        self.context.teller.say(
            parts.merged_words(merged), _("Annuler"), self.context.navigator.undo
        )

    # Sights

    def _buttons(self, *, opened: bool) -> None:
        for button in (self.receive, self.send):
            button.setVisible(not opened)
        for button in (self.aside, self.merge):
            button.setVisible(opened)

    def _show_bundle(self, path: Path, merged: Merged) -> None:
        self.path = path
        self._buttons(opened=True)
        self.header.set_words(
            _("Lot reçu de {name}", name=merged.sender), parts.bundle_words(merged)
        )
        clear_layout(self.area.column)
        for widget in parts.bundle_sight(merged):
            self.area.column.addWidget(widget)
        self.area.column.addStretch(1)
        self.merge.setEnabled(not merged.already_known)
        (self.aside if merged.already_known else self.merge).setFocus()

    def _show_counter(self) -> None:
        session = self.context.session
        self._buttons(opened=False)
        found = exchanges.summary(session)
        team = exchanges.listed(session)
        self.send.setEnabled(bool(team))
        self.header.set_words(
            _("Échanges"),
            ngettext("{n} nouveauté à envoyer", "{n} nouveautés à envoyer", found.to_send)
            if team
            else _("Commencez par échanger vos cartes"),
        )
        clear_layout(self.area.column)
        waiting = conflicts.listed(session)
        doubles = duplicates.listed(session)[:DOUBLES_SHOWN] if not waiting else []
        if waiting or doubles:
            self.area.column.addWidget(
                SectionTitle(_("À regarder : {n}", n=len(waiting) + len(doubles)))
            )
            card = Card(*(self._conflict(conflict) for conflict in waiting))
            for pair in doubles:
                card.add(self._double(pair))
            self.area.column.addWidget(card)
        columns = ResponsiveColumns(below=700, gap=18)
        columns.add(self._people(team), 1)
        columns.add(self._cards_and_lots(), 1)
        self.area.column.addWidget(columns)
        self.area.column.addStretch(1)

    def _conflict(self, conflict: Conflict) -> ConflictCard:
        sides = [
            Side(v.shown, f"{v.author} · {french.moment(v.at.replace(tzinfo=None))}")
            for v in conflict.versions
        ]
        choices = [
            (str(n), v.shown if not conflict.column else _("Garder {value}", value=v.shown))
            for n, v in enumerate(conflict.versions)
        ]
        card = ConflictCard(
            conflict.title, conflict.field, sides, [*choices, ("?", _("Je ne sais pas"))]
        )
        card.chosen.connect(partial(self._settle, conflict))
        return card

    def _settle(self, conflict: Conflict, choice: str) -> None:
        if choice == "?":
            self.context.teller.say(_("Laissé ouvert : les deux valeurs restent visibles."))
            return
        value = conflict.versions[int(choice)].value
        self.act(
            lambda: conflicts.settle(
                self.context.session,
                noun=conflict.noun,
                id=conflict.id,
                column=conflict.column,
                value=value,
            ),
            say=True,
        )

    def _double(self, pair: duplicates.Pair) -> ConflictCard:
        title = _("La même personne ?") if pair.noun == "person" else _("La même structure ?")
        card = ConflictCard(
            title,
            pair.reasons,
            [Side(pair.title_a, note=pair.about_a), Side(pair.title_b, note=pair.about_b)],
            [("same", _("C’est la même")), ("different", _("Deux fiches différentes"))],
        )
        card.chosen.connect(partial(self._judge, pair))
        return card

    def _judge(self, pair: duplicates.Pair, verdict: str) -> None:
        self.act(
            lambda: duplicates.judge(
                self.context.session, noun=pair.noun, a=pair.a, b=pair.b, verdict=verdict
            ),
            say=True,
        )

    def _people(self, team: list[parts.Peer]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SectionTitle(_("Avec qui")))
        if not team:
            column.addWidget(
                EmptyState(
                    _("Personne n’est encore inscrit"),
                    _("Donnez votre carte et inscrivez celle de la coordination : une seule fois."),
                    _("Inscrire une carte…"),
                    self.choose_card,
                    icon="exchange",
                )
            )
        else:
            card = Card()
            for peer in team:
                give = partial(self.ask_export, True, (peer.guid,))
                card.add(parts.peer_row(peer, give))
            column.addWidget(card)
        column.addStretch(1)
        return holder

    def _cards_and_lots(self) -> QWidget:
        session = self.context.session
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SectionTitle(_("Ma carte")))
        words = " · ".join(exchanges.my_words(session))
        column.addWidget(parts.my_card(words, self.save_card, self.choose_card))
        found = exchanges.lots(session)
        column.addWidget(SectionTitle(_("Lots reçus")))
        if found:
            card = Card()
            for lot in found[:8]:
                card.add(parts.lot_row(lot, partial(self._aside, lot.n, not lot.aside)))
            column.addWidget(card)
        else:
            column.addWidget(PlainLabel(_("Aucun lot n’a encore été reçu."), "muted"))
        if not collectives.listed(session):
            column.addWidget(
                PlainLabel(
                    _("Nouvelle ou nouveau ? Demandez un lot de départ à la coordination."),
                    "secondary",
                )
            )
        column.addStretch(1)
        return holder

    def _aside(self, lot: int, aside: bool) -> None:
        work = exchanges.set_aside if aside else exchanges.take_again
        if self.context.runner.act(lambda: work(self.context.session, lot=lot)) is not None:
            self.context.changes.notify(EVERYTHING)
