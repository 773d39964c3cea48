"""Ma semaine: what comes next in my collectifs, and the counts of the rail."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from citeapp.domain.keeping import Quote
from citeapp.usecases import (
    actions,
    attendance,
    collectives,
    decisions,
    meetings,
    minutes,
    notes,
    people,
    week,
)
from citeapp.usecases.session import Session

TODAY = date(2026, 3, 11)


def rencontre(session: Session, collectif: str, days: int, **fields: object) -> str:
    made = meetings.create(
        session, collective_id=collectif, date=TODAY + timedelta(days=days)
    ).value
    if fields:
        meetings.change(session, id=made.id, **fields)
    return made.id


def test_the_first_week_is_empty(session: Session) -> None:
    shown = week.show(session)
    assert (shown.to_prepare, shown.minutes_to_finish, shown.actions_to_chase) == ((), (), ())
    assert (shown.to_complete, shown.empty) == (0, True)


@pytest.mark.parametrize(("days", "soon"), [(-1, False), (0, True), (21, True), (22, False)])
def test_rencontres_of_the_next_three_weeks_are_to_prepare(
    session: Session, dorignies: str, days: int, soon: bool
) -> None:
    rencontre(session, dorignies, days)
    assert (len(week.show(session).to_prepare) == 1) == soon


@pytest.mark.parametrize("status", ["cancelled", "held"])
def test_a_rencontre_that_is_over_or_called_off_is_not_to_prepare(
    session: Session, dorignies: str, status: str
) -> None:
    rencontre(session, dorignies, 0, status=status)
    assert week.show(session).to_prepare == ()


def test_the_nearest_comes_first_with_what_comes_back(session: Session, dorignies: str) -> None:
    gayant = collectives.create(session, name="Gayant").value.id
    later, evening, morning = (
        rencontre(session, dorignies, 7),
        rencontre(session, dorignies, 2, start=time(18)),
        rencontre(session, gayant, 2, start=time(9)),
    )
    for status in ("todo", "postponed", "done"):
        made = actions.create(session, what=status, collective_id=dorignies).value
        actions.set_status(session, id=made.id, status=status)
    shown = week.show(session).to_prepare
    assert [(x.line.meeting.id, x.open_actions) for x in shown] == [
        (morning, 0),
        (evening, 2),
        (later, 2),
    ]


@pytest.mark.parametrize(
    ("status", "owed"),
    [
        ("planned", True),
        ("held", True),
        ("cancelled", False),
        ("postponed", False),
        ("idea", False),
    ],
)
def test_a_rencontre_gone_by_owes_its_minutes(
    session: Session, dorignies: str, status: str, owed: bool
) -> None:
    rencontre(session, dorignies, -1, status=status)
    assert (len(week.show(session).minutes_to_finish) == 1) == owed


def test_minutes_closed_are_finished_until_they_are_opened_again(
    session: Session, dorignies: str
) -> None:
    past = rencontre(session, dorignies, -1)
    point = meetings.add_item(session, meeting_id=past, title="Point").value.id
    notes.add(session, owner_id=point, typed="Vu")
    minutes.close(session, id=past)
    assert week.show(session).minutes_to_finish == ()
    minutes.reopen(session, id=past)
    assert [x.meeting.id for x in week.show(session).minutes_to_finish] == [past]


def test_actions_late_or_due_within_a_week_are_to_chase(session: Session, dorignies: str) -> None:
    for days in (-30, 0, 7, 8):
        actions.create(
            session,
            what=f"{days}",
            due_date=TODAY + timedelta(days=days),
            collective_id=dorignies,
        )
    actions.create(session, what="sans date", collective_id=dorignies)
    done = actions.create(session, what="faite", due_date=TODAY, collective_id=dorignies).value
    actions.set_status(session, id=done.id, status="done")
    chased = week.show(session).actions_to_chase
    assert [line.action.what for line in chased] == ["-30", "0", "7"]


def test_only_my_collectifs_and_what_is_nobodys_concern_me(
    session: Session, dorignies: str
) -> None:
    gayant = collectives.create(session, name="Gayant").value.id
    collectives.add_facilitator(session, collective_id=dorignies, facilitator_id=session.me.id)
    for collectif in (dorignies, gayant):
        rencontre(session, collectif, 1)
        rencontre(session, collectif, -1)
    for what, collectif in (("ici", dorignies), ("ailleurs", gayant), ("à personne", "")):
        actions.create(session, what=what, due_date=date(2026, 3, 1), collective_id=collectif)
    shown = week.show(session)
    assert {x.line.collective for x in shown.to_prepare} == {"Dorignies"}
    assert {x.collective for x in shown.minutes_to_finish} == {"Dorignies"}
    assert {line.action.what for line in shown.actions_to_chase} == {"ici", "à personne"}


def test_people_known_by_a_first_name_alone_are_to_complete(session: Session) -> None:
    people.create(session, first_name="Fatima", to_complete=True)
    people.create(session, first_name="Awa", last_name="BENALI")
    assert week.show(session).to_complete == 1


def test_counts_are_those_of_what_is_shown(session: Session, dorignies: str) -> None:
    for days in (-9, -1, 0, 3, 40):
        rencontre(session, dorignies, days)
        for collectif in (dorignies, ""):
            actions.create(
                session,
                what="x",
                due_date=TODAY + timedelta(days=days),
                collective_id=collectif,
            )
    shown, counted = week.show(session), week.counts(session)
    assert counted.to_prepare == len(shown.to_prepare) == 2
    assert counted.minutes_to_finish == len(shown.minutes_to_finish) == 2
    assert counted.actions_to_chase == len(shown.actions_to_chase) == 8
    assert counted.late == sum(bool(x.days_late) for x in shown.actions_to_chase) == 4


def test_an_action_asleep_is_not_chased_nor_brought_back(session: Session, dorignies: str) -> None:
    rencontre(session, dorignies, 2)
    late = actions.create(
        session, what="Écrire", collective_id=dorignies, due_date=date(2026, 3, 1)
    ).value
    actions.sleep(session, id=late.id, until=date(2026, 4, 1))
    shown = week.show(session)
    assert shown.actions_to_chase == ()
    assert shown.to_prepare[0].open_actions == 0
    assert week.counts(session).actions_to_chase == 0


def test_a_rencontre_that_my_collectif_joins_is_mine_to_prepare(
    session: Session, dorignies: str
) -> None:
    gayant = collectives.create(session, name="Gayant").value.id
    collectives.add_facilitator(session, collective_id=gayant, facilitator_id=session.me.id)
    joint = rencontre(session, dorignies, 2)
    assert week.show(session).to_prepare == ()
    meetings.add_collective(session, id=joint, collective_id=gayant)
    actions.create(session, what="Écrire", collective_id=gayant)
    (item,) = week.show(session).to_prepare
    assert (item.line.collective, item.open_actions) == ("Dorignies et Gayant", 1)
    assert week.counts(session).to_prepare == 1


@pytest.mark.parametrize(
    ("revisit", "state", "shown"),
    [(0, "", True), (-90, "in_force", True), (1, "", False), (-1, "dropped", False)],
)
def test_a_decision_is_looked_at_again_on_its_day(
    session: Session, dorignies: str, revisit: int, state: str, shown: bool
) -> None:
    made = decisions.create(
        session,
        text="On garde le mardi",
        collective_id=dorignies,
        revisit_on=TODAY + timedelta(days=revisit),
    ).value
    decisions.change(session, id=made.id, state=state)
    assert [one.id for one in week.show(session).to_revisit] == ([made.id] if shown else [])


def test_words_of_a_month_ago_wait_for_an_answer(session: Session, dorignies: str) -> None:
    old, recent = rencontre(session, dorignies, -40), rencontre(session, dorignies, -10)
    for number, (place, answer) in enumerate(((old, ""), (old, "Fait"), (recent, ""))):
        with session.workspace.act("essai"):
            session.rows(Quote).add(
                Quote(
                    id=session.new_id(),
                    meeting_id=place,
                    collective_id=dorignies,
                    text=f"Parole {number}",
                    answer=answer,
                )
            )
    assert [(one.meeting_id, one.quotes) for one in week.show(session).unanswered] == [(old, 1)]


def test_a_collectif_without_parents_is_told(session: Session, dorignies: str) -> None:
    teacher = people.create(session, first_name="Benoît", main_audience="teacher").value.id
    for days in (-30, -20, -10):
        attendance.mark(session, meeting_id=rencontre(session, dorignies, days), person_id=teacher)
    (one,) = week.show(session).without_parents
    assert (one.collective, one.meetings) == ("Dorignies", 3)
