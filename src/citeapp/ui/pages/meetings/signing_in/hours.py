"""When someone came and when they left: two hours, Enter, and the next person."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.dates import typed_time
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel, set_tip
from citeapp.usecases.attendance import SheetLine


class HoursForm(QWidget):
    """``given(person, arrival, departure)`` on Enter, None for nothing typed; Escape leaves."""

    given = Signal(str, object, object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._person_id = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(px(3), 0, px(3), 0)
        row.setSpacing(px(8))
        self.words = PlainLabel("", "medium")
        row.addWidget(self.words, 1)
        self.arrival = self._field(_("Arrivée, par exemple 18:15"))
        self.departure = self._field(_("Départ, par exemple 18:45"))
        row.addWidget(self.arrival)
        row.addWidget(self.departure)
        row.addWidget(IconButton("close", _("Fermer"), self.leave))
        self.hide()

    def ask(self, line: SheetLine) -> None:
        """Show it for someone, the hands in the hour of arrival."""
        self._person_id = line.person_id
        self.words.setText(_("{name} : arrivée, départ", name=line.name))
        for field, value in ((self.arrival, line.arrived_at), (self.departure, line.left_at)):
            field.setText(value.strftime("%H:%M") if value else "")
            self._mark(field, "")
        self.show()
        self.arrival.setFocus()
        self.arrival.selectAll()

    def leave(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.leave()
            return True
        return super().eventFilter(watched, event)

    def _field(self, name: str) -> LineEdit:
        field = LineEdit()
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setMinimumWidth(px(120))
        field.returnPressed.connect(self._enter)
        field.installEventFilter(self)
        return field

    def _enter(self) -> None:
        hours = []
        for field in (self.arrival, self.departure):
            try:
                typed = typed_time(field.text().strip())
            except InputRefused as error:
                self._mark(field, str(error))
                field.setFocus()
                return
            hours.append(time.fromisoformat(typed) if typed else None)
        self.given.emit(self._person_id, *hours)
        self.leave()

    def _mark(self, field: LineEdit, wrong: str) -> None:
        set_tip(field, wrong)
        if wrong:
            self.words.setText(wrong)
        self.words.set_role("error" if wrong else "medium")
