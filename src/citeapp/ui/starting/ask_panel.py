"""The calm panels shown when there is no workspace to show yet, or when it does not open.

Each asks one thing; Enter goes on, Escape goes back. They know no session: what they ask is
handed to the callables given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ScrollColumn

PANEL_WIDTH_PX = 600


class AskPanel(QWidget):
    """One question in the middle of the window: a title, a sentence, fields, buttons."""

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__()
        self.on_back: Callable[[], object] | None = None
        self._primary: Button | None = None
        self._fields: list[LineEdit] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn(margin=12, gap=0, whole=True)
        outer.addWidget(scroll)
        scroll.column.addStretch(2)
        row = QHBoxLayout()
        scroll.column.addLayout(row)
        scroll.column.addStretch(3)
        self.panel = Panel()
        self.panel.setMaximumWidth(px(PANEL_WIDTH_PX))
        self.panel.setMinimumWidth(px(PANEL_WIDTH_PX * 0.8))
        row.addStretch(1)
        row.addWidget(self.panel, 100)
        row.addStretch(1)
        self.column = self.panel.column
        self.column.setSpacing(px(14))
        self.column.setContentsMargins(px(30), px(28), px(30), px(26))
        self.column.addWidget(PlainLabel(title, "title"))
        if text:
            self.column.addWidget(PlainLabel(text, "muted"))
        self.panel.setAccessibleName(title)
        self.setAccessibleName(title)
        self.error = PlainLabel("", "error")
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(8))

    def add_field(self, label: str, *, secret: bool = False, placeholder: str = "") -> LineEdit:
        """A labelled input; Enter goes to the next empty one, then presses the primary button."""
        shown = PlainLabel(label, "secondary")
        edit = LineEdit()
        edit.setAccessibleName(label)
        edit.setPlaceholderText(placeholder)
        shown.setBuddy(edit)
        if secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        pair = QVBoxLayout()
        pair.setSpacing(px(4))
        pair.addWidget(shown)
        pair.addWidget(edit)
        self.column.addLayout(pair)
        self._fields.append(edit)
        edit.returnPressed.connect(self._enter)
        return edit

    def add_choice(
        self, title: str, why: str, button: str, act: Callable[[], object], *, icon: str = ""
    ) -> None:
        """One of several ways on, with a word about it; the first one is the usual one."""
        primary = self._primary is None
        pressed = Button(
            button, act, kind="primary" if primary else "secondary", name=f"{button} : {title}"
        )
        if primary:
            self._primary = pressed
            self._choices = Card()
            self.column.addWidget(self._choices)
        self._choices.add(RowCard(title, why, icon=icon, button=pressed))

    def add_text(self, text: str, role: str = "muted") -> PlainLabel:
        """A further sentence."""
        label = PlainLabel(text, role)
        self.column.addWidget(label)
        return label

    def finish_choices(self, on_back: Callable[[], object] | None = None) -> AskPanel:
        """After ``add_choice``: the error line and the way back."""
        self._close(on_back)
        self.column.addLayout(self.buttons)
        return self

    def finish(
        self,
        primary: str,
        on_primary: Callable[[], object],
        others: Sequence[tuple[str, Callable[[], object]]] = (),
        on_back: Callable[[], object] | None = None,
    ) -> AskPanel:
        """The error line, then the buttons: the way back on the left, the way on on the right."""
        self._close(on_back)
        for words, act in others:
            self.buttons.addWidget(Button(words, act))
        self._primary = PrimaryButton(primary, on_primary)
        self.buttons.addWidget(self._primary)
        self.column.addLayout(self.buttons)
        return self

    def first_focus(self) -> QWidget:
        """Where the hands go: the first field, else the usual way on."""
        return next(iter(self._fields), self._primary or self)

    def _close(self, on_back: Callable[[], object] | None) -> None:
        self.on_back = on_back
        self.column.addWidget(self.error)
        self.error.hide()
        if on_back is not None:
            self.buttons.addWidget(Button(_("Retour"), on_back, kind="quiet"))
        self.buttons.addStretch(1)

    def _enter(self) -> None:
        """Enter in a field: the next empty one below it, else the way on."""
        here = next((n for n, edit in enumerate(self._fields) if edit.hasFocus()), -1)
        following = [edit for edit in self._fields[here + 1 :] if not edit.text().strip()]
        if following:
            following[0].setFocus()
        else:
            self.go_on()

    def say(self, error: str) -> None:
        """What is wrong, under the fields."""
        self.error.setText(error)
        self.error.setVisible(bool(error))

    def go_on(self) -> None:
        """As if the primary button were pressed."""
        if self._primary is not None:
            self._primary.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.on_back is not None:
            self.on_back()
            return
        super().keyPressEvent(event)


class RecoveryWords(QFrame):
    """The twelve words in three columns, numbered, to be copied on paper."""

    COLUMNS = 3

    def __init__(self, recovery: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("surface", "inner")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Mots de secours"))
        spoken = ", ".join(f"{place} {word}" for place, word in enumerate(recovery, 1))
        self.setAccessibleDescription(spoken)
        grid = QGridLayout(self)
        grid.setContentsMargins(px(18), px(14), px(18), px(14))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(8))
        for place, word in enumerate(recovery):
            row, column = divmod(place, self.COLUMNS)
            number = PlainLabel(f"{place + 1}.", "muted", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(number, row, 2 * column)
            grid.addWidget(PlainLabel(word, "strong", wrap=False), row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
