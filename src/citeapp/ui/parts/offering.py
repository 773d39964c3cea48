"""A newer version that was brought here: what it is, one question, its trial on a copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.usecases import exchanges, updating
from citeapp.usecases.updating import Offer


def offer(page: Page, path: Path, on_ready: Callable[[], object] = lambda: None) -> None:
    """Look at an update file and ask whether to install it; nothing is done before.

    ``on_ready`` is told when the next start will run it.
    """

    def ask(found: Offer) -> None:
        page.context.teller.ask(
            _("Installer CitéApp {v} ?", v=found.version),
            _(
                "{news}\n\nVos données sont sauvegardées, puis la nouvelle version s’essaie "
                "sur une copie. Vous pouvez continuer à travailler pendant ce temps.",
                news=found.news,
            ),
            _("Installer"),
            lambda: _install(page, path, on_ready),
            no=_("Pas maintenant"),
        )

    page.beside(lambda _session: updating.look(path), title="", on_done=ask)


def offer_riding(page: Page, paths: list[Path]) -> None:
    """The same for the one that rides in bundles, which are not merged for that."""

    def taken(path: Path | None) -> None:
        if path is not None:
            offer(page, path)

    page.beside(
        lambda session: exchanges.take_update(session, paths=paths),
        title=_("Ouverture du lot"),
        on_done=taken,
    )


def _install(page: Page, path: Path, on_ready: Callable[[], object]) -> None:
    def done(found: Offer) -> None:
        on_ready()
        page.context.teller.say(
            _("CitéApp {v} est prête : elle s’ouvrira au prochain démarrage.", v=found.version)
        )

    page.beside(
        lambda session: updating.install(session, path), title=_("Mise à jour"), on_done=done
    )
