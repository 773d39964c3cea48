"""Search: a field with its loupe and its key, and a button that looks like one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import IconLabel, KeyChip, PlainLabel, restyle


class SearchField(QFrame):
    """A line to type in: ``typed(str)`` at each key, ``entered(str)`` on Enter.

    ``key`` (such as Ctrl+F) brings the focus here and is shown; ``chip`` shows another key
    (« Entrée »), ``note`` stands in grey on the right; ``name`` is what screen readers say
    where the placeholder alone would be vague. Down is ``descended``: to the list it filters.
    """

    typed = Signal(str)
    entered = Signal(str)
    descended = Signal()

    def __init__(
        self,
        placeholder: str,
        *,
        key: str = "",
        chip: str = "",
        note: str = "",
        icon: str = "search",
        name: str = "",
        edit: LineEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("field", "true")
        self.setProperty("focused", "false")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), 1, px(10), 1)
        row.setSpacing(px(8))
        row.addWidget(IconLabel(icon, "muted", 15))
        self.edit = edit or LineEdit()
        self.edit.setProperty("bare", "true")
        self.edit.setProperty("ring", "parent")
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name or placeholder)
        self.edit.setMinimumWidth(px(80))
        row.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        if note:
            row.addWidget(PlainLabel(note, "muted", wrap=False))
        if chip or key:
            row.addWidget(KeyChip(chip or key))
        if key:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(self.take_focus)
        self.edit.textChanged.connect(self.typed)
        self.edit.returnPressed.connect(lambda: self.entered.emit(self.edit.text()))
        self.edit.installEventFilter(self)

    def take_focus(self) -> None:
        """Put the hands in the field, its text selected."""
        self.edit.setFocus()
        self.edit.selectAll()

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if down and event.type() == QEvent.Type.KeyPress:
            self.descended.emit()
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", str(event.type() == QEvent.Type.FocusIn).lower())
            restyle(self)
        return super().eventFilter(watched, event)


class SearchLauncher(Button):
    """Looks like the search field of the picture; opens the palette."""

    def __init__(
        self,
        text: str,
        on_click: Callable[[], object],
        *,
        key_shown: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, on_click, kind="search", icon="search", parent=parent)
        self._show_key(KeyChip(key_shown, parent=self))
        self.setMinimumWidth(px(290))
