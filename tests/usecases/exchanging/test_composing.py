"""Each reads the collectifs that are theirs; the rest goes through their hands sealed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citeapp.domain import havesets
from citeapp.domain.facilitator import Facilitator
from citeapp.store import holding, sealed
from citeapp.usecases import actions, attendance, collectives, exchanges, meetings, notes, people
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]
PLACES = ("Dorignies", "Gayant")
PHONES = {"Dorignies": "0600000001", "Gayant": "0600000002"}


def everything_of(session: Session) -> str:
    """Every value of every table of the file, sealed bodies included."""
    connection = session.workspace.connection
    names = connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return repr([connection.rows(f'SELECT * FROM "{name}"') for (name,) in names])


def fill(session: Session, place: str, facilitators: list[Facilitator]) -> str:
    """A collectif with someone in it, a rencontre, a note and an action, all of them canaries."""
    id = collectives.create(session, name=place).value.id
    for facilitator in facilitators:
        collectives.add_facilitator(session, collective_id=id, facilitator_id=facilitator.id)
    work(session, place, "un")
    return id


def work(session: Session, place: str, word: str) -> None:
    id = collectives.named(session, name=place).id
    canary = f"Canari-{place}-{word}"
    person = people.create(session, first_name=canary, phone=PHONES.get(place, "")).value
    collectives.add_member(session, collective_id=id, person_id=person.id)
    meeting = meetings.create(session, collective_id=id, date=session.today, title=canary).value
    point = meetings.add_item(session, meeting_id=meeting.id, title=canary).value
    attendance.mark(session, meeting_id=meeting.id, person_id=person.id)
    notes.add(session, owner_id=point.id, typed=canary)
    notes.add(session, owner_id=point.id, typed=f"{canary}-secret", private=True)
    actions.create(session, what=canary, collective_id=id)


@pytest.fixture
def network(team: Team, send: Send) -> list[Session]:
    """Samira has Dorignies, Karim has Gayant, Nora coordinates; all have exchanged cards."""
    samira, karim, nora = team("Samira", "Karim", "Nora", coordinator=True)
    for session in (samira, karim):
        exchanges.merge(nora, path=send(session, to=["Nora"]))
    for session, place in ((samira, PLACES[0]), (karim, PLACES[1])):
        fill(session, place, [session.me])
    return [samira, karim, nora]


def test_a_colleague_reads_only_what_they_share(network: list[Session], send: Send) -> None:
    samira, karim, _nora = network
    merged = exchanges.merge(karim, path=send(samira, to=["Karim"])).value
    assert "Canari-Dorignies" not in everything_of(karim)
    assert merged.gaps == ()
    assert merged.carried
    assert [c.name for c in collectives.listed(karim)] == list(PLACES)


def test_a_bearer_heals_whom_the_author_never_meets(network: list[Session], send: Send) -> None:
    samira, karim, nora = network
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    exchanges.merge(nora, path=send(karim, to=["Nora"]))
    told = everything_of(nora)
    for place in PLACES:
        assert f"Canari-{place}-un" in told
        assert f"Canari-{place}-un-secret" not in told
    have = holding.held(nora.workspace.connection)
    for session in (samira, karim):
        assert havesets.covers(have, holding.held(session.workspace.connection))


def test_a_lost_machine_is_healed_by_any_stick(
    network: list[Session], send: Send, make_session: Callable[..., Session]
) -> None:
    samira, karim, nora = network
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    exchanges.merge(nora, path=send(karim, to=["Nora"]))
    work(nora, "Dorignies", "deux")
    exchanges.merge(karim, path=send(nora, to=["Karim"]))
    exchanges.merge(samira, path=send(karim, to=["Samira"]))
    assert "Canari-Dorignies-deux" in everything_of(samira)
    assert "Canari-Dorignies" not in everything_of(karim)
    assert "Canari-Gayant" not in everything_of(samira)


def test_what_all_readers_hold_is_carried_no_further(network: list[Session], send: Send) -> None:
    samira, karim, nora = network
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    assert sealed.kept(karim.workspace.connection)
    exchanges.merge(nora, path=send(karim, to=["Nora"]))
    assert sealed.kept(karim.workspace.connection)
    exchanges.merge(karim, path=send(nora, to=["Karim"]))
    assert not sealed.kept(karim.workspace.connection)


def test_a_later_section_replaces_the_earlier_one(network: list[Session], send: Send) -> None:
    samira, karim, _nora = network
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    before = sealed.kept(karim.workspace.connection)
    work(samira, "Dorignies", "deux")
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    after = sealed.kept(karim.workspace.connection)
    assert len(after) == len(before)
    assert {one.sha256 for one in after}.isdisjoint(one.sha256 for one in before)


def test_one_bundle_for_people_with_different_rights(network: list[Session], send: Send) -> None:
    samira, karim, nora = network
    path = send(samira)
    for session in (karim, nora):
        exchanges.merge(session, path=path)
    assert "Canari-Dorignies-un" in everything_of(nora)
    assert "Canari-Dorignies" not in everything_of(karim)


def test_a_collectif_chosen_by_name_is_shared_without_contact_details(
    network: list[Session], send: Send
) -> None:
    samira, karim, _nora = network
    chosen = {"to": ["Karim"], "collectives_named": ["Dorignies"]}
    exchanges.merge(karim, path=send(samira, **chosen))
    (person,) = [p.person for p in people.listed(karim) if "Dorignies" in p.person.first_name]
    assert person.phone == ""
    assert PHONES["Dorignies"] not in everything_of(karim)
    exchanges.merge(karim, path=send(samira, **chosen, contacts=True))
    assert people.get(karim, id=person.id).phone == PHONES["Dorignies"]


def test_who_joins_a_collectif_gets_its_past(network: list[Session], send: Send) -> None:
    samira, karim, nora = network
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    exchanges.merge(nora, path=send(samira, to=["Nora"]))
    id = collectives.named(nora, name="Dorignies").id
    collectives.add_facilitator(nora, collective_id=id, facilitator_id=karim.me.id)
    exchanges.merge(karim, path=send(nora, to=["Karim"]))
    assert "Canari-Dorignies-un" in everything_of(karim)


def test_nobody_lets_themselves_in(network: list[Session], send: Send) -> None:
    samira, karim, _nora = network
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    id = collectives.named(karim, name="Dorignies").id
    collectives.add_facilitator(karim, collective_id=id, facilitator_id=karim.me.id)
    exchanges.merge(samira, path=send(karim, to=["Samira"]))
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    assert "Canari-Dorignies" not in everything_of(karim)


def test_what_belongs_to_nobody_in_particular_is_everyones(
    network: list[Session], send: Send
) -> None:
    samira, karim, _nora = network
    people.create(samira, first_name="Awa", phone="0600000009")
    collectives.create(samira, name="Ouvert")
    work(samira, "Ouvert", "un")
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    assert "Canari-Ouvert-un" in everything_of(karim)
    assert "0600000009" in everything_of(karim)


def test_who_leaves_every_collectif_does_not_become_everyones(
    network: list[Session], send: Send
) -> None:
    samira, karim, _nora = network
    id = collectives.named(samira, name="Dorignies").id
    (member,) = collectives.members(samira, collective_id=id)
    collectives.remove_member(samira, collective_id=id, person_id=member.person.id)
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    assert "Canari-Dorignies" not in everything_of(karim)


def test_what_is_not_theirs_is_no_news_for_them(network: list[Session], send: Send) -> None:
    samira, karim, nora = network
    assert exchanges.summary(samira).to_send
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    exchanges.merge(nora, path=send(samira, to=["Nora"]))
    exchanges.merge(samira, path=send(karim, to=["Samira"]))
    exchanges.merge(samira, path=send(nora, to=["Samira"]))
    path = send(samira)
    for session in (karim, nora):
        exchanges.merge(session, path=path)
        exchanges.merge(samira, path=send(session, to=["Samira"]))
    assert exchanges.summary(samira).to_send == 0
    work(samira, "Dorignies", "deux")
    assert exchanges.summary(samira).to_send
