"""What comes back, before it does: a tick a line, and what becomes of a line left out."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.ui.style import px
from citeapp.ui.widgets.card import clear_layout
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.fold import Fold
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import carrying
from citeapp.usecases.carrying import ComesBack
from citeapp.usecases.session import Session


class ComingBack(Fold):
    """``left_out()`` are the identifiers that a person unticked."""

    def __init__(self) -> None:
        super().__init__(_("Revient de soi-même"))
        self.lines: list[ComesBack] = []
        self.ticks: dict[str, Switch] = {}
        self._shown: list[Switch] = []

    def show_for(
        self, session: Session, collective_id: str, day: date | None, start: time | None
    ) -> None:
        """Read what a rencontre of that day would bring back; nothing takes no room."""
        found = []
        if collective_id:
            found = carrying.preview(session, collective_id=collective_id, day=day, start=start)
        if found == self.lines:
            return
        kept_out = set(self.left_out())
        self.lines = found
        self.set_about(_count(found))
        self.setVisible(bool(found))
        self.ticks = {line.id: Switch(_words(line), line.id not in kept_out) for line in found}
        if self.is_open:
            self.fill_inside()

    def left_out(self) -> list[str]:
        """What does not come back this time."""
        return [id for id, tick in self.ticks.items() if not tick.isChecked()]

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(px(8), 0, 0, 0)
        column.setSpacing(px(2))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(2))
        column.addLayout(self._rows)
        column.addWidget(
            PlainLabel(
                _(
                    "Ce que vous laissez n’est pas perdu : un point attend au frigo à idées, "
                    "une action dort jusqu’au lendemain de la rencontre."
                ),
                "secondary",
            )
        )
        return holder

    def fill_inside(self) -> None:
        ticks = list(self.ticks.values())
        if ticks == self._shown:
            return
        clear_layout(self._rows)
        self._shown = ticks
        for tick in self.ticks.values():
            self._rows.addWidget(tick)


def _words(line: ComesBack) -> str:
    if line.kind == "recurring":
        return _("{title} — à chaque fois", title=line.title)
    if line.kind == "action":
        return _("Action : {title}", title=line.title)
    times = ngettext("reporté {n} fois", "reporté {n} fois", line.times)
    return _("{title} — {times}", title=line.title, times=times)


def _count(lines: list[ComesBack]) -> str:
    points = sum(line.kind != "action" for line in lines)
    acts = len(lines) - points
    parts = [ngettext("{n} point", "{n} points", points)] if points else []
    parts += [ngettext("{n} action", "{n} actions", acts)] if acts else []
    return ", ".join(parts)
