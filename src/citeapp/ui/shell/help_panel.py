"""F1: what this page can do, and its keys, in a panel on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.dialogs.guide import FIRST, LOST
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import clear_layout
from citeapp.ui.widgets.labels import KeyHint, PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ScrollColumn


class HelpPanel(QFrame):
    """Lies over the right of the window; Escape or F1 closes it.

    ``guide`` opens the guide at a chapter, or for None at the one that speaks of the page.
    """

    def __init__(
        self,
        window: QWidget,
        general: Sequence[tuple[str, str]],
        guide: Callable[[Page, str | None], object] | None = None,
    ) -> None:
        super().__init__(window)
        self._guide = guide
        self.setProperty("surface", "raised")
        self._general = general
        self._before: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(8), px(12))
        head = QHBoxLayout()
        self._title = SectionTitle(_("Aide"))
        head.addWidget(self._title, 1)
        self._closer = IconButton("close", _("Fermer l’aide"), self.leave, kind="quiet")
        head.addWidget(self._closer)
        column.addLayout(head)
        self._scroll = ScrollColumn(gap=8)
        column.addWidget(self._scroll, 1)
        window.installEventFilter(self)
        self.hide()

    def toggle(self, page: Page | None) -> None:
        """Open on ``page``, or close."""
        if self.isVisible():
            self.leave()
            return
        self._before = self.window().focusWidget()
        self._fill(page)
        self.show()
        self._place()
        self._closer.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close and give the hands back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _fill(self, page: Page | None) -> None:
        column = self._scroll.column
        clear_layout(column)
        if page is not None:
            self._title.setText(page.title or _("Aide"))
            for paragraph in filter(None, page.help_text.split("\n\n")):
                column.addWidget(PlainLabel(paragraph.strip()))
            for button in page.findChildren(Button):
                key = button.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
                if key and button.isVisible():
                    column.addWidget(KeyHint(key, button.accessibleName()))
            if self._guide is not None:
                opened = partial(self._open_guide, page)
                column.addWidget(Button(_("Lire le guide"), opened, icon="document"))
                for words, key in (
                    (_("Premiers pas en cinq minutes"), FIRST),
                    (_("Ordinateur ou clé perdus"), LOST),
                ):
                    opened = partial(self._open_guide, page, key)
                    link = Button(words, opened, kind="link")
                    column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        everywhere = SectionTitle(_("Partout"))
        everywhere.setContentsMargins(0, px(12), 0, 0)
        column.addWidget(everywhere)
        for key, meaning in self._general:
            column.addWidget(KeyHint(key, meaning))

    def _open_guide(self, page: Page, chapter: str | None = None) -> None:
        self.leave()
        if self._guide is not None:
            self._guide(page, chapter)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        width = min(px(360), window.width() - px(24))
        self.setGeometry(window.width() - width - px(12), px(12), width, window.height() - px(24))
        self.raise_()
