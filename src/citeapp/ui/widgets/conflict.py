"""Two values side by side and what to do about them, in plain French."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.frozen import dataclass
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.labels import IconLabel, PlainLabel, set_tip
from citeapp.ui.widgets.layouts import FlowLayout, ResponsiveColumns, bring_into_sight
from citeapp.ui.widgets.marked import MarkedText, Span

BUTTONS_PX = 206
"""The same for every card, so that what stands beside is aligned."""
SHORT = 24
"""A value of so many letters stands in large figures; a longer one is read as a text."""


@dataclass(frozen=True)
class Side:
    """One of the two: who and when over the value, or a note under it.

    ``spans`` show the value with what its author wrote marked, and ``mark`` then marks the
    caption; ``rows`` are fields and what they say.
    """

    value: str
    caption: str = ""
    note: str = ""
    spans: tuple[Span, ...] = ()
    mark: int | None = None
    rows: tuple[tuple[str, str], ...] = ()


class ConflictCard(QFrame):
    """A row for a Card: title, what it is about, two sides, and the ways to settle.

    ``choices`` are (key, words); ``chosen(key)``. Enter or the arrows work as on any button.
    ``proposal`` stands under the sides; ``note`` says who waits for an answer.
    """

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        subject: str,
        sides: Sequence[Side],
        choices: Sequence[tuple[str, str]],
        *,
        proposal: Side | None = None,
        note: str = "",
        note_icon: str = "help",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{title}. {subject}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(10))
        column.addWidget(_head(title, subject))
        columns = ResponsiveColumns(below=620, gap=12)
        columns.add(_versions(sides, proposal, note, note_icon), 1)
        self.buttons: dict[str, Button] = {}
        columns.add(self._ways(choices, f"{title}, {subject}"))
        column.addWidget(columns)

    @property
    def first(self) -> Button:
        """The first way to settle."""
        return next(iter(self.buttons.values()))

    def _ways(self, choices: Sequence[tuple[str, str]], about: str) -> QWidget:
        holder = QWidget()
        stack = QVBoxLayout(holder)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(px(6))
        for key, words in choices:
            button = WayButton(words, name=f"{words} ({about})")
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self.buttons[key] = button
            stack.addWidget(button)
        stack.addStretch(1)
        holder.setFixedWidth(px(BUTTONS_PX))
        return holder


class WayButton(Button):
    """A way to settle; words too long for it end in « … », its tooltip has them whole."""

    def __init__(self, words: str, name: str) -> None:
        self._whole = words
        super().__init__(words, name=name)
        self.setToolTip("")
        self.setProperty("align", "left")

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - px(32)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        set_tip(self, self._whole if shown != self._whole else "")


def focused(cards: Sequence[ConflictCard]) -> int | None:
    """Which of the cards holds the focus."""
    inside = QApplication.focusWidget()
    return next((n for n, card in enumerate(cards) if inside and card.isAncestorOf(inside)), None)


def focus_again(cards: Sequence[ConflictCard], place: int | None) -> bool:
    """The hands stay where they were among cards that were drawn anew; whether there is one."""
    if place is None or not cards:
        return False
    first = cards[min(place, len(cards) - 1)].first
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    bring_into_sight(first)
    return True


def _head(title: str, subject: str) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder, gap=10)
    row.addWidget(PlainLabel(title, "strong", wrap=False))
    row.addWidget(PlainLabel(subject, "muted", wrap=False))
    return holder


def _versions(sides: Sequence[Side], proposal: Side | None, note: str, icon: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(10))
    beside = ResponsiveColumns(below=360, gap=12)
    for side in sides:
        beside.add(side_frame(side), 1)
    column.addWidget(beside)
    if proposal:
        column.addWidget(side_frame(proposal))
    if note:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(IconLabel(icon, "ask", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(note, "secondary"), 1)
        column.addLayout(row)
    column.addStretch(1)
    return holder


def side_frame(side: Side) -> QFrame:
    """One version in its frame: who and when, and what it says."""
    frame = QFrame()
    frame.setProperty("surface", "inner")
    column = QVBoxLayout(frame)
    column.setContentsMargins(px(14), px(10), px(14), px(10))
    column.setSpacing(px(2))
    if side.caption:
        column.addWidget(_caption(side))
    if side.spans:
        column.addSpacing(px(2))
        column.addWidget(MarkedText(side.spans))
    elif side.value:
        large = side.caption and len(side.value) <= SHORT
        column.addWidget(PlainLabel(side.value, _role(large=bool(large), titled=not side.caption)))
    if side.note:
        column.addWidget(PlainLabel(side.note, "secondary"))
    if side.rows:
        column.addSpacing(px(4))
        column.addLayout(_rows(side.rows))
    column.addStretch(1)
    return frame


def _role(*, large: bool, titled: bool) -> str:
    if large:
        return "figure"
    return "strong" if titled else ""


def _caption(side: Side) -> QWidget:
    """Who and when; the name as its words are marked."""
    if side.mark is None:
        return PlainLabel(side.caption, "secondary")
    name, dot, when = side.caption.partition(" · ")
    return MarkedText([Span(name, side.mark), Span(dot + when)], secondary=True)


def _rows(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(2))
    grid.setColumnStretch(1, 1)
    for place, (field, value) in enumerate(rows):
        label = PlainLabel(field, "secondary", wrap=False)
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(value), place, 1, Qt.AlignmentFlag.AlignTop)
    return grid
