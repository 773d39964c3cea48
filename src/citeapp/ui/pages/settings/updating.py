"""A newer version from a stick: what the file is, one question, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from citeapp.base import french
from citeapp.base.installation import Installation
from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.pages.settings.section import Section
from citeapp.ui.parts.offering import offer
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import going_back, newer, updating
from citeapp.usecases.going_back import WayBack


class Updating(Section):
    """The version that runs, the file that brings another, the one to go back to."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("Mise à jour"),
            _(
                "Une nouvelle version arrive par un fichier, sur une clé ou avec un lot. Elle est "
                "essayée sur une copie de vos données ; l’ancienne reste là tant que l’essai n’est "
                "pas réussi."
            ),
            _("version nouvelle installer citmaj programme clé USB revenir ancienne"),
        )
        self.place: Installation | None = None
        """Where the program stands; None: to be asked for."""
        self.state = PlainLabel("", "medium")
        self.column.addWidget(self.state)
        self.choose = Button(_("Choisir un fichier de mise à jour…"), self._choose, icon="import")
        self.back = Button("", self._ask_back)
        self.install = PrimaryButton("", self._install_waiting)
        self.leave = Button(
            _("L’écarter"), self._leave_waiting, kind="quiet", name=_("Écarter la version arrivée")
        )
        self.buttons(self.install, self.leave, self.choose, self.back)

    def refresh(self) -> None:
        now = updating.standing(self.place)
        self.state.setText(_state(now))
        self.choose.setVisible(now.possible)
        self.back.setVisible(bool(now.before))
        self.back.set_words(_("Revenir à la version {v}…", v=now.before))
        brought = newer.waiting(self.page.context.session.home, self.place)
        for button in (self.install, self.leave):
            button.setVisible(brought is not None)
        if brought is not None:
            self.install.set_words(_("Installer CitéApp {v}…", v=brought.version))
            self.state.setText(
                _("{now}. CitéApp {v} est arrivée avec un lot.",
                  now=self.state.text().rstrip("."), v=brought.version)
            )  # fmt: skip

    def take(self, path: Path) -> None:
        """Look at an update file and ask whether to install it."""
        offer(self.page, path, self._told)

    def _install_waiting(self) -> None:
        brought = newer.waiting(self.page.context.session.home, self.place)
        if brought is not None:
            self.take(brought.path)

    def _leave_waiting(self) -> None:
        newer.forget(self.page.context.session.home)
        self._told()

    def _told(self) -> None:
        """Ma semaine names the version that waits, too."""
        self.page.context.changes.notify(frozenset({"update"}))

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Mise à jour"), "", _("Mises à jour de CitéApp (*.citmaj)")
        )
        if chosen:
            self.take(Path(chosen))

    def _ask_back(self) -> None:
        context = self.page.context
        way = context.runner.act(lambda: going_back.way_back(context.session))
        if way is not None:
            context.teller.ask(
                _("Revenir à CitéApp {v} ?", v=way.version),
                _back_words(way),
                _("Revenir en arrière"),
                self._go_back,
            )

    def _go_back(self) -> None:
        def done(way: WayBack) -> None:
            self.refresh()
            self.page.context.teller.say(
                _("CitéApp {v} s’ouvrira au prochain démarrage.", v=way.version)
            )

        self.page.beside(going_back.go_back, title=_("Sauvegarde"), on_done=done)


def _state(now: updating.Standing) -> str:
    words = _("CitéApp, version {v}", v=now.version)
    if not now.possible:
        return _("{version}, depuis son code : pas de mise à jour par fichier.", version=words)
    if now.next:
        return _("{version} ; au prochain démarrage : {next}", version=words, next=now.next)
    return words


def _back_words(way: WayBack) -> str:
    if way.backup is None:
        return _("Vos données restent comme elles sont : cette version sait les lire.")
    return _(
        "Cette version ne sait pas lire vos données d’aujourd’hui. Elle ouvrira la sauvegarde "
        "d’avant la mise à jour ({moment}). Ce que vous avez fait depuis est mis de côté, "
        "jamais effacé.",
        moment=french.moment(way.backup.at),
    )
