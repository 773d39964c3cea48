"""Before there is a session: the first start, the passphrase, a workspace that does not open."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from citeapp import bootstrap
from citeapp.base import french, words
from citeapp.base.errors import UserError
from citeapp.base.files import write_verified
from citeapp.base.language import _
from citeapp.base.paths import Home
from citeapp.ui.first_start import AskPanel
from citeapp.ui.main_window import MainWindow
from citeapp.ui.style import px
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.usecases import demo
from citeapp.usecases.session import Session

Shown = Callable[[Session, str], object]
"""Attaches a session to the window and opens a page ("" for the first)."""


class Opening:
    """The panels, one after the other; ends by handing a session to ``on_session``."""

    def __init__(self, window: MainWindow, home: Home, on_session: Shown) -> None:
        self.window, self.home, self.on_session = window, home, on_session
        self.name = self.organisation = ""
        self.coordinator = False
        self.passphrase: str | None = None
        self.page = ""

    # The first start: name, structure, what to begin with

    def welcome(self) -> None:
        """Who are you?"""
        panel = AskPanel(
            _("Bienvenue dans CitéApp"),
            _(
                "Préparez vos rencontres, émargez, notez, décidez, suivez les actions. "
                "Tout reste sur cet ordinateur, chiffré, sans internet."
            ),
        )
        edit = panel.add_field(_("Votre nom"), placeholder=_("Samira Haddad"))
        edit.setText(self.name)

        def on() -> None:
            self.name = edit.text().strip()
            if not self.name:
                panel.say(_("Écrivez votre nom, comme vos collègues vous appellent."))
                return
            self._ask_organisation()

        self._show(panel.finish(_("Continuer"), on), edit)

    def _ask_organisation(self) -> None:
        panel = AskPanel(_("Votre structure"), _("Ville, centre social, école, association…"))
        edit = panel.add_field(_("Structure"), placeholder=_("Centre social Dorignies"))
        edit.setText(self.organisation)

        def on(coordinator: bool) -> None:
            self.organisation, self.coordinator = edit.text().strip(), coordinator
            self._ask_beginning()

        panel.finish(
            _("J’anime des collectifs"),
            partial(on, False),
            [(_("Je coordonne la Cité éducative"), partial(on, True))],
            self.welcome,
        )
        self._show(panel, edit)

    def _ask_beginning(self) -> None:
        panel = AskPanel(
            _("Par quoi commencer ?"),
            _(
                "Vous pouvez reprendre vos listes et tableaux Excel ou LibreOffice, "
                "ou regarder d’abord une démonstration avec des personnes inventées."
            ),
        )
        panel.finish(
            _("Reprendre mes fichiers"),
            self._begin_with_files,
            [(_("Voir une démonstration"), self._begin_with_demo)],
            self._ask_organisation,
        )
        self._show(panel, panel)

    def _begin_with_files(self) -> None:
        self.page = "importing"
        self._ask_passphrase()

    def _begin_with_demo(self) -> None:
        self._create(with_demo=True)

    # Keys

    def _ask_passphrase(self) -> None:
        panel = AskPanel(
            _("Une phrase de passe"),
            _(
                "Elle ouvre vos données si votre compte change ou si vous changez d’ordinateur. "
                "Sans elle, quiconque ouvre votre session lit tout."
            ),
        )
        edit = panel.add_field(_("Phrase de passe"), secret=False)
        edit.setText(words.propose_passphrase(os.urandom))
        panel.add_text(
            _("Proposition : huit mots tirés au hasard. Notez-les, ou écrivez la vôtre.")
        )

        def on() -> None:
            typed = edit.text().strip()
            if not words.strong_enough(typed):
                panel.say(_("Trop facile à deviner : huit mots, ou au moins 14 caractères variés."))
                return
            self.passphrase = typed
            self._create(with_demo=False)

        def decline() -> None:
            self.passphrase = None
            self._create(with_demo=False)

        panel.finish(
            _("Continuer"), on, [(_("Sans phrase de passe"), decline)], self._ask_beginning
        )
        self._show(panel, edit)

    def _create(self, *, with_demo: bool) -> None:
        try:
            created = bootstrap.create(
                self.home,
                name=self.name,
                organisation=self.organisation,
                coordinator=self.coordinator,
                passphrase=self.passphrase,
            )
            if with_demo:
                demo.fill(created.session)
        except UserError as error:
            self.trouble(error)
            return
        if with_demo:
            self.on_session(created.session, "")
        else:
            self._show_words(created.session, created.words)

    def _show_words(self, session: Session, recovery: Sequence[str]) -> None:
        panel = AskPanel(
            _("Vos mots de secours"),
            _(
                "Avec eux, une sauvegarde rouvre vos données même si l’ordinateur est perdu. "
                "Imprimez-les ou recopiez-les sur papier, et gardez-les ailleurs."
            ),
        )
        shown = QPlainTextEdit()
        shown.setReadOnly(True)
        shown.setAccessibleName(_("Mots de secours"))
        shown.setPlainText(numbered(recovery))
        shown.setFixedHeight(px(132))
        panel.column.addWidget(shown)

        def to_file() -> None:
            chosen, _kind = QFileDialog.getSaveFileName(
                self.window, _("Mots de secours"), "mots-de-secours.txt"
            )
            if chosen:
                try:
                    write_verified(Path(chosen), numbered(recovery).encode(), private=True)
                except UserError as error:
                    panel.say(str(error))

        panel.finish(
            _("Je les ai notés"),
            partial(self._ask_words, session, recovery),
            [(_("Fichier à imprimer"), to_file)],
        )
        self._show(panel, shown)

    def _ask_words(self, session: Session, recovery: Sequence[str]) -> None:
        positions = bootstrap.asked_words()
        panel = AskPanel(
            _("Vérifions ensemble"), _("Retapez ces trois mots, d’après votre papier.")
        )
        edits = [panel.add_field(_("Mot n° {n}", n=n)) for n in positions]

        def on() -> None:
            if bootstrap.typed_back(recovery, positions, [edit.text() for edit in edits]):
                self.on_session(session, self.page)
                return
            panel.say(_("Ce ne sont pas les bons mots. Regardez votre papier."))

        panel.finish(_("Vérifier"), on, on_back=partial(self._show_words, session, recovery))
        self._show(panel, edits[0])

    # A workspace that asks for something

    def unlock(self) -> None:
        """The account does not open the workspace: the passphrase, or the recovery words."""
        panel = AskPanel(
            _("Ouvrir l’espace de travail"),
            _("Tapez votre phrase de passe, ou vos douze mots de secours."),
        )
        edit = panel.add_field(_("Phrase de passe ou mots de secours"), secret=True)

        def on() -> None:
            typed = edit.text().strip()
            ways: tuple[Callable[[], Session], ...] = (
                lambda: bootstrap.open_session(self.home, passphrase=typed),
                lambda: bootstrap.open_session(self.home, words=typed),
            )
            for way in ways:
                try:
                    session = way()
                except UserError as error:
                    panel.say(str(error))
                else:
                    self.on_session(session, "")
                    return

        self._show(panel.finish(_("Ouvrir"), on), edit)

    def trouble(self, error: UserError) -> None:
        """The workspace does not open: says so and lists the backups; nothing is replaced."""
        panel = AskPanel(_("Vos données ne s’ouvrent pas"), error.message)
        panel.add_text(" ".join(part for part in (error.safe, error.todo) if part))
        found = bootstrap.backups_of(self.home)
        if not found:
            panel.add_text(_("Aucune sauvegarde n’a été trouvée dans ce dossier."))
        edit = panel.add_field(_("Mots de secours (si ce compte ne suffit pas)"), secret=True)

        def restore(path: Path) -> None:
            try:
                session = bootstrap.restore(self.home, path, words=edit.text().strip() or None)
            except UserError as refused:
                panel.say(str(refused))
                return
            self.on_session(session, "")

        def choose() -> None:
            chosen, _kind = QFileDialog.getOpenFileName(
                self.window, _("Sauvegarde"), "", _("Sauvegardes (*.citsave)")
            )
            if chosen:
                restore(Path(chosen))

        if found:
            newest = found[0]
            panel.finish(
                _("Restaurer celle du {moment}", moment=french.moment(newest.at)),
                partial(restore, newest.path),
                [(_("Choisir un fichier…"), choose)],
            )
        else:
            panel.finish(_("Choisir une sauvegarde…"), choose)
        self._show(panel, edit)

    def _show(self, panel: AskPanel, focus: AskPanel | LineEdit | QPlainTextEdit) -> None:
        self.window.show_alone(panel)
        focus.setFocus()


def numbered(recovery: Sequence[str]) -> str:
    """The recovery words as printed: three to a line, numbered."""
    cells = [f"{place:>2}. {word:<10}" for place, word in enumerate(recovery, 1)]
    return "\n".join("  ".join(cells[n : n + 3]).rstrip() for n in range(0, len(cells), 3))
