"""The pages in the order of the navigation list. A new page is one folder and one line here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.ui.page import Context, Page


@dataclass(frozen=True)
class Destination:
    """One page: ``label`` is looked up when shown, ``factory`` imported when first opened."""

    key: str
    label: Callable[[], str]
    icon: str
    factory: str
    letter: str
    """Alt and this letter open it."""
    coordinator_only: bool = False
    in_rail: bool = True
    """A page reached from others alone (the import) has no line in the rail."""


NAVIGATION = (
    Destination("week", lambda: _("Ma semaine"), "week", "citeapp.ui.pages.week:WeekPage", "S"),
    Destination(
        "meetings",
        lambda: _("Rencontres"),
        "meetings",
        "citeapp.ui.pages.meetings:MeetingsPage",
        "R",
    ),
    Destination(
        "people", lambda: _("Personnes"), "people", "citeapp.ui.pages.people:PeoplePage", "P"
    ),
    Destination(
        "collectives",
        lambda: _("Collectifs"),
        "collectives",
        "citeapp.ui.pages.collectives:CollectivesPage",
        "C",
    ),
    Destination(
        "tracking",
        lambda: _("Tableau de suivi"),
        "tracking",
        "citeapp.ui.pages.tracking:TrackingPage",
        "T",
    ),
    Destination(
        "exchange", lambda: _("Échanges"), "exchange", "citeapp.ui.pages.exchange:ExchangePage", "E"
    ),
    Destination(
        "coordination",
        lambda: _("Coordination"),
        "coordination",
        "citeapp.ui.pages.coordination:CoordinationPage",
        "O",
        coordinator_only=True,
    ),
    Destination(
        "settings",
        lambda: _("Paramètres"),
        "settings",
        "citeapp.ui.pages.settings:SettingsPage",
        "M",
    ),
    Destination(
        "importing",
        lambda: _("Reprendre mes fichiers"),
        "table",
        "citeapp.ui.pages.importing:ImportingPage",
        "F",
        in_rail=False,
    ),
    Destination(
        "register",
        lambda: _("Décisions"),
        "decision",
        "citeapp.ui.pages.register:RegisterPage",
        "D",
        in_rail=False,
    ),
    Destination(
        "plain",
        lambda: _("Textes simplifiés"),
        "document",
        "citeapp.ui.pages.plain:PlainPage",
        "V",
        in_rail=False,
    ),
    Destination(
        "past",
        lambda: _("Corbeille et historique"),
        "trash",
        "citeapp.ui.pages.past:PastPage",
        "H",
        in_rail=False,
    ),
)


def build(destination: Destination, context: Context) -> Page:
    """Import the page and make it."""
    module, name = destination.factory.split(":")
    factory = cast(Callable[[Context], Page], getattr(import_module(module), name))
    return factory(context)
