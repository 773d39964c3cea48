"""The few numbers that matter, for previews and the coordinator."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace

from citeapp.store import holding
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


def _people(session: Session) -> int:
    return int(session.workspace.connection.value("SELECT count(*) FROM v_person"))


def _meetings(session: Session) -> int:
    return int(session.workspace.connection.value("SELECT count(*) FROM v_meeting"))


def _open_actions(session: Session) -> int:
    return int(
        session.workspace.connection.value(
            "SELECT count(*) FROM v_action_item "
            "WHERE coalesce(status, '') NOT IN ('done', 'dropped')"
        )
    )


def _participations(session: Session) -> dict[str, int]:
    audiences: dict[str, int] = {}
    for code, number in session.workspace.connection.rows(
        "SELECT coalesce(audience_code, 'other'), count(*) FROM v_attendance "
        "WHERE state IN ('present', 'remote', 'partial') GROUP BY 1 "
        "UNION ALL SELECT audience_code, sum(count) FROM v_headcount GROUP BY 1"
    ):
        audiences[code] = audiences.get(code, 0) + (number or 0)
    everyone = sum(audiences.values())
    adults = everyone - sum(audiences.get(code, 0) for code in ("child", "teen", "youth"))
    inhabitants = audiences.get("parent", 0) + audiences.get("resident", 0)
    percent = round(100 * inhabitants / adults) if adults else 0
    return {"participations": everyone, "inhabitants_percent": percent}
