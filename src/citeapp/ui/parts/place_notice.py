"""A calm banner where the work does not lie safely: what can happen, and one button."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtWidgets import QVBoxLayout

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.ui.page import Page
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import sheltering
from citeapp.usecases.sheltering import Place

COPIES_NAMED = 3


class PlaceNotice:
    """What a page says of the place of its workspace, looked at once."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def place(self) -> Place:
        """Where the work lies."""
        return sheltering.look(self.page.context.session)

    def show_in(self, column: QVBoxLayout) -> None:
        """Add the banner, where there is something to say."""
        banner = self._banner()
        if banner is not None:
            column.addWidget(banner)

    def left_words(self) -> str | None:
        """Where the folder is that stayed behind when the work was brought here."""
        if self.place.left is None:
            return None
        return _(
            "L’ancien dossier est resté dans {folder} : quand tout va bien ici, supprimez-le.",
            folder=self.place.left,
        )

    def _banner(self) -> Banner | None:
        place = self.place
        if place.hazard:
            button = None
            if place.target is not None:
                button = Button(_("Mettre à l’abri"), self.page.context.navigator.shelter)
            said = [place.hazard, _copies(place), "" if button else _no_place()]
            return Banner(
                "late",
                _("Vos données ne sont pas en lieu sûr"),
                detail=" ".join(part for part in said if part),
                button=button,
            )
        if place.copies:
            return Banner("late", _("Une copie étrangère est à côté de vos données"),
                          detail=_copies(place))  # fmt: skip
        return None


def _copies(place: Place) -> str:
    """« Une copie y a déjà été faite, que CitéApp n’ouvre jamais : citeapp-PC12.db »."""
    if not place.copies:
        return ""
    names = ", ".join(french.quoted(name, 60) for name in place.copies[:COPIES_NAMED])
    return ngettext(
        "Une copie y a été laissée, que CitéApp n’ouvre jamais : {names}. Si du travail y manque, "
        "demandez un lot à l’autre ordinateur.",
        "{n} copies y ont été laissées, que CitéApp n’ouvre jamais : {names}. Si du travail y "
        "manque, demandez un lot à l’autre ordinateur.",
        len(place.copies),
        names=names,
    )


def _no_place() -> str:
    return _(
        "Tout votre compte est au même endroit : gardez une sauvegarde sur un autre disque, et "
        "parlez-en à la personne qui s’occupe des ordinateurs."
    )
