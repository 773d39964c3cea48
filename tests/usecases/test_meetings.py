"""Rencontres: when they are, what they bring back, their agenda, closing and what follows."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from citeapp.base.errors import InputRefused, NotFound
from citeapp.domain.meeting import Meeting
from citeapp.usecases import actions, collectives, history, meetings, minutes, notes, organisations
from citeapp.usecases.session import Session

MARCH, APRIL, MAY = date(2026, 3, 10), date(2026, 4, 9), date(2026, 5, 14)


def create(session: Session, collectif: str, day: date | None, **fields: Any) -> Meeting:
    return meetings.create(session, collective_id=collectif, date=day, **fields).value


def titles(session: Session, meeting: str) -> list[str]:
    return [item.title for item in meetings.agenda(session, meeting_id=meeting)]


def add(session: Session, meeting: str, *points: str) -> list[str]:
    return [
        meetings.add_item(session, meeting_id=meeting, title=title).value.id for title in points
    ]


def hold(session: Session, meeting: str, *discussed: str) -> None:
    """Write under these points, then close."""
    for point in discussed:
        notes.add(session, owner_id=point, typed="Vu ensemble")
    minutes.close(session, id=meeting)


# What the next rencontre brings back


def test_points_not_discussed_come_back_by_themselves(session: Session, dorignies: str) -> None:
    march = create(session, dorignies, MARCH).id
    _one, two, three = add(session, march, "La garderie", "La fête du jeu", "Le jardin")
    meetings.change_item(
        session, id=two, objective="Choisir un jour", minutes_planned=20, introduced_by="Awa"
    )
    hold(session, march, _one)
    april = create(session, dorignies, APRIL)
    back = meetings.agenda(session, meeting_id=april.id)
    assert [item.title for item in back] == ["La fête du jeu", "Le jardin"]
    assert (back[0].objective, back[0].minutes_planned, back[0].introduced_by) == (
        "Choisir un jour",
        20,
        "Awa",
    )
    assert [(item.carried_from_id, item.carried_count) for item in back] == [(two, 1), (three, 1)]
    assert april.previous_meeting_id == march
    states = [item.state for item in meetings.agenda(session, meeting_id=march)]
    assert states == ["discussed", "carried", "carried"]


def test_a_point_put_off_twice_says_so(session: Session, dorignies: str) -> None:
    march = create(session, dorignies, MARCH).id
    add(session, march, "Le jardin")
    hold(session, march)
    april = create(session, dorignies, APRIL).id
    hold(session, april)
    may = create(session, dorignies, MAY).id
    assert [item.carried_count for item in meetings.agenda(session, meeting_id=may)] == [2]


def test_a_rencontre_that_is_still_to_come_keeps_its_points(
    session: Session, dorignies: str
) -> None:
    """Planning May in March must not empty the agenda of April."""
    april = create(session, dorignies, APRIL).id
    add(session, april, "La garderie", "Le jardin")
    may = create(session, dorignies, MAY).id
    assert titles(session, may) == []
    assert [item.state for item in meetings.agenda(session, meeting_id=april)] == ["open", "open"]


def test_what_is_left_at_closing_goes_to_the_rencontre_already_planned(
    session: Session, dorignies: str, rencontre: str
) -> None:
    garderie, _jardin = add(session, rencontre, "La garderie", "Le jardin")
    april = create(session, dorignies, APRIL).id
    add(session, april, "Accueil")
    hold(session, rencontre, garderie)
    assert titles(session, april) == ["Accueil", "Le jardin"]
    minutes.reopen(session, id=rencontre)
    minutes.close(session, id=rencontre)
    assert titles(session, april) == ["Accueil", "Le jardin"]


def test_closing_says_nothing_to_a_rencontre_that_is_over_or_cancelled(
    session: Session, dorignies: str
) -> None:
    march = create(session, dorignies, MARCH).id
    add(session, march, "Le jardin")
    april = create(session, dorignies, APRIL, take_over=False).id
    meetings.change(session, id=april, status="cancelled")
    may = create(session, dorignies, MAY, take_over=False).id
    hold(session, may)
    hold(session, march)
    assert titles(session, april) == titles(session, may) == []


def test_a_point_carried_to_a_rencontre_that_is_deleted_is_not_lost(
    session: Session, dorignies: str
) -> None:
    march = create(session, dorignies, MARCH).id
    add(session, march, "Le jardin")
    hold(session, march)
    meetings.remove(session, id=create(session, dorignies, APRIL).id)
    assert titles(session, create(session, dorignies, MAY).id) == ["Le jardin"]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_the_points_of_a_rencontre_that_did_not_take_place_come_back_once(
    session: Session, dorignies: str, status: str
) -> None:
    march = create(session, dorignies, MARCH).id
    add(session, march, "Le jardin")
    hold(session, march)
    april = create(session, dorignies, APRIL).id
    add(session, april, "La fête du jeu")
    meetings.change(session, id=april, status=status)
    may = create(session, dorignies, MAY)
    assert may.previous_meeting_id == march
    assert titles(session, may.id) == ["Le jardin", "La fête du jeu"]


def test_a_rencontre_that_nobody_closed_gives_what_was_not_written_about(
    session: Session, dorignies: str
) -> None:
    march = create(session, dorignies, MARCH).id
    garderie, _jardin = add(session, march, "La garderie", "Le jardin")
    notes.add(session, owner_id=garderie, typed="Vu ensemble")
    assert titles(session, create(session, dorignies, APRIL).id) == ["Le jardin"]


def test_a_point_taken_off_the_next_agenda_stays_off(session: Session, dorignies: str) -> None:
    march = create(session, dorignies, MARCH).id
    add(session, march, "Le jardin")
    april = create(session, dorignies, APRIL).id
    hold(session, march)
    (back,) = meetings.agenda(session, meeting_id=april)
    meetings.remove_item(session, id=back.id)
    minutes.reopen(session, id=march)
    minutes.close(session, id=march)
    assert titles(session, april) == []


def test_nothing_is_taken_over_when_one_does_not_want_it(session: Session, dorignies: str) -> None:
    march = create(session, dorignies, MARCH).id
    add(session, march, "Le jardin")
    hold(session, march)
    assert titles(session, create(session, dorignies, APRIL, take_over=False).id) == []


def test_a_point_taken_away_does_not_come_back(session: Session, dorignies: str) -> None:
    march = create(session, dorignies, MARCH).id
    (jardin,) = add(session, march, "Le jardin")
    meetings.change_item(session, id=jardin, state="dropped")
    hold(session, march)
    assert titles(session, create(session, dorignies, APRIL).id) == []


def test_open_actions_come_back_by_themselves(session: Session, dorignies: str) -> None:
    gayant = collectives.create(session, name="Gayant").value.id
    march = create(session, dorignies, MARCH).id
    (point,) = add(session, march, "La garderie")
    for typed in ("! Écrire à la mairie", "! Ranger la salle", "! Préparer le café"):
        notes.add(session, owner_id=point, typed=typed)
    actions.create(session, what="Ailleurs", collective_id=gayant)
    taken = {line.action.what: line.action.id for line in actions.tracking(session)}
    actions.set_status(session, id=taken["Ranger la salle"], status="done")
    actions.set_status(session, id=taken["Préparer le café"], status="postponed")
    hold(session, march)
    april = create(session, dorignies, APRIL)
    back = [
        line.action.what for line in actions.open_for(session, collective_id=april.collective_id)
    ]
    assert sorted(back) == ["Préparer le café", "Écrire à la mairie"]


def test_the_rencontre_before_is_that_of_the_same_collectif(
    session: Session, dorignies: str
) -> None:
    gayant = collectives.create(session, name="Gayant").value.id
    create(session, gayant, MARCH)
    assert create(session, dorignies, APRIL).previous_meeting_id == ""


def test_a_morning_and_an_evening_of_the_same_day_follow_each_other(
    session: Session, dorignies: str
) -> None:
    morning = create(session, dorignies, MARCH, start=time(9)).id
    add(session, morning, "Le jardin")
    hold(session, morning)
    evening = create(session, dorignies, MARCH, start=time(18))
    assert evening.previous_meeting_id == morning
    assert titles(session, evening.id) == ["Le jardin"]
    following = meetings.next_of(session, id=morning)
    assert following is not None
    assert following.id == evening.id
    assert meetings.next_of(session, id=evening.id) is None


def test_the_place_of_last_time_is_proposed(session: Session, dorignies: str) -> None:
    centre = organisations.create_venue(session, name="Centre social").value.id
    create(session, dorignies, MARCH, venue_id=centre, childcare=True)
    april = create(session, dorignies, APRIL)
    assert (april.venue_id, april.childcare) == (centre, True)
    assert meetings.place_of(session, id=april.id) == "Centre social"
    may = create(session, dorignies, MAY, place="École Papin")
    assert (may.venue_id, meetings.place_of(session, id=may.id)) == ("", "École Papin")


# When


def test_a_rencontre_whose_day_is_not_known_yet(session: Session, dorignies: str) -> None:
    create(session, dorignies, MARCH)
    idea = create(session, dorignies, None)
    assert (idea.date, idea.previous_meeting_id, idea.when) == (None, "", "")
    assert meetings.next_of(session, id=idea.id) is None
    with pytest.raises(InputRefused, match="date"):
        minutes.close(session, id=idea.id)
    assert [line.meeting.date for line in meetings.listed(session)] == [MARCH, None]
    meetings.change(session, id=idea.id, date=APRIL)
    assert meetings.next_of(session, id=meetings.listed(session)[1].meeting.id) is not None


def test_a_rencontre_across_midnight(session: Session, dorignies: str) -> None:
    eve = create(session, dorignies, date(2026, 12, 31), start=time(22), end=time(1))
    found = meetings.get(session, id=eve.id)
    assert (found.start, found.end, found.duration) == (time(22), time(1), 180)
    new_year = create(session, dorignies, date(2027, 1, 1), start=time(0))
    assert new_year.previous_meeting_id == eve.id


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (time(17, 30), time(19), 90),
        (time(9), time(9), None),
        (time(9), None, None),
        (None, time(9), None),
        (time(23, 59), time(0), 1),
        (time(0), time(23, 59), 1439),
    ],
)
def test_how_long_it_lasts(start: time | None, end: time | None, minutes: int | None) -> None:
    assert Meeting(id="m", start=start, end=end).duration == minutes


def test_a_rencontre_on_the_29th_of_february(session: Session, dorignies: str) -> None:
    leap = create(session, dorignies, date(2028, 2, 29))
    assert meetings.get(session, id=leap.id).date == date(2028, 2, 29)
    assert create(session, dorignies, date(2028, 3, 1)).previous_meeting_id == leap.id


def test_two_rencontres_made_at_the_same_second_keep_one_order(
    session: Session, dorignies: str
) -> None:
    made = [create(session, dorignies, MARCH, start=time(9)).id for _n in range(8)]
    assert len(set(made)) == 8
    first = [line.meeting.id for line in meetings.listed(session)]
    for id in made[::2]:
        meetings.change(session, id=id, objective="autre")
    assert [line.meeting.id for line in meetings.listed(session)] == first


def test_a_rencontre_without_anyone(session: Session, dorignies: str) -> None:
    lonely = create(session, dorignies, MARCH).id
    (line,) = meetings.listed(session)
    assert (line.present, line.agenda_items, line.collective) == (0, 0, "Dorignies")
    assert minutes.close(session, id=lonely).value.status == "held"


def test_a_collectif_that_does_not_exist_has_no_rencontre(session: Session) -> None:
    with pytest.raises(NotFound):
        create(session, "nowhere", MARCH)


def test_a_list_is_filtered_as_people_type(session: Session, dorignies: str) -> None:
    create(session, dorignies, MARCH, title="Fête de l’École")
    create(session, collectives.create(session, name="Gayant").value.id, APRIL)
    found = [line.meeting.title for line in meetings.listed(session, text="ecole dorig")]
    assert found == ["Fête de l’École"]


# The agenda


def test_points_are_added_at_the_end_and_moved(session: Session, rencontre: str) -> None:
    one, two, three = add(session, rencontre, "Un", "Deux", "Trois")
    meetings.move_item(session, id=three, before_id=one)
    assert titles(session, rencontre) == ["Trois", "Un", "Deux"]
    meetings.move_item(session, id=three)
    assert titles(session, rencontre) == ["Un", "Deux", "Trois"]
    meetings.remove_item(session, id=two)
    assert titles(session, rencontre) == ["Un", "Trois"]
    history.undo(session)
    assert titles(session, rencontre) == ["Un", "Deux", "Trois"]


def test_a_point_has_a_title(session: Session, rencontre: str) -> None:
    with pytest.raises(InputRefused, match="point"):
        meetings.add_item(session, meeting_id=rencontre, title="  \t ")
    (point,) = add(session, rencontre, "  La garderie\u200b ")
    assert titles(session, rencontre) == ["La garderie"]
    with pytest.raises(InputRefused, match="point"):
        meetings.change_item(session, id=point, title=" ")


# Closing


def test_closing_makes_a_projet_and_each_closing_a_version(
    session: Session, rencontre: str
) -> None:
    closed = minutes.close(session, id=rencontre).value
    assert (closed.status, closed.minutes_status, closed.minutes_version) == (
        "held",
        "proposed",
        1,
    )
    minutes.reopen(session, id=rencontre)
    assert meetings.get(session, id=rencontre).minutes_status == "draft"
    assert minutes.close(session, id=rencontre).value.minutes_version == 2


@pytest.mark.parametrize(
    "fields", [{"minutes_status": "approved"}, {"minutes_version": 9}, {"approved_at_id": "x"}]
)
def test_where_the_minutes_stand_is_not_set_by_hand(
    session: Session, rencontre: str, fields: dict[str, Any]
) -> None:
    with pytest.raises(InputRefused, match="compte rendu"):
        meetings.change(session, id=rencontre, **fields)
    assert minutes.standing(session, id=rencontre).status == "draft"


def test_only_what_was_written_about_is_discussed(session: Session, rencontre: str) -> None:
    one, two, three = add(session, rencontre, "Un", "Deux", "Trois")
    notes.add(session, owner_id=one, typed="Vu")
    blank = notes.add(session, owner_id=two, typed="Vu").value
    notes.change(session, id=blank.id, typed="")
    notes.add(session, owner_id=three, typed="Pour moi", private=True)
    minutes.close(session, id=rencontre)
    states = [item.state for item in meetings.agenda(session, meeting_id=rencontre)]
    assert states == ["discussed", "open", "discussed"]


def test_what_follows_is_the_next_that_takes_place(session: Session, dorignies: str) -> None:
    march = create(session, dorignies, MARCH).id
    cancelled = create(session, dorignies, APRIL).id
    meetings.change(session, id=cancelled, status="cancelled")
    may = create(session, dorignies, MAY)
    following = meetings.next_of(session, id=march)
    assert following is not None
    assert following.id == may.id


def test_a_rencontre_put_into_the_bin_comes_back_whole(session: Session, rencontre: str) -> None:
    add(session, rencontre, "Un")
    before = meetings.listed(session)
    meetings.remove(session, id=rencontre)
    assert meetings.listed(session) == []
    history.undo(session)
    assert meetings.listed(session) == before
