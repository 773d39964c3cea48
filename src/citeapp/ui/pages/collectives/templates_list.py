"""The templates of a collectif: their names and points, changed or removed where they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.errors import InputRefused
from citeapp.base.language import _, ngettext
from citeapp.domain.preparing import MeetingTemplate, TemplateItem
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Card, clear_layout
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.fold import Fold
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.usecases import templates

MOST_MINUTES = 600


class TemplatesList(QWidget):
    """One folded line a template; without any, how to keep one."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._folds: dict[str, TemplateFold] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(SectionTitle(_("Modèles")))
        self.none = PlainLabel(
            _("Un ordre du jour se garde comme modèle dans Préparer, sous « Plus de détails »."),
            "secondary",
        )
        column.addWidget(self.none)
        self.card = Card()
        column.addWidget(self.card)

    def show_collective(self, collective_id: str) -> None:
        """Read the templates of a collectif again."""
        found = templates.listed(self.page.context.session, collective_id=collective_id)
        if [one.id for one in found] != list(self._folds):
            self.card.clear()
            self._folds = {one.id: TemplateFold(self.page, one) for one in found}
            for fold in self._folds.values():
                self.card.add(fold)
        for one in found:
            self._folds[one.id].show_template(one)
        self.card.setVisible(bool(found))
        self.none.setVisible(not found)


class TemplateFold(Fold):
    """A template: its name, its points, and the button that removes it."""

    def __init__(self, page: Page, template: MeetingTemplate) -> None:
        super().__init__(template.name)
        self.layout().setContentsMargins(px(10), px(4), px(14), px(4))  # type: ignore[union-attr]
        self._page, self._id = page, template.id
        self._template = template
        self._rows: dict[str, PointRow] = {}

    def show_template(self, template: MeetingTemplate) -> None:
        """Show it as the store holds it."""
        self._template = template
        points = templates.points(self._page.context.session, template_id=self._id)
        self._title = template.name
        self.set_about(ngettext("{n} point", "{n} points", len(points)))
        if self.is_open:
            self._fill(points)

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(6))
        self.name = TextField(_("Nom du modèle"))
        self.name.committed.connect(lambda words: self._change(name=words))
        column.addWidget(self.name)
        self.points = QVBoxLayout()
        self.points.setSpacing(px(4))
        column.addLayout(self.points)
        self.add = LineEdit()
        self.add.setPlaceholderText(_("Ajouter un point, puis Entrée"))
        self.add.setAccessibleName(_("Nouveau point du modèle"))
        self.add.returnPressed.connect(self._add)
        column.addWidget(self.add)
        column.addWidget(Button(_("Supprimer ce modèle"), self._remove))
        return holder

    def fill_inside(self) -> None:
        self._fill(templates.points(self._page.context.session, template_id=self._id))

    def _fill(self, points: list[TemplateItem]) -> None:
        self.name.set_value(self._template.name)
        if [point.id for point in points] != list(self._rows):
            clear_layout(self.points)
            self._rows = {point.id: PointRow(self._page, point.id) for point in points}
            for row in self._rows.values():
                self.points.addWidget(row)
        for number, point in enumerate(points, 1):
            self._rows[point.id].show_point(number, point)

    def _change(self, **fields: Any) -> None:
        session = self._page.context.session
        self._page.act(lambda: templates.change(session, id=self._id, **fields))

    def _add(self) -> None:
        title, session = self.add.text().strip(), self._page.context.session
        if title:
            self.add.clear()
            self._page.act(lambda: templates.add_item(session, template_id=self._id, title=title))
            self.add.setFocus()

    def _remove(self) -> None:
        session = self._page.context.session
        self._page.act(lambda: templates.remove(session, id=self._id), say=True)


class PointRow(QWidget):
    """A point of a template: title, minutes, away."""

    def __init__(self, page: Page, id: str) -> None:
        super().__init__()
        self._page, self._id = page, id
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.title = TextField("")
        self.minutes = TextField("", placeholder=_("min"), parse=_minutes)
        self.minutes.setFixedWidth(px(64))
        self.gone = IconButton("close", "close", self._remove, kind="quiet")
        row.addWidget(self.title, 1)
        row.addWidget(self.minutes)
        row.addWidget(self.gone)
        self.title.committed.connect(lambda words: self._change(title=words))
        self.minutes.committed.connect(
            lambda words: self._change(minutes_planned=int(words) if words else None)
        )

    def show_point(self, number: int, point: TemplateItem) -> None:
        """Show it as the store holds it."""
        self.title.set_value(point.title)
        minutes = point.minutes_planned
        self.minutes.set_value("" if minutes is None else str(minutes))
        self.title.edit.setAccessibleName(_("Point {n} du modèle", n=number))
        self.minutes.edit.setAccessibleName(_("Minutes du point {n} du modèle", n=number))
        self.gone.set_words("", _("Retirer le point {n} du modèle", n=number))

    def _change(self, **fields: Any) -> None:
        self._act(partial(templates.change_item, id=self._id, **fields))

    def _remove(self) -> None:
        self._act(partial(templates.remove_item, id=self._id))

    def _act(self, work: Callable[..., Any]) -> None:
        session = self._page.context.session
        self._page.act(lambda: work(session))


def _minutes(text: str) -> str:
    words = text.removesuffix("min").strip()
    if words and not (words.isdecimal() and int(words) <= MOST_MINUTES):
        raise InputRefused(_("Des minutes, par exemple 20."))
    return words
