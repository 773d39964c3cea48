"""Actions to follow up: what, who, for when, in which state; « en retard » is computed."""

from __future__ import annotations

from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.row import Row

ACTION_STATUS = Enumeration(
    "action_status",
    todo="À faire",
    in_progress="En cours",
    done="Fait",
    postponed="Reporté",
    dropped="Abandonné",
)
OPEN_STATUSES = frozenset({"", "todo", "in_progress", "postponed"})
PRIORITY = Enumeration("priority", high="Haute", normal="Normale", low="Basse")
OWNER_ROLE = Enumeration("owner_role", owner="Pilote", partner="Avec")


@dataclass(frozen=True, kw_only=True)
class ActionItem(Row):
    """An action of the tableau de suivi; ``due_text`` holds a due date given in words."""

    collective_id: str = ""
    meeting_id: str = ""
    agenda_item_id: str = ""
    what: str = ""
    due_date: date | None = None
    due_text: str = ""
    status: str = "todo"
    priority: str = ""
    done_on: date | None = None
    comment: str = ""
    asleep_until: date | None = None

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATUSES

    def sleeps(self, day: date) -> bool:
        """Whether it does not come back on that day yet."""
        return self.is_open and self.asleep_until is not None and day < self.asleep_until

    def days_late(self, today: date) -> int:
        """Days since the due date while the action is open; 0 when it is not late."""
        if not self.is_open or self.due_date is None:
            return 0
        return max(0, (today - self.due_date).days)

    def due_words(self, today: date | None = None) -> str:
        """« 20 mars », « fin mai », « sans date »; the year only when it is not today's."""
        if self.due_text:
            return self.due_text
        if self.due_date is None:
            return _("sans date")
        return french.day(self.due_date, year=today is None or self.due_date.year != today.year)


@dataclass(frozen=True, kw_only=True)
class ActionOwner(Row):
    """Who carries an action: a person, a structure or plain words (one of the three)."""

    action_item_id: str = ""
    person_id: str = ""
    organisation_id: str = ""
    words: str = ""
    role: str = "owner"


def lateness(days: int) -> str:
    """« hier », « 5 jours de retard »; empty when not late."""
    if days <= 0:
        return ""
    return _("hier") if days == 1 else ngettext("{n} jour de retard", "{n} jours de retard", days)
