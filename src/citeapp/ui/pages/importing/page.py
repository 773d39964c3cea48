"""Choose a file, see what each row would become, match columns by hand, take it over."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from citeapp import bootstrap
from citeapp.base.language import _, ngettext
from citeapp.intake.fields import FIELD, KIND
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.page import Context, Page
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Card, Panel, RowCard, clear_layout
from citeapp.ui.widgets.fields import ChoiceField, TextField
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.ui.widgets.notices import Banner, EmptyState
from citeapp.usecases import imports
from citeapp.usecases.importing.tally import VERB, Change
from citeapp.usecases.imports import Look, Report

SHOWN = 60
"""Rows told one by one; a longer list says how many more."""
NOUN_WORDS = {
    "person": "personnes",
    "organisation": "structures",
    "collective": "collectifs",
    "meeting": "rencontres",
    "attendance": "présences",
    "headcount": "comptages",
    "action_item": "actions",
    "row": "lignes",
    "column": "colonnes",
}
BADGES = {
    "created": "done",
    "completed": "accent",
    "kept": "neutral",
    "asked": "ask",
    "left": "neutral",
}


class ImportingPage(Page):
    """Nothing is written before « Reprendre »; then one undo takes all of it back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.path: Path | None = None
        self.mapping: dict[str, str] = {}
        self.kind = self.collective = ""
        self.sheet: int | None = None
        self.setAcceptDrops(True)
        self.header = PageHeader(_("Reprendre mes fichiers"), _("Excel, LibreOffice ou CSV"))
        self.choose_button = Button(_("Choisir un fichier…"), self.choose, key="Ctrl+O")
        self.take_button = PrimaryButton(_("Reprendre"), self.take_over)
        self.header.add_action(self.choose_button)
        self.header.add_action(self.take_button)
        self.column.addWidget(self.header)
        self.area = ScrollColumn(gap=14)
        self.column.addWidget(self.area, 1)
        self._show_nothing()

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Reprendre mes fichiers")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Vos listes de contacts, feuilles d’émargement, tableaux de suivi, annuaires.\n\n"
            "L’aperçu dit ce qui serait créé, complété, laissé ou à regarder. Une case vide du "
            "fichier n’efface jamais rien. Le même fichier deux fois ne change rien."
        )

    def open(self, **target: str) -> None:
        if target.get("path"):
            self.look_at(Path(target["path"]))

    def first_focus(self) -> QWidget | None:
        return self.choose_button

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            self.look_at(Path(url.toLocalFile()))

    def choose(self) -> None:
        """Ask for a file."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            _("Choisir un fichier"),
            "",
            _("Tableaux (*.xlsx *.xlsm *.ods *.csv *.txt);;Tous les fichiers (*)"),
        )
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """Open a file and show what it would bring."""
        self.path, self.mapping, self.kind, self.collective, self.sheet = path, {}, "", "", None
        self._look()

    def take_over(self) -> None:
        """Take the file over in one act, on the worker thread; a toast offers to undo it."""
        if self.path is None:
            return
        given = self._given(self.path)

        def work(_progress: object) -> Report:
            with bootstrap.beside(self.context.session) as session:
                return imports.apply(session, **given).value

        self.take_button.setEnabled(False)
        self.context.runner.run(
            work, title=_("Reprise de {name}", name=self.path.name), on_done=self._taken
        )

    def _taken(self, report: Report) -> None:
        self.context.changes.notify(EVERYTHING)
        self.context.teller.say(
            _("{name} est repris", name=report.file), _("Annuler"), self.context.navigator.undo
        )
        self._look()

    def _given(self, path: Path) -> imports.Given:
        return {
            "path": path,
            "kind": self.kind,
            "collective": self.collective,
            "sheet": self.sheet,
            "mapping": self.mapping or None,
        }

    def _look(self) -> None:
        if self.path is None:
            self._show_nothing()
            return
        path, session = self.path, self.context.session
        look = self.context.runner.act(
            lambda: imports.look(
                session, path=path, sheet=self.sheet, mapping=self.mapping or None, kind=self.kind
            )
        )
        if look is None:
            self._show_nothing()
            return
        report = None
        if look.kind or self.kind:
            report = self.context.runner.act(lambda: imports.preview(session, **self._given(path)))
        self._show(look, report)

    def _show_nothing(self) -> None:
        clear_layout(self.area.column)
        self.take_button.setEnabled(False)
        self.area.column.addWidget(
            EmptyState(
                _("Choisissez un fichier, ou déposez-le ici"),
                _("Vous verrez d’abord ce qu’il apporterait ; rien n’est écrit sans vous."),
                _("Choisir un fichier…"),
                self.choose,
                icon="table",
            )
        )

    def _show(self, look: Look, report: Report | None) -> None:
        clear_layout(self.area.column)
        name = self.path.name if self.path else ""
        self.header.set_words(_("Reprendre mes fichiers"), name)
        self.take_button.setEnabled(report is not None and not report.nothing_new)
        columns = ResponsiveColumns(below=720, gap=18)
        columns.add(self._choices(look), 2)
        columns.add(self._outcome(report), 3)
        self.area.column.addWidget(columns)

    def _choices(self, look: Look) -> QWidget:
        panel = Panel(_("Ce que contient le fichier"))
        kind = ChoiceField(_("C’est"), [("", _("à préciser")), *KIND.pairs()], look.kind)
        kind.committed.connect(self._set_kind)
        panel.column.addWidget(kind)
        if len(look.sheets) > 1:
            sheet = ChoiceField(
                _("Feuille"),
                [(str(n), s.name) for n, s in enumerate(look.sheets)],
                str(look.chosen),
            )
            sheet.committed.connect(self._set_sheet)
            panel.column.addWidget(sheet)
        collective = TextField(_("Collectif"), self.collective or look.collective)
        collective.committed.connect(self._set_collective)
        panel.column.addWidget(collective)
        panel.column.addWidget(SectionTitle(_("Colonnes")))
        for column in look.columns:
            samples = ", ".join(column.samples[:3])
            if column.day:
                continue
            field = ChoiceField(
                column.heading or _("sans titre"),
                [("", _("à choisir")), *FIELD.pairs()],
                column.field,
                hint=samples,
            )
            field.committed.connect(partial(self._match, column.name))
            panel.column.addWidget(field)
        panel.column.addStretch(1)
        return panel

    def _outcome(self, report: Report | None) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        if report is None:
            column.addWidget(Banner("ask", _("Dites ce que contient ce fichier.")))
            column.addStretch(1)
            return holder
        if report.nothing_new:
            column.addWidget(Banner("accent", _("Rien de nouveau : tout est déjà là.")))
        for noun, verbs in report.counts.items():
            line = QHBoxLayout()
            line.setSpacing(px(6))
            line.addWidget(PlainLabel(_(NOUN_WORDS.get(noun, noun)).capitalize(), "medium"), 1)
            for verb, number in verbs.items():
                line.addWidget(Badge(BADGES[verb], f"{VERB.label(verb)} : {number}"))
            column.addLayout(line)
        for title, verbs_shown in (
            (_("À regarder"), ("asked",)),
            (_("Ligne par ligne"), ("created", "completed")),
            (_("Laissé de côté"), ("left",)),
        ):
            chosen = [c for c in report.changes if c.verb in verbs_shown and c.noun != "attendance"]
            if chosen:
                column.addWidget(SectionTitle(title))
                column.addWidget(_list(chosen))
        if report.remarks:
            column.addWidget(SectionTitle(_("Lu dans le fichier")))
            for text in report.remarks[:SHOWN]:
                column.addWidget(PlainLabel(text, "secondary"))
        column.addStretch(1)
        return holder

    def _set_kind(self, kind: str) -> None:
        self.kind = kind
        self._look()

    def _set_sheet(self, sheet: str) -> None:
        self.sheet = int(sheet)
        self._look()

    def _set_collective(self, name: str) -> None:
        self.collective = name
        self._look()

    def _match(self, heading: str, field: str) -> None:
        self.mapping[heading] = field or "ignored"
        self._look()


def _list(changes: list[Change]) -> Card:
    card = Card()
    for change in changes[:SHOWN]:
        where = _("ligne {n}", n=change.row) if change.row else ""
        card.add(
            RowCard(
                change.title,
                " · ".join(part for part in (where, change.detail) if part),
                badge=Badge(BADGES[change.verb], VERB.label(change.verb)),
            )
        )
    more = len(changes) - SHOWN
    if more > 0:
        card.add(RowCard(ngettext("et {n} autre", "et {n} autres", more)))
    return card
