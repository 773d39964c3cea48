"""Empty states, banners and toasts: what the program has to say, calmly."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.labels import IconLabel, PlainLabel

BANNER_ICONS = {"neutral": "info", "accent": "info", "late": "warning", "ask": "help"}
BANNER_TOKENS = {"neutral": "muted", "accent": "on_soft", "late": "late", "ask": "ask"}
TOAST_MS = 8000
EDGE_PX, LEAST_EDGE_PX, LEAST_PX = 32, 4, 130
"""Over and under an empty state; where there is little room, without its icon; its least height."""


class EmptyState(QWidget):
    """A page or a list with nothing in it: a title, one sentence, one button."""

    def __init__(
        self,
        title: str,
        sentence: str,
        button: str = "",
        on_click: Callable[[], object] | None = None,
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(EDGE_PX), px(24), px(EDGE_PX))
        column.setSpacing(px(8))
        column.addStretch(1)
        self._roomy = True
        center = Qt.AlignmentFlag.AlignHCenter
        self._icon = IconLabel(icon, "muted", 32) if icon else None
        if self._icon is not None:
            column.addWidget(self._icon, 0, center)
        for words, role in ((title, "section"), (sentence, "muted")):
            label = PlainLabel(words, role)
            label.setAlignment(center)
            column.addWidget(label)
        self.button: Button | None = None
        if button:
            self.button = Button(button, on_click, kind="primary")
            column.addSpacing(px(6))
            column.addWidget(self.button, 0, center)
        column.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(LEAST_PX))

    def sizeHint(self) -> QSize:
        """With the icon and the margins, whether they are shown just now or not."""
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._left_out())

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) + self._left_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= self.heightForWidth(self.width())
        if roomy == self._roomy:
            return
        self._roomy = roomy
        edge = px(EDGE_PX if roomy else LEAST_EDGE_PX)
        self._column.setContentsMargins(px(24), edge, px(24), edge)
        if self._icon is not None:
            self._icon.setVisible(roomy)

    def _left_out(self) -> int:
        """How much lower it stands without its icon and its margins."""
        if self._roomy:
            return 0
        icon = self._icon.height() + self._column.spacing() if self._icon else 0
        return icon + 2 * px(EDGE_PX - LEAST_EDGE_PX)


class Banner(QFrame):
    """A line over the page: the demo label, a warning, an error that asks for nothing at once.

    ``kind``: neutral, accent, late or ask. ``detail`` stands under the first line.
    """

    def __init__(
        self,
        kind: str,
        text: str,
        *,
        detail: str = "",
        button: QWidget | None = None,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("banner", kind)
        self.setAccessibleName(" ".join(part for part in (text, detail) if part))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(8), px(10), px(8))
        row.setSpacing(px(10))
        row.addWidget(IconLabel(BANNER_ICONS[kind], BANNER_TOKENS[kind], 18))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(PlainLabel(text, "medium"))
        if detail:
            words.addWidget(PlainLabel(detail))
        row.addLayout(words, 1)
        if button is not None:
            row.addWidget(button)
        if closable:
            self.closer = IconButton("close", _("Fermer ce message"), self.close, kind="quiet")
            row.addWidget(self.closer)


class Toast(QFrame):
    """« Fait. Annuler »: says what was done at the foot of the window, then goes away."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("surface", "raised")
        self.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(10), px(8))
        row.setSpacing(px(12))
        self._mark = IconLabel("check", "done", 18)
        row.addWidget(self._mark)
        self.words = PlainLabel("", wrap=False)
        row.addWidget(self.words)
        self.button = Button("", self._act, kind="link")
        row.addWidget(self.button)
        self._action: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)

    def say(
        self, text: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show ``text`` and perhaps one thing to do about it."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.button.set_words(action)
        self.button.setVisible(bool(action))
        self._action = on_action
        self.show()
        self._place()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.adjustSize()
        width = min(self.width(), window.width() - px(40))
        self.resize(width, self.height())
        self.move((window.width() - width) // 2, window.height() - self.height() - px(24))
        self.raise_()

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()
