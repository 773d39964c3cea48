"""Doubles are noticed with reasons in words, judged once, and never asked again."""

from __future__ import annotations

from datetime import date, time

import pytest

from citeapp.base.errors import NotFound
from citeapp.store import fingerprint
from citeapp.usecases import attendance, collectives, duplicates, meetings, organisations, people
from citeapp.usecases.session import Session

Name = tuple[str, str]


def pairs(session: Session, noun: str = "person") -> list[duplicates.Pair]:
    return [pair for pair in duplicates.listed(session) if pair.noun == noun]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("Aïcha", "Benali"), ("Aicha", "BENALI"), "même nom, écrit autrement"),
        (("Marie-Claire", "Duriez"), ("Marie Claire", "Duriez"), "même nom, écrit autrement"),
        (("Jeanne", "de la Fontaine"), ("Jeanne", "Fontaine"), "noms proches, même prénom"),
        (("Awa", "Diallo"), ("Diallo", "Awa"), "nom et prénom inversés"),
        (("Fatima", "Benali"), ("Fatima", ""), "même prénom, un nom manque"),
        (("Mohamed", "Haddad"), ("M.", "Haddad"), "même nom, prénom abrégé"),
    ],
)
def test_names_of_one_person_are_recognised(
    session: Session, one: Name, other: Name, reason: str
) -> None:
    for first, last in (one, other):
        people.create(session, first_name=first, last_name=last, phone="0600000001")
    (pair,) = pairs(session)
    assert pair.reasons == f"même téléphone, {reason}"


def test_namesakes_without_anything_else_in_common_are_not_proposed(session: Session) -> None:
    for last, phone in (("Benali", "0600000001"), ("Duriez", "0600000002")):
        people.create(session, first_name="Fatima", last_name=last, phone=phone)
    assert pairs(session) == []


def test_a_rencontre_created_twice_is_noticed(session: Session) -> None:
    collective = collectives.create(session, name="Dorignies").value.id
    ids = [
        meetings.create(
            session, collective_id=collective, date=date(2026, 3, 3), start=time(18)
        ).value.id
        for _twice in range(2)
    ]
    meetings.add_item(session, meeting_id=ids[0], title="La garderie")
    person = people.create(session, first_name="Awa").value.id
    attendance.mark(session, meeting_id=ids[1], person_id=person)
    (pair,) = pairs(session, "meeting")
    assert {pair.a, pair.b} == set(ids)
    assert pair.title_a == "Rencontre du 3 mars 2026, Dorignies"
    told = {pair.a: pair.about_a, pair.b: pair.about_b}
    assert told[ids[0]].endswith("1 point · 0 présence")
    assert told[ids[1]].endswith("0 point · 1 présence")
    assert pair.reasons == "même collectif, même jour, même heure"
    duplicates.judge(session, noun="meeting", a=pair.a, b=pair.b, verdict="same")
    assert pairs(session, "meeting") == []
    assert len(meetings.listed(session)) == 1


def test_collectifs_and_structures_created_twice_are_noticed(session: Session) -> None:
    for name in ("Faubourg de Béthune", "Collectif Faubourg Bethune"):
        collectives.create(session, name=name)
    for name in ("École Denis Papin", "Éc. D. Papin"):
        organisations.create(session, name=name)
    assert [pair.reasons for pair in pairs(session, "collective")] == ["même nom"]
    assert len(pairs(session, "organisation")) == 1


def test_a_verdict_holds_for_whoever_is_joined_to_either(session: Session) -> None:
    first, second = (
        people.create(session, first_name="Awa", last_name="Diallo", phone="0600000001").value.id
        for _twice in range(2)
    )
    duplicates.judge(session, noun="person", a=first, b=second, verdict="same")
    third = people.create(session, first_name="Awa", last_name="Dialo", phone="0600000001").value.id
    (pair,) = pairs(session)
    assert third in (pair.a, pair.b)
    duplicates.judge(session, noun="person", a=third, b=max(first, second), verdict="different")
    assert pairs(session) == []


