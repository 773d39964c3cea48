"""Someone asks to be forgotten: what goes, what stays, what is out of reach, and their name in
texts; then one act that nothing takes back, and who still has to hear of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.pages.people.naming_texts import BLANK, KEEP, NEUTRAL, NamingTexts
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout, ResponsiveColumns, ScrollColumn
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import erasure, erasure_words
from citeapp.usecases.erasure import Plan


class Farewell(ScrollColumn):
    """The whole page of an erasure: ``left()`` when it is given up, ``done(reference)``."""

    left = Signal()
    done = Signal(str)

    def __init__(self, page: Page, plan: Plan) -> None:
        super().__init__(gap=14)
        self.page, self.plan = page, plan
        self.away = Button(_("Ne rien effacer"), self.left.emit, key="Esc")
        header = PageHeader(
            _("Effacer {name} ?", name=plan.name),
            _("À sa demande, pour toujours, sur toutes les machines"),
            below=True,
        )
        header.add_action(self.away)
        self.column.addWidget(header)
        if plan.may:
            self._say()
            self._ask()
        else:
            self._refuse()
        self.column.addStretch(1)

    def first_field(self) -> QWidget:
        """Where the hands go: nothing is erased by Enter alone."""
        return self.away

    def _refuse(self) -> None:
        self.column.addWidget(
            Banner(
                "neutral",
                _("Seules la coordination et la personne qui a créé cette fiche l’effacent."),
                detail=_(
                    "Transmettez la demande à la coordination, avec cette référence : {reference}.",
                    reference=self.plan.reference,
                ),
            )
        )

    def _say(self) -> None:
        columns = ResponsiveColumns(below=640, gap=14)
        columns.add(_column(_listed(_("Ce qui part"), erasure_words.goes(self.plan))), 1)
        columns.add(
            _column(
                _listed(_("Ce qui reste"), erasure_words.stays(self.plan)),
                _listed(_("Hors d’atteinte"), erasure_words.out_of_reach(self.plan)),
            ),
            1,
        )
        self.column.addWidget(columns)
        self.texts = NamingTexts(self.plan.mentions, self.plan.neutral)
        if self.plan.mentions:
            self.column.addWidget(self.texts)

    def _ask(self) -> None:
        panel = Panel(_("Cela ne s’annule pas"))
        self.named = PlainLabel("", "late")
        panel.column.addWidget(self.named)
        panel.column.addWidget(
            PlainLabel(
                _(
                    "Notez la référence {reference} sur la demande : elle seule dira plus tard "
                    "de quel effacement il s’agit. Si la personne revient, elle aura une "
                    "nouvelle fiche.",
                    reference=self.plan.reference,
                )
            )
        )
        self.sure = Switch(_("J’ai relu, et noté la référence"))
        panel.column.addWidget(self.sure)
        self.erase = PrimaryButton(_("Effacer pour toujours"), self._erase)
        self.erase.setEnabled(False)
        self.sure.toggled.connect(self.erase.setEnabled)
        panel.column.addWidget(_row(self.erase))
        self.column.addWidget(panel)
        self.texts.chosen.connect(self._count)
        self._count()

    def _count(self) -> None:
        """How many texts keep the name, as things are chosen."""
        left = len(self.texts.those(KEEP))
        self.named.setText(erasure_words.would_name(left) if left else "")
        self.named.setVisible(bool(left))

    def _erase(self) -> None:
        done = self.page.act(
            lambda: erasure.person(
                self.page.context.session,
                id=self.plan.id,
                neutral=self.texts.those(NEUTRAL),
                blank=self.texts.those(BLANK),
            )
        )
        if done is not None:
            self.done.emit(done.reference)


class Gone(ScrollColumn):
    """After an erasure: its reference, and whose machines have to hear of it."""

    left = Signal()

    def __init__(self, page: Page, reference: str, waiting: Sequence[str]) -> None:
        super().__init__(gap=14)
        self.column.addWidget(
            PageHeader(
                _("C’est effacé"),
                _("Référence {reference}, à noter sur la demande", reference=reference),
                below=True,
            )
        )
        panel = Panel()
        for words in _afterwards(waiting):
            panel.column.addWidget(PlainLabel(words))
        send = partial(page.context.navigator.go, "exchange", show="send")
        self.send = PrimaryButton(_("Faire un lot"), send)
        self.back = Button(_("Retour aux fiches"), self.left.emit)
        buttons = [self.send, self.back] if waiting else [self.back]
        panel.column.addWidget(_row(*buttons))
        self.column.addWidget(panel)
        self.column.addStretch(1)
        self.first = buttons[0]

    def first_field(self) -> QWidget:
        """What comes next."""
        return self.first


def asked(page: Page, id: str) -> Button:
    """The quiet way from someone's card to their erasure."""
    return Button(_("Effacer pour toujours…"), partial(page.open, erase=id), kind="link")


def _afterwards(names: Sequence[str]) -> list[str]:
    words = [
        _("La fiche n’est plus ici ; à la fermeture, les sauvegardes sont réécrites sans elle.")
    ]
    if names:
        words.append(
            _(
                "Il reste à le dire à {names} : remettez un lot. Chaque machine efface en le "
                "recevant, et son prochain lot le confirme. Échanges montre qui a confirmé.",
                names=french.listed(names),
            )
        )
    words.append(_("Pensez au papier et aux fichiers que vous avez enregistrés ou envoyés."))
    return words


def _listed(title: str, lines: Sequence[str]) -> Panel:
    panel = Panel(title)
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(PlainLabel("•", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(line), 1)
        panel.column.addLayout(row)
    return panel


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(14))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return holder


def _row(*buttons: Button) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10)
    for button in buttons:
        flow.addWidget(button)
    return holder
