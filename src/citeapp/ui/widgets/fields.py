"""Form rows: a label over an input, committed by itself; there is no Save button.

Every field speaks strings: ``value()``, ``set_value(text)`` (silent) and ``committed(str)``,
sent once for each new value, when the field is left, on Enter, or after a pause in typing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from citeapp.base.errors import UserError
from citeapp.ui.style import px
from citeapp.ui.widgets.inputs import LineEdit, TextEdit
from citeapp.ui.widgets.labels import PlainLabel, set_tip

PAUSE_MS = 800


class Field(QWidget):
    """What all fields share: label, input, a hint or an error under it."""

    committed = Signal(str)
    typing = Signal()
    """A key changed what is typed; it is not committed yet."""

    def __init__(self, label: str, entry: QWidget, hint: str = "") -> None:
        super().__init__()
        self.entry = entry
        self._known = ""
        self._hint = hint
        entry.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.label = PlainLabel(label, "secondary")
        self.label.setBuddy(entry)
        column.addWidget(self.label)
        self.label.setVisible(bool(label))
        column.addWidget(entry)
        self.note = PlainLabel(hint, "secondary")
        column.addWidget(self.note)
        self.note.setVisible(bool(hint))
        self.setFocusProxy(entry)

    def value(self) -> str:
        """What the field shows, as it would be committed."""
        raise NotImplementedError

    @property
    def known(self) -> str:
        """The value last shown or committed."""
        return self._known

    @property
    def is_plain(self) -> bool:
        """Whether words are taken as they are typed, finished or not."""
        return False

    def set_value(self, value: str) -> None:
        """Show a value without committing it; what a person is typing is left alone."""
        if not self.is_dirty():
            self._known = value
            self._show(value)

    def is_dirty(self) -> bool:
        """Whether something typed is not committed yet."""
        return False

    def commit(self) -> None:
        """Send the value if it is new and sound."""
        value = self.value()
        if value != self._known:
            self._known = value
            self.committed.emit(value)

    def set_error(self, message: str) -> None:
        """Say what is wrong under the field; an empty message goes back to the hint."""
        self.note.setText(message or self._hint)
        self.note.set_role("error" if message else "secondary")
        self.note.setVisible(bool(message or self._hint))
        self.entry.setAccessibleDescription(message or self._hint)

    def set_hint(self, hint: str) -> None:
        """Another word under the field; an error that is shown stays."""
        wrong = self.note.property("role") == "error"
        self._hint = hint
        if not wrong:
            self.set_error("")

    def _show(self, value: str) -> None:
        raise NotImplementedError


class TextField(Field):
    """One line of text. ``parse`` may tidy what was typed or refuse it with a UserError.

    ``edit`` is the line itself when it is more than a plain one.
    """

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        placeholder: str = "",
        parse: Callable[[str], str] | None = None,
        show: Callable[[str], str] | None = None,
        pause_ms: int = PAUSE_MS,
        edit: LineEdit | None = None,
    ) -> None:
        self.edit = edit or LineEdit()
        super().__init__(label, self.edit, hint)
        self._parse, self._shown = parse, show
        self.edit.setPlaceholderText(placeholder)
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._commit_pause)
        self.edit.textEdited.connect(lambda _text: self._pause.start())
        self.edit.textEdited.connect(lambda _text: self.typing.emit())
        self.edit.editingFinished.connect(self._leave)
        self.set_value(value)

    def value(self) -> str:
        if not self.edit.isModified():
            return self._known
        text = self.edit.text().strip()
        return self._parse(text) if self._parse else text

    @property
    def is_plain(self) -> bool:
        return self._parse is None

    def is_dirty(self) -> bool:
        return self.edit.isModified()

    def commit(self) -> None:
        self._pause.stop()
        try:
            super().commit()
        except UserError as error:
            self.set_error(str(error))
            return
        self.edit.setModified(False)
        self.set_error("")

    def _commit_pause(self) -> None:
        # A half-typed date is no mistake yet: only plain text is committed while typing.
        if self._parse is None:
            self.commit()

    def _leave(self) -> None:
        self.commit()
        if not self.edit.isModified():
            self._show(self._known)

    def _show(self, value: str) -> None:
        text = self._shown(value) if self._shown and value else value
        if self.edit.text().strip() != text:
            self.edit.setText(text)
        self.edit.show_beginning()


class TextAreaField(Field):
    """Several lines of plain text."""

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        placeholder: str = "",
        lines: int = 3,
        pause_ms: int = PAUSE_MS,
    ) -> None:
        self.edit = TextEdit()
        super().__init__(label, self.edit, hint)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMinimumHeight(px(20 * lines + 16))
        self.edit.setMaximumHeight(px(20 * lines * 3))
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self.commit)
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        self.set_value(value)

    @property
    def is_plain(self) -> bool:
        return True

    def value(self) -> str:
        return self.edit.toPlainText().strip()

    def is_dirty(self) -> bool:
        return self.edit.document().isModified()

    def commit(self) -> None:
        self._pause.stop()
        super().commit()
        self.edit.document().setModified(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        if self.edit.document().isModified():
            self._pause.start()
            self.typing.emit()

    def _show(self, value: str) -> None:
        if self.edit.toPlainText().strip() != value:
            self.edit.setPlainText(value)
            self.edit.document().setModified(False)


class ChoiceField(Field):
    """One of a list: ``choices`` are (key, words); the key is the value."""

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, str]],
        value: str = "",
        *,
        hint: str = "",
    ) -> None:
        self.combo = QuietCombo()
        super().__init__(label, self.combo, hint)
        self.set_choices(choices)
        self.set_value(value)
        self.combo.activated.connect(lambda _index: self.commit())

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the list; the value is kept when it is still there."""
        self.combo.clear()
        for key, words in choices:
            self.combo.addItem(words, key)
        self._show(self._known)

    def value(self) -> str:
        return str(self.combo.currentData() or "")

    def _show(self, value: str) -> None:
        self.combo.setCurrentIndex(self.combo.findData(value))


class QuietCombo(QComboBox):
    """A combo box that the mouse wheel does not change on the way down a page.

    Words too long for it end in « … »; the tooltip has them whole.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        inside = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        words = self.currentText()
        option.currentText = self.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, inside.width() - px(2)
        )
        set_tip(self, words if option.currentText != words else "")
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
