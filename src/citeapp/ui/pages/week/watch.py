"""À ne pas oublier: rencontres without parents, decisions to look at again, words to answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.domain.decision import Decision
from citeapp.ui.page import Page
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import RowCard
from citeapp.usecases import maintenance, newer
from citeapp.usecases.newer import Waiting
from citeapp.usecases.parents import WithoutParents
from citeapp.usecases.week import Unanswered, Week

if TYPE_CHECKING:
    from citeapp.usecases.session import Session

OLD = timedelta(days=7)
SHOWN = 3
"""Lines of each: the page stays calm."""


def rows(page: Page, shown: Week) -> list[RowCard]:
    """One line each, with the button that leads there."""
    brought = newer.waiting(page.context.session.home)
    return [
        *([_update_row(page, brought)] if brought is not None else []),
        *(_parents_row(page, one) for one in shown.without_parents[:SHOWN]),
        *(_decision_row(page, one) for one in shown.to_revisit[:SHOWN]),
        *(_quotes_row(page, one) for one in shown.unanswered[:SHOWN]),
    ]


def backup_row(page: Page) -> RowCard:
    """How old the last verified backup is, and another one at once."""
    session = page.context.session
    last = maintenance.last_backup(session)
    late = last is None or session.now - last > OLD

    def backup(other: Session) -> object:
        return maintenance.backup(other)

    def make() -> None:
        page.beside(
            backup, title=_("Copie de sauvegarde"), on_done=lambda _path: page.refresh(frozenset())
        )

    return RowCard(
        maintenance.age_words(last, session.now),
        _("La copie de sauvegarde, chiffrée, sur cet ordinateur"),
        icon="warning" if late else "ready",
        token="late" if late else "done",
        button=Button(_("Copier"), make, name=_("Faire une copie de sauvegarde")),
    )


def _update_row(page: Page, brought: Waiting) -> RowCard:
    go = partial(page.context.navigator.go, "settings", update=str(brought.path))
    return RowCard(
        _("CitéApp {v} est arrivée avec un lot", v=brought.version),
        _("Elle s’essaie d’abord sur une copie de vos données"),
        icon="import",
        button=Button(_("Installer…"), go, name=_("Installer CitéApp {v}", v=brought.version)),
    )


def _parents_row(page: Page, one: WithoutParents) -> RowCard:
    go = partial(page.context.navigator.go, "meetings", collective=one.collective_id)
    return RowCard(
        ngettext(
            "{name} : aucun parent depuis {n} rencontre",
            "{name} : aucun parent depuis {n} rencontres",
            one.meetings,
            name=one.collective,
        ),
        _("Ce qui empêche de venir se note dans Préparer"),
        icon="people",
        button=_button(_("Regarder"), one.collective, go),
    )


def _decision_row(page: Page, one: Decision) -> RowCard:
    today = page.context.session.today
    day = french.day(one.revisit_on, year=one.revisit_on.year != today.year)  # type: ignore[arg-type, union-attr]
    go = partial(page.context.navigator.go, "meetings", meeting=one.meeting_id, step="write")
    return RowCard(
        one.text,
        _("Décision à revoir le {day}", day=day),
        icon="decision",
        button=_button(_("Revoir"), one.text, go) if one.meeting_id else None,
    )


def _quotes_row(page: Page, one: Unanswered) -> RowCard:
    today = page.context.session.today
    day = french.day(one.day, year=one.day.year != today.year)
    go = partial(page.context.navigator.go, "meetings", meeting=one.meeting_id, step="write")
    return RowCard(
        ngettext("{n} parole attend une réponse", "{n} paroles attendent une réponse", one.quotes),
        _("{name}, rencontre du {day}", name=one.collective, day=day),
        icon="quote",
        button=_button(_("Répondre"), one.collective, go),
    )


def _button(words: str, about: str, go: Callable[[], object]) -> Button:
    return Button(words, go, name=_("{act} : {what}", act=words, what=about))
