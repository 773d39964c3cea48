"""A calm list of documents in groups: each one looked at, then printed or saved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.ui.dialogs.preview import PreviewDialog, Wanted, open_preview
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.filters import FilterChip
from citeapp.ui.widgets.labels import SectionTitle
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import periods


@dataclass(frozen=True)
class Offer:
    """A document: its kind, its name, a line about it; ``yearly`` ones are of the chosen year."""

    kind: str
    title: str
    about: str
    yearly: bool = False


@dataclass(frozen=True)
class Group:
    """Documents under one title."""

    title: str
    offers: tuple[Offer, ...]

    @property
    def yearly(self) -> bool:
        """Whether a year is chosen for some of them."""
        return any(offer.yearly for offer in self.offers)


class DocumentList(QWidget):
    """The groups one under the other; ``show_about`` says what the documents are about."""

    def __init__(self, page: Page, groups: Sequence[Group]) -> None:
        super().__init__()
        self.page = page
        self._about = ""
        self.buttons: dict[str, Button] = {}
        self.year = FilterChip(_("Année"), [("", "")])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for group in groups:
            column.addWidget(self._head(group))
            column.addWidget(self._card(group))

    def show_about(self, id: str) -> None:
        """The documents of a collectif, of the network when blank; the year stays if it can."""
        session = self.page.context.session
        self._about = id
        years = periods.offered(session, collective_id=id)
        codes = [one.code for one in years]
        chosen = self.year.value() or periods.usual(session.today).code
        options = [(one.code, one.words[:1].upper() + one.words[1:]) for one in years]
        self.year.set_options(options, chosen if chosen in codes else codes[0])

    def look(self, offer: Offer) -> PreviewDialog:
        """Show a document before it is printed or saved."""
        options = {"layout": self.year.value()} if offer.yearly else {}
        return open_preview(self.page, Wanted(offer.kind, offer.title, self._about, options))

    def _head(self, group: Group) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=12)
        flow.addWidget(SectionTitle(group.title))
        if group.yearly:
            flow.addWidget(self.year)
        return holder

    def _card(self, group: Group) -> Card:
        card = Card()
        card.setAccessibleName(group.title)
        for offer in group.offers:
            button = Button(
                _("Aperçu"),
                partial(self.look, offer),
                name=_("Aperçu : {what}", what=offer.title),
            )
            self.buttons[offer.kind] = button
            card.add(RowCard(offer.title, offer.about, icon="document", button=button))
        return card
