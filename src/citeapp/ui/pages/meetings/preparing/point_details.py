"""What may also be said of a point: its part of the agenda, what is expected, who introduces it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.meeting import EXPECTED_OUTPUT, AgendaItem
from citeapp.ui.style import px
from citeapp.ui.widgets.fields import ChoiceField, Field, TextField
from citeapp.ui.widgets.filters import Switch


class PointDetails(QWidget):
    """``changed(fields)`` for what a person sets."""

    changed = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(px(30), px(2), px(6), px(6))
        grid.setSpacing(px(8))
        self.texts: dict[str, Field] = {
            "section": TextField(_("Partie de l’ordre du jour")),
            "introduced_by": TextField(_("Introduit par")),
            "expected_output": ChoiceField(
                _("Ce qu’on en attend"), [("", _("Pas précisé")), *EXPECTED_OUTPUT.pairs()]
            ),
        }
        for place, (name, field) in enumerate(self.texts.items()):
            field.committed.connect(partial(self._commit, name))
            grid.addWidget(field, place // 2, place % 2)
        self.recurring = Switch(_("Revient à chaque fois"))
        self.recurring.clicked.connect(lambda on: self.changed.emit({"recurring": bool(on)}))
        grid.addWidget(self.recurring, 1, 1)

    def show_item(self, number: int, item: AgendaItem) -> None:
        """Show the point as the store holds it."""
        for name, field in self.texts.items():
            field.set_value(getattr(item, name))
            field.entry.setAccessibleName(_("{what}, point {n}", what=field.label.text(), n=number))
        self.recurring.setChecked(item.recurring)
        self.recurring.setAccessibleName(_("Le point {n} revient à chaque fois", n=number))

    def _commit(self, name: str, value: str) -> None:
        self.changed.emit({name: value})
