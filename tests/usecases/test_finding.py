"""Search over everything, and lists by their names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeapp.store.repositories.generic import NOUNS
from citeapp.usecases import (
    actions,
    decisions,
    finding,
    history,
    meetings,
    notes,
    organisations,
    people,
)
from citeapp.usecases.finding import Hit
from citeapp.usecases.session import Session


def found(session: Session, text: str) -> list[Hit]:
    return finding.search(session, text=text)


@pytest.fixture
def filled(session: Session, rencontre: str, point: str) -> Session:
    awa = people.create(session, first_name="Awa", last_name="BENALI").value.id
    school = organisations.create(session, name="École Denis Papin").value.id
    people.affiliate(session, person_id=awa, organisation_id=school, function="médiatrice")
    notes.add(session, owner_id=point, typed="Un chef-d’œuvre collectif")
    notes.add(session, owner_id=point, typed="> On garde le mardi")
    actions.create(session, what="Réserver la salle", owners=["Tante Jeanne"])
    return session


@pytest.mark.parametrize(
    ("typed", "noun", "title"),
    [
        ("oeuvre", "line", "Un chef-d’œuvre collectif"),
        ("ŒUVRE", "line", "Un chef-d’œuvre collectif"),
        ("benali", "person", "Awa Benali"),
        ("papin den", "organisation", "École Denis Papin"),
        ("ecole", "organisation", "École Denis Papin"),
        ("mediatrice", "affiliation", "médiatrice"),
        ("garderie", "agenda_item", "La garderie du soir"),
        ("reserver", "action_item", "Réserver la salle"),
        ("jeanne", "action_owner", "Tante Jeanne"),
        ("dorig", "collective", "Dorignies"),
    ],
)
def test_everything_is_found_without_accents(
    filled: Session, typed: str, noun: str, title: str
) -> None:
    assert (noun, title) in [(hit.noun, hit.title) for hit in found(filled, typed)]


def test_a_hit_opens_the_page_where_it_is_read(filled: Session, rencontre: str, point: str) -> None:
    opens = {hit.noun: (hit.open_noun, hit.subtitle) for hit in found(filled, "garde")}
    told = "Dorignies · 11 mars 2026"
    assert opens["line"] == ("meeting", told)
    assert opens["decision"] == ("meeting", f"Décision · {told}")
    assert opens["agenda_item"] == ("meeting", f"Point · {told}")
    (owner,) = found(filled, "jeanne")
    assert owner.open_noun == "action_item"
    (tie,) = found(filled, "mediatrice")
    assert tie.open_noun == "person"


def test_every_word_must_be_there(filled: Session) -> None:
    assert found(filled, "awa papin") == []
    assert found(filled, "") == found(filled, "   ") == []


def test_what_was_deleted_is_not_found_and_comes_back_with_undo(filled: Session) -> None:
    awa = found(filled, "benali")[0].id
    people.remove(filled, id=awa)
    assert [hit.noun for hit in found(filled, "benali")] == []
    history.undo(filled)
    assert [hit.id for hit in found(filled, "benali")] == [awa]


def test_changed_words_are_found_the_old_ones_no_more(filled: Session) -> None:
    awa = found(filled, "benali")[0].id
    people.change(filled, id=awa, last_name="MARTIN")
    assert found(filled, "benali") == []
    assert [hit.title for hit in found(filled, "martin")] == ["Awa Martin"]


def test_a_decision_of_no_rencontre_is_found_too(session: Session) -> None:
    decisions.create(session, text="On garde le mardi")
    (hit,) = found(session, "mardi")
    assert hit.title == "On garde le mardi"
    assert "Décision" in hit.subtitle


def test_a_rencontre_without_a_day_is_found_by_its_title(session: Session, dorignies: str) -> None:
    meetings.create(session, collective_id=dorignies, title="Fête du jeu")
    (hit,) = found(session, "fete")
    assert (hit.noun, hit.title) == ("meeting", "Fête du jeu")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(typed=st.text(st.characters(exclude_categories=[]), max_size=20))
def test_whatever_is_typed_is_no_query_syntax(session: Session, typed: str) -> None:
    assert isinstance(found(session, typed), list)
    assert isinstance(found(session, f'AND "{typed}* NEAR('), list)


def test_no_more_than_asked(session: Session) -> None:
    for n in range(12):
        people.create(session, first_name="Léa", last_name=f"N{n}")
    assert len(finding.search(session, text="lea", limit=5)) == 5


@pytest.mark.parametrize("noun", [*finding.PLURALS, *NOUNS])
def test_every_list_can_be_read(filled: Session, noun: str) -> None:
    rows = finding.rows(filled, noun=noun)
    assert rows == sorted(rows, key=lambda row: row.id)


def test_lists_hold_what_was_written(filled: Session) -> None:
    (meeting,) = finding.rows(filled, noun="meetings")
    assert meeting.date == date(2026, 3, 11)
    assert len(finding.rows(filled, noun="lines")) == 2
