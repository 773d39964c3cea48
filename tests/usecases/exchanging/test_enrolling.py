"""Machines are enrolled by file or by six words, revoked by the coordination for everyone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citeapp.base.errors import BundleRefused, InputRefused, NotFound
from citeapp.exchange.identity import Identity
from citeapp.usecases import collectives, exchanges, history, people
from citeapp.usecases.exchanging import incarnations
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]
MakeSession = Callable[..., Session]


def names(session: Session) -> list[str]:
    return sorted(line.person.name for line in people.listed(session))


def states(session: Session) -> dict[str, str]:
    return {peer.name: peer.state for peer in exchanges.listed(session)}


@pytest.fixture
def trio(team: Team, send: Send) -> tuple[Session, Session, Session]:
    """Samira and Karim, who only know the coordination, which knows both of them."""
    samira, karim, nora = team("Samira", "Karim", "Nora", coordinator=True)
    for one, other in ((samira, "Karim"), (karim, "Samira")):
        one.workspace.connection.execute("DELETE FROM _s_peer WHERE name = ?", (other,))
    for session in (samira, karim):
        exchanges.merge(nora, path=send(session, to=["Nora"]))
    return samira, karim, nora


def test_six_words_enrol_a_machine_that_others_told_of(
    trio: tuple[Session, Session, Session], send: Send
) -> None:
    samira, karim, nora = trio
    path = send(nora, to=["Samira"])
    samira.workspace.connection.execute("UPDATE _s_peer SET is_coordinator = 0")
    exchanges.merge(samira, path=path)
    assert states(samira) == {"Nora": "enrolled"}
    said = " ".join(exchanges.my_words(karim)).upper()
    found, words = exchanges.look_for_words(samira, words=said)
    assert (found.name, words) == ("Karim", exchanges.my_words(karim))
    assert exchanges.enrol(samira, words=said).value == "Karim"
    assert states(samira) == {"Karim": "enrolled", "Nora": "enrolled"}
    people.create(karim, first_name="Awa")
    exchanges.enrol(karim, words=" ".join(exchanges.my_words(samira)), path=card(samira, path))
    exchanges.merge(samira, path=send(karim, to=["Samira"]))
    assert names(samira) == ["Awa"]


def card(session: Session, near: Path) -> Path:
    return exchanges.write_card(session, path=near.with_suffix(".citcarte"))


def test_words_of_nobody_or_too_few_enrol_nobody(trio: tuple[Session, Session, Session]) -> None:
    samira, _karim, nora = trio
    with pytest.raises(NotFound, match="Aucune machine connue"):
        exchanges.enrol(samira, words=" ".join(reversed(exchanges.my_words(nora))))
    with pytest.raises(InputRefused, match="six mots"):
        exchanges.enrol(samira, words="un deux trois")


def test_a_card_with_other_words_than_those_read_out_is_refused(
    trio: tuple[Session, Session, Session], tmp_path: Path
) -> None:
    samira, karim, nora = trio
    path = exchanges.write_card(karim, path=tmp_path / "karim")
    with pytest.raises(InputRefused, match="pas ceux-là"):
        exchanges.enrol(samira, path=path, words=" ".join(exchanges.my_words(nora)))
    assert "Karim" not in states(samira)


def test_who_wrote_an_unknown_bundle_is_shown_and_can_be_enrolled_from_it(
    team: Team, make_session: MakeSession, send: Send, tmp_path: Path
) -> None:
    samira, _karim = team("Samira", "Karim")
    stranger = make_session("Inconnue")
    exchanges.enrol(stranger, path=exchanges.write_card(samira, path=tmp_path / "s"))
    people.create(stranger, first_name="Awa")
    path = send(stranger)
    with pytest.raises(BundleRefused, match=" ".join(exchanges.my_words(stranger))):
        exchanges.merge(samira, path=path)
    assert exchanges.preview(samira, path=path).words == exchanges.my_words(stranger)
    found, words = exchanges.look_at_card(samira, path=path)
    assert (found.name, words) == ("Inconnue", exchanges.my_words(stranger))
    exchanges.enrol(samira, path=path, words=" ".join(words))
    assert exchanges.merge(samira, path=path).value.known_sender
    assert names(samira) == ["Awa"]


def test_a_machine_that_begins_anew_stays_the_same_peer(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    incarnations.renew(samira)
    exchanges.merge(karim, path=send(samira))
    (peer,) = exchanges.listed(karim)
    assert (peer.guid, peer.state) == (samira.workspace.guid, "enrolled")
    exchanges.enrol(karim, path=exchanges.write_card(samira, path=samira.home.data.parent / "c"))
    assert len(exchanges.listed(karim)) == 1


def test_a_card_for_a_site_known_under_another_key_is_refused(
    trio: tuple[Session, Session, Session], send: Send, tmp_path: Path
) -> None:
    samira, karim, nora = trio
    exchanges.merge(samira, path=send(nora, to=["Samira"]))
    thief = Session(
        nora.workspace,
        nora.home,
        nora.key,
        Identity(karim.workspace.guid, nora.identity.signing_seed, nora.identity.age_secret),
    )
    path = exchanges.write_card(thief, path=tmp_path / "faux")
    samira.workspace.connection.execute("DELETE FROM _s_peer")
    with pytest.raises(BundleRefused, match="autre clé"):
        exchanges.enrol(samira, path=path)


def test_a_revocation_by_the_coordination_travels(
    trio: tuple[Session, Session, Session], send: Send
) -> None:
    """What the lost machine wrote before stays; what comes after does not, by any way."""
    samira, karim, nora = trio
    people.create(karim, first_name="Avant")
    exchanges.merge(nora, path=send(karim, to=["Nora"]))
    exchanges.merge(samira, path=send(nora, to=["Samira"]))
    assert states(samira) == {"Karim": "enrolled", "Nora": "enrolled"}
    exchanges.revoke(nora, guid=karim.workspace.guid)
    exchanges.merge(samira, path=send(nora, to=["Samira"]))
    assert states(samira) == {"Karim": "revoked", "Nora": "enrolled"}
    assert names(samira) == ["Avant"]
    assert not history.undo_label(nora).startswith("Révoquer")
    people.create(karim, first_name="Après")
    path = send(karim, to=["Nora"])
    with pytest.raises(BundleRefused, match="révoquée"):
        exchanges.merge(nora, path=path)


def test_later_work_of_a_revoked_machine_comes_in_by_nobody(
    trio: tuple[Session, Session, Session], send: Send, tmp_path: Path
) -> None:
    samira, karim, nora = trio
    exchanges.revoke(nora, guid=karim.workspace.guid)
    exchanges.enrol(samira, path=exchanges.write_card(karim, path=tmp_path / "k"))
    exchanges.enrol(karim, path=exchanges.write_card(samira, path=tmp_path / "s"))
    people.create(karim, first_name="Après")
    exchanges.merge(samira, path=send(karim, to=["Samira"]))
    assert names(samira) == ["Après"]  # Samira has not heard of it yet
    merged = exchanges.merge(nora, path=send(samira, to=["Nora"])).value
    assert merged.refused
    assert merged.gaps == ()
    assert names(nora) == []
    people.create(samira, first_name="Awa")
    exchanges.merge(nora, path=send(samira, to=["Nora"]))
    assert names(nora) == ["Awa"]
    exchanges.readmit(nora, guid=karim.workspace.guid)
    assert exchanges.merge(nora, path=send(samira, to=["Nora"], everything=True)).value.operations
    assert names(nora) == ["Après", "Awa"]


def test_only_the_coordination_revokes_for_others(
    trio: tuple[Session, Session, Session], send: Send, tmp_path: Path
) -> None:
    samira, karim, nora = trio
    exchanges.merge(samira, path=send(nora, to=["Samira"]))
    assert states(samira)["Karim"] == "enrolled"
    exchanges.revoke(samira, guid=karim.workspace.guid)
    forge_revocation(samira, karim)
    exchanges.merge(nora, path=send(samira, to=["Nora"]))
    assert states(nora)["Karim"] == "enrolled"


def forge_revocation(by: Session, of: Session) -> None:
    key = of.identity.public.verify_key.hex()
    with by.workspace.act("forge"):
        by.workspace.connection.execute(
            "INSERT INTO revocation (id, verify_key, name, state, kept) "
            "VALUES ('x', ?, 'Karim', 'revoked', '{}')",
            (key,),
        )


def test_a_revoked_machine_gets_nothing_more(
    trio: tuple[Session, Session, Session], send: Send
) -> None:
    samira, karim, nora = trio
    exchanges.merge(samira, path=send(nora, to=["Samira"]))
    exchanges.revoke(nora, guid=karim.workspace.guid)
    exchanges.merge(samira, path=send(nora, to=["Samira"]))
    with pytest.raises(NotFound):
        exchanges.export(nora, path=nora.home.data / "x.citlot", to=["Karim"])
    path = send(samira)
    with pytest.raises(BundleRefused, match="pas destiné"):
        exchanges.merge(karim, path=path)


SAID = "abricot bateau cerise domino escale fanfare galette hibou"


def test_a_first_contact_needs_no_card(
    team: Team, make_session: MakeSession, send: Send, tmp_path: Path
) -> None:
    """Who is told the passphrase opens it, and both know each other's machine by it."""
    _samira, nora = team("Samira", "Nora", coordinator=True)
    people.create(nora, first_name="Awa")
    lea = make_session("Léa")
    path = send(nora, passphrase=SAID, everything=True)
    with pytest.raises(BundleRefused, match="phrase de passe"):
        exchanges.merge(lea, path=path)
    with pytest.raises(BundleRefused, match="n’ouvre pas"):
        exchanges.merge(lea, path=path, passphrase=SAID.replace("hibou", "hiver"))
    assert exchanges.preview(lea, path=path, passphrase=SAID).words == exchanges.my_words(nora)
    assert states(lea) == {}
    merged = exchanges.merge(lea, path=path, passphrase="  " + SAID.upper()).value
    assert merged.known_sender
    assert names(lea) == ["Awa"]
    assert states(lea) == {"Nora": "enrolled", "Samira": "enrolled"}


def test_a_weak_passphrase_is_not_taken(team: Team, send: Send) -> None:
    (samira,) = team("Samira")
    with pytest.raises(InputRefused, match="trop facile"):
        send(samira, passphrase="soleil")


def test_a_first_contact_reads_what_was_entrusted_to_nobody(
    team: Team, make_session: MakeSession, send: Send
) -> None:
    samira, _karim = team("Samira", "Karim")
    for place in ("Dorignies", "Ouvert"):
        id = collectives.create(samira, name=place).value.id
        person = people.create(samira, first_name=f"Awa {place}").value
        collectives.add_member(samira, collective_id=id, person_id=person.id)
        if place == "Dorignies":
            collectives.add_facilitator(samira, collective_id=id, facilitator_id=samira.me.id)
    lea = make_session("Léa")
    exchanges.merge(lea, path=send(samira, passphrase=SAID), passphrase=SAID)
    assert names(lea) == ["Awa Ouvert"]
