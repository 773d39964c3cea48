"""Buttons: secondary by default, one primary a page, quiet ones in rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from citeapp.ui import icons
from citeapp.ui.style import px
from citeapp.ui.widgets.labels import KeyChip, key_words, set_tip

QUIET_KINDS = ("rail", "chip", "search", "inside")
KIND_TOKENS = {"primary": "on_accent", **dict.fromkeys(QUIET_KINDS, "muted")}


GAP_PX = 4
"""Between an icon and its words, more than Qt leaves."""


class Button(QPushButton):
    """A button; ``key`` is its shortcut, shown in a chip and live while the button is seen.

    ``kind``: secondary, primary, quiet, link, rail, chip or square (an icon alone: give
    ``name``, which screen readers and the tooltip say).
    """

    def __init__(
        self,
        text: str = "",
        on_click: Callable[[], object] | None = None,
        *,
        kind: str = "secondary",
        icon: str = "",
        key: str = "",
        name: str = "",
        show_key: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self._kind, self._icon = kind, icon
        self._chip: KeyChip | None = None
        self.set_words(text, name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if key:
            self.setShortcut(QKeySequence(key))
            if show_key and text:
                role = "key-on-accent" if kind == "primary" else "key"
                self._show_key(KeyChip(key, role, parent=self))
            else:
                set_tip(self, f"{name or text} ({key_words(key)})")
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def set_words(self, text: str, name: str = "") -> None:
        """Change the text; an « & » typed by a person stays an « & »."""
        shortcut = self.shortcut()
        self._words = text.replace("&", "&&")
        self.setText(self._words)
        self.setShortcut(shortcut)
        self.setAccessibleName(name or text)
        if name and name != text:
            set_tip(self, name)
        if self._icon:
            self._tint()

    def show_words(self, shown: bool) -> None:
        """The words, or the icon alone where there is little room."""
        shortcut = self.shortcut()
        self.setText(self._words if shown else "")
        self.setShortcut(shortcut)
        self._tint()

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon = icon
        self._tint()

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._key_room(), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chip is None:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        part = QStyle.SubElement.SE_PushButtonContents
        words = self.style().subElementRect(part, option, self)
        words.setRight(words.right() - self._key_room())
        option.rect = words
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()  # as well as the space bar, on every system
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chip()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._icon:
            self._tint()

    def _tint(self) -> None:
        token = KIND_TOKENS.get(self._kind, "text")
        size = 14 if self._kind in ("rail", "chip") else 16
        gap = GAP_PX if self.text() else 0
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            gap = -gap
        self.setIcon(icons.icon(self._icon, token, size, gap=gap) if self._icon else QIcon())
        self.setIconSize(QSize(px(size + abs(gap)), px(size)))

    def _show_key(self, chip: KeyChip) -> None:
        self._chip = chip
        self.updateGeometry()

    def _key_room(self) -> int:
        """What the chip takes beside the words, in pixels."""
        return self._chip.sizeHint().width() + px(8) if self._chip is not None else 0

    def _place_chip(self) -> None:
        if self._chip is not None:
            self._chip.adjustSize()
            left = self.width() - self._chip.width() - px(14)
            self._chip.move(left, (self.height() - self._chip.height()) // 2)


class PrimaryButton(Button):
    """The one thing that the page is for."""

    def __init__(
        self,
        text: str,
        on_click: Callable[[], object] | None = None,
        *,
        icon: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, on_click, kind="primary", icon=icon, key=key, parent=parent)


class IconButton(Button):
    """A square button with an icon alone; ``name`` says what it does."""

    def __init__(
        self,
        icon: str,
        name: str,
        on_click: Callable[[], object] | None = None,
        *,
        key: str = "",
        kind: str = "square",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", on_click, kind=kind, icon=icon, key=key, name=name, parent=parent)
        set_tip(self, f"{name} ({key_words(key)})" if key else name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class LineButton(Button):
    """A whole line to click on, its words on the left; too long, they end in « … »."""

    def __init__(
        self,
        text: str = "",
        on_click: Callable[[], object] | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        self._whole = text
        super().__init__(text, on_click, kind="line", parent=parent)

    def set_line(self, text: str, name: str = "") -> None:
        """Change the words; ``name`` is what screen readers say."""
        self._whole = text
        self.set_words(text, name)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - px(12)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        set_tip(self, self._whole if shown != self._whole else "")
