"""Déroulé: sequences with the time at which each begins, and techniques to choose from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.language import _, ngettext
from citeapp.domain.preparing import GROUPING
from citeapp.domain.technique import Technique
from citeapp.ui.pages.meetings.section import Section
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Card, RowCard, clear_layout
from citeapp.ui.widgets.fields import QuietCombo, TextField
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import attendance, run_sheet
from citeapp.usecases.run_sheet import StepLine

BEGINS_PX = 62


class RunSheetSection(Section):
    """One row a sequence; the library opens under them."""

    def __init__(self, step: Step) -> None:
        super().__init__(step, _("Déroulé"))
        self.rows: dict[str, StepRow] = {}

    def words(self) -> str:
        lines = run_sheet.show(self.session, meeting_id=self.meeting_id)
        if not lines:
            return ""
        minutes = lines[-1].offset + (lines[-1].step.minutes or 0)
        count = ngettext("{n} séquence", "{n} séquences", len(lines))
        return _("{count} · {n} min", count=count, n=minutes)

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(8))
        self.card = Card()
        column.addWidget(self.card)
        self.add = LineEdit()
        self.add.setPlaceholderText(_("Ajouter une séquence, puis Entrée"))
        self.add.setAccessibleName(_("Nouvelle séquence"))
        self.add.returnPressed.connect(self._add)
        column.addWidget(self.add)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        self.from_agenda = Button(_("Reprendre l’ordre du jour"), self._from_agenda)
        self.techniques = Button(_("Choisir une technique"), self._turn_library)
        self.print_it = Button(_("Imprimer le déroulé"), self._print, icon="print")
        for button in (self.from_agenda, self.techniques, self.print_it):
            flow.addWidget(button)
        column.addWidget(buttons)
        self.library = TechniqueList(self)
        self.library.hide()
        column.addWidget(self.library)
        return holder

    def fill_inside(self) -> None:
        lines = run_sheet.show(self.session, meeting_id=self.meeting_id)
        if [line.step.id for line in lines] != list(self.rows):
            self.card.clear()
            self.rows = {line.step.id: StepRow(self, line.step.id) for line in lines}
            for row in self.rows.values():
                self.card.add(row)
        for number, line in enumerate(lines, 1):
            self.rows[line.step.id].show_line(number, line)
        self.card.setVisible(bool(lines))
        if not self.library.isHidden():
            self.library.fill()

    def _print(self) -> None:
        self.step.preview("run-sheet", _("Déroulé"))

    def move_up(self, id: str) -> None:
        """One place up."""
        ids = list(self.rows)
        place = ids.index(id)
        if place:
            before = ids[place - 1]
            self.step.act(lambda: run_sheet.move(self.session, id=id, before_id=before))
            self.rows[id].up.setFocus()

    def remove(self, id: str) -> None:
        """Take a sequence off."""
        self.step.act(lambda: run_sheet.remove(self.session, id=id), say=True)
        self.add.setFocus()

    def take(self, technique: Technique) -> None:
        """A sequence made of a technique."""
        meeting, code = self.meeting_id, technique.code
        self.step.act(
            lambda: run_sheet.add_technique(self.session, meeting_id=meeting, code=code), say=True
        )

    def _add(self) -> None:
        title = self.add.text().strip()
        if title:
            self.add.clear()
            self.step.act(
                lambda: run_sheet.add(self.session, meeting_id=self.meeting_id, title=title)
            )
            self.add.setFocus()

    def _from_agenda(self) -> None:
        self.step.act(lambda: run_sheet.from_agenda(self.session, meeting_id=self.meeting_id))

    def _turn_library(self) -> None:
        self.library.setVisible(self.library.isHidden())
        if not self.library.isHidden():
            self.library.fill()
            self.library.no_reading.setFocus()


class StepRow(QWidget):
    """A sequence: when it begins, what is done, how people stand together, minutes."""

    def __init__(self, section: RunSheetSection, id: str) -> None:
        super().__init__()
        self._section, self.id = section, id
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(6), px(8), px(6))
        row.setSpacing(px(8))
        self.begins = PlainLabel("", "strong", wrap=False)
        self.begins.setFixedSize(px(BEGINS_PX), px(32))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self.title = TextField("")
        self.title.edit.setProperty("bare", "true")
        self.about = PlainLabel("", "secondary")
        texts.addWidget(self.title)
        self.grouping = QuietCombo()
        self.grouping.addItem(_("Ensemble ?"), "")
        for code, words in GROUPING.pairs():
            self.grouping.addItem(words, code)
        below = QHBoxLayout()
        below.setSpacing(px(8))
        below.addWidget(self.grouping)
        below.addWidget(self.about, 1)
        texts.addLayout(below)
        self.minutes = TextField("", placeholder=_("min"), parse=minutes_typed)
        self.minutes.setFixedWidth(px(56))
        self.up = _small("arrow-up", partial(section.move_up, id))
        self.gone = _small("close", partial(section.remove, id))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.begins, 0, top)
        row.addLayout(texts, 1)
        for widget in (self.minutes, self.up, self.gone):
            row.addWidget(widget, 0, top)
        self.title.committed.connect(lambda words: self._change(title=words))
        self.grouping.activated.connect(
            lambda _index: self._change(grouping=str(self.grouping.currentData()))
        )
        self.minutes.committed.connect(
            lambda words: self._change(minutes=int(words) if words else None)
        )

    def show_line(self, number: int, line: StepLine) -> None:
        """Show the sequence as the store holds it."""
        step = line.step
        self.begins.setText(begins_words(line))
        self.title.set_value(step.title)
        technique = line.technique if line.technique != step.title else ""
        about = " · ".join(part for part in (technique, step.lead, step.materials) if part)
        self.about.setText(about)
        self.grouping.setCurrentIndex(max(0, self.grouping.findData(step.grouping)))
        self.minutes.set_value("" if step.minutes is None else str(step.minutes))
        self.title.edit.setAccessibleName(_("Séquence {n}", n=number))
        self.grouping.setAccessibleName(_("Avec qui, séquence {n}", n=number))
        self.minutes.edit.setAccessibleName(_("Minutes de la séquence {n}", n=number))
        self.up.set_words("", _("Monter la séquence {n}", n=number))
        self.gone.set_words("", _("Retirer la séquence {n}", n=number))

    def _change(self, **fields: Any) -> None:
        session = self._section.session
        self._section.step.act(lambda: run_sheet.change(session, id=self.id, **fields))


class TechniqueList(QWidget):
    """The library: what suits the people expected, those that ask nobody to read if wanted."""

    def __init__(self, section: RunSheetSection) -> None:
        super().__init__()
        self._section = section
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.no_reading = Switch(_("Qui ne demandent pas de lire"))
        self.no_reading.clicked.connect(lambda _on: self.fill())
        column.addWidget(self.no_reading)
        self.rows = QVBoxLayout()
        column.addLayout(self.rows)

    def fill(self) -> None:
        """The techniques that suit the number of people expected."""
        session, meeting = self._section.session, self._section.meeting_id
        expected = sum(x.expected for x in attendance.sheet(session, meeting_id=meeting))
        found = run_sheet.techniques(
            session, people=expected or None, no_reading=self.no_reading.isChecked()
        )
        clear_layout(self.rows)
        self.rows.addWidget(
            Card(
                *(
                    RowCard(
                        one.name,
                        f"{one.about}\n{one.how}",
                        button=Button(
                            _("Prendre"),
                            partial(self._section.take, one),
                            name=_("Prendre : {name}", name=one.name),
                        ),
                    )
                    for one in found
                )
            )
        )


def begins_words(line: StepLine) -> str:
    """« 17 h 30 », or « + 15 min » as long as the hour is not known."""
    if line.begins is not None:
        return french.hour(line.begins)
    return _("+ {n} min", n=line.offset)


def minutes_typed(text: str) -> str:
    """The minutes of a sequence or a point, refused in a sentence when they are none."""
    words = text.removesuffix("min").strip()
    if words and not (words.isdecimal() and int(words) <= run_sheet.MOST_MINUTES):
        raise InputRefused(_("Des minutes, par exemple 20."))
    return words


def _small(icon: str, act: Callable[[], object]) -> IconButton:
    button = IconButton(icon, icon, act, kind="tight")
    button.setFixedWidth(px(30))
    return button
