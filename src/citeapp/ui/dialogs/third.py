"""« Écrire autre chose » : a version that takes the place of those people disagree about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time

from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

from citeapp.base import french
from citeapp.base.errors import InputRefused, UserError
from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.conflict import Side, side_frame
from citeapp.ui.widgets.dates import DateField, TimeField
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.fields import ChoiceField, Field, TextAreaField, TextField
from citeapp.ui.widgets.layouts import SnugColumn
from citeapp.usecases.reviewing import cells
from citeapp.usecases.reviewing.cells import Entry

WIDTH_PX = 560
LINES = 3


class ThirdDialog(CalmDialog):
    """Shows the versions, takes another one; it stays open until that one could be kept.

    ``on_value`` gets the value as it is stored and answers whether it was written.
    """

    def __init__(
        self,
        parent: QWidget,
        about: str,
        sides: Sequence[Side],
        entry: Entry,
        start: str,
        today: date,
        on_value: Callable[[str | int], bool],
    ) -> None:
        super().__init__(parent, _("Écrire autre chose"), about, width=WIDTH_PX)
        self._entry, self._on_value = entry, on_value
        versions = SnugColumn()
        for side in sides:
            versions.column.addWidget(side_frame(side))
        self.body.addWidget(versions)
        self.field = _field(entry, start, today)
        self.body.addWidget(self.field)
        self.add_button(_("Laisser comme c’est"))
        self.keep = self.add_button(_("Garder pour tous"), self._keep, primary=True, closes=False)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._keep)
        self.field.entry.setFocus()
        if isinstance(self.field, TextAreaField):
            self.field.edit.moveCursor(QTextCursor.MoveOperation.End)

    def _keep(self) -> None:
        try:
            typed = self.field.value()
            if not typed:
                raise InputRefused(_("Écrivez d’abord ce qu’il faut garder."))
        except UserError as error:
            self.field.set_error(str(error))
            return
        if self._on_value(self._stored(typed)):
            self.accept()

    def _stored(self, typed: str) -> str | int:
        """A number as a number; a choice as the code it stands for."""
        codes = [code for code, _words in self._entry.choices if str(code) == typed]
        if codes:
            return codes[0]
        return int(typed) if self._entry.kind == cells.NUMBER else typed


def _field(entry: Entry, start: str, today: date) -> Field:
    label = _("À la place")
    if entry.kind == cells.CHOICE:
        choices = [(str(code), words) for code, words in entry.choices]
        return ChoiceField(label, [("", _("choisir…")), *choices])
    if entry.kind == cells.DAY:
        return DateField(label, _sound(start, date.fromisoformat), today=lambda: today)
    if entry.kind == cells.HOUR:
        return TimeField(label, _sound(start, time.fromisoformat))
    if entry.kind == cells.NUMBER:
        return TextField(label, start, parse=_number)
    if entry.kind == cells.WORDS:
        area = TextAreaField(_("À la place (Ctrl Entrée pour garder)"), start, lines=LINES)
        area.edit.setFixedHeight(px(20 * LINES + 16))
        return area
    return TextField(label, start)


def _sound(start: str, read: Callable[[str], object]) -> str:
    """A value to begin with, unless another program wrote what is no day and no hour."""
    try:
        read(start)
    except ValueError:
        return ""
    return start


def _number(text: str) -> str:
    if text and not text.isdecimal():
        raise InputRefused(_("Écrivez un nombre, par exemple {n}.", n=french.number(12)))
    return text
