"""The few numbers that matter, for previews and the coordinator."""

from __future__ import annotations

from dataclasses import dataclass

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


@reads
def totals(session: Session, /) -> Totals:
    """Where the whole base stands."""
    connection = session.workspace.connection
    audiences: dict[str, int] = {}
    for code, number in connection.rows(
        "SELECT coalesce(audience_code, 'other'), count(*) FROM v_attendance "
        "WHERE state IN ('present', 'remote', 'partial') GROUP BY 1 "
        "UNION ALL SELECT audience_code, sum(count) FROM v_headcount GROUP BY 1"
    ):
        audiences[code] = audiences.get(code, 0) + (number or 0)
    everyone = sum(audiences.values())
    adults = everyone - sum(audiences.get(code, 0) for code in ("child", "teen", "youth"))
    inhabitants = audiences.get("parent", 0) + audiences.get("resident", 0)
    return Totals(
        people=int(connection.value("SELECT count(*) FROM v_person")),
        participations=everyone,
        inhabitants_percent=round(100 * inhabitants / adults) if adults else 0,
        open_actions=int(
            connection.value(
                "SELECT count(*) FROM v_action_item "
                "WHERE coalesce(status, '') NOT IN ('done', 'dropped')"
            )
        ),
        meetings=int(connection.value("SELECT count(*) FROM v_meeting")),
    )
