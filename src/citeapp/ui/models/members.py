"""The members of a collectif as an item model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.collective import MEMBERSHIP_STATUS
from citeapp.ui.widgets.tables import MENU_ROLE, TONE_ROLE
from citeapp.usecases.collectives import Member

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NAME, WHERE, PHONE, STATUS = range(4)


class MembersModel(QAbstractTableModel):
    """``show_members`` replaces the rows; ``members`` are the values behind them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.members: Sequence[Member] = ()

    def show_members(self, members: Sequence[Member]) -> None:
        """Replace the rows; the same people in the same order keep the current one."""
        before = [member.person.id for member in self.members]
        if before == [member.person.id for member in members]:
            self.members = members
            if members:
                self.dataChanged.emit(self.index(0, 0), self.index(len(members) - 1, STATUS))
            return
        self.beginResetModel()
        self.members = members
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.members)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else STATUS + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _heads()[section] if 0 <= section <= STATUS else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.members):
            return None
        member, column = self.members[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(member, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_heads()[column]} : {_words(member, column) or _('rien')}"
        if role == TONE_ROLE:
            return {NAME: "medium", WHERE: "muted"}.get(column, "text")
        if role == MENU_ROLE:
            return column == STATUS
        return None


def _words(member: Member, column: int) -> str:
    if column == NAME:
        return member.person.name
    if column == WHERE:
        return member.function or AUDIENCE.label(member.person.main_audience)
    if column == PHONE:
        return french.phone(member.person.phone)
    return MEMBERSHIP_STATUS.label(member.membership.status or "member")


def _heads() -> tuple[str, ...]:
    return (_("Nom"), _("Structure ou public"), _("Téléphone"), _("Place"))
