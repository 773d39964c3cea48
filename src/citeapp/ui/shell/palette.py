"""The palette (Ctrl+K): any person, rencontre, action, page or command by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QVBoxLayout,
    QWidget,
)

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.ui.desk import Hit
from citeapp.ui.style import px
from citeapp.ui.widgets.card import Hairline
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.search import SearchField
from citeapp.ui.widgets.shade import Shade
from citeapp.ui.widgets.suggestions import Suggestion, SuggestionList

MOST = 60
SHOWN = 9


@dataclass(frozen=True)
class Command:
    """Something the palette can do."""

    title: str
    subtitle: str
    icon: str
    run: Callable[[], object]
    said: str = ""
    """Folded words by which it is found too, after all else."""


class Palette(QFrame):
    """Lies over the window; typing filters, arrows move, Enter opens, Escape leaves."""

    def __init__(
        self,
        window: QWidget,
        commands: Callable[[], Sequence[Command]],
        search: Callable[[str], Sequence[Hit]],
        go: Callable[[Hit], object],
    ) -> None:
        super().__init__(window)
        self.setProperty("surface", "raised")
        self.setAccessibleName(_("Chercher partout"))
        self._commands, self._search, self._go = commands, search, go
        self._before: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        self.field = SearchField(_("Une personne, une rencontre, une action, une page…"))
        self.field.setProperty("field", "")
        self.field.edit.setProperty("ring", "none")
        column.addWidget(self.field)
        column.addWidget(Hairline())
        self.list = SuggestionList(_("Résultats"))
        column.addWidget(self.list)
        self.nothing = PlainLabel("", "muted")
        self.nothing.setContentsMargins(px(10), px(8), px(10), px(8))
        column.addWidget(self.nothing)
        self._shade = Shade(self, reach=26)
        self.field.typed.connect(self._find)
        self.field.edit.installEventFilter(self)
        self.list.taken.connect(self._take)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it, empty, ready for typing."""
        window = self.window()
        self._before = window.focusWidget()
        self.field.edit.clear()
        self._find("")
        self.show()
        self._place()
        self.field.take_focus()

    def leave(self) -> None:
        """Hide it and give the hands back to where they were."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field.edit:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                self.hide()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.list.move_by(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _find(self, text: str) -> None:
        wanted = fold(text).split()
        found = [
            Suggestion(command.title, command.subtitle, command.icon, command)
            for command in self._commands()
            if all(word in fold(f"{command.title} {command.subtitle}") for word in wanted)
        ]
        if wanted:
            hits = list(self._search(text))[:MOST]
            found += [Suggestion(hit.title, hit.subtitle, hit.icon, hit) for hit in hits]
            found += self._saying(wanted, besides=[one.value for one in found])
        self.list.show_all(found)
        self.nothing.setText(_("Rien ne correspond à « {text} ».", text=text.strip()))
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(min(len(found), SHOWN) * px(34) + px(8))
        self._place()

    def _saying(self, wanted: list[str], besides: list[object]) -> list[Suggestion]:
        """Commands that speak of what is typed without being called so."""
        return [
            Suggestion(command.title, command.subtitle, command.icon, command)
            for command in self._commands()
            if all(word in command.said for word in wanted)
            and command.title not in [one.title for one in besides if isinstance(one, Command)]
        ]

    def _take(self, chosen: object) -> None:
        value = chosen.value if isinstance(chosen, Suggestion) else None
        self.leave()
        if isinstance(value, Command):
            value.run()
        elif isinstance(value, Hit):
            self._go(value)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None or not self.isVisible():
            return
        width = min(px(620), window.width() - px(32))
        self.resize(width, self.sizeHint().height())
        self.move((window.width() - width) // 2, min(px(84), window.height() // 9))
        self.raise_()
