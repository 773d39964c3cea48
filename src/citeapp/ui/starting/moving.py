"""The window while its workspace is brought to a safe place: nothing is typed, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from citeapp import bootstrap
from citeapp.base.errors import UserError
from citeapp.base.language import _
from citeapp.base.paths import Home
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.ask_panel import AskPanel
from citeapp.usecases import sheltering
from citeapp.usecases.session import Session


def move(window: MainWindow, session: Session, open_work: Callable[[Home], object]) -> None:
    """Close the work, bring it to the account's own folder, open it there; or here again."""
    there = sheltering.target(session)
    if there is None:
        return  # it was taken meanwhile
    home, key = session.home, session.key
    window.detach()
    window.show_alone(
        AskPanel(
            _("Vos données sont mises à l’abri"),
            _("Elles sont copiées dans {folder} et relues ; un instant.", folder=there.data),
        )
    )

    def arrived(moved: Home) -> None:
        window.home_moved.emit(moved.data)
        open_work(moved)
        if window.context is not None:
            window.teller.warn(_("Vos données sont à l’abri"), _told(home, moved), kind="accent")

    def refused(error: Exception) -> None:
        open_work(home)
        if window.context is not None or not isinstance(error, UserError):
            window.show_error(error)

    window.runner.run(
        lambda _progress: bootstrap.shelter(home, key, there),
        title="",
        on_done=arrived,
        on_error=refused,
    )


def _told(home: Home, moved: Home) -> str:
    return _(
        "Elles sont maintenant dans {there}. L’ancien dossier est gardé dans {here}, sous un nom "
        "qui commence par « citeapp-ancien » : supprimez-le quand tout va bien.",
        there=moved.data,
        here=home.data,
    )
