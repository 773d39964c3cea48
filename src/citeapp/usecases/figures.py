"""The few numbers that matter, for previews, the coordinator's page and the yearly reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import asdict, replace

from citeapp.base.frozen import dataclass
from citeapp.domain.audience import INHABITANTS, MINORS
from citeapp.store import holding
from citeapp.usecases import following, meetings
from citeapp.usecases.acting import reads
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Totals:
    """Counts of the whole base; participations are named and counted ones together.

    ``inhabitants_percent`` is the share of parents and residents among adults.
    """

    people: int
    participations: int
    inhabitants_percent: int
    open_actions: int
    meetings: int


PRESENT_SQL = "state IN ('present', 'remote', 'partial')"
"""A presence that counts as taking part."""
_KEPT = "totals"
_SHOWN_THROUGH = frozenset({"same_as", "passed_over"})
_COUNTED = {
    "people": frozenset({"person"}),
    "participations": frozenset({"attendance", "headcount", "person", "meeting"}),
    "open_actions": frozenset({"action_item"}),
    "meetings": frozenset({"meeting"}),
}
"""What each count is made of; joins show rows otherwise."""


@reads
def totals(session: Session, /) -> Totals:
    """Where the whole base stands."""
    return Totals(
        people=_people(session),
        open_actions=_open_actions(session),
        meetings=_meetings(session),
        **_participations(session),
    )


def totals_kept(session: Session) -> Totals:
    """The same, from what was kept of the last merge and the tables written to since."""
    kept = session.workspace.meta(_KEPT)
    changed = kept and holding.tables_since(session.workspace.connection, kept["of"])
    if changed is None:
        return totals(session)
    return totals_after(session, Totals(**kept["totals"]), changed)


def keep(session: Session, found: Totals) -> None:
    """Remember where the whole base stands now."""
    mark = holding.mark(session.workspace.connection)
    session.workspace.set_meta(_KEPT, {"totals": asdict(found), "of": mark})


def totals_after(session: Session, before: Totals, changed: Collection[str]) -> Totals:
    """Where it stands after some tables were changed: only what they bear on is counted."""

    def bears(count: str) -> bool:
        return not (_COUNTED[count] | _SHOWN_THROUGH).isdisjoint(changed)

    after = before
    if bears("people"):
        after = replace(after, people=_people(session))
    if bears("participations"):
        after = replace(after, **_participations(session))
    if bears("open_actions"):
        after = replace(after, open_actions=_open_actions(session))
    if bears("meetings"):
        after = replace(after, meetings=_meetings(session))
    return after


@dataclass(frozen=True)
class Share:
    """Parents and residents among the adults who took part; minors are counted apart."""

    inhabitants: int
    adults: int

    @property
    def percent(self) -> int | None:
        """None where no adult was noted."""
        return round(100 * self.inhabitants / self.adults) if self.adults else None


def share(audiences: Mapping[str, int]) -> Share:
    """Of participations by audience."""
    adults = sum(number for code, number in audiences.items() if code not in MINORS)
    return Share(sum(audiences.get(code, 0) for code in INHABITANTS), adults)


def to_do(session: Session) -> dict[str, tuple[int, int]]:
    """Of each collectif ("" for none): how many actions are open, and how many of them late."""
    found = session.workspace.connection.rows(
        "SELECT t.collective_id, count(*), count(CASE WHEN t.due_date < ? THEN 1 END) "
        f"FROM v_action_item t WHERE {following.OPEN_SQL} GROUP BY 1",
        (session.today.isoformat(),),
    )
    return {id or "": (opened, late) for id, opened, late in found}


def _people(session: Session) -> int:
    return int(session.workspace.connection.value("SELECT count(*) FROM v_person"))


def _meetings(session: Session) -> int:
    return int(session.workspace.connection.value("SELECT count(*) FROM v_meeting"))


def _open_actions(session: Session) -> int:
    return sum(opened for opened, _late in to_do(session).values())


def _participations(session: Session) -> dict[str, int]:
    """Those of rencontres that were called off count nowhere."""
    taking_place = f"SELECT t.id FROM v_meeting t WHERE {meetings.TAKES_PLACE_SQL}"
    audiences: Counter[str] = Counter()
    for code, number in session.workspace.connection.rows(
        "SELECT coalesce(audience_code, 'other'), count(*) FROM v_attendance "
        f"WHERE {PRESENT_SQL} AND meeting_id IN ({taking_place}) GROUP BY 1 "
        "UNION ALL SELECT coalesce(audience_code, 'other'), sum(count) FROM v_headcount "
        f"WHERE meeting_id IN ({taking_place}) GROUP BY 1"
    ):
        audiences[code] += number or 0
    percent = share(audiences).percent
    return {"participations": audiences.total(), "inhabitants_percent": percent or 0}
