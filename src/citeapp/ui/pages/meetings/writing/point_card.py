"""A point of the agenda with its lines: rows come and go, the one being typed in stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from citeapp.base.language import _
from citeapp.domain.meeting import AgendaItem, Line
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.pages.meetings.writing.line_row import LineRow
from citeapp.ui.pages.meetings.writing.versions_panel import VersionsPanel
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.labels import PlainLabel

Badges = list[tuple[str, str]]
SLICE = 6
"""Lines shown at once where many come together."""


class PointCard(Panel):
    """``rows`` in order; the last one is always blank, ready for the next words.

    ``make_row`` makes a row of notes of this point from its identifier and the name of the row.
    """

    def __init__(self, step: Step, item_id: str, make_row: Callable[[str, str], LineRow]) -> None:
        super().__init__()
        self.step, self.item_id, self._make_row = step, item_id, make_row
        self.number = 0
        self._on_shown: Callable[[], object] | None = None
        head = QHBoxLayout()
        head.setSpacing(px(10))
        self.title = PlainLabel("", "section")
        head.addWidget(self.title, 1)
        self.minutes = Badge("neutral", "")
        head.addWidget(self.minutes, 0, Qt.AlignmentFlag.AlignTop)
        self.past = IconButton("clock", "", self.toggle_versions, kind="inside")
        self.past.hide()
        head.addWidget(self.past, 0, Qt.AlignmentFlag.AlignTop)
        self.versions: VersionsPanel | None = None
        self.column.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(2))
        self.column.addLayout(self._lines)
        self.rows: list[LineRow] = []

    def show_item(
        self, number: int, item: AgendaItem, lines: list[Line], about: Callable[[Line], Badges]
    ) -> None:
        """Show the point and its lines as the store holds them."""
        self.number = number
        self.title.setText(f"{number}. {item.title}")
        self.setAccessibleName(self.title.text())
        self.past.setVisible(bool(lines))
        self.past.set_words("", _("Versions du point {n}", n=number))
        self.minutes.setVisible(bool(item.minutes_planned))
        self.minutes.show_state("neutral", _("{n} min prévues", n=item.minutes_planned or 0))
        known = {row.line.id: row for row in self.rows if row.line is not None}
        drafts = self._drafts()
        order: list[LineRow] = list(drafts.pop("", []))
        room = SLICE if self._on_shown is not None else len(lines)
        left = 0
        for line in lines:
            row = known.pop(line.id, None)
            if row is None and not room:
                left += 1
                continue
            if row is None:
                room -= 1
                row = self._row()
            row.show_line(line, about(line))
            order += [row, *drafts.pop(line.id, [])]
        order += [row for left in drafts.values() for row in left]
        for row in known.values():
            self._drop(row)
        if not order or order[-1].line is not None:
            order.append(self._row())
        self._arrange(order)
        if left:
            QTimer.singleShot(0, self, self.step.fill)
        elif self._on_shown is not None:
            done, self._on_shown = self._on_shown, None
            done()

    def show_by_slices(self, on_shown: Callable[[], object]) -> None:
        """Many lines are about to come: a few at a time, so that the window goes on."""
        self._on_shown = on_shown

    def toggle_versions(self) -> None:
        """Show what the notes of this point were, or go back to work."""
        if self.versions is not None:
            self.close_versions()
            return
        for row in self.rows:
            row.commit()
        self.versions = VersionsPanel(self.step, self.item_id)
        self.versions.went_back.connect(self.close_versions)
        self.column.addWidget(self.versions)
        if self.versions.buttons:
            self.versions.buttons[0].setFocus()

    def close_versions(self) -> None:
        """Fold the versions; the hands go back to the notes."""
        if self.versions is not None:
            self.versions.hide()
            self.versions.deleteLater()
            self.versions = None
            self.rows[-1].take_focus()

    def open_after(self, row: LineRow) -> LineRow:
        """A line not written yet, under another."""
        fresh = self._row()
        order = list(self.rows)
        order.insert(order.index(row) + 1, fresh)
        self._arrange(order)
        return fresh

    def drop_draft(self, row: LineRow) -> None:
        """Take away a line that was never written."""
        self._drop(row)
        self._arrange([kept for kept in self.rows if kept is not row])

    def anchor(self, row: LineRow) -> str:
        """The line of the store over a row, "" when there is none."""
        over = self.rows[: self.rows.index(row)]
        return next((x.line.id for x in reversed(over) if x.line is not None), "")

    def _drafts(self) -> dict[str, list[LineRow]]:
        """Rows not written yet, by the line over them; the blank one at the end is none."""
        drafts: dict[str, list[LineRow]] = {}
        for row in self.rows:
            last = row is self.rows[-1] and not row.edit.text()
            if row.line is None and not last:
                drafts.setdefault(self.anchor(row), []).append(row)
        if self.rows and self.rows[-1].line is None and not self.rows[-1].edit.text():
            drafts["the end"] = [self.rows[-1]]
        return drafts

    def _row(self) -> LineRow:
        return self._make_row(self.item_id, _("Notes du point {n}", n=self.number))

    def _drop(self, row: LineRow) -> None:
        if row.edit.hasFocus():
            place = self.rows.index(row)
            near = self.rows[place - 1 : place] or self.rows[place + 1 : place + 2]
            for other in near:
                other.take_focus()
        row.pause.stop()
        row.edit.document().setModified(False)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _arrange(self, order: list[LineRow]) -> None:
        for place, row in enumerate(order):
            found = self._lines.itemAt(place)
            if found is None or found.widget() is not row:
                self._lines.removeWidget(row)
                self._lines.insertWidget(place, row)
                row.show()
        self.rows = order
