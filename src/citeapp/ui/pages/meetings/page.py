"""The page: list, header, steps; each step is a file of its own."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.meeting import MEETING_STATUS, Meeting
from citeapp.ui.changes import touches
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.meetings.calendar.calendar_pane import CalendarPane
from citeapp.ui.pages.meetings.holding.hold import HoldStep
from citeapp.ui.pages.meetings.inviting.invite import InviteStep
from citeapp.ui.pages.meetings.listing import MeetingList
from citeapp.ui.pages.meetings.new import NewMeeting
from citeapp.ui.pages.meetings.preparing.prepare import PrepareStep
from citeapp.ui.pages.meetings.signing_in.sign_in import SignInStep
from citeapp.ui.pages.meetings.spreading.spread import SpreadStep
from citeapp.ui.pages.meetings.step import Parts, Step
from citeapp.ui.pages.meetings.writing.write import WriteStep
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.panes import Panes
from citeapp.ui.widgets.steps import StepBar
from citeapp.usecases import attendance, collectives, inviting, meetings

LIST_PX = 216
LISTED = ("meeting", "collective", "venue", "meeting_collective")
STEPS: dict[str, type[Step]] = {
    "prepare": PrepareStep,
    "invite": InviteStep,
    "sign_in": SignInStep,
    "run": HoldStep,
    "write": WriteStep,
    "spread": SpreadStep,
}
NOUNS = (
    *LISTED,
    "agenda_item",
    "attendance",
    "headcount",
    "line",
    "decision",
    "quote",
    "action_item",
    "action_owner",
    "attachment",
    "sheet_number",
    "minutes",
    "document_sending",
    "minutes_sending",
    "invitation",
    "announcement",
    "speaking_turns",
    "ballot",
    "membership",
    "person",
    "meeting_collective",
    "meeting_template",
    "template_item",
    "run_step",
    "meeting_role",
    "reception_check",
    "list_entry",
    "parked_item",
    "barrier_report",
    "calendar_event",
)


class MeetingsPage(Page):
    """Things-like: choose on the left, work on the right; nothing is a wizard that traps."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.meeting: Meeting | None = None
        self._at_step = False
        self.column.setContentsMargins(0, 0, 0, 0)
        self.list = MeetingList(self)
        self.list.chosen.connect(self.show_id)
        self.list.new_asked.connect(self.ask_new)
        self.list.calendar_asked.connect(self.show_calendar)
        self.right = QStackedWidget()
        self.panes = Panes(
            self.list, self.list.view, self.right, back=_("Rencontres"), width=LIST_PX
        )
        self.panes.entered.connect(lambda: self.go_to_step(self.steps.current_key()))
        self.panes.turned.connect(self._make_room)
        self.column.addWidget(self.panes)
        self.empty = EmptyState(
            _("Aucune rencontre ici"),
            _("Choisissez un collectif et un jour : le reste peut attendre."),
            _("Prévoir une rencontre"),
            self.ask_new,
            icon="meetings",
        )
        self.right.addWidget(self.empty)
        self.desk = self._desk()
        self.right.addWidget(self.desk)
        self.calendar: CalendarPane | None = None

    @cached_property
    def new(self) -> NewMeeting:
        """The short form of a new rencontre, made when it is first asked for."""
        form = NewMeeting(self)
        form.made.connect(self._made)
        form.left.connect(self._show_right)
        self.right.addWidget(form)
        return form

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Rencontres")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Chaque rencontre suit six étapes, que vous ouvrez dans l’ordre qui vous convient.\n\n"
            "Inviter : o, p ou n dit ce que répond la personne choisie, i qu’elle est prévenue.\n\n"
            "Émarger : tapez les numéros de la feuille (3 7 12r 15e) ou un nom, puis Entrée. "
            "Une heure suit la lettre : 12r18:15 est arrivé à 18 h 15, 4d18:45 est parti à "
            "18 h 45. La touche h ouvre les heures de la personne choisie.\n\n"
            "Animer, à la fin : un bulletin par ligne, 4 s parent utile =3 g: le goûter. C’est "
            "l’utilité de 0 à 5, la météo (s soleil, e éclaircies, n nuages, o orage), qui, un "
            "mot, = la participation de 0 à 5, puis g: à garder, c: à changer, a: à ajouter.\n\n"
            "Rédiger : une ligne qui commence par ! est une action, > une décision, "
            "un guillemet une parole. @ dit qui, / dit quand. Ctrl+L rend la ligne privée."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        if not touches(changes, *NOUNS):
            return
        if touches(changes, *LISTED):
            self.list.fill()
            if self.meeting is not None:
                known = {line.meeting.id: line.meeting for line in self.list.lines}
                self.meeting = known.get(self.meeting.id)
        if self.meeting is None and self.list.lines:
            self.meeting = self.list.nearest()
        if self.calendar is not None and self.right.currentWidget() is self.calendar:
            self.calendar.fill()
        elif not isinstance(self.right.currentWidget(), NewMeeting):
            self._show_right()

    def open(self, **target: str) -> None:
        if target.get("new"):
            self.ask_new(target.get("collective", ""))
        elif target.get("calendar"):
            self.show_calendar()
        elif target.get("collective"):
            self.list.keep_to(target["collective"])
        if target.get("meeting"):
            self.show_id(target["meeting"])
            self.panes.show_right()
        if target.get("step"):
            self.steps.choose(target["step"])
            self._at_step = True

    def first_focus(self) -> QWidget | None:
        at_step, self._at_step = self._at_step or self.panes.list_hidden, False
        if isinstance(self.right.currentWidget(), NewMeeting):
            return self.new.day
        if self.calendar is not None and self.right.currentWidget() is self.calendar:
            return self.calendar.view
        if self.right.currentWidget() is self.empty:
            return self.empty.button
        wanted = self.parts[self.steps.current_key()].first_focus() if at_step else None
        return wanted or self.list.view

    def show_id(self, id: str) -> None:
        """Show a rencontre of the list."""
        self.meeting = meetings.get(self.context.session, id=id)
        self.list.select(id)
        self._show_right()

    def go_to_step(self, key: str) -> None:
        """Open a step and put the hands in it."""
        self.steps.choose(key)
        self._put_hands_in(key)

    def show_calendar(self) -> None:
        """The month of the rencontre that was open, in place of the right side."""
        if self.calendar is None:
            self.calendar = CalendarPane(self)
            self.calendar.opened.connect(self.show_id)
            self.calendar.new_asked.connect(lambda day: self.ask_new(day=day))
            self.calendar.left.connect(self._show_right)
            self.right.addWidget(self.calendar)
        day = self.meeting.date if self.meeting else None
        self.right.setCurrentWidget(self.calendar)
        self.calendar.show_day(day or self.context.session.today)
        self.panes.show_right()
        self.calendar.view.setFocus()

    def ask_new(self, collective_id: str = "", day: str = "") -> None:
        """The short form of a new rencontre, in place of the right side."""
        if not collectives.listed(self.context.session):
            self.context.navigator.go("collectives", new="1")
            return
        wanted = collective_id or (self.meeting.collective_id if self.meeting else "")
        self.new.start(wanted, day)
        self.right.setCurrentWidget(self.new)
        self.panes.show_right()

    def _made(self, id: str) -> None:
        self.list.fill()
        self.show_id(id)
        self.go_to_step("prepare")

    def _desk(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(px(26), px(22), px(26), px(12))
        column.setSpacing(px(10))
        self.badge = Badge("accent", "")
        self.header = PageHeader("", "", badge=self.badge, below=True)
        self.paper = Button(_("Émargement papier"), self._print_sheet)
        self.wall_key = QShortcut(QKeySequence("F5"), self)
        self.wall_key.activated.connect(self._project)
        self.wall_key.setEnabled(False)
        self.wall = Button(_("Projeter"), self._project, icon="play", key="F5")
        for button in (self.panes.browser, self.paper, self.wall):
            self.header.add_action(button)
        column.addWidget(self.header)
        self.steps = StepBar(
            [
                ("prepare", _("Préparer")),
                ("invite", _("Inviter")),
                ("sign_in", _("Émarger")),
                ("run", _("Animer")),
                ("write", _("Rédiger")),
                ("spread", _("Diffuser")),
            ],
            name=_("Étapes de la rencontre"),
        )
        self.steps.chosen.connect(lambda _key: self._step_chosen())
        for number, key in enumerate(STEPS, 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(partial(self.go_to_step, key))
        column.addWidget(self.steps)
        self.stack = QStackedWidget()
        self.parts = Parts(self._make_step)
        column.addWidget(self.stack, 1)
        return holder

    def _make_step(self, key: str) -> Step:
        part = STEPS[key](self)
        self.stack.addWidget(_scrolled(part) if part.scrolls else part)
        return part

    def _make_room(self, narrow: bool) -> None:
        """In a narrow window the keys and the steps do what these buttons do."""
        self.paper.setVisible(not narrow)
        self.wall.setVisible(not narrow)
        self.wall_key.setEnabled(narrow)  # a button out of sight has no key

    def _print_sheet(self) -> None:
        """The paper sheet, from any step."""
        invite = self.parts["invite"]
        if self.meeting is not None and isinstance(invite, InviteStep):
            invite.show_meeting(self.meeting)
            invite.print_sheet("without_contacts")

    def _project(self) -> None:
        """The current point on the wall, from any step."""
        hold = self.parts["run"]
        if self.meeting is not None and isinstance(hold, HoldStep):
            hold.show_meeting(self.meeting)
            hold.project()

    def _show_right(self) -> None:
        if self.meeting is None:
            self.right.setCurrentWidget(self.empty)
            return
        meeting = self.meeting
        session = self.context.session
        self.right.setCurrentWidget(self.desk)
        place = meetings.place_of(session, id=meeting.id)
        name = meeting.title or self.list.collective_of(meeting.id)
        if meeting.date is not None:
            name = f"{name} — {french.day(meeting.date, year=False)}"
        details = [
            french.begun(meeting.when),
            place,
            _("garderie sur place") if meeting.childcare else "",
        ]
        self.header.set_words(name, " · ".join(part for part in details if part))
        self.badge.show_state("accent", MEETING_STATUS.label(meeting.status or "planned"))
        self.list.select(meeting.id)
        self.steps.set_done(self._done(meeting))
        self._show_step()

    def _step_chosen(self) -> None:
        self.context.teller.clear()
        self._show_step()
        if not self.steps.hasFocus():  # a click; arrows on the tabs stay on the tabs
            self._put_hands_in(self.steps.current_key())

    def _put_hands_in(self, key: str) -> None:
        first = self.parts[key].first_focus()
        if first is not None:
            first.setFocus()

    def _show_step(self) -> None:
        key = self.steps.current_key()
        part = self.parts[key]
        self.stack.setCurrentIndex(list(self.parts).index(key))
        if self.meeting is not None:
            self.context.runner.act(partial(part.show_meeting, self.meeting))

    def _done(self, meeting: Meeting) -> list[str]:
        session = self.context.session
        done = []
        if meetings.agenda(session, meeting_id=meeting.id):
            done.append("prepare")
        if inviting.replies(session, meeting_id=meeting.id).told or any(
            line.number for line in attendance.sheet(session, meeting_id=meeting.id)
        ):
            done.append("invite")
        if attendance.figures(session, meeting_id=meeting.id).total:
            done.append("sign_in")
        if meeting.minutes_status not in ("", "draft"):
            done += ["run", "write", "spread"]
        return done


def _scrolled(part: QWidget) -> QWidget:
    area = ScrollColumn()
    area.column.addWidget(part)
    area.column.addStretch(1)
    return area
