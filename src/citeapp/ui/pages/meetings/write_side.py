"""Beside the notes: what a line can become, the agenda to jump by, what a reader would ask."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.meeting import IN_THE_ROOM, AgendaItem, Line
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, LineButton
from citeapp.ui.widgets.card import Panel, clear_layout
from citeapp.ui.widgets.labels import KeyHint, restyle
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import attendance, decisions
from citeapp.usecases.following import ActionLine

if TYPE_CHECKING:
    from citeapp.ui.pages.meetings.write import WriteStep


class WriteSide(QWidget):
    """Three small panels and the marks to remember."""

    def __init__(self, step: WriteStep) -> None:
        super().__init__()
        self.step = step
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(self._marks())
        self.agenda = Panel(_("Ordre du jour"))
        self.agenda_rows = QVBoxLayout()
        self.agenda_rows.setSpacing(px(2))
        self.agenda.column.addLayout(self.agenda_rows)
        column.addWidget(self.agenda)
        self.jumps: dict[str, LineButton] = {}
        self._titles: dict[str, tuple[str, bool]] = {}
        self._current = ""
        self.checks = Panel(_("À vérifier"))
        self.check_rows = QVBoxLayout()
        self.check_rows.setSpacing(px(2))
        self.checks.column.addLayout(self.check_rows)
        column.addWidget(self.checks)
        column.addWidget(_hints())
        column.addStretch(1)

    def show_agenda(
        self, items: list[AgendaItem], texts: dict[str, list[Line]], current: str
    ) -> None:
        """The points: written ✓, at hand ●, to come ○."""
        titles = {
            item.id: (f"{number}. {item.title}", any(line.text for line in texts[item.id]))
            for number, item in enumerate(items, 1)
        }
        if list(titles) != list(self.jumps):
            clear_layout(self.agenda_rows)
            self.jumps = {}
            for id in titles:
                button = LineButton("", partial(self.step.jump, id))
                self.jumps[id] = button
                self.agenda_rows.addWidget(button)
        self._titles = titles
        self.show_current(current)

    def show_current(self, item_id: str) -> None:
        """Say which point the hands are in."""
        self._current = item_id
        for id, button in self.jumps.items():
            words, written = self._titles[id]
            sign = "●" if id == item_id else ("✓" if written else "○")
            state = _("en cours") if id == item_id else (_("écrit") if written else _("à écrire"))
            button.set_line(f"{sign} {words}", f"{words}, {state}")
            button.setProperty("here", "true" if id == item_id else "false")
            button.setProperty("behind", "true" if written and id != item_id else "false")
            restyle(button)

    def show_checks(self, taken: list[ActionLine]) -> None:
        """What a reader would ask; every line leads to where it is mended."""
        clear_layout(self.check_rows)
        doubts = self._doubts(taken)
        for words, fact_id in doubts:
            self.check_rows.addWidget(LineButton(words, partial(self.step.show_fact, fact_id)))
        untold = self.step.papers.untold_words()
        if untold:
            self.check_rows.addWidget(LineButton(untold, self.step.papers.show_untold))
        self.checks.setVisible(bool(doubts or untold))

    def _doubts(self, taken: list[ActionLine]) -> list[tuple[str, str]]:
        step = self.step
        undated = [x for x in taken if not x.action.due_date and not x.action.due_text]
        unowned = [x for x in taken if not x.owners]
        free = [
            x
            for x in decisions.of_meeting(step.session, meeting_id=step.meeting_id)
            if x.level is None
        ]
        sheet = attendance.sheet(step.session, meeting_id=step.meeting_id)
        noted = any(line.state != "unknown" for line in sheet)
        away = {line.name for line in sheet if line.state not in IN_THE_ROOM} if noted else set()
        named_away = [x for x in taken if away.intersection((*x.owners, *x.partners))]
        found = []
        if undated:
            words = ngettext("{n} action sans date", "{n} actions sans date", len(undated))
            found.append((words, undated[0].action.id))
        if unowned:
            words = ngettext("{n} action sans pilote", "{n} actions sans pilote", len(unowned))
            found.append((words, unowned[0].action.id))
        if named_away:
            words = ngettext(
                "{n} action pour qui n’était pas là",
                "{n} actions pour qui n’était pas là",
                len(named_away),
            )
            found.append((words, named_away[0].action.id))
        if free:
            words = ngettext("{n} décision sans niveau", "{n} décisions sans niveau", len(free))
            found.append((words, free[0].id))
        return found

    def _marks(self) -> Panel:
        marks = Panel(_("Cette ligne devient"))
        row = QWidget()
        flow = FlowLayout(row)
        self.buttons: dict[str, Button] = {}
        for kind, words in (
            ("action", _("! Action")),
            ("decision", _("> Décision")),
            ("quote", _("” Parole")),
        ):
            self.buttons[kind] = Button(words, partial(self.step.make, kind), kind="chip")
        self.buttons["private"] = Button(
            _("Privé"), self.step.toggle_private, kind="chip", icon="lock"
        )
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the hands stay in the line
            flow.addWidget(button)
        marks.column.addWidget(row)
        return marks


def _hints() -> QWidget:
    hints = QWidget()
    flow = FlowLayout(hints)
    for key, meaning in (
        ("!", _("action")),
        (">", _("décision")),
        ('"', _("parole")),
        ("@", _("personne")),
        ("/", _("date")),
        ("Ctrl+L", _("privé")),
        ("F2", _("préciser")),
        ("Ctrl+Page ↓", _("point suivant")),
    ):
        flow.addWidget(KeyHint(key, meaning))
    return hints
