"""Choose a file, match its columns, see what each row would become, take it over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from citeapp import bootstrap
from citeapp.base.errors import UserError
from citeapp.base.language import _, ngettext
from citeapp.base.progress import Progress
from citeapp.ui import messages
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.importing.body import Body
from citeapp.ui.pages.importing.outcome import Receipt
from citeapp.ui.pages.importing.sitting import Seen, Sitting, see
from citeapp.ui.parts.dropping import exchanged
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import clear_layout
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.ui.widgets.notices import EmptyState
from citeapp.usecases import collectives, imports
from citeapp.usecases.importing.tally import DOUBLE
from citeapp.usecases.imports import Report


class ImportingPage(Page):
    """Nothing is written before « Reprendre »; then one undo takes all of it back.

    Files are read on the worker thread; what was said meanwhile is read again.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.sitting: Sitting | None = None
        self.body: Body | None = None
        self.taken: Report | None = None
        """What was just taken over: its receipt stays until it is undone or another file comes."""
        self._reading = self._wanted = False
        self._folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self.setAcceptDrops(True)
        self.header = PageHeader(_("Reprendre mes fichiers"), _("Excel, LibreOffice ou CSV"))
        self.choose_button = Button(_("Choisir un fichier…"), self.choose, key="Ctrl+O")
        self.take_button = PrimaryButton(_("Reprendre"), self.take_over, key="Ctrl+Return")
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
            "Une colonne que le programme ne reconnaît pas est montrée à gauche avec trois de "
            "ses valeurs : dites ce qu’elle contient, il s’en souviendra pour le prochain "
            "fichier semblable.\n\n"
            "L’aperçu dit ce qui serait créé, complété, laissé ou à regarder. Une case vide du "
            "fichier n’efface jamais rien. Le même fichier deux fois ne change rien. Une seule "
            "annulation retire toute une reprise."
        )

    def open(self, **target: str) -> None:
        if target.get("path"):
            self.look_at(Path(target["path"]))

    def first_focus(self) -> QWidget | None:
        return self.take_button if self.take_button.isEnabled() else self.choose_button

    def refresh(self, changes: frozenset[str]) -> None:
        """Something was written elsewhere, or an import was undone: the fates may differ."""
        self._look_again()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if exchanged(event.mimeData()):
            event.ignore()  # lots, cards and updates are for the window
        elif event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            self.look_at(Path(url.toLocalFile()))

    def choose(self) -> None:
        """Ask for a file."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            _("Choisir un fichier"),
            self._folder,
            _("Tableaux (*.xlsx *.xlsm *.ods *.csv *.tsv *.txt);;Tous les fichiers (*)"),
        )
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """Open a file and show what it would bring."""
        self._folder = str(path.parent)
        self.taken = None
        self.body = None
        self._wanted = False
        self.take_button.setEnabled(False)
        self.say(Sitting.of(path))

    def take_over(self) -> None:
        """Take the file over in one act, on the worker thread; a toast offers to undo it."""
        if self.sitting is None:
            return
        if self._reading:  # a field was just left: first see what it changes
            self._wanted = True
            return
        if not self.take_button.isEnabled():
            return
        given = self.sitting.given

        def work(progress: Progress) -> Report:
            with bootstrap.beside(self.context.session, progress) as session:
                return imports.apply(session, **given).value

        self.take_button.setEnabled(False)
        title = _("Reprise de {name}", name=self.sitting.path.name)
        self.context.runner.run(
            work,
            title=title,
            on_done=self._taken,
            on_error=self._refused,
            on_cancelled=self._look_again,
        )

    def _taken(self, report: Report) -> None:
        self.taken = report
        self.context.changes.notify(EVERYTHING)
        self.context.teller.say(
            _("{name} est repris", name=report.file), _("Annuler"), self.context.navigator.undo
        )

    def say(self, sitting: Sitting) -> None:
        """Read the file with what was said; an answer that comes too late is dropped."""
        self.sitting = sitting
        names = tuple(row.name for row in collectives.listed(self.context.session))

        def work(progress: Progress) -> Seen:
            with bootstrap.beside(self.context.session, progress) as session:
                return see(session, sitting, names)

        def done(seen: Seen) -> None:
            if self.sitting is sitting:
                self._show(seen)

        def failed(error: Exception) -> None:
            if self.sitting is sitting:
                self._refused(error)

        self._reading = True
        title = _("Lecture de {name}", name=sitting.path.name)
        self.context.runner.run(
            work, title=title, on_done=done, on_error=failed, on_cancelled=self._stopped
        )

    def _look_again(self) -> None:
        """Nothing was written: the file as it was."""
        if self.sitting is not None:
            self.say(self.sitting)

    def _stopped(self) -> None:
        """Someone did not want to wait for the file."""
        self.sitting = None
        self._reading = self._wanted = False
        self._show_nothing()

    def _show(self, seen: Seen) -> None:
        self.sitting, self._reading = seen.sitting, False
        report = seen.report
        if self.taken is not None and report is not None and not report.nothing_new:
            self.taken = None  # it was undone
        fresh = report is not None and not report.nothing_new and self.taken is None
        self.take_button.setEnabled(fresh)
        self.header.set_words(_("Reprendre mes fichiers"), seen.sitting.path.name)
        if self.taken is not None:
            self._show_receipt(self.taken)
        else:
            self._show_file(seen)
        wanted, self._wanted = self._wanted, False
        if wanted and fresh:
            self.take_over()

    def _show_file(self, seen: Seen) -> None:
        if self.body is not None:
            self.body.show_seen(seen)
            return
        clear_layout(self.area.column)
        self.body = Body(self._answer)
        self.area.column.addWidget(self.body)
        self.body.show_seen(seen)
        first = self.body.first_focus() or self.take_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _answer(self, change: Callable[[Sitting], Sitting]) -> None:
        """One more answer: the file is read again with it."""
        if self.sitting is not None:
            self.say(change(self.sitting))

    def _show_receipt(self, report: Report) -> None:
        self.body = None
        clear_layout(self.area.column)
        receipt = Receipt(report, self.context.navigator.undo, self._ways_on(report))
        self.area.column.addWidget(receipt)
        receipt.first.setFocus(Qt.FocusReason.TabFocusReason)

    def _ways_on(self, report: Report) -> list[tuple[str, Callable[[], object]]]:
        """Where to go from a file that was taken over."""
        go = self.context.navigator.go
        doubles = sum(change.ask == DOUBLE for change in report.changes)
        ways: list[tuple[str, Callable[[], object]]] = [
            (_("Reprendre un autre fichier"), self.choose),
            (_("Ma semaine"), partial(go, "week")),
        ]
        if doubles:
            words = ngettext("Départager {n} doublon", "Départager {n} doublons", doubles)
            ways.append((words, partial(go, "people", show="doubles")))
        if report.counts.get("action_item"):
            ways.append((_("Tableau de suivi"), partial(go, "tracking")))
        return ways

    def _refused(self, error: Exception) -> None:
        """A file that cannot be read: says why and what to do; a bug goes to the window."""
        self._stopped()
        if not isinstance(error, UserError):
            self.context.teller.show_error(error)
            return
        notice = messages.notice(error)
        self._empty(notice.text, notice.detail, _("Choisir un autre fichier…"), "warning")

    def _show_nothing(self) -> None:
        self.take_button.setEnabled(False)
        self.header.set_words(_("Reprendre mes fichiers"), _("Excel, LibreOffice ou CSV"))
        self._empty(
            _("Choisissez un fichier, ou déposez-le ici"),
            _(
                "Contacts, feuilles d’émargement, tableau de suivi, annuaire : vous verrez "
                "d’abord ce que le fichier apporterait ; rien n’est écrit sans vous."
            ),
            _("Choisir un fichier…"),
            "table",
        )

    def _empty(self, title: str, sentence: str, button: str, icon: str) -> None:
        self.body = None
        clear_layout(self.area.column)
        self.area.column.addWidget(EmptyState(title, sentence, button, self.choose, icon=icon))
