"""One person: who they are, where they work, where they came, what was written when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.fields import field_label, shown_value
from citeapp.domain.meeting import ATTENDANCE_STATE
from citeapp.domain.person import Affiliation
from citeapp.intake import phones
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Card, Panel, RowCard, clear_layout
from citeapp.ui.widgets.fields import ChoiceField, Field, TextField
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.usecases import history, organisations, people

if TYPE_CHECKING:
    from citeapp.ui.pages.people.page import PeoplePage

JOURNEY_SHOWN = 8
HISTORY_SHOWN = 6


class PersonCard(QWidget):
    """The fields commit by themselves; the rest is read."""

    def __init__(self, page: PeoplePage) -> None:
        super().__init__()
        self.page, self.id = page, ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        head = QHBoxLayout()
        self.name = PlainLabel("", "title")
        head.addWidget(self.name, 1)
        self.badge = Badge("ask", _("à compléter"))
        head.addWidget(self.badge)
        head.addWidget(Button(_("Supprimer"), self._remove, kind="quiet", icon="trash"))
        column.addLayout(head)
        panel = Panel()
        column.addWidget(panel)
        self.fields: dict[str, Field] = {
            "first_name": TextField(_("Prénom")),
            "last_name": TextField(_("Nom")),
            "main_audience": ChoiceField(_("Public"), [("", _("à préciser")), *AUDIENCE.pairs()]),
            "commune": TextField(_("Commune")),
            "phone": TextField(_("Téléphone"), parse=_phone, show=french.phone),
            "email": TextField(_("Courriel")),
            "remark": TextField(_("Remarque (neutre : la personne peut la lire)")),
        }
        grid = QGridLayout()
        grid.setSpacing(px(12))
        for place, (name, field) in enumerate(self.fields.items()):
            wide = name == "remark"
            grid.addWidget(field, place // 2, 0 if wide else place % 2, 1, 2 if wide else 1)
            field.committed.connect(partial(self._commit, name))
        panel.column.addLayout(grid)
        column.addWidget(SectionTitle(_("Structures")))
        self.structures = Card()
        column.addWidget(self.structures)
        self.add = LineEdit()
        self.add.setPlaceholderText(_("Fonction, structure, puis Entrée (« ATSEM, école Papin »)"))
        self.add.setAccessibleName(_("Nouveau rattachement"))
        self.add.returnPressed.connect(self._affiliate)
        column.addWidget(self.add)
        self.journey_title = SectionTitle(_("Rencontres"))
        column.addWidget(self.journey_title)
        self.journey = Card()
        column.addWidget(self.journey)
        column.addWidget(SectionTitle(_("Histoire de la fiche")))
        self.story = QVBoxLayout()
        column.addLayout(self.story)

    def show_id(self, id: str) -> None:
        """Show a person."""
        self.id = id
        session = self.page.context.session
        person = people.get(session, id=id)
        self.name.setText(person.name)
        self.badge.setVisible(person.to_complete)
        for name, field in self.fields.items():
            field.set_value(str(getattr(person, name)))
        self._show_structures()
        lines = people.journey(session, person_id=id)
        self.journey.clear()
        for line in lines[:JOURNEY_SHOWN]:
            self.journey.add(
                RowCard(
                    line.collective,
                    french.long_day(line.date) if line.date else "",
                    icon="meetings",
                    badge=Badge(
                        "done" if line.state == "present" else "neutral",
                        ATTENDANCE_STATE.label(line.state).lower(),
                    ),
                    on_open=partial(
                        self.page.context.navigator.go, "meetings", meeting=line.meeting_id
                    ),
                )
            )
        for part in (self.journey, self.journey_title):
            part.setVisible(bool(lines))
        self._show_story()

    def take_focus(self) -> None:
        """The hands on the first name."""
        field = self.fields["first_name"]
        field.setFocus()
        if isinstance(field, TextField):
            field.edit.selectAll()

    def _show_structures(self) -> None:
        session = self.page.context.session
        self.structures.clear()
        rows = people.affiliations(session, person_id=self.id)
        for row in rows:
            self.structures.add(self._structure(row))
        self.structures.setVisible(bool(rows))

    def _structure(self, row: Affiliation) -> RowCard:
        session = self.page.context.session
        structure = organisations.get(session, id=row.organisation_id)
        remove = IconButton(
            "close",
            _("Retirer {name}", name=structure.name),
            lambda: self.page.act(lambda: people.unaffiliate(session, id=row.id), say=True),
        )
        return RowCard(structure.name, row.function, icon="place", button=remove)

    def _show_story(self) -> None:
        clear_layout(self.story)
        found = history.of_row(self.page.context.session, noun="person", id=self.id)
        for line in found[:HISTORY_SHOWN]:
            said = ", ".join(
                f"{field_label(name)} : {shown_value('person', name, value)}"
                for name, value in line.values.items()
                if value is not None
            )
            when = french.moment(line.at.replace(tzinfo=None))
            self.story.addWidget(PlainLabel(f"{when}, {line.author} — {said}", "secondary"))

    def _commit(self, name: str, value: str) -> None:
        session, id = self.page.context.session, self.id
        done = {"to_complete": False} if name == "last_name" and value else {}
        self.page.act(lambda: people.change(session, id=id, **{name: value}, **done))

    def _affiliate(self) -> None:
        text = self.add.text().strip()
        if not text:
            return
        function, comma, name = text.partition(",")
        name = name.strip() if comma else text
        session, id = self.page.context.session, self.id
        known = [
            line.organisation
            for line in organisations.listed(session)
            if fold(line.organisation.name) == fold(name)
        ]
        structure = (
            known[0] if known else self.page.act(lambda: organisations.create(session, name=name))
        )
        if structure is None:
            return
        self.add.clear()
        self.page.act(
            lambda: people.affiliate(
                session,
                person_id=id,
                organisation_id=structure.id,
                function=function.strip() if comma else "",
            ),
            say=True,
        )

    def _remove(self) -> None:
        session, id = self.page.context.session, self.id
        self.page.act(lambda: people.remove(session, id=id), say=True)
        self.page.forget()


def _phone(text: str) -> str:
    return phones.phone(text).digits or text
