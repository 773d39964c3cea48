"""Émarger: one key a person, or one typed line of numbers; counts of unnamed people."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.domain.audience import AUDIENCE, AUDIENCE_PLURAL
from citeapp.domain.meeting import ATTENDANCE_STATE, IN_THE_ROOM
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.names import NameEntry
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.counter import Counter
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.figures import ShareBar
from citeapp.ui.widgets.labels import KeyHint, PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout, ResponsiveColumns
from citeapp.ui.widgets.tables import BADGE_ROLE, ICON_ROLE, TONE_ROLE, TableCard, TableView
from citeapp.usecases import attendance, meetings, people
from citeapp.usecases.attendance import SheetLine

Index = QModelIndex | QPersistentModelIndex

KEYS = {
    "p": "represented",
    "e": "excused",
    "v": "remote",
    "a": "absent",
    "r": "late",
    "d": "left",
}
COUNTED = ("parent", "resident", "child", "teen", "youth", "other")
"""Audiences whose unnamed people are counted most; others through the menu of the last one."""

HEADS = ("N°", "", "Personne", "Vient comme", "Présence", "Arrivée")


class SheetModel(QAbstractTableModel):
    """The lines of the sign-in sheet; the tick box is the presence."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[SheetLine] = []

    def replace(self, lines: list[SheetLine]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(HEADS[section]) if HEADS[section] else ""
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        here = line.state in IN_THE_ROOM
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{HEADS[column] or _('Présent')} : {_cell(line, column) or _yes(here)}"
        if column == 1 and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if here else Qt.CheckState.Unchecked
        if column == 4 and line.state not in ("unknown", "present"):
            if role == BADGE_ROLE:
                return "neutral"
        elif column == 4 and line.state == "present" and line.arrived_at and role == BADGE_ROLE:
            return "neutral"
        if role == ICON_ROLE and column == 4:
            return _icon(line)
        if role == TONE_ROLE:
            return _tone(line, column)
        return None


class SheetView(TableView):
    """Letters note the state of the selected person; space ticks."""

    def __init__(self, step: SignInStep) -> None:
        super().__init__(_("Feuille d’émargement"))
        self.step = step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().lower()
        if event.key() == Qt.Key.Key_Space:
            self.step.toggle(self.currentIndex().row())
        elif typed in KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step.note(self.currentIndex().row(), KEYS[typed])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.step.unmark(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class SignInStep(Step):
    """The sheet in the middle, the live numbers beside it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        columns = ResponsiveColumns(below=720, gap=22)
        columns.add(self._main(), 1)
        columns.add(self._side())
        self.column.addWidget(columns)

    def fill(self) -> None:
        if self.meeting is None:
            return
        row = max(self.view.currentIndex().row(), 0)
        self.model.replace(attendance.sheet(self.session, meeting_id=self.meeting_id))
        self.view.show_whole()
        if self.model.lines:
            self.view.selectRow(min(row, len(self.model.lines) - 1))
        self._fill_figures()

    # Acts

    def toggle(self, row: int) -> None:
        """Present, or back to « à noter »."""
        if not 0 <= row < len(self.model.lines):
            return
        line = self.model.lines[row]
        if line.state in IN_THE_ROOM:
            self.unmark(row)
        else:
            self._mark(line.person_id, "present")
            self.view.selectRow(min(row + 1, len(self.model.lines) - 1))

    def note(self, row: int, state: str) -> None:
        """Note a state by its letter; late and left take the time of now."""
        if not 0 <= row < len(self.model.lines):
            return
        line = self.model.lines[row]
        now = self.session.now.time().replace(second=0, microsecond=0)
        late, left = state == "late", state == "left"
        self.act(
            lambda: attendance.mark(
                self.session,
                meeting_id=self.meeting_id,
                person_id=line.person_id,
                state="partial" if left else ("present" if late else state),
                arrived_at=now if late else line.arrived_at,
                left_at=now if left else None,
            )
        )

    def unmark(self, row: int) -> None:
        """Back to « à noter »."""
        if 0 <= row < len(self.model.lines) and self.model.lines[row].state != "unknown":
            person = self.model.lines[row].person_id
            self.act(
                lambda: attendance.unmark(
                    self.session, meeting_id=self.meeting_id, person_id=person
                )
            )

    def ask_walk_in(self) -> None:
        """A first name is enough; the rest comes later, in « à compléter »."""
        name, taken = QInputDialog.getText(
            self, _("Personne de passage"), _("Prénom (le reste viendra plus tard)")
        )
        if taken and name.strip():
            self.walk_in(name.strip())

    def walk_in(self, first_name: str) -> None:
        """Note someone who was not expected."""
        self.act(
            lambda: attendance.walk_in(
                self.session, meeting_id=self.meeting_id, first_name=first_name
            ),
            say=True,
        )

    def choose_audience(self, index: QModelIndex) -> None:
        """« Vient comme »: another audience for today (double click or Enter)."""
        if index.column() != 3:
            self.toggle(index.row())
            return
        line = self.model.lines[index.row()]
        menu = QMenu(self)
        for code, label in AUDIENCE.pairs():
            menu.addAction(label, partial(self._come_as, line, code))
        menu.popup(self.view.viewport().mapToGlobal(self.view.visualRect(index).bottomLeft()))

    # Parts

    def _main(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        top = QHBoxLayout()
        top.setSpacing(px(8))
        self.entry = NameEntry(
            "3 7 12r 15e",
            self._suggest,
            raw=lambda text: text[:1].isdigit(),
            note=_("numéros de la feuille, ou un nom"),
            new_words=lambda text: _("De passage : {name}", name=text),
        )
        self.entry.entered.connect(self._numbers)
        self.entry.taken.connect(lambda id: self._mark(id, "present"))
        self.entry.unknown.connect(self.walk_in)
        top.addWidget(self.entry, 1)
        self.passing = Button(_("+ Personne de passage"), self.ask_walk_in, key="Alt+N")
        top.addWidget(self.passing, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        self.model = SheetModel()
        self.view = SheetView(self)
        self.view.setModel(self.model)
        self.view.set_columns([44, 40, 0, 150, 124, 78])
        self.view.activated.connect(self.choose_audience)
        self.view.clicked.connect(lambda i: self.toggle(i.row()) if i.column() == 1 else None)
        column.addWidget(TableCard(self.view))
        hints = QWidget()
        flow = FlowLayout(hints)
        for key, meaning in (
            ("espace", _("présent")),
            ("r", _("en retard")),
            ("d", _("parti avant")),
            ("e", _("excusé")),
            ("a", _("absent")),
            ("p", _("représenté")),
            ("v", _("à distance")),
        ):
            flow.addWidget(KeyHint(key, meaning))
        column.addWidget(hints)
        column.addStretch(1)
        return holder

    def _side(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(px(232))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        room = Panel(_("Dans la salle"))
        self.total = PlainLabel("0", "big")
        self.detail = PlainLabel("", "muted")
        self.share = ShareBar(_("Parents et habitants"), 0.0, "")
        for part in (self.total, self.detail, self.share):
            room.column.addWidget(part)
        column.addWidget(room)
        unnamed = Panel(_("Sans nom"))
        self.counters: dict[str, Counter] = {}
        for code in COUNTED:
            counter = Counter(AUDIENCE_PLURAL.label(code))
            counter.changed.connect(partial(self._count, code))
            self.counters[code] = counter
            unnamed.column.addWidget(counter)
        column.addWidget(unnamed)
        self.announced = TextField(_("Annoncé (compté dans la salle)"))
        self.announced.committed.connect(self._announce)
        column.addWidget(self.announced)
        self.missing = PlainLabel("", "secondary")
        column.addWidget(self.missing)
        column.addStretch(1)
        return holder

    def _fill_figures(self) -> None:
        figures = attendance.figures(self.session, meeting_id=self.meeting_id)
        counts = attendance.headcounts(self.session, meeting_id=self.meeting_id)
        self.total.setText(str(figures.total))
        words = _(
            "{named} nommés + {counted} comptés", named=figures.named, counted=figures.counted
        )
        if figures.children:
            words += ", " + ngettext("dont {n} enfant", "dont {n} enfants", figures.children)
        self.detail.setText(words)
        share = figures.inhabitants / figures.adults if figures.adults else 0.0
        self.share.show_share(
            share,
            _("{n} adultes sur {all}", n=figures.inhabitants, all=figures.adults),
        )
        for code, counter in self.counters.items():
            counter.set_value(counts.get(code, 0))
        self.announced.set_value(str(figures.announced or ""))
        self.missing.setText(_missing(figures.missing))

    def _numbers(self, typed: str) -> None:
        self.act(
            lambda: attendance.mark_numbers(self.session, meeting_id=self.meeting_id, typed=typed)
        )

    def _suggest(self, text: str) -> list[tuple[str, str, str]]:
        return [
            (person.id, person.name, AUDIENCE.label(person.main_audience))
            for person in people.suggest(self.session, text=text, limit=5)
        ]

    def _mark(self, person_id: str, state: str) -> None:
        self.act(
            lambda: attendance.mark(
                self.session, meeting_id=self.meeting_id, person_id=person_id, state=state
            )
        )

    def _come_as(self, line: SheetLine, code: str) -> None:
        self.act(
            lambda: attendance.mark(
                self.session,
                meeting_id=self.meeting_id,
                person_id=line.person_id,
                state=line.state if line.state != "unknown" else "present",
                audience_code=code,
                arrived_at=line.arrived_at,
            )
        )

    def _count(self, code: str, count: int) -> None:
        self.act(
            lambda: attendance.count(
                self.session, meeting_id=self.meeting_id, audience_code=code, count=count
            )
        )

    def _announce(self, text: str) -> None:
        total = int(text) if text.isdigit() else None
        self.act(lambda: meetings.change(self.session, id=self.meeting_id, announced_total=total))


def _cell(line: SheetLine, column: int) -> str:
    if column == 0:
        return str(line.number or "")
    if column == 2:
        return line.name
    if column == 3:
        label = AUDIENCE.label(line.audience_code)
        return f"{label} · {line.organisation}" if line.organisation else label
    if column == 4:
        if line.state == "unknown":
            return _("à noter")
        if line.state == "present" and line.arrived_at:
            return _("en retard")
        if line.state == "partial" and line.left_at:
            return _("parti·e avant")
        return ATTENDANCE_STATE.label(line.state).lower()
    if column == 5:
        moment = line.arrived_at or line.left_at
        return french.hour(moment) if moment else "—"
    return ""


def _icon(line: SheetLine) -> str:
    if line.state == "unknown":
        return ""
    if line.arrived_at or line.left_at:
        return "clock"
    return "check" if line.state in IN_THE_ROOM else "minus"


def _tone(line: SheetLine, column: int) -> str:
    if column == 2:
        return "medium"
    if column == 4 and line.state == "present" and not line.arrived_at:
        return "done"
    return "muted"


def _yes(here: bool) -> str:
    return _("oui") if here else _("non")


def _missing(missing: int | None) -> str:
    if missing is None:
        return ""
    if missing == 0:
        return _("Le compte est bon : nommés + comptés = annoncé.")
    if missing > 0:
        return ngettext(
            "Il manque {n} personne à noter.", "Il manque {n} personnes à noter.", missing
        )
    return ngettext(
        "{n} personne de plus qu’annoncé.", "{n} personnes de plus qu’annoncé.", -missing
    )
