"""Beside the sheet: who is in the room, unnamed people by audience, and what was announced."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.language import _, ngettext
from citeapp.domain.audience import AUDIENCE_PLURAL
from citeapp.domain.meeting import Meeting
from citeapp.domain.preparing import NAMING
from citeapp.domain.signing_in import naming_of
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Hairline, Panel
from citeapp.ui.widgets.counter import Counter
from citeapp.ui.widgets.fields import QuietCombo, TextField
from citeapp.ui.widgets.figures import ShareBar
from citeapp.ui.widgets.labels import PlainLabel, set_tip
from citeapp.usecases.attendance import Figures

COUNTED = ("parent", "resident", "child", "other")
"""Audiences whose unnamed people are counted most; the menu adds the others."""
MOST = 9999


class RoomSide(QWidget):
    """``counted(audience, number)`` and ``announced(number or None)`` tell what a person sets.

    ``naming_chosen(code)`` is another way of signing in, ``completing`` the walk-ins' queue.
    """

    counted = Signal(str, int)
    announced = Signal(object)
    naming_chosen = Signal(str)
    completing = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        room = Panel(_("Dans la salle"))
        self.total = PlainLabel("0", "big")
        self.detail = PlainLabel("", "muted")
        self.share = ShareBar(_("Parents et habitants"), 0.0, "")
        self.past = PlainLabel("", "secondary")
        self.without = PlainLabel("", "late")
        self.without.hide()
        for part in (self.total, self.detail, self.share, self.past, self.without):
            room.column.addWidget(part)
        room.column.addWidget(Hairline())
        room.column.addWidget(self._announced())
        self.missing = PlainLabel("", "secondary")
        room.column.addWidget(self.missing)
        self.waiting = Button("", self.completing.emit, kind="link")
        self.waiting.hide()
        room.column.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(room)
        unnamed = Panel(_("Sans nom"))
        self.counters: dict[str, Counter] = {}
        self._counters = QVBoxLayout()
        self._counters.setSpacing(px(4))
        unnamed.column.addLayout(self._counters)
        self.others = Button(_("Autre public…"), self._offer, kind="chip", icon="plus")
        unnamed.column.addWidget(self.others)
        for code in COUNTED:
            self._counter(code)
        column.addWidget(unnamed)
        way = Panel(_("Comment on émarge"))
        self.naming = QuietCombo()
        self.naming.setAccessibleName(_("Comment on émarge"))
        for code, words in NAMING.pairs():
            self.naming.addItem(words, code)
        self.naming.activated.connect(
            lambda _n: self.naming_chosen.emit(str(self.naming.currentData()))
        )
        way.column.addWidget(self.naming)
        column.addWidget(way)
        column.addStretch(1)

    def show_figures(self, figures: Figures, counts: dict[str, int]) -> None:
        """The live numbers."""
        self.total.setText(str(figures.total))
        words = _(
            "{named} nommés + {counted} comptés", named=figures.named, counted=figures.counted
        )
        if figures.children:
            words += ", " + ngettext("dont {n} enfant", "dont {n} enfants", figures.children)
        self.detail.setText(words)
        share = figures.inhabitants / figures.adults if figures.adults else 0.0
        of = ngettext("sur {n} adulte", "sur {n} adultes", figures.adults)
        self.share.show_share(share, f"{figures.inhabitants} {of}" if figures.adults else "—")
        for code, count in counts.items():
            self._counter(code)
            self.counters[code].set_value(count)
        for code, counter in self.counters.items():
            if code not in counts:
                counter.set_value(0)
        self.expected.set_value("" if figures.announced is None else str(figures.announced))
        self.missing.setText(_missing(figures.missing))
        self.missing.setVisible(figures.announced is not None)

    def show_naming(self, meeting: Meeting) -> None:
        """How people are signed in here."""
        self.naming.setCurrentIndex(self.naming.findData(naming_of(meeting)))

    def show_waiting(self, count: int) -> None:
        """How many walk-ins wait to be completed."""
        self.waiting.set_words(
            ngettext("{n} personne à compléter", "{n} personnes à compléter", count)
        )
        self.waiting.setVisible(bool(count))

    def show_past(self, share: int | None, without_parents: int) -> None:
        """The share at the last three rencontres; how many in a row saw no parent."""
        self.past.setText("" if share is None else _("{n} % aux trois dernières", n=share))
        self.past.setVisible(share is not None)
        self.without.setText(
            _("Aucun parent depuis {n} rencontres.", n=without_parents) if without_parents else ""
        )
        self.without.setVisible(bool(without_parents))

    def _announced(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, px(4), 0, 0)
        label = PlainLabel(_("Nombre annoncé"))
        set_tip(label, _("Ce que quelqu’un a compté dans la salle"))
        row.addWidget(label, 1)
        self.expected = TextField("", parse=_number)
        self.expected.edit.setAccessibleName(_("Nombre annoncé, compté dans la salle"))
        self.expected.setFixedWidth(px(72))
        self.expected.committed.connect(
            lambda text: self.announced.emit(int(text) if text else None)
        )
        row.addWidget(self.expected)
        return holder

    def _counter(self, code: str) -> Counter:
        if code not in self.counters:
            counter = Counter(AUDIENCE_PLURAL.label(code))
            counter.changed.connect(partial(self.counted.emit, code))
            self.counters[code] = counter
            self._counters.addWidget(counter)
        return self.counters[code]

    def _offer(self) -> None:
        menu = QMenu(self)
        for code, words in AUDIENCE_PLURAL.pairs():
            if code not in self.counters:
                menu.addAction(words, partial(self._add, code))
        menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))

    def _add(self, code: str) -> None:
        self._counter(code).more.setFocus()


def _number(text: str) -> str:
    if text and not (text.isdecimal() and int(text) <= MOST):
        raise InputRefused(_("Un nombre est attendu, par exemple 13."))
    return text


def _missing(missing: int | None) -> str:
    if missing is None:
        return ""
    if missing == 0:
        rest = _("le compte est bon")
    elif missing > 0:
        rest = ngettext(
            "il manque {n} personne à noter", "il manque {n} personnes à noter", missing
        )
    else:
        rest = ngettext("{n} personne de plus", "{n} personnes de plus", -missing)
    return french.begun(f"{rest}.")