def test_verdicts_that_contradict_each_other_are_told(session: Session) -> None:
    a, b, c = (people.create(session, first_name=name).value.id for name in ("Eva", "Iva", "Ivy"))
    duplicates.judge(session, noun="person", a=a, b=c, verdict="different")
    duplicates.judge(session, noun="person", a=a, b=b, verdict="same")
    assert pairs(session) == []
    duplicates.judge(session, noun="person", a=b, b=c, verdict="same")
    (pair,) = pairs(session)
    assert {pair.a, pair.b} == {a, c}
    assert pair.reasons.startswith("dites différentes")


def test_a_spelling_of_a_joined_card_is_recognised_in_files(session: Session) -> None:
    first = people.create(session, first_name="Awa", last_name="Diallo").value.id
    second = people.create(session, first_name="Hawa", last_name="Dialo").value.id
    duplicates.judge(session, noun="person", a=first, b=second, verdict="same")
    people.create(session, first_name="Hawa", last_name="DIALO")
    (pair,) = pairs(session)
    assert pair.reasons.startswith("même nom, écrit autrement")


def two_awas(session: Session) -> tuple[str, str]:
    """Two cards of one telephone."""
    one = people.create(
        session, first_name="Awa", last_name="Diallo", phone="0600000001", commune="Douai"
    ).value.id
    other = people.create(
        session, first_name="Awa", last_name="DIALO", phone="0600000001", email="awa@exemple.fr"
    ).value.id
    return one, other


def test_a_pair_says_in_what_the_two_differ(session: Session) -> None:
    one, other = two_awas(session)
    (pair,) = pairs(session)
    assert (pair.a, pair.b) == (one, other)
    assert {(d.field, d.a, d.b) for d in pair.differences} == {
        ("nom", "Diallo", "DIALO"),
        ("commune", "Douai", "(vide)"),
        ("courriel", "(vide)", "awa@exemple.fr"),
    }


def test_a_pair_put_off_comes_back_when_something_changes(session: Session) -> None:
    one, other = two_awas(session)
    before = fingerprint.fingerprint(session.workspace.connection)
    duplicates.put_off(session, noun="person", a=other, b=one)
    found = duplicates.found(session)
    assert (found.waiting, len(found.put_off)) == ((), 1)
    assert fingerprint.fingerprint(session.workspace.connection) == before
    school = organisations.create(session, name="École Papin").value.id
    people.affiliate(session, person_id=other, organisation_id=school)
    assert len(pairs(session)) == 1
    duplicates.put_off(session, noun="person", a=one, b=other)
    assert pairs(session) == []
    people.change(session, id=one, commune="Waziers")
    assert len(pairs(session)) == 1


def test_pairs_put_off_can_be_taken_up_at_any_time(session: Session) -> None:
    one, other = two_awas(session)
    duplicates.put_off(session, noun="person", a=one, b=other)
    duplicates.take_up(session)
    assert len(pairs(session)) == 1


def test_nothing_is_put_off_that_is_not_here(session: Session) -> None:
    one, _other = two_awas(session)
    for noun, other in (("person", "nobody"), ("line", one)):
        with pytest.raises(NotFound):
            duplicates.put_off(session, noun=noun, a=one, b=other)


def test_rencontres_differ_by_what_they_are_and_hold(session: Session) -> None:
    collective = collectives.create(session, name="Dorignies").value.id
    ids = [
        meetings.create(
            session, collective_id=collective, date=date(2026, 3, 3), start=time(18), place=place
        ).value.id
        for place in ("Salle des fêtes", "École Papin")
    ]
    (pair,) = pairs(session, "meeting")
    assert [(d.field, d.a, d.b) for d in pair.differences] == [
        ("lieu", "Salle des fêtes", "École Papin")
    ]
    duplicates.put_off(session, noun="meeting", a=ids[0], b=ids[1])
    assert pairs(session, "meeting") == []
    meetings.add_item(session, meeting_id=ids[1], title="La garderie")
    assert len(pairs(session, "meeting")) == 1
