"""The indicators of a year, each with its trap, and the window that shows the same figures."""

from __future__ import annotations

from datetime import date

import pytest

from citeapp.domain.publishing import DocumentSending
from citeapp.usecases import (
    actions,
    attendance,
    ballots,
    barriers,
    collectives,
    coordination,
    decisions,
    duplicates,
    figures,
    meetings,
    minutes,
    people,
    periods,
    roles,
)
from citeapp.usecases.documenting import indicators, year_figures, year_rows
from citeapp.usecases.documenting.year_figures import YearFigures
from citeapp.usecases.session import Session

THIS_YEAR = "2025-2026"


def year(session: Session, collective_id: str = "", code: str = THIS_YEAR) -> YearFigures:
    rows = year_rows.read(session, periods.named(code, session.today))
    return year_figures.count(year_rows.of(rows, collective_id) if collective_id else rows)


def held(session: Session, collectif: str, day: date, status: str = "held") -> str:
    made = meetings.create(session, collective_id=collectif, date=day).value
    meetings.change(session, id=made.id, status=status)
    return made.id


def come(session: Session, meeting: str, name: str, audience: str = "parent", **more: str) -> str:
    """Somebody new takes part."""
    person = people.create(session, first_name=name, main_audience=audience, **more).value.id
    attendance.mark(session, meeting_id=meeting, person_id=person, state="present")
    return person


def told(session: Session, code: str, figures: YearFigures | None = None) -> tuple[str, str]:
    (measure,) = indicators.tell(figures or year(session), [code])
    return measure.value.replace("\u00a0", " "), measure.trap


# Rencontres


def test_called_off_rencontres_are_not_held(session: Session, dorignies: str) -> None:
    held(session, dorignies, date(2026, 1, 8))
    for status in ("cancelled", "postponed", "idea"):
        held(session, dorignies, date(2026, 1, 15), status)
    held(session, dorignies, date(2026, 4, 9), "planned")
    held(session, dorignies, date(2025, 8, 31))
    value, trap = told(session, "meetings_held")
    assert value == "1"
    assert "2 rencontres annulées ou reportées ne sont pas comptées." in trap
    assert "1 rencontre reste à finir" in trap


def test_a_past_rencontre_counts_without_being_closed(session: Session, dorignies: str) -> None:
    held(session, dorignies, date(2026, 3, 10), "planned")
    today = held(session, dorignies, session.today, "planned")
    assert year(session).meetings.held == 1
    come(session, today, "Awa")
    assert year(session).meetings.held == 2
    assert year(session).meetings.by_month[6] == 2


def test_a_joint_rencontre_counts_once_in_the_network_and_in_each_collectif(
    session: Session, dorignies: str
) -> None:
    gayant = collectives.create(session, name="Gayant").value.id
    joint = held(session, dorignies, date(2026, 1, 8))
    meetings.add_collective(session, id=joint, collective_id=gayant)
    come(session, joint, "Awa")
    for id in ("", dorignies, gayant):
        found = year(session, id)
        assert (found.meetings.held, found.meetings.joint) == (1, 1)
        assert found.people.participations == 1
        assert found.people.new == 1
    assert "ne s’additionnent pas" in told(session, "meetings_joint")[1]


# People


def test_people_without_a_name_are_nobody_different(session: Session, dorignies: str) -> None:
    first = held(session, dorignies, date(2026, 1, 8))
    second = held(session, dorignies, date(2026, 2, 5))
    awa = come(session, first, "Awa")
    attendance.mark(session, meeting_id=second, person_id=awa, state="remote")
    attendance.count(session, meeting_id=second, audience_code="parent", count=7)
    excused = people.create(session, first_name="Zoé").value.id
    attendance.mark(session, meeting_id=second, person_id=excused, state="excused")
    assert told(session, "presences_total") == ("9", "")
    value, trap = told(session, "unique_participants")
    assert value == "1"
    assert trap.startswith("7 participations ont été comptées sans nom")


def test_a_person_entered_twice_counts_once_joined(session: Session, dorignies: str) -> None:
    first = held(session, dorignies, date(2026, 1, 8))
    second = held(session, dorignies, date(2026, 2, 5))
    one, other = come(session, first, "Awa"), come(session, second, "Awa")
    assert year(session).people.different == 2
    duplicates.judge(session, noun="person", a=one, b=other, verdict="same")
    assert year(session).people.different == 1
    assert year(session).people.participations == 2


def test_who_came_last_year_is_not_new(session: Session, dorignies: str) -> None:
    before = held(session, dorignies, date(2025, 6, 5))
    awa = come(session, before, "Awa")
    now = held(session, dorignies, date(2026, 1, 8))
    attendance.mark(session, meeting_id=now, person_id=awa, state="present")
    come(session, now, "Zoé")
    assert told(session, "new_participants") == ("1", "")
    begun = told(session, "new_participants", year(session, code="2024-2025"))
    assert begun[0] == "1"
    assert "premières présences notées sont du 5 juin 2025" in begun[1]


