"""The sentences of one text, each on its line, and what a person does with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.plain.checking import Said, advise
from citeapp.domain.plain.remarks import Remark
from citeapp.domain.publishing import PlainLine, PlainVersion
from citeapp.ui.page import Page
from citeapp.ui.pages.plain.sentence_row import SentenceRow
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout, bring_into_sight
from citeapp.ui.widgets.remarks import Remarks
from citeapp.usecases import plain
from citeapp.usecases.acting import Outcome
from citeapp.usecases.plain_checking import Checker
from citeapp.usecases.session import Session

T = TypeVar("T")


class Workbench(Panel):
    """``show_version`` reads everything again; rows stay where they are when they can."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("Version simplifiée"))
        self.page = page
        self.rows: list[SentenceRow] = []
        self._checker: Checker | None = None
        self._id = self._wanted = ""
        self.count = PlainLabel("", "secondary")
        self.column.addWidget(self.count)
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(6))
        self.column.addWidget(holder)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        self.add = Button(_("Ajouter une phrase"), self.add_last, icon="plus", key="Ctrl+N")
        self.illustrate = Button(_("Proposer des pictogrammes"), self._illustrate, kind="quiet")
        for button in (self.add, self.illustrate):
            flow.addWidget(button)
        self.column.addWidget(buttons)
        self.advice = Remarks("info")
        self.column.addWidget(self.advice)

    def show_version(self, version: PlainVersion) -> None:
        """Show the lines of a text as they are now."""
        session = self.page.context.session
        if version.id != self._id:
            self.rows = []
        self._id = version.id
        self._checker = Checker(session, version)
        found = plain.lines(session, plain_version_id=version.id)
        if [row.line.id for row in self.rows] != [line.id for line in found]:
            self._arrange(found)
        for place, (row, line) in enumerate(zip(self.rows, found, strict=True), 1):
            row.show_line(line, place)
        said = [Said(line.text, line.kind or "line", line.picture) for line in found]
        self.advice.show_all([one.why for one in advise(said)])
        self._tell()
        self._take_focus()

    def remarks(self, text: str) -> tuple[Remark, ...]:
        """What is to be said of a sentence as it is typed."""
        return self._checker.remarks(text) if self._checker else ()

    def set_text(self, id: str, text: str) -> None:
        """Other words; several sentences in one line stay one until someone cuts them."""
        self._act(lambda: plain.change_line(self._session, id=id, text=text))

    def set_kind(self, id: str, kind: str) -> None:
        """A title, a question or a sentence."""
        self._act(lambda: plain.change_line(self._session, id=id, kind=kind))

    def set_picture(self, id: str, name: str) -> None:
        """Another pictogram, or none."""
        self._act(lambda: plain.change_line(self._session, id=id, picture=name))

    def improve(self, id: str, remark: Remark) -> None:
        """Write what a remark proposes."""
        self._wanted = id
        self._act(
            lambda: plain.improve(self._session, id=id, number=remark.number, start=remark.start)
        )

    def cut(self, id: str, text: str) -> None:
        """A pasted text of several lines: one sentence a line."""
        self._act(lambda: plain.cut_line(self._session, id=id, text=text))

    def add_after(self, id: str) -> None:
        """A new line under this one, for the hands."""
        place = self._place(id)
        following = self.rows[place + 1].line.id if place + 1 < len(self.rows) else ""
        self._add(following)

    def add_last(self) -> None:
        """A new line at the end."""
        self._add("")

    def move_line(self, id: str, step: int) -> None:
        """One line up or down; the hands go with it."""
        place = self._place(id)
        if not 0 <= place + step < len(self.rows):
            return
        before = place - 1 if step < 0 else place + 2
        before_id = self.rows[before].line.id if before < len(self.rows) else ""
        self._wanted = id
        self._act(lambda: plain.move_line(self._session, id=id, before_id=before_id))

    def remove_line(self, id: str) -> None:
        """Take a line off; the hands go to the one above."""
        place = self._place(id)
        near = self.rows[place - 1] if place else next(iter(self.rows[1:]), None)
        self._wanted = near.line.id if near else ""
        self._act(lambda: plain.remove_line(self._session, id=id), say=True)

    def step(self, id: str, step: int) -> None:
        """The hands go one line up or down."""
        place = self._place(id) + step
        if 0 <= place < len(self.rows):
            self.rows[place].edit.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """What is being typed is written before anything else is done."""
        for row in self.rows:
            row.edit.commit()

    @property
    def _session(self) -> Session:
        return self.page.context.session

    def _act(self, work: Callable[[], Outcome[T]], *, say: bool = False) -> T | None:
        return self.page.act(work, say=say)

    def _add(self, before_id: str) -> None:
        def work() -> Outcome[list[PlainLine]]:
            return plain.add_line(self._session, plain_version_id=self._id, before_id=before_id)

        outcome = self.page.context.runner.act(work)
        if outcome is not None:
            self._wanted = outcome.value[0].id
            self.page.context.changes.notify(outcome.changed)

    def _illustrate(self) -> None:
        self._act(lambda: plain.illustrate(self._session, plain_version_id=self._id), say=True)

    def _place(self, id: str) -> int:
        return next(n for n, row in enumerate(self.rows) if row.line.id == id)

    def _arrange(self, found: list[PlainLine]) -> None:
        """Rows in the order of the lines; those that stay keep their widgets."""
        known = {row.line.id: row for row in self.rows}
        kept = {line.id for line in found}
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, SentenceRow) and widget.line.id not in kept:
                widget.hide()
                widget.deleteLater()
        self.rows = [
            known.get(line.id) or self._row(line, place) for place, line in enumerate(found, 1)
        ]
        before: QWidget | None = None
        for row in self.rows:
            self._lines.addWidget(row)
            row.show()
            if before is not None:
                QWidget.setTabOrder(before, row.picture)
            for first, second in ((row.picture, row.edit), (row.edit, row.more)):
                QWidget.setTabOrder(first, second)
            before = row.more

    def _row(self, line: PlainLine, place: int) -> SentenceRow:
        row = SentenceRow(self.remarks, line, place)
        row.text_set.connect(self.set_text)
        row.kind_set.connect(self.set_kind)
        row.picture_set.connect(self.set_picture)
        row.improved.connect(self.improve)
        row.pasted.connect(self.cut)
        row.addition_asked.connect(self.add_after)
        row.removal_asked.connect(self.remove_line)
        row.moved.connect(self.move_line)
        row.stepped.connect(self.step)
        return row

    def _tell(self) -> None:
        doubtful = sum(bool(row.remarks) for row in self.rows)
        self.count.setText(
            ngettext("{n} ligne à revoir", "{n} lignes à revoir", doubtful)
            if doubtful
            else _("Rien à signaler. Faites relire le texte.")
        )

    def _take_focus(self) -> None:
        row = next((row for row in self.rows if row.line.id == self._wanted), None)
        self._wanted = ""
        if row is not None:
            row.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(row)
