"""Beside the notes: what a line can become, the agenda to jump by, what a reader would ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.meeting import AgendaItem, Line
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, LineButton
from citeapp.ui.widgets.card import Panel, clear_layout
from citeapp.ui.widgets.labels import KeyHint, restyle
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases.checking import Doubt


class WriteSide(QWidget):
    """Three small panels and the marks to remember; it shows and asks, the step acts."""

    kind_asked = Signal(str)
    privacy_asked = Signal()
    jumped = Signal(str)
    """To the point of the agenda with this identifier."""
    doubt_opened = Signal(object)
    untold_opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(self._marks())
        self.agenda = Panel(_("Ordre du jour"))
        self.agenda_rows = QVBoxLayout()
        self.agenda_rows.setSpacing(px(2))
        self.agenda.column.addLayout(self.agenda_rows)
        column.addWidget(self.agenda)
        self.jumps: dict[str, LineButton] = {}
        self._titles: dict[str, tuple[str, bool]] = {}
        self._current = ""
        self.checks = Panel(_("À vérifier"))
        self.check_rows = QVBoxLayout()
        self.check_rows.setSpacing(px(2))
        self.checks.column.addLayout(self.check_rows)
        column.addWidget(self.checks)
        column.addWidget(_hints())
        column.addStretch(1)

    def show_agenda(
        self, items: list[AgendaItem], texts: dict[str, list[Line]], current: str
    ) -> None:
        """The points: written ✓, at hand ●, to come ○."""
        titles = {
            item.id: (f"{number}. {item.title}", any(line.text for line in texts[item.id]))
            for number, item in enumerate(items, 1)
        }
        if list(titles) != list(self.jumps):
            clear_layout(self.agenda_rows)
            self.jumps = {}
            for id in titles:
                button = LineButton("", partial(self.jumped.emit, id))
                self.jumps[id] = button
                self.agenda_rows.addWidget(button)
        self._titles = titles
        self.show_current(current)

    def show_current(self, item_id: str) -> None:
        """Say which point the hands are in."""
        self._current = item_id
        for id, button in self.jumps.items():
            words, written = self._titles[id]
            sign = "●" if id == item_id else ("✓" if written else "○")
            state = _("en cours") if id == item_id else (_("écrit") if written else _("à écrire"))
            button.set_line(f"{sign} {words}", f"{words}, {state}")
            button.setProperty("here", "true" if id == item_id else "false")
            button.setProperty("behind", "true" if written and id != item_id else "false")
            restyle(button)

    def show_checks(self, doubts: Sequence[Doubt], untold: str) -> None:
        """What a reader would ask; every line leads to where it is mended.

        ``untold`` says which documents are told nowhere, "" when there are none.
        Words that call for care only remind: they are in amber, and keep nobody from writing.
        """
        clear_layout(self.check_rows)
        for doubt in doubts:
            button = LineButton(doubt.words, partial(self.doubt_opened.emit, doubt))
            button.setProperty("care", "true" if doubt.care else "false")
            self.check_rows.addWidget(button)
        if untold:
            self.check_rows.addWidget(LineButton(untold, self.untold_opened.emit))
        self.checks.setVisible(bool(doubts or untold))

    def _marks(self) -> Panel:
        marks = Panel(_("Cette ligne devient"))
        row = QWidget()
        flow = FlowLayout(row)
        self.buttons: dict[str, Button] = {}
        for kind, words in (
            ("action", _("! Action")),
            ("decision", _("> Décision")),
            ("quote", _("” Parole")),
        ):
            self.buttons[kind] = Button(words, partial(self.kind_asked.emit, kind), kind="chip")
        self.buttons["private"] = Button(
            _("Privé"), self.privacy_asked.emit, kind="chip", icon="lock"
        )
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the hands stay in the line
            flow.addWidget(button)
        marks.column.addWidget(row)
        return marks


def _hints() -> QWidget:
    hints = QWidget()
    flow = FlowLayout(hints)
    for key, meaning in (
        ("!", _("action")),
        (">", _("décision")),
        ('"', _("parole")),
        ("@", _("personne")),
        ("/", _("date")),
        ("Ctrl+L", _("privé")),
        ("F2", _("préciser")),
        ("F7", _("orthographe")),
        ("Ctrl+Page ↓", _("point suivant")),
    ):
        flow.addWidget(KeyHint(key, meaning))
    return hints
