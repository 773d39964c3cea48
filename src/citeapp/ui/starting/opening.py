"""Opens what is there: a first start, a passphrase to ask for, a workspace that is damaged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from citeapp import bootstrap
from citeapp.base import french
from citeapp.base.errors import StoreDamaged, UserError
from citeapp.base.language import _
from citeapp.base.paths import Home
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.ask_panel import AskPanel
from citeapp.ui.starting.first_start import FirstStart, Shown
from citeapp.usecases.session import Session


class Opening:
    """One panel at a time; ends by handing a session to ``on_session``."""

    def __init__(self, window: MainWindow, home: Home, on_session: Shown) -> None:
        self.window, self.home, self.on_session = window, home, on_session

    def welcome(self) -> None:
        """Nothing is there yet."""
        FirstStart(self.window, self.home, self.on_session, self.trouble).welcome()

    def moved_away(self) -> None:
        """It was brought to a safe place, on the disk of another computer."""
        panel = AskPanel(
            _("Vos données ne sont plus dans ce dossier"),
            _("Elles ont été mises à l’abri sur un autre ordinateur : ouvrez CitéApp là-bas."),
        )
        panel.add_text(
            _(
                "Si cet ordinateur n’est plus là, reprenez une sauvegarde : il y en a dans "
                "« {folder} », et peut-être sur vos clés.",
                folder=self.home.data,
            )
        )
        welcome = FirstStart(self.window, self.home, self.on_session, self.trouble).welcome
        self._show(panel.finish(_("Commencer ici, ou reprendre une sauvegarde…"), welcome))

    def demo_again(self, session: Session) -> None:
        """The demonstration looked at the last time: go on with it, or begin for good."""
        panel = AskPanel(_("Vous aviez ouvert la démonstration"))
        panel.add_choice(
            _("Continuer à regarder"),
            _("Les personnes et les rencontres y sont inventées."),
            _("Rouvrir la démonstration"),
            partial(self.on_session, session, ""),
            icon="play",
        )
        panel.add_choice(
            _("Commencer pour de vrai"),
            _("La démonstration est mise de côté ; vos données partent d’une page blanche."),
            _("Commencer"),
            partial(self._leave_demo, session),
            icon="ready",
        )
        self._show(panel.finish_choices())

    def _leave_demo(self, session: Session) -> None:
        bootstrap.close(session)
        bootstrap.set_aside(self.home)
        self.welcome()

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

        self._show(panel.finish(_("Ouvrir"), on))

    def lost_keys(self, again: Callable[[], object]) -> None:
        """The work is there, what opens it is not: any backup of it and the words bring it back."""
        panel = AskPanel(
            _("La clé de vos données a disparu"),
            _(
                "Vos données sont là, chiffrées. Chaque sauvegarde garde de quoi les rouvrir : "
                "tapez vos douze mots de secours, rien ne sera perdu."
            ),
        )
        edit = panel.add_field(_("Mots de secours"))

        def bring(path: Path) -> None:
            try:
                bootstrap.bring_keys_back(self.home, path, words=edit.text().strip())
            except UserError as refused:
                panel.say(str(refused))
            else:
                again()

        def choose() -> None:
            if chosen := self._chosen_backup():
                bring(chosen)

        found = bootstrap.backups_of(self.home)
        if found:
            others = [(_("Autre sauvegarde…"), choose)]
            panel.finish(_("Retrouver la clé"), partial(bring, found[0].path), others)
        else:
            panel.finish(_("Choisir une sauvegarde…"), choose)
        self._show(panel)

    def no_room(self, error: UserError, again: Callable[[], object]) -> None:
        """The disk is full, read-only or gone: nothing is wrong with the work itself."""
        panel = AskPanel(_("Le dossier de vos données ne répond pas"), error.message)
        panel.add_text(" ".join(part for part in (error.safe, error.todo) if part))
        self._show(panel.finish(_("Réessayer"), again))

    def trouble(self, error: UserError) -> None:
        """The workspace does not open: says so and lists the backups; nothing is replaced."""
        panel = AskPanel(_("Vos données ne s’ouvrent pas"), error.message)
        said = [error.safe]
        if not isinstance(error, StoreDamaged):
            said.append(error.todo)  # what a command line would do, the buttons do
        panel.add_text(" ".join(part for part in said if part))
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
            if chosen := self._chosen_backup():
                restore(chosen)

        if found:
            newest = found[0]
            panel.add_text(
                _("La sauvegarde la plus récente : {moment}.", moment=french.moment(newest.at))
            )
            panel.finish(
                _("Restaurer la plus récente"),
                partial(restore, newest.path),
                [(_("Choisir un fichier…"), choose)],
            )
        else:
            panel.finish(_("Choisir une sauvegarde…"), choose)
        self._show(panel)

    def _chosen_backup(self) -> Path | None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self.window, _("Sauvegarde"), "", _("Sauvegardes (*.citsave)")
        )
        return Path(chosen) if chosen else None

    def _show(self, panel: AskPanel) -> None:
        self.window.show_alone(panel)
        panel.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
