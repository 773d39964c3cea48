"""Inviter: who is told and how, who answered what, words to many, what to send and to print."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.errors import UserError
from citeapp.base.language import _, ngettext
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.preparing import INVITATION_CHANNEL
from citeapp.ui.models.guests import GuestsModel
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.inviting.guest_table import GuestTable, key_hints
from citeapp.ui.pages.meetings.inviting.invite_side import (
    PrintPanel,
    RepliesPanel,
    TextsPanel,
    ToMany,
)
from citeapp.ui.pages.meetings.sides import Sides
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.ui.widgets.finder import Finder
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.ui.widgets.tables import TableCard
from citeapp.usecases import collectives, inviting, people

ONCE = "once:"
"""Before the identifier of someone who is invited to this rencontre alone."""
BY_PERSON = ("sms", "phone", "spoken", "email", "paper", "door_to_door", "relay")


class InviteStep(Step):
    """The members of the collectif are expected; others may be invited for this time only."""

    scrolls = False

    def _work_on_plain(self) -> None:
        navigator = self.page.context.navigator
        navigator.go("plain", meeting=self.meeting_id, kind="invitation")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.replies = RepliesPanel()
        self.to_many = ToMany()
        self.to_many.added.connect(self._announce)
        self.to_many.done.connect(self._announced)
        self.to_many.removed.connect(self._take_down)
        self.texts = TextsPanel(
            lambda: page.context.teller.say(_("Le texte est copié : collez-le où vous voulez."))
        )
        self.printer = PrintPanel()
        self.printer.seen.connect(self.preview)
        self.printer.worked_on.connect(self._work_on_plain)
        self.printer.asked.connect(self.save_document)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        for panel in (self.replies, self.texts, self.to_many, self.printer):
            column.addWidget(panel)
        column.addStretch(1)
        self.sides = Sides(self._main(), side, fills=True)
        self.column.addWidget(self.sides, 1)

    def fill(self) -> None:
        row = max(self.table.currentIndex().row(), 0)
        guests = inviting.guests(self.session, meeting_id=self.meeting_id)
        self.count.setText(
            ngettext("{n} personne attendue", "{n} personnes attendues", len(guests))
        )
        self.empty.setVisible(not guests)
        self.card.setVisible(bool(guests))
        self.model.show_guests(guests)
        if guests:
            self.table.selectRow(min(row, len(guests) - 1))
        self.tell.setEnabled(any(not guest.told for guest in guests))
        self.replies.show_replies(inviting.replies_of(guests))
        self.to_many.show_all(inviting.announcements(self.session, meeting_id=self.meeting_id))
        try:
            self.texts.show_texts(inviting.texts(self.session, meeting_id=self.meeting_id))
        except UserError as error:
            self.texts.show_texts(None, str(error))

    def first_focus(self) -> QWidget | None:
        """The field that adds people."""
        return self.entry

    # Acts

    def tell_one(self, row: int) -> None:
        """The selected person was told, by the way chosen above."""
        self._tell([row])
        self._next(row)

    def tell_all(self) -> None:
        """Everyone who was not told yet."""
        rows = [n for n, guest in enumerate(self.model.guests) if not guest.told]
        self._tell(rows, say=True)

    def reply(self, row: int, reply: str) -> None:
        """What the person on a row answered; the next one is selected."""
        guest = self.table.guest(row)
        if guest is not None:
            self.act(
                lambda: inviting.set_reply(
                    self.session,
                    meeting_id=self.meeting_id,
                    person_id=guest.person_id,
                    reply=reply,
                )
            )
            self._next(row)

    def remind(self, row: int) -> None:
        """The person on a row was reminded today."""
        guest = self.table.guest(row)
        if guest is not None:
            self.act(
                lambda: inviting.remind(
                    self.session, meeting_id=self.meeting_id, person_ids=[guest.person_id]
                )
            )
            self._next(row)

    def remove(self, row: int) -> None:
        """Off the list: a member leaves the collectif, a guest is not invited any more."""
        guest = self.table.guest(row)
        meeting = self.meeting
        if guest is None or meeting is None:
            return
        if guest.member:
            self.act(
                lambda: collectives.remove_member(
                    self.session, collective_id=meeting.collective_id, person_id=guest.person_id
                ),
                say=True,
            )
        if inviting.is_invited(self.session, meeting_id=meeting.id, person_id=guest.person_id):
            self.act(
                lambda: inviting.withdraw(
                    self.session, meeting_id=meeting.id, person_id=guest.person_id
                ),
                say=not guest.member,
            )

    def print_sheet(self, layout: str) -> None:
        """Show the sign-in sheet, to be printed; its numbers are frozen from now on."""
        self.preview("sign-in-sheet", _("Feuille d’émargement"), layout)

    # Parts

    def _main(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self.entry = Finder(
            _("Inviter quelqu’un : un nom, puis Entrée"),
            self._suggest,
            lambda text: _("Nouvelle personne du collectif : {name}", name=text),
            chip=_("Entrée"),
        )
        self.entry.taken.connect(self._add)
        self.entry.unknown.connect(self._add_new)
        column.addWidget(self.entry)
        column.addLayout(self._head())
        self.empty = EmptyState(
            _("Personne n’est encore attendu"),
            _("Tapez un prénom ci-dessus, ou reprenez votre liste de contacts."),
            _("Reprendre mes fichiers"),
            partial(self.page.context.navigator.go, "importing"),
            icon="people",
        )
        column.addWidget(self.empty)
        self.model = GuestsModel(self)
        self.table = GuestTable(self.model)
        self.table.replied.connect(self.reply)
        self.table.told.connect(self.tell_one)
        self.table.reminded.connect(self.remind)
        self.table.removal_asked.connect(self.remove)
        self.card = TableCard(self.table)
        column.addWidget(self.card, 1)
        column.addWidget(key_hints())
        return holder

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        self.count = PlainLabel("", "section", wrap=False)
        head.addWidget(self.count, 1)
        self.channel = QuietCombo()
        self.channel.setAccessibleName(_("Comment les personnes sont prévenues"))
        self.channel.setMinimumContentsLength(11)
        for code in BY_PERSON:
            self.channel.addItem(INVITATION_CHANNEL.label(code), code)
        head.addWidget(self.channel, 0, Qt.AlignmentFlag.AlignTop)
        self.tell = Button(_("Tous prévenus"), self.tell_all, icon="check")
        head.addWidget(self.tell, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _next(self, row: int) -> None:
        self.table.selectRow(min(row + 1, len(self.model.guests) - 1))

    def _tell(self, rows: list[int], *, say: bool = False) -> None:
        ids = [guest.person_id for row in rows if (guest := self.table.guest(row))]
        if ids:
            self.act(
                lambda: inviting.invite(
                    self.session,
                    meeting_id=self.meeting_id,
                    person_ids=ids,
                    channel=str(self.channel.currentData()),
                ),
                say=say,
            )

    def _suggest(self, text: str) -> list[Suggestion]:
        known = {guest.person_id for guest in self.model.guests}
        found: list[Suggestion] = []
        for person in people.suggest(self.session, text=text):
            label = AUDIENCE.label(person.main_audience)
            if person.id in known:
                found.append(Suggestion(person.name, _("déjà attendu·e"), "person", person.id))
                continue
            found.append(Suggestion(person.name, label, "person", person.id))
            found.append(
                Suggestion(person.name, _("cette fois seulement"), "person", ONCE + person.id)
            )
        return found

    def _add(self, chosen: str) -> None:
        if self.meeting is None:
            return
        collective = self.meeting.collective_id
        if chosen.startswith(ONCE):
            self.act(
                lambda: inviting.invite(
                    self.session,
                    meeting_id=self.meeting_id,
                    person_ids=[chosen.removeprefix(ONCE)],
                    channel=str(self.channel.currentData()),
                ),
                say=True,
            )
        else:
            self.act(
                lambda: collectives.add_member(
                    self.session, collective_id=collective, person_id=chosen
                ),
                say=True,
            )

    def _add_new(self, name: str) -> None:
        first, _space, last = name.partition(" ")
        made = self.act(lambda: people.create(self.session, first_name=first, last_name=last))
        if made is not None:
            self._add(made.id)

    def _announce(self, channel: str, place: str) -> None:
        self.act(
            lambda: inviting.announce(
                self.session, meeting_id=self.meeting_id, channel=channel, place=place
            )
        )

    def _announced(self, id: str, done: bool) -> None:
        day = self.session.today if done else None
        self.act(lambda: inviting.change_announcement(self.session, id=id, done_on=day))

    def _take_down(self, id: str) -> None:
        self.act(lambda: inviting.remove_announcement(self.session, id=id), say=True)
