"""The exchange folder on the counter: which one, whether it is there, what waits for a person."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from citeapp import bootstrap
from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import exchange_folder
from citeapp.usecases.acting import Outcome
from citeapp.usecases.exchange_folder import Round, Standing, Waiting


class FolderPanel(QWidget):
    """Built anew with the counter; what waits there for a person is handed on as a path."""

    bundle_taken = Signal(object)
    card_taken = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.session = page, page.context.session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(SectionTitle(_("Dossier d’échange")))
        found = exchange_folder.standing(self.session)
        column.addWidget(self._in_use(found) if found.path else self._none())
        if found.path and found.waiting:
            card = Card()
            for waiting in found.waiting:
                card.add(self._waiting(waiting))
            column.addWidget(card)

    def _none(self) -> Panel:
        panel = Panel()
        panel.column.addWidget(
            PlainLabel(
                _(
                    "Un dossier partagé (Nextcloud, Syncthing, réseau du centre) peut porter "
                    "les lots tout seul : CitéApp y dépose les vôtres et prend ceux des autres."
                ),
                "secondary",
            )
        )
        panel.column.addWidget(_row(Button(_("Choisir un dossier…"), self.choose)))
        return panel

    def _in_use(self, found: Standing) -> Card:
        badge = (
            Badge("done", _("en service"))
            if found.present
            else Badge("ask", _("pas là pour l’instant"))
        )
        card = Card(RowCard(Path(found.path).name, found.path, icon="exchange", badge=badge))
        buttons = [Button(_("Regarder maintenant"), self.look)]
        if not found.present:
            words = _("L’utiliser tel quel")
            buttons.append(Button(words, partial(self.use, Path(found.path))))
        buttons.append(Button(_("Ne plus l’utiliser"), partial(self.use, None)))
        card.add(_inset(_row(*buttons)))
        return card

    def _waiting(self, waiting: Waiting) -> RowCard:
        taken = self.card_taken if waiting.is_card else self.bundle_taken
        return RowCard(
            waiting.path.name,
            waiting.why,
            icon="people" if waiting.is_card else "arrow-down",
            button=Button(_("Voir…"), partial(taken.emit, waiting.path)),
        )

    def choose(self) -> None:
        """Ask for the folder, then look into it at once."""
        chosen = QFileDialog.getExistingDirectory(self, _("Dossier d’échange"))
        if chosen:
            self.use(Path(chosen))

    def use(self, path: Path | None) -> None:
        """From now on exchange through this folder (None: through none)."""
        done = self.page.act(lambda: exchange_folder.choose(self.session, path=path))
        if done:
            self.look()

    def look(self) -> None:
        """Take in and leave what there is, now, and say what came of it."""
        page, session = self.page, self.session

        def work(_progress: object) -> Outcome[Round]:
            with bootstrap.beside(session) as other:
                return exchange_folder.look(other)

        def done(outcome: Outcome[Round]) -> None:
            page.context.changes.notify(outcome.changed | {"peer"})
            page.context.teller.say(_said(outcome.value))

        page.context.runner.run(work, title=_("Dossier d’échange"), on_done=done)


def _said(found: Round) -> str:
    if not found.present:
        return _("Le dossier n’est pas là : rien n’a été pris ni déposé.")
    if found.waiting:
        return _("Regardé : {n} à voir vous-même.", n=len(found.waiting))
    if found.merged:
        count = sum(merged.operations for merged in found.merged)
        return _("Regardé : {n} nouveautés prises.", n=count)
    return _("Regardé : rien de nouveau à prendre.")


def _row(*buttons: Button) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder, gap=8)
    for button in buttons:
        row.addWidget(button)
    return holder


def _inset(inside: QWidget) -> QWidget:
    """With the margins that the rows of a card have."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(px(14), px(8), px(14), px(10))
    column.addWidget(inside)
    return holder
