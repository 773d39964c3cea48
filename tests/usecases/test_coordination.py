"""The coordinator's board: of each collectif what is planned, missing and late; no ranking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from citeapp.usecases import (
    actions,
    collectives,
    coordination,
    exchanges,
    figures,
    meetings,
    minutes,
    programme,
)
from citeapp.usecases.coordination import BoardLine
from citeapp.usecases.session import Session

PAST, SOON, LATER = date(2026, 2, 5), date(2026, 3, 19), date(2026, 4, 9)


def line(session: Session) -> BoardLine:
    (found,) = coordination.board(session)
    return found


def meet(session: Session, collectif: str, day: date | None, status: str = "planned") -> None:
    made = meetings.create(session, collective_id=collectif, date=day).value
    meetings.change(session, id=made.id, status=status)


def test_a_new_collectif_has_nothing_yet(session: Session, dorignies: str) -> None:
    found = line(session)
    assert (found.collective.id, found.facilitators) == (dorignies, "")
    assert (found.last_meeting, found.next_meeting, found.last_bundle) == (None, None, None)
    assert (found.missing_minutes, found.open_actions, found.late_actions) == (0, 0, 0)


def test_last_and_next_rencontre(session: Session, dorignies: str) -> None:
    for day in (PAST, date(2025, 12, 1), LATER, SOON, None):
        meet(session, dorignies, day)
    assert (line(session).last_meeting, line(session).next_meeting) == (PAST, SOON)
    assert line(session).missing_minutes == 2


@pytest.mark.parametrize("status", ["cancelled", "postponed", "idea"])
def test_a_rencontre_that_does_not_take_place_is_neither_last_nor_next(
    session: Session, dorignies: str, status: str
) -> None:
    for day in (PAST, SOON):
        meet(session, dorignies, day, status)
    assert (line(session).last_meeting, line(session).next_meeting) == (None, None)
    assert line(session).missing_minutes == 0


def test_todays_rencontre_is_next_until_it_was_held(session: Session, dorignies: str) -> None:
    today = meetings.create(
        session, collective_id=dorignies, date=session.today, start=time(17, 30)
    ).value
    assert (line(session).last_meeting, line(session).next_meeting) == (None, session.today)
    minutes.close(session, id=today.id)
    assert (line(session).last_meeting, line(session).next_meeting) == (session.today, None)


def test_open_and_late_actions(session: Session, dorignies: str) -> None:
    for what, due in (("late", PAST), ("today", session.today), ("undated", None)):
        actions.create(session, what=what, due_date=due, collective_id=dorignies)
    over = actions.create(session, what="done", due_date=PAST, collective_id=dorignies).value
    actions.set_status(session, id=over.id, status="done")
    actions.create(session, what="of nobody", due_date=PAST)
    assert (line(session).open_actions, line(session).late_actions) == (3, 1)


def test_the_coordinator_sees_all_by_name_a_facilitator_their_own(
    team: Callable[..., list[Session]], send: Callable[..., Path]
) -> None:
    samira, nora = team("Samira", "Nora", coordinator=True)
    ids = {
        name: collectives.create(samira, name=name).value.id
        for name in ("Gayant", "Dorignies", "Écoles")
    }
    collectives.add_facilitator(samira, collective_id=ids["Gayant"], facilitator_id=samira.me.id)
    exchanges.merge(nora, path=send(samira))
    names = [found.collective.name for found in coordination.board(nora)]
    assert names == ["Dorignies", "Écoles", "Gayant"]
    assert [found.collective.name for found in coordination.board(samira)] == ["Gayant"]
    gayant = coordination.board(nora)[-1]
    assert gayant.facilitators == "Samira"
    assert gayant.last_bundle is not None
    assert {f.display_name for f in programme.facilitators(nora)} == {"Samira", "Nora"}


def test_a_joint_rencontre_counts_in_each_collectif_and_once_in_all(session: Session) -> None:
    ids = [collectives.create(session, name=name).value.id for name in ("Dorignies", "Gayant")]
    joint = meetings.create(session, collective_id=ids[0], date=date(2026, 3, 20)).value
    meetings.add_collective(session, id=joint.id, collective_id=ids[1])
    assert [line.next_meeting for line in coordination.board(session)] == [date(2026, 3, 20)] * 2
    assert figures.totals(session).meetings == 1
