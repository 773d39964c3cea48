"""What the page says when no action is to be shown, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from citeapp.base.language import _
from citeapp.ui.pages.tracking.filters import FilterBar
from citeapp.ui.widgets.notices import EmptyState


def state(bar: FilterBar, *, any_open: bool, on_new: Callable[[], object]) -> EmptyState:
    """The empty state for the filters in force."""
    scope = bar.scope.value()
    if bar.is_plain() and scope in ("open", "all") and not any_open:
        return EmptyState(
            _("Rien à suivre pour l’instant"),
            _(
                "Une action naît d’une ligne qui commence par ! dans les notes d’une rencontre, "
                "ou ici."
            ),
            _("Ajouter une action"),
            on_new,
            icon="tracking",
        )
    show_all = partial(bar.show_all, "all")
    if bar.is_plain() and scope == "late":
        return EmptyState(
            _("Rien n’est en retard"),
            _("Chaque action ouverte a encore son jour devant elle."),
            _("Montrer les actions ouvertes"),
            partial(bar.show_all, "open"),
            icon="ready",
        )
    return EmptyState(
        _("Aucune action ne correspond"),
        _("Changez les filtres, ou montrez toutes les actions."),
        _("Montrer toutes les actions"),
        show_all,
        icon="filter",
    )