def test_somebody_new_in_a_collectif_may_be_known_in_the_network(
    session: Session, dorignies: str
) -> None:
    gayant = collectives.create(session, name="Gayant").value.id
    awa = come(session, held(session, gayant, date(2025, 6, 5)), "Awa")
    here = held(session, dorignies, date(2026, 1, 8))
    attendance.mark(session, meeting_id=here, person_id=awa, state="present")
    assert year(session).people.new == 0
    assert year(session, dorignies).people.new == 1


def test_the_share_counts_the_role_taken_that_day_and_children_apart(
    session: Session, dorignies: str
) -> None:
    meeting = held(session, dorignies, date(2026, 1, 8))
    teacher = come(session, meeting, "Léa", "teacher")
    come(session, meeting, "Awa")
    come(session, meeting, "Benoît", "teacher")
    attendance.mark(
        session, meeting_id=meeting, person_id=teacher, state="present", audience_code="parent"
    )
    attendance.count(session, meeting_id=meeting, audience_code="child", count=12)
    value, trap = told(session, "parents_share")
    assert value == "67 % (2 sur 3)"
    assert trap == "12 participations d’enfants et de jeunes sont comptées à part."
    assert year(session).people.share_by_month[4].percent == 67
    assert year(session).people.share_by_month[5].percent is None


def test_no_rate_of_a_handful_of_people(session: Session, dorignies: str) -> None:
    meeting = held(session, dorignies, date(2026, 1, 8))
    for name in ("Awa", "Zoé", "Léa", "Driss"):
        come(session, meeting, name)
    assert told(session, "recurrence_rate")[0] == ""
    come(session, meeting, "Chloé")
    assert told(session, "recurrence_rate")[0] == "0 % (0 sur 5)"


# Their place


def test_roles_that_nobody_noted_are_not_zero(session: Session, dorignies: str) -> None:
    meeting = held(session, dorignies, date(2026, 1, 8))
    value, trap = told(session, "parents_speaking_roles")
    assert value == ""
    assert "Aucun rôle n’a été noté" in trap
    awa = come(session, meeting, "Awa")
    roles.hold(session, meeting_id=meeting, role="timekeeper", who=awa)
    roles.hold(session, meeting_id=meeting, role="note_taker", who="Samira", audience_code="other")
    assert told(session, "parents_speaking_roles")[0] == "50 % (1 sur 2)"


def test_a_rencontre_without_a_sheet_says_nothing_of_parents(
    session: Session, dorignies: str
) -> None:
    held(session, dorignies, date(2026, 1, 8))
    come(session, held(session, dorignies, date(2026, 2, 5)), "Léa", "teacher")
    assert told(session, "meetings_with_parents")[0] == "0 sur 1"
    assert "1 rencontre n’est pas remplie" in told(session, "presences_total")[1]


# What was done


def test_the_delay_is_a_median_of_what_was_given(session: Session, dorignies: str) -> None:
    assert told(session, "minutes_delay_days")[0] == ""
    for day, given in ((5, 6), (6, 7), (10, 11)):
        meeting = held(session, dorignies, date(2026, 2, day))
        minutes.close(session, id=meeting)
        minutes.give(
            session, id=meeting, words=["la mairie"], channel="email", on=date(2026, 2, given)
        )
    late = held(session, dorignies, date(2026, 1, 8))
    minutes.close(session, id=late)
    minutes.give(session, id=late, words=["la mairie"], channel="email", on=date(2026, 3, 9))
    assert told(session, "minutes_delay_days") == (
        "1 jour",
        "Sur 4 comptes rendus dont la remise est notée.",
    )


def test_actions_by_state_never_late_without_a_date(session: Session, dorignies: str) -> None:
    meeting = held(session, dorignies, date(2026, 1, 8))
    for what, due, status in (
        ("fait", date(2026, 1, 9), "done"),
        ("attend", date(2026, 1, 9), "todo"),
        ("sans date", None, "todo"),
        ("ailleurs", date(2026, 5, 9), "postponed"),
    ):
        actions.create(
            session,
            what=what,
            due_date=due,
            status=status,
            meeting_id=meeting,
            collective_id=dorignies,
        )
    alone = actions.create(session, what="seule", due_date=date(2026, 2, 2)).value
    actions.create(session, what="l’an dernier", due_date=date(2025, 2, 2))
    assert told(session, "actions_done")[0] == "1 sur 5"
    value, trap = told(session, "actions_open")
    assert value == "4, dont 2 après leur date"
    assert trap == "1 n’a pas de date : elle n’attend donc pas."
    actions.set_status(session, id=alone.id, status="dropped")
    assert year(session).following.states["dropped"] == 1


