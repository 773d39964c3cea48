"""Plus de détails: what a rencontre may also say of itself, asked of nobody."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.domain.decision import PARTICIPATION_LEVELS, participation_level
from citeapp.domain.meeting import MEETING_KIND, MEETING_STATUS, Meeting
from citeapp.domain.preparing import NAMING
from citeapp.ui.pages.meetings.section import Section
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import clear_layout
from citeapp.ui.widgets.fields import ChoiceField, Field, TextField
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import collectives, meetings, templates

MOST_PEOPLE = 9999
NUMBERS = ("participation_aimed", "announced_total")


class DetailsSection(Section):
    """Title, kind, participation aimed at, number announced, joint rencontre, template."""

    def __init__(self, step: Step) -> None:
        super().__init__(step, _("Plus de détails"))
        self.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self.fields: dict[str, Field] = {}

    def words(self) -> str:
        meeting = self.step.meeting
        return _participation(meeting) if meeting else ""

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        levels = [(str(n), participation_level(n)) for n in range(PARTICIPATION_LEVELS)]
        self.fields = {
            "title": TextField(_("Titre")),
            "kind": ChoiceField(_("Sorte de rencontre"), MEETING_KIND.pairs()),
            "status": ChoiceField(_("État"), MEETING_STATUS.pairs()),
            "participation_aimed": ChoiceField(
                _("Participation visée"), [("", _("Pas précisée")), *levels]
            ),
            "announced_total": TextField(_("Nombre annoncé"), parse=_number),
            "naming": ChoiceField(_("On signe"), [("", _("Par leur nom (habituel)")), *_namings()]),
        }
        for name, field in self.fields.items():
            field.committed.connect(partial(self._commit, name))
            column.addWidget(field)
        column.addWidget(PlainLabel(_("Avec un autre collectif"), "secondary"))
        self.joined = QVBoxLayout()
        column.addLayout(self.joined)
        self.other = ChoiceField("", [])
        self.other.entry.setAccessibleName(_("Collectif qui se joint à la rencontre"))
        self.other.committed.connect(self._join)
        column.addWidget(self.other)
        self.template = TextField(
            _("Garder cet ordre du jour comme modèle, sous le nom"), pause_ms=24 * 3600 * 1000
        )
        column.addWidget(self.template)
        column.addWidget(Button(_("Garder comme modèle"), self._keep_template))
        return holder

    def fill_inside(self) -> None:
        meeting = self.step.meeting
        if meeting is None:
            return
        for name, field in self.fields.items():
            value = getattr(meeting, name)
            field.set_value("" if value is None else str(value))
        together = meetings.collectives_of(self.session, id=meeting.id)
        clear_layout(self.joined)
        for one in together[1:]:
            self.joined.addWidget(_Joined(one.name, partial(self._part, one.id)))
        there = {one.id for one in together}
        free = [c for c in collectives.listed(self.session) if c.id not in there]
        self.other.set_choices([("", _("Aucun autre")), *((c.id, c.name) for c in free)])
        self.other.set_value("")
        self.other.setVisible(bool(free))

    def _commit(self, name: str, value: str) -> None:
        parsed: Any = value
        if name in NUMBERS:
            parsed = int(value) if value else None
        self.step.act(lambda: meetings.change(self.session, id=self.meeting_id, **{name: parsed}))

    def _join(self, collective_id: str) -> None:
        if collective_id:
            self.step.act(
                lambda: meetings.add_collective(
                    self.session, id=self.meeting_id, collective_id=collective_id
                ),
                say=True,
            )

    def _part(self, collective_id: str) -> None:
        self.step.act(
            lambda: meetings.remove_collective(
                self.session, id=self.meeting_id, collective_id=collective_id
            ),
            say=True,
        )
        self.other.setFocus()

    def _keep_template(self) -> None:
        name = self.template.edit.text().strip()
        kept = self.step.act(
            lambda: templates.save(self.session, meeting_id=self.meeting_id, name=name), say=True
        )
        if kept is not None:
            self.template.edit.clear()


class _Joined(QWidget):
    """A collectif that joins, and the button that parts it."""

    def __init__(self, name: str, part: Any) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(name), 1)
        words = _("Retirer {name} de la rencontre", name=name)
        row.addWidget(IconButton("close", words, part, kind="quiet"))


def _participation(meeting: Meeting) -> str:
    return participation_level(meeting.participation_aimed)


def _namings() -> list[tuple[str, str]]:
    return [(code, words) for code, words in NAMING.pairs() if code != "named"]


def _number(text: str) -> str:
    if text and not (text.isdecimal() and int(text) <= MOST_PEOPLE):
        raise InputRefused(_("Un nombre est attendu, par exemple 13."))
    return text
