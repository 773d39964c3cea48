"""The first start: a name, a structure, what to begin with; then the keys to what is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from citeapp import bootstrap
from citeapp.base import words
from citeapp.base.errors import UserError
from citeapp.base.files import write_verified
from citeapp.base.language import _
from citeapp.base.paths import Home
from citeapp.ui.dialogs.guide import FIRST
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.ask_panel import AskPanel, RecoveryWords
from citeapp.usecases import demo, maintenance
from citeapp.usecases.session import Session

Shown = Callable[[Session, str], object]
"""Attaches a session to the window and opens a page ("" for the first)."""


class FirstStart:
    """The panels, one after the other; ends by handing a session to ``on_session``."""

    def __init__(
        self,
        window: MainWindow,
        home: Home,
        on_session: Shown,
        on_trouble: Callable[[UserError], object],
    ) -> None:
        self.window, self.home = window, home
        self.on_session, self.on_trouble = on_session, on_trouble
        self.name = self.organisation = ""
        self.coordinator = False
        self.passphrase: str | None = None
        self.page = ""

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

        self._show(panel.finish(_("Continuer"), on))

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
        self._show(panel)

    def _ask_beginning(self) -> None:
        panel = AskPanel(_("Par quoi commencer ?"))
        panel.add_choice(
            _("J’ai des listes et des tableaux"),
            _(
                "Excel, LibreOffice ou CSV : contacts, émargements, suivi. "
                "Rien n’est écrit sans vous."
            ),
            _("Reprendre mes fichiers"),
            partial(self._begin_at, "importing"),
            icon="import",
        )
        panel.add_choice(
            _("Je veux d’abord voir"),
            _("Une démonstration avec des personnes inventées."),
            _("Voir une démonstration"),
            partial(self._create, with_demo=True),
            icon="play",
        )
        panel.add_choice(
            _("Je pars d’une page blanche"),
            _("Ma semaine vous dira par où commencer."),
            _("Commencer à vide"),
            partial(self._begin_at, ""),
            icon="week",
        )
        panel.add_choice(
            _("J’avais déjà CitéApp"),
            _("Une sauvegarde et vos mots de secours suffisent."),
            _("Retrouver mes données"),
            self._ask_backup,
            icon="key",
        )
        self._show(panel.finish_choices(self._ask_organisation))

    def _begin_at(self, page: str) -> None:
        self.page = page
        self._ask_passphrase()

    def _ask_backup(self) -> None:
        panel = AskPanel(
            _("Retrouver mes données"),
            _("Tapez vos douze mots de secours, puis choisissez le fichier de la sauvegarde."),
        )
        edit = panel.add_field(_("Mots de secours"))

        def choose() -> None:
            chosen, _kind = QFileDialog.getOpenFileName(
                self.window, _("Sauvegarde"), "", _("Sauvegardes (*.citsave)")
            )
            if not chosen:
                return
            try:
                session = bootstrap.restore(self.home, Path(chosen), words=edit.text().strip())
            except UserError as refused:
                panel.say(str(refused))
                return
            self.on_session(session, "")

        self._show(panel.finish(_("Choisir la sauvegarde…"), choose, on_back=self._ask_beginning))

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
        self._show(panel)

    def _create(self, *, with_demo: bool) -> None:
        self._say_wait(with_demo)
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
                maintenance.set_setting(created.session, name=maintenance.DEMO_TRIED, value="1")
        except UserError as error:
            self.on_trouble(error)
            return
        if with_demo:
            self._enter(created.session)
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
        panel.column.addWidget(RecoveryWords(recovery))

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
        self._show(panel)

    def _ask_words(self, session: Session, recovery: Sequence[str]) -> None:
        positions = bootstrap.asked_words()
        panel = AskPanel(
            _("Vérifions ensemble"), _("Retapez ces trois mots, d’après votre papier.")
        )
        edits = [panel.add_field(_("Mot n° {n}", n=n)) for n in positions]

        def on() -> None:
            if bootstrap.typed_back(recovery, positions, [edit.text() for edit in edits]):
                self._enter(session)
                return
            panel.say(_("Ce ne sont pas les bons mots. Regardez votre papier."))

        panel.finish(_("Vérifier"), on, on_back=partial(self._show_words, session, recovery))
        self._show(panel)

    def _enter(self, session: Session) -> None:
        """Open the work; the guide is offered where the page itself does not say how to begin."""
        self.on_session(session, self.page)
        page = self.window.page()
        if page is not None:
            self.window.teller.say(
                _("Pour commencer : le guide, en cinq minutes"),
                _("Lire les premiers pas"),
                partial(self.window.read_guide, page, FIRST),
            )

    def _say_wait(self, with_demo: bool) -> None:
        """Keys that are hard to guess take a second or two to make: say so meanwhile."""
        what = (
            _("Deux années de rencontres inventées se préparent.")
            if with_demo
            else _("Votre espace de travail se prépare et se chiffre.")
        )
        self.window.show_alone(AskPanel(_("Un instant…"), what))
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _show(self, panel: AskPanel) -> None:
        self.window.show_alone(panel)
        panel.first_focus().setFocus(Qt.FocusReason.TabFocusReason)


def numbered(recovery: Sequence[str]) -> str:
    """The recovery words as printed: three to a line, numbered."""
    cells = [f"{place:>2}. {word:<10}" for place, word in enumerate(recovery, 1)]
    return "\n".join("  ".join(cells[n : n + 3]).rstrip() for n in range(0, len(cells), 3))
