"""A calm list of documents in groups: each one looked at, then printed or saved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base import french
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
from citeapp.usecases.documenting import news


@dataclass(frozen=True)
class Offer:
    """A document: its kind, its name, a line about it.

    ``yearly`` ones are of the chosen year, ``quarterly`` ones of the chosen three months.
    """

    kind: str
    title: str
    about: str
    yearly: bool = False
    quarterly: bool = False


@dataclass(frozen=True)
class Group:
    """Documents under one title."""

    title: str
    offers: tuple[Offer, ...]

    @property
    def yearly(self) -> bool:
        """Whether a year is chosen for some of them."""
        return any(offer.yearly for offer in self.offers)

    @property
    def quarterly(self) -> bool:
        """Whether a quarter is chosen for some of them."""
        return any(offer.quarterly for offer in self.offers)


class DocumentList(QWidget):
    """The groups one under the other; ``show_about`` says what the documents are about."""

    def __init__(self, page: Page, groups: Sequence[Group]) -> None:
        super().__init__()
        self.page = page
        self._about = ""
        self.buttons: dict[str, Button] = {}
        self.year = FilterChip(_("Année"), [("", "")])
        self.quarter = FilterChip(_("Trimestre"), [("", "")])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for group in groups:
            column.addWidget(self._head(group))
            column.addWidget(self._card(group))

    def show_about(self, id: str) -> None:
        """Whose documents they are, the network's when blank; what was chosen stays if it can."""
        session = self.page.context.session
        self._about = id
        years = periods.offered(session, collective_id=id)
        usual = periods.usual(session.today).code
        _offer(self.year, [(one.code, one.words) for one in years], usual)
        quarters = news.offered(session, collective_id=id)
        _offer(self.quarter, [(one.code, one.words) for one in quarters], quarters[0].code)

    def look(self, offer: Offer) -> PreviewDialog:
        """Show a document before it is printed or saved."""
        chosen = self.year if offer.yearly else self.quarter if offer.quarterly else None
        options = {"layout": chosen.value()} if chosen else {}
        return open_preview(self.page, Wanted(offer.kind, offer.title, self._about, options))

    def _head(self, group: Group) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=12)
        flow.addWidget(SectionTitle(group.title))
        if group.yearly:
            flow.addWidget(self.year)
        if group.quarterly:
            flow.addWidget(self.quarter)
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


def _offer(chip: FilterChip, choices: Sequence[tuple[str, str]], usual: str) -> None:
    """The choice made stays where it exists, else the usual one, else the first."""
    codes = [code for code, _words in choices]
    chosen = chip.value() or usual
    options = [(code, french.begun(words)) for code, words in choices]
    chip.set_options(options, chosen if chosen in codes else codes[0])