def test_decisions_by_level_and_in_force(session: Session, dorignies: str) -> None:
    meeting = held(session, dorignies, date(2026, 1, 8))
    ids = [
        decisions.create(
            session, text=text, meeting_id=meeting, collective_id=dorignies, level=level
        ).value.id
        for text, level in (("A", 5), ("B", 2), ("C", None))
    ]
    decisions.drop(session, id=ids[1], reason="autre priorité")
    assert told(session, "decisions")[0] == "3"
    assert year(session).following.in_force == 2
    assert told(session, "decisions_shared") == (
        "50 % (1 sur 2)",
        "Le niveau de 1 décision n’est pas noté.",
    )


def test_a_barrier_no_longer_told_is_said_with_care(session: Session, dorignies: str) -> None:
    for barrier, day in (
        ("transport", date(2025, 3, 1)),
        ("childcare", date(2025, 4, 1)),
        ("childcare", date(2025, 10, 1)),
        ("cost", date(2023, 1, 1)),
    ):
        barriers.report(session, collective_id=dorignies, barrier=barrier, reported_on=day)
    assert told(session, "barriers_told")[0] == "1"
    value, trap = told(session, "barriers_quiet")
    assert value == "1"
    assert "peut-être oublié" in trap


# Means


def slips(session: Session, meeting: str, *answers: int, audience: str = "") -> None:
    for answer in answers:
        ballots.add(session, meeting_id=meeting, roti=answer, level=answer, audience_code=audience)


def test_no_mean_of_fewer_than_five_nor_to_be_worked_out(session: Session, dorignies: str) -> None:
    first = held(session, dorignies, date(2026, 1, 8))
    second = held(session, dorignies, date(2026, 2, 5))
    slips(session, first, 4, 4, 4, 4)
    assert told(session, "roti_mean")[0] == ""
    slips(session, first, 4)
    slips(session, second, 0, 0)
    value, trap = told(session, "roti_mean")
    assert value == "4 sur 5 (5 réponses)"
    assert trap.startswith("2 bulletins sont laissés de côté")


def test_parents_and_professionals_are_never_put_together(session: Session, dorignies: str) -> None:
    meeting = held(session, dorignies, date(2026, 1, 8))
    slips(session, meeting, 1, 1, 1, 1, 1, audience="parent")
    slips(session, meeting, 5, 5, 5, 5, audience="teacher")
    assert told(session, "level_parents")[0] == "1 sur 5 (5 réponses)"
    assert told(session, "level_professionals")[0] == ""


def test_simplified_documents_among_those_given(session: Session, dorignies: str) -> None:
    assert told(session, "plain_share")[0] == ""
    meeting = held(session, dorignies, date(2026, 1, 8))
    with session.workspace.act("test"):
        for number, kind in enumerate(("minutes", "plain-minutes")):
            session.rows(DocumentSending).add(
                DocumentSending(
                    id=f"{number}", about_id=meeting, document=kind, sent_on=date(2026, 1, 9)
                )
            )
    assert told(session, "plain_share")[0] == "50 % (1 sur 2)"
    gayant = collectives.create(session, name="Gayant").value.id
    assert year(session, gayant).documents_given == 0


# The window and the paper


def test_the_window_and_the_bilan_agree(session: Session, dorignies: str) -> None:
    gayant = collectives.create(session, name="Gayant").value.id
    joint = held(session, dorignies, date(2026, 1, 8))
    meetings.add_collective(session, id=joint, collective_id=gayant)
    come(session, joint, "Awa")
    come(session, joint, "Léa", "teacher")
    attendance.count(session, meeting_id=joint, audience_code="resident", count=3)
    come(session, held(session, gayant, date(2026, 2, 5), "cancelled"), "Zoé")
    come(session, held(session, dorignies, session.today, "planned"), "Driss")
    last_year = held(session, gayant, date(2025, 6, 5))
    come(session, last_year, "Chloé")
    for what, due in (("attend", date(2026, 3, 1)), ("sans date", None)):
        actions.create(session, what=what, due_date=due, meeting_id=joint, collective_id=dorignies)
    totals = figures.totals(session)
    years = [year(session, code=code) for code in ("2024-2025", THIS_YEAR)]
    assert totals.participations == sum(one.people.participations for one in years) == 7
    inhabitants = sum(one.people.share.inhabitants for one in years)
    adults = sum(one.people.share.adults for one in years)
    assert totals.inhabitants_percent == round(100 * inhabitants / adults)
    board = {line.collective.id: line for line in coordination.board(session)}
    for id, line in board.items():
        following = year(session, id).following
        still = sum(following.states.get(c, 0) for c in ("todo", "in_progress", "postponed"))
        assert (line.open_actions, line.late_actions) == (still, following.past_due)
    assert totals.open_actions == sum(line.open_actions for line in board.values()) == 2


@pytest.mark.parametrize("code", indicators.INDICATORS)
def test_each_indicator_is_told_of_a_year_in_which_nothing_was_noted(
    session: Session, code: str
) -> None:
    (measure,) = indicators.tell(year(session), [code])
    assert measure.label
    assert measure.definition
