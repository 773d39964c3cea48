"""The rencontre: its agenda, who was there, the lines written and the numbers counted."""

from __future__ import annotations

from datetime import date, time

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.row import Row

MEETING_KIND = Enumeration(
    "meeting_kind",
    regular="Rencontre de collectif",
    working_group="Groupe de travail",
    joint="Rencontre inter-collectifs",
    parents_only="Temps entre parents",
    coffee="Café des parents",
    diagnosis="Diagnostic",
    evaluation="Temps d’évaluation",
    training="Formation",
    network="Réseau des animateurs",
    steering="Instance de pilotage",
    event="Événement",
)
MEETING_STATUS = Enumeration(
    "meeting_status",
    idea="Idée",
    planned="Planifiée",
    confirmed="Confirmée",
    held="Tenue",
    postponed="Reportée",
    cancelled="Annulée",
)
MINUTES_STATUS = Enumeration(
    "minutes_status",
    draft="Brouillon",
    proposed="Projet",
    approved="Validé",
    distributed="Diffusé",
)
ATTENDANCE_STATE = Enumeration(
    "attendance_state",
    present="Présent·e",
    excused="Excusé·e",
    absent="Absent·e",
    represented="Représenté·e",
    remote="À distance",
    partial="Partiel",
    unknown="Non renseigné",
)
IN_THE_ROOM = frozenset({"present", "remote", "partial"})
"""States that count as taking part."""

EXPECTED_OUTPUT = Enumeration(
    "expected_output",
    information="Information",
    exchange="Échange",
    decision="Décision",
    production="Production",
)
ITEM_STATE = Enumeration(
    "item_state", open="À traiter", discussed="Traité", carried="Reporté", dropped="Retiré"
)
LINE_KIND = Enumeration(
    "line_kind", note="Note", action="Action", decision="Décision", quote="Parole"
)


@dataclass(frozen=True, kw_only=True)
class Meeting(Row):
    """A rencontre of a collectif; times are local, typed by people, never timestamps."""

    collective_id: str = ""
    title: str = ""
    kind: str = "regular"
    date: date | None = None
    start: time | None = None
    end: time | None = None
    venue_id: str = ""
    place: str = ""
    childcare: bool = False
    status: str = "planned"
    objective: str = ""
    participation_aimed: int | None = None
    announced_total: int | None = None
    minutes_status: str = ""
    minutes_version: int | None = None
    previous_meeting_id: str = ""
    naming: str = ""
    approved_at_id: str = ""

    @property
    def when(self) -> str:
        """« jeudi 12 mars 2026 · 17 h 30 – 19 h », as far as it is known."""
        parts = [french.long_day(self.date)] if self.date else []
        if self.start:
            hours = french.hour(self.start)
            parts.append(f"{hours} – {french.hour(self.end)}" if self.end else hours)
        return " · ".join(parts)

    @property
    def duration(self) -> int | None:
        """Minutes it lasts, past midnight when it ends before it starts; None when unknown."""
        if self.start is None or self.end is None or self.start == self.end:
            return None
        minutes = (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute
        return minutes % (24 * 60)


@dataclass(frozen=True, kw_only=True)
class MeetingCollective(Row):
    """A further collectif of a joint rencontre; the identifier is derived from both."""

    meeting_id: str = ""
    collective_id: str = ""


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Row):
    """A point of the agenda; ``minutes_planned`` in minutes, ordered by ``order_key``."""

    meeting_id: str = ""
    order_key: str = ""
    title: str = ""
    objective: str = ""
    minutes_planned: int | None = None
    expected_output: str = ""
    introduced_by: str = ""
    state: str = "open"
    carried_from_id: str = ""
    carried_count: int | None = None
    section: str = ""
    recurring: bool = False


@dataclass(frozen=True, kw_only=True)
class Line(Row):
    """One line of a text (exchange.md, texts): ``owner_id`` and ``field`` say which text.

    ``fact_id`` is the action, decision or quote that the line became. A private line is
    journalled under the machine's local site and never leaves.
    """

    owner_id: str = ""
    field: str = "notes"
    order_key: str = ""
    kind: str = "note"
    text: str = ""
    fact_id: str = ""
    private: bool = False


@dataclass(frozen=True, kw_only=True)
class Attendance(Row):
    """A presence; name, structure and audience are snapshots of the day."""

    meeting_id: str = ""
    person_id: str = ""
    state: str = "unknown"
    audience_code: str = ""
    name_snapshot: str = ""
    organisation_snapshot: str = ""
    arrived_at: time | None = None
    left_at: time | None = None
    represented_by: str = ""
    walk_in: bool = False


@dataclass(frozen=True, kw_only=True)
class SheetNumber(Row):
    """The line number of a person on the printed sheet, frozen at printing."""

    meeting_id: str = ""
    person_id: str = ""
    number: int | None = None


@dataclass(frozen=True, kw_only=True)
class Headcount(Row):
    """Unnamed people of one audience at a rencontre."""

    meeting_id: str = ""
    audience_code: str = ""
    count: int | None = None
