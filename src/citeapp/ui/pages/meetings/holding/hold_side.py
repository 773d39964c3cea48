"""Beside the current point: what is put off for another time, and who spoke how often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.audience import AUDIENCE_PLURAL, INHABITANTS
from citeapp.domain.preparing import ParkedItem
from citeapp.ui.pages.meetings.whose import Whose
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Panel, clear_layout
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import KeyChip, PlainLabel
from citeapp.usecases.speaking import MOST_AUDIENCES

SHOWN = 8
"""Ideas listed; there may be more in Préparer."""


class ParkingPanel(Panel):
    """One field and Enter: ``parked(text)``; what waits already is under it."""

    parked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Frigo à idées"))
        self.entry = LineEdit()
        self.entry.setPlaceholderText(_("Pour une autre fois, puis Entrée"))
        self.entry.setAccessibleName(_("Frigo à idées : pour une autre fois, puis Entrée"))
        self.entry.returnPressed.connect(self._enter)
        self.column.addWidget(self.entry)
        self.whose = Whose(_("Frigo à idées"))
        self.column.addWidget(self.whose)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(px(4))
        self.column.addLayout(self.rows)

    def show_items(self, items: Sequence[ParkedItem]) -> None:
        """What waits, the latest first."""
        clear_layout(self.rows)
        for item in list(reversed(items))[:SHOWN]:
            self.rows.addWidget(PlainLabel(item.text, "muted"))
        if len(items) > SHOWN:
            rest = len(items) - SHOWN
            self.rows.addWidget(
                PlainLabel(ngettext("et {n} autre", "et {n} autres", rest), "secondary")
            )

    def _enter(self) -> None:
        text = self.entry.text().strip()
        if text:
            self.entry.clear()
            self.parked.emit(text)


class SpeakingPanel(Panel):
    """Folded away until wanted: one key an audience, ``spoke(audience code)``."""

    spoke = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Prises de parole"))
        self.opener = Button(_("Les compter, par public"), self.unfold, kind="link")
        self.column.addWidget(self.opener)
        self.share = PlainLabel("", "secondary")
        self.share.hide()
        self.buttons = QVBoxLayout()
        self.buttons.setSpacing(px(6))
        self.column.addLayout(self.buttons)
        self.column.addWidget(self.share)
        self.open = False
        self._codes: list[str] = []
        self._made: dict[str, Button] = {}
        self._rows: list[QWidget] = []
        for number in range(1, MOST_AUDIENCES + 1):
            shortcut = QShortcut(QKeySequence(str(number)), self)
            shortcut.activated.connect(partial(self.number, str(number)))

    def unfold(self) -> None:
        """Show the buttons; their keys live from now on."""
        self.open = True
        self.opener.hide()
        self.share.show()
        for row in self._rows:
            row.show()
        if self._codes:
            self._made[self._codes[0]].setFocus()

    def show_turns(self, audiences: Sequence[str], turns: Mapping[str, int]) -> None:
        """The audiences of the room and how often each spoke."""
        if turns and not self.open:
            self.open = True
            self.opener.hide()
        if list(audiences) != self._codes:
            self._make(audiences)
        for code, button in self._made.items():
            button.set_words(f"{AUDIENCE_PLURAL.label(code)} : {turns.get(code, 0)}")
        total = sum(turns.values())
        near = sum(count for code, count in turns.items() if code in INHABITANTS)
        self.share.setText(
            _("{near} sur {total} par des parents et habitants", near=near, total=total)
            if total
            else _("Une touche à chaque prise de parole.")
        )
        self.share.setVisible(self.open)

    def number(self, typed: str) -> bool:
        """Take a figure as the key of an audience; whether it was one."""
        place = int(typed) - 1 if typed.isdecimal() else -1
        if not self.open or not 0 <= place < len(self._codes):
            return False
        self.spoke.emit(self._codes[place])
        return True

    def _make(self, audiences: Sequence[str]) -> None:
        clear_layout(self.buttons)
        self._codes, self._made, self._rows = list(audiences), {}, []
        for number, code in enumerate(audiences, 1):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(KeyChip(str(number)))
            button = Button(AUDIENCE_PLURAL.label(code), partial(self.spoke.emit, code))
            row.addWidget(button, 1)
            self._made[code] = button
            self._rows.append(holder)
            self.buttons.addWidget(holder)
            holder.setVisible(self.open)
