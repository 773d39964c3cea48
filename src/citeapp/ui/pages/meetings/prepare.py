"""Préparer: when, where, what for; the agenda; what comes back by itself."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.meeting import AgendaItem, Meeting
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.dates import DateField, TimeField
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ResponsiveColumns
from citeapp.usecases import actions, meetings


class PrepareStep(Step):
    """The agenda in the middle, the facts beside it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        columns = ResponsiveColumns(below=680, gap=18)
        columns.add(self._agenda(), 3)
        columns.add(self._facts(), 2)
        self.column.addWidget(columns)

    def fill(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        for name, field in self.fields.items():
            field.set_value(_shown(getattr(meeting, name)))
        self.childcare.setChecked(meeting.childcare)
        self._fill_agenda(meeting)
        self._fill_back(meeting)

    def _agenda(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        head = QHBoxLayout()
        head.addWidget(SectionTitle(_("Ordre du jour")), 1)
        self.total = PlainLabel("", "secondary", wrap=False)
        head.addWidget(self.total)
        column.addLayout(head)
        self.items = Card()
        column.addWidget(self.items)
        self.add = LineEdit()
        self.add.setPlaceholderText(_("Ajouter un point, puis Entrée"))
        self.add.setAccessibleName(_("Nouveau point"))
        self.add.returnPressed.connect(self._add_item)
        column.addWidget(self.add)
        self.back_title = SectionTitle(_("Revient de soi-même"))
        column.addWidget(self.back_title)
        self.back = Card()
        column.addWidget(self.back)
        column.addStretch(1)
        return holder

    def _facts(self) -> QWidget:
        panel = Panel(_("Quand et où"))
        self.fields: dict[str, TextField] = {
            "date": DateField(_("Jour"), today=lambda: self.session.today),
            "start": TimeField(_("Début")),
            "end": TimeField(_("Fin")),
            "title": TextField(_("Titre")),
            "place": TextField(_("Lieu")),
            "objective": TextField(_("Ce que la rencontre doit apporter")),
        }
        grid = QGridLayout()
        grid.setSpacing(px(10))
        places = {"date": (0, 0, 1, 2), "start": (1, 0, 1, 1), "end": (1, 1, 1, 1)}
        for row, (name, field) in enumerate(self.fields.items()):
            grid.addWidget(field, *places.get(name, (row, 0, 1, 2)))
            field.committed.connect(partial(self._commit, name))
        panel.column.addLayout(grid)
        self.childcare = Switch(_("Garderie sur place"))
        self.childcare.clicked.connect(lambda on: self._change(childcare=bool(on)))
        panel.column.addWidget(self.childcare)
        panel.column.addStretch(1)
        return panel

    def _fill_agenda(self, meeting: Meeting) -> None:
        self.items.clear()
        found = meetings.agenda(self.session, meeting_id=meeting.id)
        for number, item in enumerate(found, 1):
            self.items.add(AgendaRow(self, number, item, found))
        self.items.setVisible(bool(found))
        planned = sum(item.minutes_planned or 0 for item in found)
        self.total.setText(_total(planned, meeting))

    def _fill_back(self, meeting: Meeting) -> None:
        self.back.clear()
        lines = actions.open_for(self.session, collective_id=meeting.collective_id)
        for line in lines[:8]:
            self.back.add(
                RowCard(
                    line.action.what,
                    " · ".join(
                        p for p in (line.who, line.action.due_words(self.session.today)) if p
                    ),
                    icon="clock" if line.days_late else "action",
                    token="late" if line.days_late else "muted",
                    on_open=partial(
                        self.page.context.navigator.go, "tracking", action=line.action.id
                    ),
                )
            )
        if len(lines) > 8:
            more = ngettext("et {n} autre action", "et {n} autres actions", len(lines) - 8)
            self.back.add(RowCard(more, icon="tracking"))
        for part in (self.back, self.back_title):
            part.setVisible(bool(lines))

    def _add_item(self) -> None:
        title = self.add.text().strip()
        if title:
            self.add.clear()
            self.act(
                lambda: meetings.add_item(self.session, meeting_id=self.meeting_id, title=title)
            )
            self.add.setFocus()

    def _commit(self, name: str, value: str) -> None:
        parsed: Any = value
        if name == "date":
            parsed = date.fromisoformat(value) if value else None
        elif name in ("start", "end"):
            parsed = time.fromisoformat(value) if value else None
        self._change(**{name: parsed})

    def _change(self, **fields: Any) -> None:
        self.act(lambda: meetings.change(self.session, id=self.meeting_id, **fields))


class AgendaRow(QWidget):
    """A point: number, title, objective, minutes; Alt+Up and Alt+Down move it."""

    def __init__(
        self, step: PrepareStep, number: int, item: AgendaItem, siblings: list[AgendaItem]
    ) -> None:
        super().__init__()
        self.step, self.item, self.siblings = step, item, siblings
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(8), px(8), px(8))
        row.setSpacing(px(8))
        row.addWidget(PlainLabel(f"{number}.", "strong", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(px(4))
        self.name = self._edit(item.title, _("Point {n}", n=number), "title")
        self.objective = self._edit(
            item.objective, _("Objectif du point {n}", n=number), "objective"
        )
        self.objective.setPlaceholderText(_("Objectif"))
        texts.addWidget(self.name)
        texts.addWidget(self.objective)
        row.addLayout(texts, 1)
        if item.carried_count:
            times = ngettext("reporté {n} fois", "reporté {n} fois", item.carried_count)
            row.addWidget(Badge("neutral", times), 0, Qt.AlignmentFlag.AlignTop)
        self.minutes = LineEdit()
        self.minutes.setText(str(item.minutes_planned or ""))
        self.minutes.setPlaceholderText(_("min"))
        self.minutes.setAccessibleName(_("Minutes prévues pour le point {n}", n=number))
        self.minutes.setFixedWidth(px(58))
        self.minutes.editingFinished.connect(self._commit_minutes)
        row.addWidget(self.minutes, 0, Qt.AlignmentFlag.AlignTop)
        remove = IconButton("close", _("Retirer le point {n}", n=number), self._remove)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if event.key() == Qt.Key.Key_Up:
                self._move(-1)
                return
            if event.key() == Qt.Key.Key_Down:
                self._move(1)
                return
        super().keyPressEvent(event)

    def _edit(self, text: str, name: str, column: str) -> LineEdit:
        edit = LineEdit()
        edit.setText(text)
        edit.setAccessibleName(name)
        edit.editingFinished.connect(partial(self._commit, edit, column))
        return edit

    def _commit(self, edit: LineEdit, column: str) -> None:
        text = edit.text().strip()
        if text != getattr(self.item, column):
            self._change(**{column: text})

    def _commit_minutes(self) -> None:
        text = self.minutes.text().strip()
        minutes = int(text) if text.isdigit() else None
        if minutes != self.item.minutes_planned:
            self._change(minutes_planned=minutes)

    def _change(self, **fields: Any) -> None:
        session, id = self.step.session, self.item.id
        self.step.act(lambda: meetings.change_item(session, id=id, **fields))

    def _remove(self) -> None:
        session, id = self.step.session, self.item.id
        self.step.act(lambda: meetings.remove_item(session, id=id), say=True)

    def _move(self, by: int) -> None:
        ids = [item.id for item in self.siblings]
        place = ids.index(self.item.id) + by
        if not 0 <= place < len(ids):
            return
        before = ids[place] if by < 0 else (ids[place + 1] if place + 1 < len(ids) else "")
        session, id = self.step.session, self.item.id
        self.step.act(lambda: meetings.move_item(session, id=id, before_id=before))


def _shown(value: object) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _total(planned: int, meeting: Meeting) -> str:
    if not planned:
        return ""
    words = _("{n} min prévues", n=planned)
    if meeting.start and meeting.end:
        lasts = (meeting.end.hour - meeting.start.hour) * 60
        lasts += meeting.end.minute - meeting.start.minute
        if planned > lasts > 0:
            return _("{words}, {n} de trop", words=words, n=planned - lasts)
        return _("{words} sur {n}", words=words, n=lasts)
    return words
