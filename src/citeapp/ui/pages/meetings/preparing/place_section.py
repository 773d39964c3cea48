"""Fiche du lieu: how many it holds, steps, the children's room, the kitchen, whom to call."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.fold import Fold
from citeapp.usecases import organisations, places
from citeapp.usecases.places import PlaceCard

MOST_PEOPLE = 9999


class PlaceSection(Fold):
    """The card of a place of the list; a place in words may get one."""

    def __init__(self, step: Step) -> None:
        super().__init__(_("Fiche du lieu"))
        self._step = step
        self._card: PlaceCard | None = None

    def show_place(self, card: PlaceCard) -> None:
        """Another place, or the same one read again; none has no card."""
        self._card = card
        self.setVisible(bool(card.words))
        if not card.words:
            self.set_open(False)
        elif self.is_open:
            self.fill_inside()

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.keep = Button(_("Garder ce lieu dans la liste"), self._keep)
        column.addWidget(self.keep)
        self.texts = {
            "capacity": TextField(_("Combien de personnes"), parse=_number),
            "commune": TextField(_("Commune")),
            "contact": TextField(_("Qui appeler pour les clés")),
        }
        self.switches = {
            "step_free": Switch(_("De plain-pied")),
            "childcare_room": Switch(_("Salle pour les enfants")),
            "kitchen": Switch(_("Cuisine")),
        }
        for name, field in self.texts.items():
            field.committed.connect(partial(self._commit, name))
            column.addWidget(field)
        for name, switch in self.switches.items():
            switch.clicked.connect(partial(self._turn, name))
            column.addWidget(switch)
        return holder

    def fill_inside(self) -> None:
        venue = self._card.venue if self._card else None
        self.keep.setVisible(venue is None)
        for part in (*self.texts.values(), *self.switches.values()):
            part.setVisible(venue is not None)
        if venue is None:
            return
        for name, field in self.texts.items():
            field.set_value(str(getattr(venue, name) or ""))
        for name, switch in self.switches.items():
            switch.setChecked(getattr(venue, name))

    def _keep(self) -> None:
        step = self._step
        kept = step.act(lambda: places.keep(step.session, meeting_id=step.meeting_id), say=True)
        if kept is not None:
            self.texts["capacity"].setFocus()

    def _commit(self, name: str, value: str) -> None:
        self._change(**{name: (int(value) if value else None) if name == "capacity" else value})

    def _turn(self, name: str, on: bool) -> None:
        self._change(**{name: bool(on)})

    def _change(self, **fields: Any) -> None:
        venue = self._card.venue if self._card else None
        if venue is not None:
            self._step.act(
                lambda: organisations.change_venue(self._step.session, id=venue.id, **fields)
            )


def _number(text: str) -> str:
    if text and not (text.isdecimal() and int(text) <= MOST_PEOPLE):
        raise InputRefused(_("Un nombre est attendu, par exemple 30."))
    return text
