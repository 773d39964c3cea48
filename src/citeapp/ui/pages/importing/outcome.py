"""What the import page asks, and what would become of the file, row by row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.intake.fields import KIND
from citeapp.ui.models.fates import NOUN, ROW, WHY, FatesModel
from citeapp.ui.pages.importing import words
from citeapp.ui.pages.importing.sitting import Seen, Sitting
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.chips import ChipRow
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.notices import Banner
from citeapp.ui.widgets.tables import TableCard, TableView
from citeapp.usecases.importing.tally import COUPLE
from citeapp.usecases.imports import Change, Report

TWO_LINES_PX = 46
NARROW_PX = 560
WIDTHS = (62, 210, 0, 118)
REMARKS = "remarks"
QUIET = frozenset({"attendance", "headcount"})
"""Nouns with one change a cell: told in figures, row by row only when something differs."""


class Asked(QWidget):
    """Over both sides: what keeps the file from being read, or makes it read badly."""

    mended = Signal(bool)
    kind_chosen = Signal(str)

    def __init__(self, seen: Seen, *, mending: bool) -> None:
        super().__init__()
        self.first: Button | None = None
        """Where the hands go, when there is something to answer here."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(14))
        look, report = seen.look, seen.report
        if look.broken_accents:
            self._accents(look.broken_accents, mending)
        if not look.kind:
            self._kinds()
        elif report is None:
            detail = _("Dites à gauche quelle colonne la contient.")
            self.column.addWidget(Banner("ask", look.missing, detail=detail))
        elif report.nothing_new:
            detail = _("Reprendre ce fichier ne changerait rien.")
            words_ = _("Rien de nouveau : tout est déjà là.")
            self.column.addWidget(Banner("accent", words_, detail=detail))
        elif look.remembered:
            words_ = _("Les colonnes sont comprises comme la dernière fois.")
            self.column.addWidget(Banner("neutral", words_))
        if not self.column.count():
            self.hide()  # never shown here: without a parent yet, it would be a window

    def _kinds(self) -> None:
        """What a file may be: its headings do not say it."""
        card = Card(RowCard(_("Que contient ce fichier ?"), _("Ses titres ne le disent pas.")))
        for kind, name in KIND.pairs():
            button = Button(_("C’est cela"), partial(self.kind_chosen.emit, kind), name=name)
            card.add(RowCard(name, words.about(kind), button=button))
            self.first = self.first or button
        self.column.addWidget(card)

    def _accents(self, broken: tuple[tuple[str, str], ...], mending: bool) -> None:
        pairs = " ; ".join(
            _("« {before} » devient « {after} »", before=before, after=after)
            for before, after in broken[:3]
        )
        button = Button(
            _("Laisser comme dans le fichier") if mending else _("Réparer les accents"),
            lambda: self.mended.emit(not mending),
        )
        words_ = _("Les accents sont réparés.") if mending else _("Des accents sont abîmés.")
        kind = "accent" if mending else "ask"
        self.column.addWidget(Banner(kind, words_, detail=pairs, button=button))
        self.first = None if mending else button


class Outcome(QWidget):
    """What a person may decide, the figures, then every row."""

    answered = Signal(object, bool)

    def __init__(self, seen: Seen, report: Report) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        if seen.sitting.questions:
            column.addWidget(self._questions(seen.sitting))
        column.addWidget(Figures(_("Ce que le fichier apporte"), report))
        column.addWidget(Rows(report))
        column.addStretch(1)

    def _questions(self, sitting: Sitting) -> Panel:
        panel = Panel(_("Avant de reprendre"))
        panel.column.setSpacing(px(10))
        for question in sitting.questions:
            panel.column.addWidget(self._question(sitting, question))
        return panel

    def _question(self, sitting: Sitting, question: Change) -> QWidget:
        holder = QWidget()
        row = QVBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        line = _("ligne {n}", n=question.row)
        row.addWidget(PlainLabel(f"{question.title} · {line} · {question.detail}", "medium"))
        if question.ask == COUPLE:
            options = [("", _("Une seule fiche")), ("yes", _("Deux fiches"))]
        else:
            options = [("", _("Oui")), ("yes", _("Non, c’est le prénom"))]
        chips = ChipRow(question.title, options, "yes" if sitting.answer(question.title) else "")
        chips.chosen.connect(lambda key: self.answered.emit(question, key == "yes"))
        row.addWidget(chips)
        return holder


