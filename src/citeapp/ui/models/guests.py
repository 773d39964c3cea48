"""The people invited to a rencontre, how each was told and what they answered, as a model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.preparing import INVITATION_CHANNEL, REPLY
from citeapp.ui.widgets.tables import BADGE_ROLE, ICON_ROLE, TONE_ROLE
from citeapp.usecases.inviting import Guest

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NAME, AUDIENCE_COLUMN, CONTACT, TOLD, REPLIED, REMOVE = range(6)
_BADGES = {"yes": ("done", "check"), "maybe": ("ask", "help"), "no": ("neutral", "minus")}


class GuestsModel(QAbstractTableModel):
    """``show_guests`` replaces the rows; the last column takes someone off the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.guests: Sequence[Guest] = ()

    def show_guests(self, guests: Sequence[Guest]) -> None:
        """Replace the rows; the same people in the same order keep selection and scroll."""
        same = [x.person_id for x in guests] == [x.person_id for x in self.guests]
        if same and guests:
            self.guests = guests
            self.dataChanged.emit(self.index(0, 0), self.index(len(guests) - 1, REMOVE))
        elif list(guests) != list(self.guests):
            self.beginResetModel()
            self.guests = guests
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.guests)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else REMOVE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _heads()[section] if 0 <= section <= REMOVE else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.guests):
            return None
        guest, column = self.guests[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(guest, column)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            if column == REMOVE:
                return _off(guest)
            return f"{_heads()[column]} : {_words(guest, column) or _('rien')}"
        if column == REPLIED and role == BADGE_ROLE:
            return _BADGES[guest.reply][0] if guest.reply in _BADGES else _late(guest)
        if role == ICON_ROLE:
            if column == REMOVE:
                return "close"
            return _BADGES[guest.reply][1] if column == REPLIED and guest.reply in _BADGES else ""
        if role == TONE_ROLE:
            return {NAME: "medium", AUDIENCE_COLUMN: "text"}.get(column, "muted")
        return None


def _late(guest: Guest) -> str | None:
    return "late" if guest.to_remind else None


def _off(guest: Guest) -> str:
    if guest.member:
        return _("Retirer {name} du collectif", name=guest.name)
    return _("Ne plus inviter {name}", name=guest.name)


def _words(guest: Guest, column: int) -> str:
    if column == NAME:
        return guest.name
    if column == AUDIENCE_COLUMN:
        label = AUDIENCE.label(guest.audience_code)
        return f"{label} · {guest.organisation}" if guest.organisation else label
    if column == CONTACT:
        return french.phone(guest.phone) or guest.email
    if column == TOLD:
        return _told(guest)
    return _replied(guest) if column == REPLIED else ""


def _told(guest: Guest) -> str:
    if guest.sent_on is None:
        return "—" if guest.reply == "none" else _("oui")
    words = french.day(guest.sent_on, year=False)
    if guest.channel:
        words = f"{words} · {INVITATION_CHANNEL.label(guest.channel)}"
    return words


def _replied(guest: Guest) -> str:
    if guest.reply != "none":
        return REPLY.label(guest.reply).lower()
    if guest.to_remind:
        return _("à relancer")
    if guest.reminded_on is not None:
        return _("relancé·e le {day}", day=french.day(guest.reminded_on, year=False))
    return _("sans réponse") if guest.told else ""


def _heads() -> tuple[str, ...]:
    return (_("Personne"), _("Vient comme"), _("Joindre"), _("Prévenu·e"), _("Réponse"), "")
