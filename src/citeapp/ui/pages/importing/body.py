"""A file on the page: what is asked over it, the file on the left, its outcome on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.ui.pages.importing.file_side import Answer, FileSide
from citeapp.ui.pages.importing.outcome import Asked, Outcome
from citeapp.ui.pages.importing.sitting import Seen
from citeapp.ui.style import px
from citeapp.ui.widgets.card import clear_layout
from citeapp.ui.widgets.layouts import ResponsiveColumns

STACKED_PX = 820


class Body(QWidget):
    """Shown again after each answer; the controls on the left stay while they can."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self._answer = answer
        self._seen: Seen | None = None
        self._unfolded = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        self.asked: Asked | None = None
        self.side: FileSide | None = None
        self._above, self._left, self._right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        column.addLayout(self._above)
        columns = ResponsiveColumns(below=STACKED_PX, gap=18)
        columns.add_layout(self._left, 2)
        columns.add_layout(self._right, 3)
        column.addWidget(columns)

    def show_seen(self, seen: Seen) -> None:
        """Another look at the file, with the hands left where they are."""
        first_sight, focused = self._seen is None, self._focused_name()
        self._seen = seen
        self._show_asked(seen)
        if self.side is None or not self.side.refresh(seen, unfolded=self._unfolded):
            self._make_side(seen)
        clear_layout(self._right)
        if seen.report is not None:
            outcome = Outcome(seen, seen.report)
            outcome.answered.connect(
                lambda question, yes: self._answer(lambda s: s.answered(question, yes=yes))
            )
            self._right.addWidget(outcome)
        if not first_sight:
            self._focus_again(focused)

    def first_focus(self) -> QWidget | None:
        """Where an answer is missing, if anywhere."""
        if self.asked is not None and self.asked.first is not None:
            return self.asked.first
        return self.side.first_to_match() if self.side is not None else None

    def _show_asked(self, seen: Seen) -> None:
        clear_layout(self._above)
        asked = Asked(seen, mending=bool(seen.sitting.given.get("mend_accents")))
        asked.mended.connect(lambda on: self._answer(lambda s: s.saying(mend_accents=on)))
        asked.kind_chosen.connect(lambda kind: self._answer(lambda s: s.of_kind(kind)))
        self._above.addWidget(asked)
        self.asked = asked

    def _make_side(self, seen: Seen) -> None:
        clear_layout(self._left)
        self.side = FileSide(seen, self._answer, unfolded=self._unfolded, on_unfold=self._unfold)
        self._left.addWidget(self.side)

    def _unfold(self, on: bool) -> None:
        self._unfolded = on
        if self._seen is not None:
            self.show_seen(self._seen)

    def _focused_name(self) -> str:
        """Which control has the hands, to give it back after it was made again."""
        focused = self.focusWidget()
        return focused.accessibleName() if focused is not None else ""

    def _focus_again(self, name: str) -> None:
        focused = self.focusWidget()
        if not name or (focused is not None and focused.hasFocus() and not focused.isHidden()):
            return
        for widget in self.findChildren(QWidget):
            named = widget.accessibleName() == name and not widget.isHidden()
            if named and widget.focusPolicy():
                widget.setFocus()
                return
