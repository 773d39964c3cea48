"""The points of the agenda as rows that are typed in; a row stays itself while it is changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.errors import InputRefused
from citeapp.base.language import _, ngettext
from citeapp.domain.meeting import EXPECTED_OUTPUT, AgendaItem
from citeapp.ui.pages.meetings.preparing.point_details import PointDetails
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.card import Card
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.labels import PlainLabel

MOST_MINUTES = 600


class AgendaRows(Card):
    """``changed(id, fields)``, ``removed(id)``, ``moved(id, before id)``."""

    changed = Signal(str, dict)
    removed = Signal(str)
    moved = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, AgendaRow] = {}
        self._order: list[tuple[str, str]] = []

    def show_items(self, items: list[AgendaItem]) -> None:
        """Show the points; rows are made anew only when points come, go or move.

        A part of the agenda has its name over its first point.
        """
        order = [(item.id, section) for item, section in _headed(items)]
        if order != self._order:
            self._order = order
            hands = next(
                ((id, name) for id, row in self.rows.items() for name in row.focused()), None
            )
            opened = {id for id, row in self.rows.items() if row.is_open}
            self.clear()
            self.rows = {}
            for id, section in order:
                if section:
                    self.add(_heading(section))
                row = self.rows[id] = AgendaRow(self, id)
                self.add(row)
                if id in opened:
                    row.open_details()
            if hands is not None and hands[0] in self.rows:
                self.rows[hands[0]].fields[hands[1]].setFocus()
        for number, item in enumerate(items, 1):
            self.rows[item.id].show_item(number, item)

    def shift(self, id: str, by: int) -> None:
        """One place up or down."""
        ids = list(self.rows)
        place = ids.index(id) + by
        if 0 <= place < len(ids):
            after = ids[place + 1] if by > 0 and place + 1 < len(ids) else ""
            self.moved.emit(id, ids[place] if by < 0 else after)


class AgendaRow(QWidget):
    """A point: number, title, objective, minutes; Alt+Up and Alt+Down move it.

    What may also be said of it is folded under it, and read in a few words while it is folded.
    """

    def __init__(self, rows: AgendaRows, id: str) -> None:
        super().__init__()
        self._rows, self.id = rows, id
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(6), px(8), px(6))
        column.setSpacing(px(4))
        self.number = PlainLabel("", "strong", wrap=False)
        self.number.setFixedSize(px(24), px(32))
        self.fields = {
            "title": TextField(""),
            "objective": TextField("", placeholder=_("Objectif")),
            "minutes_planned": TextField("", placeholder=_("min"), parse=_minutes),
        }
        self.fields["minutes_planned"].setFixedWidth(px(64))
        self.about = PlainLabel("", "secondary", wrap=False)
        self.carried = Badge("ask", "", "redo")
        self._buttons = [
            self._button("arrow-up", partial(rows.shift, id, -1)),
            self._button("arrow-down", partial(rows.shift, id, 1)),
            self._button("dots", self.turn_details),
            self._button("close", partial(rows.removed.emit, id)),
        ]
        column.addLayout(self._line())
        self.details: PointDetails | None = None
        """Made when it is first opened: most points never need more words."""
        self._shown: tuple[int, AgendaItem] | None = None
        self._column = column
        for name, field in self.fields.items():
            field.committed.connect(partial(self._committed, name))

    def _line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.number, 0, top)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for name in ("title", "objective"):
            self.fields[name].edit.setProperty("bare", "true")
        texts.addWidget(self.fields["title"])
        below = QHBoxLayout()
        below.setSpacing(px(6))
        below.addWidget(self.fields["objective"], 1)
        below.addWidget(self.about)
        texts.addLayout(below)
        row.addLayout(texts, 1)
        row.addWidget(self.carried, 0, top)
        row.addWidget(self.fields["minutes_planned"], 0, top)
        for button in self._buttons:
            row.addWidget(button, 0, top)
        return row

    @property
    def is_open(self) -> bool:
        """Whether what may also be said of the point is in sight."""
        return self.details is not None and not self.details.isHidden()

    def turn_details(self) -> None:
        """Open what may also be said of the point, or fold it."""
        if self.is_open and self.details is not None:
            self.details.hide()
        else:
            self.open_details().texts["section"].setFocus()

    def open_details(self) -> PointDetails:
        """What may also be said of the point, in sight."""
        if self.details is None:
            self.details = PointDetails()
            self.details.changed.connect(lambda said: self._rows.changed.emit(self.id, said))
            self._column.addWidget(self.details)
        if self._shown is not None:
            self.details.show_item(*self._shown)
        self.details.show()
        return self.details

    def show_item(self, number: int, item: AgendaItem) -> None:
        """Show the point as the store holds it."""
        self.number.setText(f"{number}.")
        self.fields["title"].set_value(item.title)
        self.fields["objective"].set_value(item.objective)
        minutes = "" if item.minutes_planned is None else str(item.minutes_planned)
        self.fields["minutes_planned"].set_value(minutes)
        about = _about(item)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self._shown = number, item
        if self.details is not None:
            self.details.show_item(number, item)
        times = item.carried_count or 0
        self.carried.setVisible(bool(times))
        self.carried.show_state(
            "ask", ngettext("reporté {n} fois", "reporté {n} fois", times), "redo"
        )
        names = (
            _("Point {n}", n=number),
            _("Objectif du point {n}", n=number),
            _("Minutes du point {n}", n=number),
        )
        for field, name in zip(self.fields.values(), names, strict=True):
            field.edit.setAccessibleName(name)
        acts = (
            _("Monter le point {n} (Alt ↑)", n=number),
            _("Descendre le point {n} (Alt ↓)", n=number),
            _("Plus sur le point {n}", n=number),
            _("Retirer le point {n}", n=number),
        )
        for button, name in zip(self._buttons, acts, strict=True):
            button.set_words("", name)

    def focused(self) -> list[str]:
        """Which of its fields has the hands."""
        return [name for name, field in self.fields.items() if field.edit.hasFocus()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            for field in self.fields.values():
                field.commit()
            self._rows.shift(self.id, steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _button(self, icon: str, act: Callable[[], object]) -> IconButton:
        button = IconButton(icon, icon, act, kind="tight")
        button.setFixedWidth(px(26))
        return button

    def _committed(self, name: str, value: str) -> None:
        fields: dict[str, Any] = {name: value}
        if name == "minutes_planned":
            fields = {name: int(value) if value else None}
        self._rows.changed.emit(self.id, fields)


def _headed(items: list[AgendaItem]) -> list[tuple[AgendaItem, str]]:
    """Points with the name of the part that begins with them; blank inside a part."""
    found, before = [], ""
    for item in items:
        found.append((item, item.section if item.section != before else ""))
        before = item.section
    return found


def _heading(section: str) -> PlainLabel:
    label = PlainLabel(section, "strong")
    label.setContentsMargins(px(14), px(8), px(14), px(6))
    return label


def _about(item: AgendaItem) -> str:
    """« Décision · par Awa · revient à chaque fois »."""
    parts = [
        EXPECTED_OUTPUT.label(item.expected_output),
        _("par {who}", who=item.introduced_by) if item.introduced_by else "",
        _("revient à chaque fois") if item.recurring else "",
    ]
    return " · ".join(part for part in parts if part)


def _minutes(text: str) -> str:
    words = text.removesuffix("min").strip()
    if words and not (words.isdecimal() and int(words) <= MOST_MINUTES):
        raise InputRefused(_("Des minutes, par exemple 20."))
    return words
