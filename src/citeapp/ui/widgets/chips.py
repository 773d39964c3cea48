"""One of a few words, all in sight: chips of which one is on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.layouts import FlowLayout


class ChipRow(QWidget):
    """``ChipRow(_("Quoi"), [("", _("Tout")), …])``; ``chosen(key)``. Arrows move along the row."""

    chosen = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], value: str | None = None
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        flow = FlowLayout(self, gap=6)
        self.chips: dict[str, Button] = {}
        for key, words in options:
            chip = Button(words, partial(self._take, key), kind="chip", name=f"{name} : {words}")
            chip.setCheckable(True)
            self.chips[key] = chip
            flow.addWidget(chip)
        self._value = ""
        if options:
            self.set_value(options[0][0] if value is None else value)

    def value(self) -> str:
        """The key that is on."""
        return self._value

    def set_value(self, key: str) -> None:
        """Show another one without sending it."""
        self._value = key
        for known, chip in self.chips.items():
            chip.setChecked(known == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        keys = list(self.chips)
        focused = next((key for key in keys if self.chips[key].hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        following = keys[(keys.index(focused) + step) % len(keys)]
        self.chips[following].setFocus(Qt.FocusReason.TabFocusReason)
        self._take(following)

    def _take(self, key: str) -> None:
        before = self._value
        self.set_value(key)
        if key != before:
            self.chosen.emit(key)
