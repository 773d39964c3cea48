"""Animer: the current point in big type, with a timer that never shouts."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.meeting import AgendaItem
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.projection import Projection
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.notices import EmptyState
from citeapp.usecases import meetings


class HoldStep(Step):
    """One point at a time; the capture goes on under « Rédiger »."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.items: list[AgendaItem] = []
        self.place = 0
        self.seconds = 0
        self._shown_meeting = ""
        self.empty = EmptyState(
            _("L’ordre du jour est vide"),
            _("Ajoutez un premier point : il s’affichera ici en grand."),
            _("Préparer"),
            lambda: page.open(step="prepare"),
            icon="meetings",
        )
        self.column.addWidget(self.empty)
        self.panel = Panel()
        self.panel.setMinimumHeight(px(400))
        self.panel.column.setContentsMargins(px(40), px(36), px(40), px(30))
        self.panel.column.setSpacing(px(18))
        roles = {
            "number": "muted",
            "point": "huge",
            "objective": "section",
            "clock": "big",
            "following": "muted",
        }
        self.labels = {name: PlainLabel("", role) for name, role in roles.items()}
        for name, label in self.labels.items():
            if name == "following":
                self.panel.column.addStretch(1)
            self.panel.column.addWidget(label)
        holder = QWidget()
        buttons = FlowLayout(holder, gap=10)
        self.before = Button(_("Point précédent"), lambda: self.go(-1), key="Ctrl+PgUp")
        self.start = Button(_("Lancer le temps"), self.toggle, icon="play")
        self.after = PrimaryButton(_("Point suivant"), lambda: self.go(1), key="Ctrl+PgDown")
        buttons.addWidget(self.before)
        buttons.addWidget(self.start)
        buttons.addWidget(self.after)
        self.panel.column.addWidget(holder)
        self.column.addWidget(self.panel)
        self.timer = QTimer(self, interval=1000)
        self.timer.timeout.connect(self._second)
        self.projection: Projection | None = None

    def fill(self) -> None:
        self.items = meetings.agenda(self.session, meeting_id=self.meeting_id)
        if self._shown_meeting != self.meeting_id:
            self._shown_meeting, self.place, self.seconds = self.meeting_id, 0, 0
            self.timer.stop()
        self.empty.setVisible(not self.items)
        self.panel.setVisible(bool(self.items))
        self.place = min(self.place, max(len(self.items) - 1, 0))
        self._show()

    def first_focus(self) -> QWidget | None:
        """The button that starts the time."""
        return self.start if self.items else self.empty.button

    def go(self, by: int) -> None:
        """The next or the previous point; the time starts again."""
        self.place = min(max(self.place + by, 0), len(self.items) - 1)
        self.seconds = 0
        self._show()

    def project(self) -> None:
        """Show the point on the wall; the capture goes on in this window."""
        if not self.items:
            self.page.open(step="run")
            return
        if self.projection is None:
            self.projection = Projection(self.window())
            self.projection.stepped.connect(self.go)
            self.projection.toggled.connect(self.toggle)
            self.projection.closed.connect(self.window().activateWindow)
        self._show()
        self.projection.project()

    def toggle(self) -> None:
        """Start or stop the time."""
        if self.timer.isActive():
            self.timer.stop()
        else:
            self.timer.start()
        self._show()

    def _second(self) -> None:
        self.seconds += 1
        self._show()

    def _show(self) -> None:
        if not self.items:
            return
        item = self.items[self.place]
        running = self.timer.isActive() or self.seconds
        free = item.minutes_planned is None and not running
        rest = self.items[self.place + 1 : self.place + 2]
        words = {
            "number": _("Point {n} sur {all}", n=self.place + 1, all=len(self.items)),
            "point": item.title,
            "objective": item.objective,
            "clock": "" if free else clock_words(self.seconds, item.minutes_planned),
            "following": _("Ensuite : {point}", point=rest[0].title) if rest else "",
        }
        words["clock"] = french.begun(words["clock"])
        for name, label in self.labels.items():
            label.setText(words[name])
        self.labels["objective"].setVisible(bool(item.objective))
        if self.projection is not None:
            self.projection.show_words(words)
        self.start.set_words(
            _("Arrêter le temps") if self.timer.isActive() else _("Lancer le temps")
        )
        self.before.setEnabled(self.place > 0)
        self.after.setEnabled(self.place < len(self.items) - 1)


def clock_words(seconds: int, planned: int | None) -> str:
    """« il reste 12 min », « 3 min de plus que prévu », « 4 min » without a plan."""
    spent = seconds // 60
    if planned is None:
        return _("{n} min", n=spent)
    left = planned - spent
    if left >= 0:
        return _("il reste {n} min", n=left)
    return _("{n} min de plus que prévu", n=-left)
