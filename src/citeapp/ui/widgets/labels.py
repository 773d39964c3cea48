"""Words on the screen: always plain text, whatever a person typed."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyleOption, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.ui import icons
from citeapp.ui.style import px

_KEYS = {
    "Shift": "Maj",
    "Return": "Entrée",
    "Enter": "Entrée",
    "Del": "Suppr",
    "Esc": "Échap",
    "Space": "Espace",
}
_ARROWS = {
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "PgUp": "Page ↑",
    "PgDown": "Page ↓",
}
_ENDLESS = re.compile(r"(\S{24})(?=\S{8})")
"""A word that no line could hold (an address, a folder) may be cut where it must."""


class PlainLabel(QLabel):
    """A label that never renders HTML. It wraps, or with ``wrap=False`` ends in « … ».

    It never breaks a line where French does not; ``text()`` gives the words as they were set.

    ``role`` chooses the look: title, section, strong, medium, muted, secondary, value, big,
    huge, done, late, ask, key.
    """

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._words = text
        shown = french.unbroken(text)
        super().setText(_ENDLESS.sub("\\1\u200b", shown) if self.wordWrap() else shown)

    def text(self) -> str:
        return self._words

    def set_role(self, role: str) -> None:
        """Change the look."""
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self.wordWrap():
            return QSize(min(hint.width(), px(60)), hint.height())
        return QSize(min(hint.width(), px(40)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap() or self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment()),
            option.palette,
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )
        set_tip(self, self.text())


class SectionTitle(PlainLabel):
    """The 15 px title over a card."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "section", wrap=False, parent=parent)
        self.setContentsMargins(px(2), 0, 0, 0)


class IconLabel(QLabel):
    """One icon, tinted with a token; a decoration unless ``name`` says what it means."""

    def __init__(
        self,
        icon: str,
        token: str = "text",
        size: float = icons.SIZE,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._icon, self._token, self._size = icon, token, size
        self.setAccessibleName(name)
        self._draw()

    def set_icon(self, icon: str, token: str = "text") -> None:
        """Show another icon."""
        self._icon, self._token = icon, token
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        drawn = icons.pixmap(self._icon, self._token, self._size, self.devicePixelRatioF())
        self.setPixmap(drawn)
        self.setFixedSize(px(self._size), px(self._size))


class KeyChip(PlainLabel):
    """A key as it stands on the keyboard, in a small frame."""

    def __init__(self, key: str, role: str = "key", parent: QWidget | None = None) -> None:
        super().__init__(key_words(key), role, wrap=False, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class KeyHint(QWidget):
    """A key and what it does: « r en retard »."""

    def __init__(self, key: str, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, px(4), 0)
        row.setSpacing(px(5))
        row.addWidget(KeyChip(key))
        row.addWidget(PlainLabel(meaning, "secondary", wrap=False))


def key_words(key: str) -> str:
    """A Qt key sequence as the reader’s keyboard writes it: « Ctrl+Shift+Z » is « Ctrl Maj Z »."""
    if key in ("+", "Ctrl++"):
        return key.replace("+", " ").strip() + " +" if key != "+" else "+"
    return " ".join(_key(part) for part in key.split("+"))


def _key(part: str) -> str:
    return _(_KEYS[part]) if part in _KEYS else _ARROWS.get(part, part)


def set_tip(widget: QWidget, text: str) -> None:
    """A tooltip that shows ``text`` as it is; Qt alone would guess HTML."""
    # the library's ``html.escape`` brings a dictionary of 2,000 entities, before the first page
    bare = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    tip = f"<span>{bare}</span>" if text else ""
    if widget.toolTip() != tip:
        widget.setToolTip(tip)


def restyle(widget: QWidget) -> None:
    """Have the style sheet look again at the widget's properties, if it has looked already."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