class Figures(Panel):
    """A small table: each noun with how much is new, completed, there already, to look at."""

    def __init__(self, title: str, report: Report) -> None:
        super().__init__(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        nouns = [noun for noun in (*words.NOUNS, "row", "column") if noun in report.counts]
        fates = [verb for verb in words.FATES if any(verb in report.counts[noun] for noun in nouns)]
        right = Qt.AlignmentFlag.AlignRight
        for place, verb in enumerate(fates, 1):
            grid.addWidget(PlainLabel(words.fate(verb), "secondary", wrap=False), 0, place, right)
        for line, noun in enumerate(nouns, 1):
            grid.addWidget(PlainLabel(words.plural(noun), wrap=False), line, 0)
            for place, verb in enumerate(fates, 1):
                n = report.counts[noun].get(verb, 0)
                figure = PlainLabel(french.number(n) if n else "–", "strong" if n else "muted")
                figure.setAccessibleName(f"{words.plural(noun)}, {words.fate(verb)} : {n}")
                grid.addWidget(figure, line, place, right)
        self.column.addLayout(grid)


class Rows(QWidget):
    """Every row with its fate, one fate at a time; what needs eyes comes first."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self._changes = _by_fate(report)
        options = [
            (verb, f"{_fate(verb)} : {french.number(len(found))}")
            for verb, found in self._changes.items()
        ]
        self.chips = ChipRow(_("Lignes"), options)
        self.chips.chosen.connect(self._show)
        column.addWidget(self.chips)
        self.model = FatesModel(words.singular, self)
        self.table = TableView(_("Lignes du fichier"), row_px=TWO_LINES_PX)
        self.table.setModel(self.model)
        self.table.setEditTriggers(TableView.EditTrigger.NoEditTriggers)
        self.card = TableCard(self.table)
        column.addWidget(self.card)
        self._show(self.chips.value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show(self, verb: str) -> None:
        self.model.show_changes(self._changes.get(verb, ()))
        self._fit()
        self.table.show_whole()
        self.card.setHidden(not self.model.changes)

    def _fit(self) -> None:
        """A remark is one sentence; a narrow page leaves the kind of card aside."""
        remarks = self.chips.value() == REMARKS
        for column in (ROW, WHY):
            self.table.setColumnHidden(column, remarks)
        self.table.setColumnHidden(NOUN, remarks or self.width() < px(NARROW_PX))
        self.table.set_columns(WIDTHS)


def _by_fate(report: Report) -> dict[str, list[Change]]:
    """The rows told one by one; the remarks of the reading are rows of their own."""
    found: dict[str, list[Change]] = {}
    for verb in ("asked", "created", "completed", "left", "kept"):
        changes = [c for c in report.changes if c.verb == verb and _is_told(c)]
        if changes:
            found[verb] = changes
    remarks = [Change(0, "", REMARKS, text) for text in report.remarks]
    return found | ({REMARKS: remarks} if remarks else {})


def _fate(verb: str) -> str:
    return _("Remarques") if verb == REMARKS else words.fate(verb)


def _is_told(change: Change) -> bool:
    return change.noun not in QUIET or change.verb == "asked"


class Receipt(QWidget):
    """After the file was taken over: what it brought, what to look at, where to go next."""

    def __init__(
        self,
        report: Report,
        undo: Callable[[], object],
        ways: list[tuple[str, Callable[[], object]]],
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        panel = Panel(_("{name} est repris", name=report.file))
        panel.column.addWidget(PlainLabel(words.brought(report) + "."))
        panel.column.addWidget(
            PlainLabel(_("Une seule annulation retire tout ce que ce fichier a apporté."), "muted")
        )
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        self.first = PrimaryButton(*ways[0])
        flow.addWidget(self.first)
        for text, act in ways[1:]:
            flow.addWidget(Button(text, act))
        flow.addWidget(Button(_("Annuler cette reprise"), undo, icon="undo"))
        panel.column.addWidget(buttons)
        column.addWidget(panel)
        column.addWidget(Figures(_("Ce que le fichier a apporté"), report))
        column.addWidget(Rows(report))
        column.addStretch(1)
