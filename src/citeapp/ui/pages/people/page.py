"""The contact book: list left, card right; what is typed is kept without asking."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from citeapp.base.errors import NotFound
from citeapp.base.language import _, ngettext
from citeapp.ui.changes import touches
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.people.cards import ContactCard, OrganisationCard, PersonCard
from citeapp.ui.pages.people.doubles import Doubles
from citeapp.ui.pages.people.erasing import Farewell, Gone
from citeapp.ui.pages.people.listing import ORGANISATION, PERSON, ContactList
from citeapp.ui.pages.people.new import NewContact
from citeapp.ui.parts import doubles
from citeapp.ui.parts.doubles import DoublesWatch
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.conflict import focus_again, focused
from citeapp.ui.widgets.layouts import RING_PX
from citeapp.ui.widgets.notices import Banner, EmptyState
from citeapp.ui.widgets.panes import Panes
from citeapp.usecases import erasure
from citeapp.usecases.erasure import Plan

LIST_PX = 308
LISTED = ("person", "organisation", "affiliation", "membership", "attendance", "collective")


class PeoplePage(Page):
    """Personnes et structures."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.noun = self.id = ""
        self.doubles = DoublesWatch(self)
        self.doubles.found.connect(self._doubles_found)
        self.list = ContactList()
        self.list.chosen.connect(self.show_card)
        self.list.new_asked.connect(self.ask_new)
        self.list.import_asked.connect(lambda: context.navigator.go("importing"))
        self.list.shown.connect(self._show_rest)
        side = QWidget()
        self.panes = Panes(
            self.list, self.list.view, side, back=_("Personnes et structures"), width=LIST_PX
        )
        self.panes.entered.connect(self._enter)
        self.column.addWidget(self.panes)
        self.side = QVBoxLayout(side)
        self.side.setContentsMargins(px(26), px(22) - RING_PX, px(26), px(12))
        self.side.setSpacing(px(12))
        self.side.addWidget(self.panes.browser, 0, Qt.AlignmentFlag.AlignLeft)
        self.notices = QVBoxLayout()
        self.side.addLayout(self.notices)
        holder = QWidget()
        self.stack = QStackedLayout(holder)
        self.side.addWidget(holder, 1)
        self.card: QWidget | None = None
        self._banner: Banner | None = None

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Personnes et structures")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Ctrl F filtre par nom, structure, commune ou téléphone ; Entrée ouvre la première "
            "fiche, ou en crée une si personne ne correspond.\n\n"
            "Ctrl N crée une fiche : un prénom suffit. Chaque champ s’enregistre seul quand on "
            "le quitte ; Ctrl Z annule.\n\n"
            "Deux fiches qui se ressemblent sont proposées, jamais réunies sans vous. Jointes, "
            "elles se séparent à tout moment depuis la fiche : chacune retrouve ce qu’elle "
            "disait.\n\n"
            "« Supprimer » s’annule. « Effacer pour toujours… », au bas d’une fiche, sert quand "
            "la personne demande qu’on l’oublie : rien ne la ramène."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        if touches(changes, *doubles.NOUNS):
            self.doubles.look()
        if touches(changes, *LISTED):
            self.list.fill(self.context.session)
        if isinstance(self.card, ContactCard):
            if touches(changes, *LISTED, "meeting"):
                self._refresh_card(self.card)
        elif isinstance(self.card, Doubles):
            if touches(changes, *doubles.NOUNS, "passed_over"):
                self.show_doubles()
        elif self.card is None or not isinstance(self.card, NewContact):
            self._show_rest()

    def open(self, **target: str) -> None:
        if target.get("show") == "to_complete":
            self.list.set_scope("to_complete")
            rows = self.list.view.rows()
            if rows:
                self.show_card(PERSON, rows[0].key)
        elif target.get("show") == "doubles":
            self.show_doubles()
            self.doubles.look_now()
        elif target.get("new"):
            self.ask_new(target.get("name", ""))
        elif target.get("erase"):
            self.ask_erase(target["erase"])
        for noun in (PERSON, ORGANISATION):
            if target.get(noun):
                self.show_card(noun, target[noun])
        if target:
            self.panes.show_right()

    def first_focus(self) -> QWidget | None:
        if isinstance(self.card, NewContact):
            return self.card.first_field()
        if isinstance(self.card, Doubles) and self.card.cards:
            return self.card.cards[0].first
        if self.panes.list_hidden:
            return self.panes.browser
        return self.list.view if self.list.view.current_key() else self.list.search

    def show_card(self, noun: str, id: str) -> None:
        """Open the card of a person or a structure."""
        if isinstance(self.card, ContactCard):
            self.card.commit()
        self.noun, self.id = noun, id
        make = PersonCard if noun == PERSON else OrganisationCard
        try:
            card = make(self, id)
        except NotFound as error:
            self.context.teller.show_error(error)
            self._close_card()
            return
        self._show(card)
        self.list.select(noun, id)

    def ask_new(self, text: str = "") -> None:
        """The short form of someone new, or of a new structure."""
        if isinstance(self.card, ContactCard):
            self.card.commit()
        form = NewContact(self, structure=self.list.noun() == ORGANISATION, text=text)
        form.made.connect(self._made)
        form.left.connect(self._close_card)
        self.noun = self.id = ""
        self._show(form)
        self.panes.show_right()
        form.first_field().setFocus()

    def ask_erase(self, id: str) -> None:
        """What erasing someone concerns is looked for, then shown before anything is done."""
        if isinstance(self.card, ContactCard):
            self.card.commit()
        asked_from = self.card

        def found(plan: Plan) -> None:
            if self.card is asked_from:  # nobody went on to something else meanwhile
                self.show_farewell(plan)

        self.beside(
            lambda session: erasure.preview(session, id=id),
            title=_("Recherche de tout ce qui la concerne"),
            on_done=found,
        )

    def show_farewell(self, plan: Plan) -> None:
        """What goes with someone, before anything is done."""
        farewell = Farewell(self, plan)
        farewell.left.connect(lambda: self.show_card(PERSON, plan.id))
        farewell.done.connect(self._erased)
        self._show(farewell)
        self.panes.show_right()
        farewell.first_field().setFocus()

    def show_gone(self, reference: str, waiting: Sequence[str]) -> None:
        """Someone was erased; whose machines have not heard of it."""
        gone = Gone(self, reference, waiting)
        gone.left.connect(self._close_card)
        self.noun = self.id = ""
        self.list.view.select("")
        self._show(gone)
        gone.first_field().setFocus()

    def _erased(self, reference: str) -> None:
        board = erasure.board(self.context.session)
        line = next(line for line in board if line.reference == reference)
        self.show_gone(reference, [one.name for one in line.waiting])

    def show_doubles(self) -> None:
        """The pairs that wait for a verdict."""
        self.noun = self.id = ""
        self.list.view.select("")
        place = focused(self.card.cards) if isinstance(self.card, Doubles) else None
        shown = Doubles(self, self.doubles)
        self._show(shown)
        if place is not None and not focus_again(shown.cards, place):
            self.list.view.setFocus()

    def _enter(self) -> None:
        """Enter on a line of the list: the hands go to its card."""
        if isinstance(self.card, ContactCard):
            self.card.first_field().setFocus()

    def _made(self, noun: str, id: str) -> None:
        self.show_card(noun, id)
        if isinstance(self.card, ContactCard):
            self.card.first_field().setFocus()

    def _refresh_card(self, card: ContactCard) -> None:
        try:
            card.refresh()
        except NotFound:  # it was deleted, here or by an undo
            self._close_card()

    def _close_card(self) -> None:
        self.noun = self.id = ""
        self.list.view.select("")
        self.card = None
        self._show_rest()
        self.list.search.setFocus()

    def _show(self, widget: QWidget) -> None:
        while self.stack.count():
            old = self.stack.currentWidget()
            self.stack.takeAt(self.stack.currentIndex())
            if old is not None:
                old.hide()
                old.deleteLater()
        self.card = widget
        self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        self._show_banner()

    def _show_rest(self) -> None:
        """What to do while no card is open."""
        if self.card is not None and not isinstance(self.card, EmptyState):
            return
        rows = self.list.view.rows()
        typed = self.list.search.text().strip()
        if self.list.empty:
            state = EmptyState(
                _("Votre carnet est vide"),
                _("Reprenez votre liste de contacts : l’aperçu montre tout avant d’écrire."),
                _("Reprendre mes fichiers"),
                lambda: self.context.navigator.go("importing"),
                icon="people",
            )
        elif not rows and typed:
            state = EmptyState(
                _("Rien ne correspond à « {text} »", text=typed),
                _("Essayez moins de lettres, ou créez la fiche."),
                _("Créer « {text} »", text=typed),
                lambda: self.ask_new(typed),
                icon="search",
            )
        elif not rows:
            state = EmptyState(
                _("Rien à compléter")
                if self.list.scope == "to_complete"
                else _("Rien dans cette liste"),
                _("Toutes les fiches ont ce qu’il leur faut.")
                if self.list.scope == "to_complete"
                else _("Créez la première fiche avec Ctrl N."),
                icon="ready",
            )
        else:
            state = EmptyState(
                _("Choisissez une fiche"),
                _("Tapez quelques lettres d’un nom, d’une structure ou d’une commune."),
                icon="people",
            )
        self._show(state)

    def _doubles_found(self) -> None:
        if isinstance(self.card, Doubles):
            self.show_doubles()
        else:
            self._show_banner()

    def _show_banner(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if self.doubles.pairs and not isinstance(self.card, (Doubles, Farewell, Gone)):
            words = ngettext(
                "Une paire de fiches se ressemble.",
                "{n} paires de fiches se ressemblent.",
                len(self.doubles.pairs),
            )
            button = Button(_("Regarder"), self.show_doubles)
            self._banner = Banner("ask", words, button=button)
            self.notices.addWidget(self._banner)
