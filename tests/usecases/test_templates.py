"""Templates: the agenda and the habits of a rencontre, from which others are made."""

from __future__ import annotations

from datetime import date, time

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import collectives, meetings, minutes, templates
from citeapp.usecases.session import Session


@pytest.fixture
def template(session: Session, rencontre: str, point: str) -> str:
    """The identifier of a template made of the rencontre and its point."""
    meetings.change(session, id=rencontre, end=time(19, 0), childcare=True, participation_aimed=4)
    meetings.change_item(session, id=point, section="Travail", minutes_planned=30)
    meetings.add_item(session, meeting_id=rencontre, title="Tour météo", recurring=True)
    return templates.save(session, meeting_id=rencontre, name="Le mardi").value.id


def test_a_rencontre_made_from_a_template_has_all_of_it(
    session: Session, dorignies: str, template: str
) -> None:
    made = meetings.create(
        session,
        collective_id=dorignies,
        date=date(2026, 6, 9),
        template_id=template,
        take_over=False,
    ).value
    assert (made.start, made.end, made.childcare) == (time(17, 30), time(19, 0), True)
    assert made.participation_aimed == 4
    first, tour = meetings.agenda(session, meeting_id=made.id)
    assert (first.title, first.section, first.minutes_planned) == (
        "La garderie du soir",
        "Travail",
        30,
    )
    assert (tour.recurring, tour.carried_from_id, tour.carried_count) == (True, "", None)


def test_hours_given_prevail_over_those_of_the_template(
    session: Session, dorignies: str, template: str
) -> None:
    made = meetings.create(
        session,
        collective_id=dorignies,
        date=date(2026, 6, 9),
        start=time(9, 0),
        template_id=template,
    ).value
    assert (made.start, made.end) == (time(9, 0), None)


def test_a_point_of_the_template_and_one_that_comes_back_stand_once(
    session: Session, dorignies: str, rencontre: str, template: str
) -> None:
    """« Tour météo » is in the template, and comes back every time."""
    made = meetings.create(
        session, collective_id=dorignies, date=date(2026, 6, 9), template_id=template
    ).value
    titles = [item.title for item in meetings.agenda(session, meeting_id=made.id)]
    assert titles == ["La garderie du soir", "Tour météo"]


def test_what_was_taken_over_is_no_habit(
    session: Session, dorignies: str, rencontre: str, point: str
) -> None:
    minutes.close(session, id=rencontre)
    april = meetings.create(session, collective_id=dorignies, date=date(2026, 4, 9)).value
    assert len(meetings.agenda(session, meeting_id=april.id)) == 1
    kept = templates.save(session, meeting_id=april.id, name="Vide").value
    assert templates.points(session, template_id=kept.id) == []


def test_a_template_is_changed_point_by_point(session: Session, template: str) -> None:
    templates.add_item(session, template_id=template, title="Un mot pour finir")
    first, second, third = templates.points(session, template_id=template)
    templates.change_item(session, id=first.id, title="La parole aux parents")
    templates.remove_item(session, id=second.id)
    assert [item.title for item in templates.points(session, template_id=template)] == [
        "La parole aux parents",
        "Un mot pour finir",
    ]
    with pytest.raises(InputRefused, match="quelques mots"):
        templates.change_item(session, id=third.id, title=" ")


def test_a_template_has_a_name_of_its_own_in_its_collectif(
    session: Session, dorignies: str, rencontre: str, template: str
) -> None:
    with pytest.raises(InputRefused, match="existe déjà"):
        templates.save(session, meeting_id=rencontre, name="le mardi")
    templates.change(session, id=template, name="Le Mardi")
    youth = collectives.create(session, name="Jeunesse").value.id
    assert templates.listed(session, collective_id=youth) == []
    templates.remove(session, id=template)
    assert templates.listed(session, collective_id=dorignies) == []
