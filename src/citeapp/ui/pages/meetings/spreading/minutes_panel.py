"""Where the compte rendu stands: its state in words, and what can be done next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.meeting import MINUTES_STATUS
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Panel, clear_layout
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import minutes
from citeapp.usecases.minutes import VERSION, Standing


class MinutesPanel(Panel):
    """Close, open, approve, make a further version; older versions stay one click away.

    What is approved is approved here; the rest is asked of the step.
    """

    closing_asked = Signal()
    reopening_asked = Signal()
    opening_asked = Signal()
    plain_asked = Signal()
    version_asked = Signal(str, str)
    """An older version: its words, and the layout that draws it."""

    def __init__(self, step: Step) -> None:
        super().__init__(_("Compte rendu"))
        self.step = step
        self.state = PlainLabel("")
        self.column.addWidget(self.state)
        self.changed = PlainLabel("", "late")
        self.column.addWidget(self.changed)
        self.erratum = TextField(
            _("Ce que la nouvelle version corrige"),
            placeholder=_("Le nom de la salle était faux"),
            pause_ms=60_000,
        )
        self.column.addWidget(self.erratum)
        self.close_it = PrimaryButton(
            _("Clore et faire le compte rendu"), self.closing_asked.emit, key="Ctrl+Return"
        )
        self.preview = Button(_("Aperçu"), self._preview, icon="search")
        self.look = Button(_("Ouvrir le compte rendu"), self.opening_asked.emit, icon="document")
        self.plain = Button(_("Version simplifiée…"), self.plain_asked.emit, icon="edit")
        self.approved = Button(_("Noter comme validé"), self._approve, icon="check")
        self.again = Button(_("Rouvrir pour corriger"), self.reopening_asked.emit, icon="edit")
        self.column.addWidget(
            _flow(self.close_it, self.preview, self.look, self.plain, self.approved, self.again)
        )
        self.where = PlainLabel("", "secondary")
        self.column.addWidget(self.where)
        self.older = QVBoxLayout()
        self.older.setSpacing(px(2))
        self.column.addLayout(self.older)
        self.waiting = PlainLabel("")
        self.approve_it = Button(_("Le valider ici"), self._approve_earlier, icon="check")
        self._earlier = ""
        self.column.addWidget(self.waiting)
        self.column.addWidget(_flow(self.approve_it))

    def fill(self, standing: Standing) -> None:
        """Show where it stands."""
        self.state.setText(_state_words(standing))
        further = standing.changed or not standing.closed
        number = standing.versions[0].version if standing.versions else None
        self.changed.setText(
            _("Des lignes ont changé depuis la version {n}.", n=number) if number else ""
        )
        self.changed.setVisible(standing.changed and standing.closed)
        self.erratum.setVisible(standing.settled and further)
        self.close_it.set_words(
            _("Clore et faire le compte rendu")
            if not standing.closed
            else _("Faire une nouvelle version")
        )
        self.close_it.setVisible(further)
        self.look.setVisible(standing.closed)
        self.plain.setVisible(standing.closed)
        self.approved.setVisible(standing.closed and standing.status == "proposed")
        self.again.setVisible(standing.closed and not standing.changed)
        exports = self.step.session.home.exports
        self.where.setText(_("En PDF et en texte, dans le dossier {folder}.", folder=exports))
        self._fill_older(standing)
        self._fill_earlier()

    def said(self) -> str:
        """The erratum, as far as it was asked."""
        return "" if self.erratum.isHidden() else self.erratum.edit.text().strip()

    def _fill_older(self, standing: Standing) -> None:
        clear_layout(self.older)
        asked_by = minutes.layouts(standing.versions)
        for kept, layout in list(zip(standing.versions, asked_by, strict=True))[1:]:
            day = french.day(kept.closed_on) if kept.closed_on else _("sans date")
            twin = layout != f"{VERSION}{kept.version}"
            version = _("Autre version {n}, du {day}") if twin else _("Version {n}, du {day}")
            words = version.format(n=kept.version, day=day)
            look = partial(self.version_asked.emit, words, layout)
            self.older.addWidget(Button(words, look, kind="link"))

    def _fill_earlier(self) -> None:
        """The minutes of last time, to be approved here."""
        step = self.step
        found = minutes.to_approve(step.session, at_id=step.meeting_id)
        self._earlier = found.id if found else ""
        if found is not None and found.date is not None:
            self.waiting.setText(
                _("Le compte rendu du {day} attend d’être validé.", day=french.day(found.date))
            )
        self.waiting.setVisible(found is not None)
        self.approve_it.setVisible(found is not None)

    def _preview(self) -> None:
        self.step.preview("minutes", _("Compte rendu"))

    def _approve(self) -> None:
        step = self.step
        step.act(lambda: minutes.approve(step.session, id=step.meeting_id), say=True)

    def _approve_earlier(self) -> None:
        step, id = self.step, self._earlier
        step.act(lambda: minutes.approve(step.session, id=id, at_id=step.meeting_id), say=True)


def _state_words(standing: Standing) -> str:
    words = _("État : {status}", status=MINUTES_STATUS.label(standing.status))
    if standing.versions:
        words += ", " + _("version {n}", n=standing.versions[0].version)
    if standing.approved_at:
        day = french.day(standing.approved_at)
        words += ", " + _("validé à la rencontre du {day}", day=day)
    return words


def _flow(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10)
    for button in buttons:
        flow.addWidget(button)
    return holder
