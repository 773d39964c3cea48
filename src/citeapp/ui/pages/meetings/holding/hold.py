"""Animer: the current point in big type, with a timer that never shouts."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.meeting import AgendaItem
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.holding.curtain import Curtain
from citeapp.ui.pages.meetings.holding.evaluation_panel import EvaluationPanel
from citeapp.ui.pages.meetings.holding.hold_side import ParkingPanel, SpeakingPanel
from citeapp.ui.pages.meetings.holding.point_clock import (
    PointClock,
    clock_words,
    is_over,
    spent_words,
)
from citeapp.ui.pages.meetings.holding.projection import Projection
from citeapp.ui.pages.meetings.sides import Sides
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.notices import EmptyState
from citeapp.usecases import ballots, meetings, parking, speaking

ON_THE_WALL = 3
"""Ideas of the parking list that the wall shows, the latest ones."""


class HoldStep(Step):
    """One point at a time; the capture goes on under « Rédiger »."""

    scrolls = False

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.items: list[AgendaItem] = []
        self.place = 0
        self.clock = PointClock(lambda: self.session.now)
        self._places: dict[str, int] = {}
        self._shown_meeting = ""
        self._ideas: list[str] = []
        self.projection: Projection | None = None
        self.curtain: Curtain | None = None
        self.parking = ParkingPanel()
        self.parking.parked.connect(self.park)
        self.speaking = SpeakingPanel()
        self.speaking.spoke.connect(self.note_turn)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(self.parking)
        column.addWidget(self.speaking)
        self.evaluation = EvaluationPanel()
        self.evaluation.typed.connect(self.type_slip)
        self.evaluation.print_asked.connect(lambda: self.save_document("slips"))
        column.addWidget(self.evaluation)
        column.addStretch(1)
        self.sides = Sides(self._main(), side)
        self.column.addWidget(self.sides, 1)
        self.timer = QTimer(self, interval=1000)
        self.timer.timeout.connect(self._show)

    def fill(self) -> None:
        self.items = meetings.agenda(self.session, meeting_id=self.meeting_id)
        if self._shown_meeting != self.meeting_id:
            self._places[self._shown_meeting] = self.place
            self._shown_meeting = self.meeting_id
            self.place = self._places.get(self.meeting_id, 0)
        self.empty.setVisible(not self.items)
        self.panel.setVisible(bool(self.items))
        self.place = min(self.place, max(len(self.items) - 1, 0))
        ideas = parking.for_meeting(self.session, meeting_id=self.meeting_id)
        self._ideas = [one.text for one in ideas]
        self.parking.whose.show_meeting(self.session, self.meeting_id)
        self.parking.show_items(ideas)
        self.speaking.show_turns(
            speaking.audiences(self.session, meeting_id=self.meeting_id),
            speaking.turns(self.session, meeting_id=self.meeting_id),
        )
        self.evaluation.show_summary(ballots.told(self.session, meeting_id=self.meeting_id))
        self._show()

    def first_focus(self) -> QWidget | None:
        """The button that starts the time."""
        return self.start if self.items else self.empty.button

    # Acts

    def go(self, by: int) -> None:
        """The next or the previous point; a time that runs goes on there."""
        self.place = min(max(self.place + by, 0), len(self.items) - 1)
        if self.clock.running:
            self.clock.start(self.items[self.place].id)
        self._show()

    def toggle(self) -> None:
        """Start or stop the time."""
        if self.clock.running:
            self.clock.stop()
            self.timer.stop()
        elif self.items:
            self.clock.start(self.items[self.place].id)
            self.timer.start()
        self._show()

    def park(self, text: str) -> None:
        """Put something off for another time, for the collectif that is chosen."""
        if self.meeting is not None:
            collective = self.parking.whose.chosen()
            self.act(
                lambda: parking.park(
                    self.session, collective_id=collective, text=text, meeting_id=self.meeting_id
                )
            )

    def note_turn(self, audience_code: str) -> None:
        """Someone of this audience spoke."""
        self.act(
            lambda: speaking.spoke(
                self.session, meeting_id=self.meeting_id, audience_code=audience_code
            )
        )

    def type_slip(self, typed: str) -> None:
        """One paper slip, typed as a line."""
        slip = self.act(
            lambda: ballots.type_in(self.session, meeting_id=self.meeting_id, typed=typed)
        )
        if slip is None:
            self.evaluation.entry.setText(typed)
        else:
            self.evaluation.understood.setText(ballots.words_of(slip))

    def project(self) -> None:
        """Show the point on the wall; the capture goes on in this window, if it is another."""
        if not self.items:
            self.page.open(step="run")
            return
        projection = self._made_projection()
        self._show()
        projection.project()
        if projection.on_this_screen and self.curtain is not None:
            self.curtain.draw()
            projection.take_hands()

    def capture(self) -> None:
        """To « Rédiger » with one key; the wall stays on, or steps aside when it is this screen."""
        if self.curtain is not None:
            self.curtain.lift()
        if self.projection is not None and self.projection.on_this_screen:
            self.projection.hide()
        self.window().activateWindow()
        self.page.open(step="write")
        focus = self.page.first_focus()
        if focus is not None:
            focus.setFocus()

    # Parts

    def _main(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.empty = EmptyState(
            _("L’ordre du jour est vide"),
            _("Ajoutez un premier point : il s’affichera ici en grand."),
            _("Préparer"),
            lambda: self.page.open(step="prepare"),
            icon="meetings",
        )
        column.addWidget(self.empty)
        self.panel = Panel()
        self.panel.setMinimumHeight(px(400))
        self.panel.column.setContentsMargins(px(40), px(36), px(40), px(30))
        self.panel.column.setSpacing(px(18))
        roles = {
            "number": "muted",
            "point": "huge",
            "objective": "section",
            "clock": "big",
            "spent": "muted",
            "following": "muted",
        }
        self.labels = {name: PlainLabel("", role) for name, role in roles.items()}
        for name, label in self.labels.items():
            if name == "following":
                self.panel.column.addStretch(1)
            self.panel.column.addWidget(label)
        self.panel.column.addWidget(self._buttons())
        column.addWidget(self.panel)
        return holder

    def _buttons(self) -> QWidget:
        holder = QWidget()
        buttons = FlowLayout(holder, gap=10)
        self.before = Button(_("Point précédent"), lambda: self.go(-1), key="Ctrl+PgUp")
        self.start = Button(_("Lancer le temps"), self.toggle, icon="play")
        self.after = PrimaryButton(_("Point suivant"), lambda: self.go(1), key="Ctrl+PgDown")
        self.writer = Button(_("Rédiger"), self.capture, key="F6")
        for button in (self.before, self.start, self.after, self.writer):
            buttons.addWidget(button)
        return holder

    def _made_projection(self) -> Projection:
        if self.projection is None:
            window = self.window()
            self.projection = Projection(window)
            self.projection.stepped.connect(self.go)
            self.projection.toggled.connect(self.toggle)
            self.projection.capture_asked.connect(self.capture)
            self.projection.parked.connect(self.park)
            self.projection.numbered.connect(self.speaking.number)
            self.projection.closed.connect(self._wall_closed)
            if isinstance(window, QMainWindow):
                self.curtain = Curtain(window)
                self.curtain.back.connect(self.project)
                self.curtain.lifted.connect(self.capture)
        return self.projection

    def _wall_closed(self) -> None:
        if self.curtain is not None:
            self.curtain.lift()
        self.window().activateWindow()

    def _show(self) -> None:
        if not self.items:
            return
        item = self.items[self.place]
        seconds = self.clock.seconds(item.id)
        running = self.clock.running == item.id
        over = is_over(seconds, item.minutes_planned)
        words = self._words(item, seconds, running=running)
        for name, label in self.labels.items():
            label.setText(words[name])
        self.labels["objective"].setVisible(bool(item.objective))
        self.labels["spent"].setVisible(bool(words["spent"]))
        self.labels["clock"].set_role("big-over" if over else "big")
        if self.projection is not None:
            self.projection.show_words(words, over=over)
        self.start.set_words(_("Arrêter le temps") if self.clock.running else _("Lancer le temps"))
        self.before.setEnabled(self.place > 0)
        self.after.setEnabled(self.place < len(self.items) - 1)

    def _words(self, item: AgendaItem, seconds: int, *, running: bool) -> dict[str, str]:
        """What is shown of a point: nothing that could not be read aloud to the room."""
        free = item.minutes_planned is None and not running and not seconds
        rest = self.items[self.place + 1 : self.place + 2]
        ideas = " · ".join(self._ideas[-ON_THE_WALL:])
        return {
            "number": _("Point {n} sur {all}", n=self.place + 1, all=len(self.items)),
            "point": item.title,
            "objective": item.objective,
            "clock": "" if free else french.begun(clock_words(seconds, item.minutes_planned)),
            "spent": spent_words(seconds, item.minutes_planned) if seconds else "",
            "following": _("Ensuite : {point}", point=rest[0].title) if rest else "",
            "parking": _("Pour une autre fois : {ideas}", ideas=ideas) if ideas else "",
        }
