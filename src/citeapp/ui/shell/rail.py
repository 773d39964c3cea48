"""The left rail: wordmark, navigation, undo and help, who works here, and what is safe.

Narrow (a small window, or 200 %), it keeps icons alone, closer together: every page and both
« Annuler » and « Aide » stay in sight on a screen of 768 pixels.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.ui.desk import Desk
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Hairline
from citeapp.ui.widgets.labels import IconLabel, PlainLabel, set_tip
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.ui.widgets.navigation import Entry, NavigationList

WIDE_PX = 204
NARROW_PX = 64


class Rail(QFrame):
    """What never leaves the window's left side."""

    undo_asked = Signal()
    redo_asked = Signal()
    help_asked = Signal()

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setProperty("surface", "rail")
        self._column = column = QVBoxLayout(self)
        self._mark = self._wordmark()
        column.addWidget(self._mark)
        self._scroll = scroll = ScrollColumn()
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.navigation = NavigationList(entries, name=_("Pages"))
        scroll.column.addWidget(self.navigation)
        column.addWidget(scroll, 1)
        self.notice = RailNotice()
        column.addWidget(self.notice)
        column.addWidget(Hairline())
        column.addWidget(self._tools())
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(px(10), 0, px(4), 0)
        words.setSpacing(px(2))
        self.profile = PlainLabel("", "profile")
        self.role = PlainLabel("", "secondary")
        self.saved = PlainLabel("", "secondary")
        self.backup = PlainLabel("", "secondary")
        for label in (self.profile, self.role, self.saved, self.backup):
            words.addWidget(label)
        column.addWidget(self._words)
        self.set_narrow(False)

    def show_person(self, desk: Desk) -> None:
        """Whose work it is, and whether it is a demonstration: known at once."""
        self.notice.show_words(desk.notice)
        name, _dot, role = desk.profile.partition(" · ")
        self.profile.setText(name)
        self.role.setText(role)
        self.role.setVisible(bool(role))

    def show_desk(self, desk: Desk) -> None:
        """Read again all that the rail shows."""
        self.show_person(desk)
        self.navigation.set_counts(desk.counts())
        self.saved.setText(desk.last_saved())
        self.backup.setText(desk.last_backup())
        _show_act(self.undo, _("Annuler"), desk.undo_label(), "Ctrl Z")
        _show_act(self.redo, _("Rétablir"), desk.redo_label(), "Ctrl Maj Z")

    def set_current(self, key: str) -> None:
        """Show which page is open, and bring its line into sight."""
        self.navigation.set_current(key)
        QTimer.singleShot(0, self, self._reveal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        for button in self.navigation.buttons.values():
            if button.isChecked():
                self._scroll.ensureWidgetVisible(button)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone: for a narrow window, or at 200 %; what was undone comes back by Ctrl+Y."""
        self.setFixedWidth(px(NARROW_PX if narrow else WIDE_PX))
        self.navigation.set_narrow(narrow)
        self.notice.set_narrow(narrow)
        for part in (self._mark, self._words, self.redo):
            part.setVisible(not narrow)
        for button in (self.undo, self.help):
            button.show_words(not narrow)
        top, bottom = (10, 8) if narrow else (18, 24)
        self._column.setContentsMargins(px(10), px(top), px(10), px(bottom))
        self._column.setSpacing(px(4 if narrow else 12))
        self._tool_box.setContentsMargins(px(0 if narrow else 4), 0, 0, 0)
        self._tool_box.setAlignment(
            Qt.AlignmentFlag.AlignHCenter if narrow else Qt.AlignmentFlag.AlignLeft
        )
        self._tool_box.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _wordmark(self) -> QWidget:
        mark = QWidget()
        row = QHBoxLayout(mark)
        row.setContentsMargins(px(10), 0, 0, px(4))
        row.setSpacing(0)
        row.addWidget(PlainLabel("Cité", "wordmark", wrap=False))
        row.addWidget(PlainLabel("App", "wordmark-accent", wrap=False))
        row.addStretch(1)
        return mark

    def _tools(self) -> QWidget:
        tools = QWidget()
        self._tool_box = QHBoxLayout(tools)
        self._tool_box.setSpacing(px(2))
        self.undo = Button(_("Annuler"), self.undo_asked.emit, kind="rail", icon="undo")
        self.redo = Button("", self.redo_asked.emit, kind="rail", icon="redo", name=_("Rétablir"))
        self.help = Button(_("Aide"), self.help_asked.emit, kind="rail", icon="help")
        set_tip(self.help, _("Ce que cette page peut faire (F1)"))
        for button in (self.undo, self.redo, self.help):
            self._tool_box.addWidget(button)
        return tools


class RailNotice(QFrame):
    """What must be known on every page (« Démonstration : … »), where it takes room from none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("banner", "accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(9), px(8), px(8), px(8))
        row.setSpacing(px(8))
        row.addWidget(IconLabel("info", "on_soft", 18), 0, Qt.AlignmentFlag.AlignTop)
        self.words = PlainLabel("", "notice")
        row.addWidget(self.words, 1)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show the sentence, or nothing."""
        self.words.setText(words)
        self.setAccessibleName(words)
        set_tip(self, words)
        self.setVisible(bool(words))

    def set_narrow(self, narrow: bool) -> None:
        """The icon alone; the sentence is its tooltip."""
        self.words.setVisible(not narrow)


def _show_act(button: Button, verb: str, label: str | None, keys: str) -> None:
    button.setEnabled(label is not None)
    words = f"{verb} : {french.within(label)}" if label else verb
    button.setAccessibleName(words)
    set_tip(button, f"{words} ({keys})")
