"""Rédiger: notes by point; one line of text is one row of the store."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.meeting import AgendaItem, Line
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.line_row import LineRow
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Panel, clear_layout
from citeapp.ui.widgets.labels import KeyHint, PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout, ResponsiveColumns
from citeapp.ui.widgets.notices import EmptyState
from citeapp.usecases import actions, meetings, notes


class WriteStep(Step):
    """The points one under the other; on the right the agenda, and what to check."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.rows: dict[str, LineRow] = {}
        self.focus_next = ""
        self.current: LineRow | None = None
        self._shape: tuple[object, ...] = ()
        self.empty = EmptyState(
            _("L’ordre du jour est vide"),
            _("Ajoutez un premier point, puis écrivez dessous."),
            _("Préparer"),
            lambda: page.open(step="prepare"),
            icon="edit",
        )
        self.column.addWidget(self.empty)
        columns = ResponsiveColumns(below=720, gap=22)
        main = QWidget()
        self.points = QVBoxLayout(main)
        self.points.setContentsMargins(0, 0, 0, 0)
        self.points.setSpacing(px(14))
        columns.add(main, 1)
        columns.add(self._side())
        self.column.addWidget(columns)
        private = QShortcut(QKeySequence("Ctrl+L"), self)
        private.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        private.activated.connect(self._toggle_private)

    def fill(self) -> None:
        items = meetings.agenda(self.session, meeting_id=self.meeting_id)
        self.empty.setVisible(not items)
        texts = {item.id: notes.lines(self.session, owner_id=item.id) for item in items}
        shape = (
            self.meeting_id,
            *((item.id, item.title) for item in items),
            *((line.id, line.owner_id) for found in texts.values() for line in found),
        )
        if shape != self._shape:
            self._shape = shape
            self._build(items, texts)
        for found in texts.values():
            for line in found:
                self.rows[line.id].show_line(line, self._about(line))
        self._fill_agenda(items, texts)
        self._fill_checks()
        if self.focus_next in self.rows:
            self.rows[self.focus_next].take_focus()
            self.focus_next = ""

    # What rows ask for

    def change(self, row: LineRow, typed: str) -> None:
        """Other words for a line."""
        if row.line is not None:
            id = row.line.id
            self.act(lambda: notes.change(self.session, id=id, typed=typed))

    def add_after(self, row: LineRow, typed: str) -> None:
        """A new line under a row (at the end for the blank row of a point)."""
        after = row.line.id if row.line else ""
        made = self.act(
            lambda: notes.add(self.session, owner_id=row.owner_id, typed=typed, after_id=after)
        )
        if made is not None and after:
            self.focus_next = made.id
            self.fill()

    def remove(self, row: LineRow) -> None:
        """Take a line away; the hands go to the one above."""
        if row.line is None:
            return
        order = list(self.rows)
        place = order.index(row.line.id)
        self.focus_next = order[place - 1] if place else ""
        id = row.line.id
        self.act(lambda: notes.remove(self.session, id=id))

    def make(self, kind: str) -> None:
        """Make the current line an action, a decision, a quote, or a note again."""
        row = self.current
        if row is None:
            return
        if row.line is None:
            row.mark(kind)
            return
        row.commit()
        id, wanted = row.line.id, "note" if row.line.kind == kind else kind
        self.act(lambda: notes.convert(self.session, id=id, kind=wanted))
        row.take_focus()

    # Parts

    def _build(self, items: list[AgendaItem], texts: dict[str, list[Line]]) -> None:
        clear_layout(self.points)
        self.rows, self.current = {}, None
        self.blank: dict[str, LineRow] = {}
        for number, item in enumerate(items, 1):
            panel = Panel()
            head = QHBoxLayout()
            head.addWidget(PlainLabel(f"{number}. {item.title}", "section"), 1)
            if item.minutes_planned:
                planned = _("{n} min prévues", n=item.minutes_planned)
                head.addWidget(Badge("neutral", planned), 0, Qt.AlignmentFlag.AlignTop)
            panel.column.addLayout(head)
            for line in texts[item.id]:
                row = LineRow(self, item.id, _("Ligne du point {n}", n=number))
                self.rows[line.id] = row
                panel.column.addWidget(row)
            blank = LineRow(self, item.id, _("Nouvelle ligne du point {n}", n=number))
            self.blank[item.id] = blank
            panel.column.addWidget(blank)
            self.points.addWidget(panel)
        self.points.addStretch(1)

    def _side(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(px(256))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        marks = Panel(_("Cette ligne devient"))
        row = QWidget()
        flow = FlowLayout(row)
        for kind, words in (
            ("action", _("! Action")),
            ("decision", _("> Décision")),
            ("quote", _("” Parole")),
        ):
            button = Button(words, partial(self.make, kind))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flow.addWidget(button)
        private = Button(_("Privé"), self._toggle_private, icon="lock")
        private.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        flow.addWidget(private)
        marks.column.addWidget(row)
        column.addWidget(marks)
        self.agenda = Panel(_("Ordre du jour"))
        column.addWidget(self.agenda)
        self.agenda_rows = QVBoxLayout()
        self.agenda_rows.setSpacing(px(2))
        self.agenda.column.addLayout(self.agenda_rows)
        self.checks = Panel(_("À vérifier"))
        self.check_rows = QVBoxLayout()
        self.checks.column.addLayout(self.check_rows)
        column.addWidget(self.checks)
        hints = QWidget()
        hint_flow = FlowLayout(hints)
        for key, meaning in (
            ("!", _("action")),
            (">", _("décision")),
            ('"', _("parole")),
            ("@", _("personne")),
            ("/", _("date")),
            ("Ctrl L", _("privé")),
        ):
            hint_flow.addWidget(KeyHint(key, meaning))
        column.addWidget(hints)
        column.addStretch(1)
        return holder

    def _fill_agenda(self, items: list[AgendaItem], texts: dict[str, list[Line]]) -> None:
        clear_layout(self.agenda_rows)
        for number, item in enumerate(items, 1):
            written = any(line.text for line in texts[item.id])
            self.agenda_rows.addWidget(
                Button(
                    f"{'✓' if written else '○'} {number}. {item.title}",
                    partial(self._jump, item.id),
                    kind="quiet",
                    name=_("Aller au point {n}", n=number),
                )
            )

    def _fill_checks(self) -> None:
        clear_layout(self.check_rows)
        found = self._doubts()
        for text in found:
            self.check_rows.addWidget(PlainLabel(text))
        self.checks.setVisible(bool(found))

    def _doubts(self) -> list[str]:
        """What a reader would ask: an action without a date or without anybody."""
        lines = actions.of_meeting(self.session, meeting_id=self.meeting_id)
        undated = [x for x in lines if not x.action.due_date and not x.action.due_text]
        unowned = [x for x in lines if not x.owners]
        doubts = []
        if undated:
            count = ngettext("{n} action sans date", "{n} actions sans date", len(undated))
            doubts.append(f"{count} : « {undated[0].action.what} »")
        if unowned:
            count = ngettext("{n} action sans pilote", "{n} actions sans pilote", len(unowned))
            doubts.append(f"{count} : « {unowned[0].action.what} »")
        return doubts

    def _about(self, line: Line) -> list[tuple[str, str]]:
        """Badges of a line: who and when for an action, what it is for the rest."""
        if line.private:
            return [("neutral", _("ne sort pas d’ici"))]
        if line.kind == "decision":
            return [("accent", _("décision"))]
        if line.kind == "quote":
            return [("ask", _("parole · anonyme"))]
        if line.kind == "action" and line.fact_id:
            found = [
                x
                for x in actions.of_meeting(self.session, meeting_id=self.meeting_id)
                if x.action.id == line.fact_id
            ]
            if found:
                words = [found[0].who, found[0].action.due_words(self.session.today)]
                return [("neutral", word) for word in words if word]
        return []

    def _jump(self, item_id: str) -> None:
        self.blank[item_id].take_focus()

    def _toggle_private(self) -> None:
        row = self.current
        if row is not None and row.line is not None:
            row.commit()
            id, private = row.line.id, not row.line.private
            self.act(lambda: notes.set_private(self.session, id=id, private=private))
            row.take_focus()
