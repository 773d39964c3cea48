"""Deletions, erasures and joins count only if their author signed, is known, and may."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from citeapp.base.errors import BundleRefused, InputRefused
from citeapp.domain.lot import Op
from citeapp.exchange import authorship, bundle
from citeapp.exchange.limits import LARGE
from citeapp.store import erasing, peers, taking_in
from citeapp.usecases import duplicates, erasure, exchanges, notes, people, trust
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


def names(session: Session) -> list[str]:
    return sorted(line.person.name for line in people.listed(session))


def erase_by_force(session: Session, id: str, noun: str = "person") -> Op:
    """As a tampered program would: no right is asked for."""
    with session.workspace.act("force", kind="erase") as act:
        act.changed |= erasing.erase_row(session.workspace, noun, id)
    return erasing.erase_list(session.workspace.connection)[-1]


def with_erasures(path: Path, bearer: Session, reader: Session, ops: Sequence[Op]) -> Path:
    """The bundle with another erase list."""
    opened = bundle.read_bundle(path, [reader.identity], LARGE)
    content = replace(bundle.read_content(opened, LARGE), erasures=list(ops))
    public = reader.identity.public
    path.write_bytes(bundle.write_bundle(content, bearer.identity, [public.age_recipient]))
    return path


@pytest.fixture
def known(team: Team, send: Send) -> tuple[Session, Session, Session, str]:
    """Samira, Karim and the coordination all have Awa, whom Samira wrote."""
    samira, karim, coordination = team("Samira", "Karim", "Coordination", coordinator=True)
    awa = people.create(samira, first_name="Awa", last_name="Diallo").value.id
    for taker in (karim, coordination):
        exchanges.merge(taker, path=send(samira))
    return samira, karim, coordination, awa


def test_the_author_and_the_coordination_may_erase(
    known: tuple[Session, Session, Session, str],
) -> None:
    samira, karim, coordination, awa = known
    rows = {("person", awa)}
    assert trust.may_erase(samira, rows) == rows
    assert trust.may_erase(coordination, rows) == rows
    assert trust.may_erase(karim, rows) == set()
    assert not erasure.preview(karim, id=awa).may
    with pytest.raises(InputRefused, match="Seules la coordination"):
        erasure.person(karim, id=awa)
    assert names(karim) == ["Awa Diallo"]


@pytest.mark.parametrize("who", ["author", "coordination"])
def test_an_erasure_by_who_may_counts_everywhere(
    known: tuple[Session, Session, Session, str], send: Send, who: str
) -> None:
    samira, karim, coordination, awa = known
    erasure.person(samira if who == "author" else coordination, id=awa)
    told = exchanges.merge(karim, path=send(samira if who == "author" else coordination)).value
    assert (told.erasures, told.ignored) == (1, ())
    assert names(karim) == []


def test_an_erasure_by_who_may_not_is_shown_and_has_no_effect(
    known: tuple[Session, Session, Session, str], send: Send
) -> None:
    samira, karim, coordination, awa = known
    forced = erase_by_force(karim, awa)
    path = send(karim)
    (ignored,) = exchanges.preview(samira, path=path).ignored
    assert (ignored.author, ignored.what, ignored.why, ignored.count) == (
        "Karim", "erasure", "no_right", 1,
    )  # fmt: skip
    told = exchanges.merge(samira, path=path).value
    assert (told.erasures, told.gaps) == (0, ())
    assert names(samira) == ["Awa Diallo"]
    assert [op for _lot, op in taking_in.refused(samira.workspace.connection)] == [forced]
    assert exchanges.merge(coordination, path=send(samira)).value.ignored == (ignored,)
    assert names(coordination) == ["Awa Diallo"]
    assert [line.here for line in erasure.board(samira)] == [False]


def test_a_row_that_belongs_to_someone_is_never_erased_alone(
    known: tuple[Session, Session, Session, str], send: Send
) -> None:
    samira, karim, coordination, _awa = known
    verdict = duplicates.judge(samira, noun="person", a="a", b="b", verdict="different").value
    exchanges.merge(karim, path=send(samira))
    erase_by_force(coordination, verdict.id, "same_as")
    (ignored,) = exchanges.merge(karim, path=send(coordination)).value.ignored
    assert (ignored.author, ignored.why) == ("Coordination", "no_right")


def test_an_erasure_waits_for_its_author_s_card(
    team: Team, make_session: Callable[..., Session], send: Send, tmp_path: Path
) -> None:
    samira, karim = team("Samira", "Karim")
    lea = make_session("Léa")
    for giver, taker in ((lea, karim), (karim, lea)):
        exchanges.enrol(taker, path=exchanges.write_card(giver, path=tmp_path / "une.carte"))
    awa = people.create(samira, first_name="Awa").value.id
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    exchanges.merge(lea, path=send(karim, to=["Léa"]))
    erasure.person(samira, id=awa)
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    told = exchanges.merge(lea, path=send(karim, to=["Léa"])).value
    assert [(one.what, one.why) for one in told.ignored] == [("erasure", "unknown")]
    assert names(lea) == ["Awa"]
    exchanges.enrol(lea, path=exchanges.write_card(samira, path=tmp_path / "samira.carte"))
    assert names(lea) == []
    exchanges.merge(karim, path=send(lea, to=["Karim"]))
    assert exchanges.fingerprint(lea) == exchanges.fingerprint(karim)


def test_an_erasure_before_its_row_waits_and_then_counts(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    awa = people.create(samira, first_name="Awa", last_name="Canarivel").value.id
    old = send(samira, to=["Karim"])
    erasure.person(samira, id=awa)
    late = erasing.erase_list(samira.workspace.connection)
    bare = with_erasures(send(karim, to=["Samira"]), karim, samira, [])
    assert exchanges.merge(samira, path=bare).value.ignored == ()
    connection = karim.workspace.connection
    with connection.transaction():
        judged = trust.judge(karim, late)
        taking_in.keep_refused(connection, [op for op, _why in judged.refused], lot=1)
    assert [why for _op, why in judged.refused] == ["waiting"]
    told = exchanges.merge(karim, path=old).value
    assert (told.erasures, names(karim)) == (0, [])
    assert connection.value("SELECT count(*) FROM _s_op WHERE val LIKE '%Canarivel%'") == 0


def test_what_is_not_signed_by_its_author_has_no_effect(
    known: tuple[Session, Session, Session, str], send: Send
) -> None:
    samira, karim, coordination, awa = known
    erasure.person(samira, id=awa)
    (told,) = erasing.erase_list(samira.workspace.connection)
    unsigned = told._replace(sig=None)
    path = with_erasures(send(coordination, to=["Karim"]), coordination, karim, [unsigned])
    (ignored,) = exchanges.merge(karim, path=path).value.ignored
    assert (ignored.why, names(karim)) == ("unsigned", ["Awa Diallo"])
    forged = authorship.sign_op(
        told._replace(site=coordination.identity.site_guid), coordination.identity
    )
    path = with_erasures(
        send(coordination, to=["Karim"]), coordination, karim, [told._replace(sig=forged.sig)]
    )
    with pytest.raises(BundleRefused, match="pas signé par son auteur"):
        exchanges.merge(karim, path=path)
    # the true one still counts, whatever came under its number before
    exchanges.merge(karim, path=send(samira, to=["Karim"]))
    assert names(karim) == []


def test_a_revoked_machine_erases_nobody(
    known: tuple[Session, Session, Session, str], send: Send
) -> None:
    samira, karim, coordination, awa = known
    exchanges.revoke(karim, guid=samira.identity.site_guid)
    erasure.person(samira, id=awa)
    exchanges.merge(coordination, path=send(samira, to=["Coordination"]))
    (ignored,) = exchanges.merge(karim, path=send(coordination, to=["Karim"])).value.ignored
    assert (ignored.author, ignored.why) == ("Samira", "revoked")
    assert names(karim) == ["Awa Diallo"]


def test_an_unknown_sender_who_is_accepted_deletes_nothing(
    team: Team, make_session: Callable[..., Session], send: Send, tmp_path: Path
) -> None:
    samira, _karim = team("Samira", "Karim")
    stranger = make_session("Inconnue")
    exchanges.enrol(stranger, path=exchanges.write_card(samira, path=tmp_path / "s.carte"))
    awa = people.create(stranger, first_name="Awa").value.id
    exchanges.merge(samira, path=send(stranger), accept_unknown=True)
    people.remove(stranger, id=awa)
    told = exchanges.merge(samira, path=send(stranger), accept_unknown=True).value
    assert [(one.what, one.why) for one in told.ignored] == [("deletion", "unknown")]
    assert names(samira) == ["Awa"]


def test_many_people_erased_at_once_ask_for_a_yes(
    known: tuple[Session, Session, Session, str], send: Send
) -> None:
    samira, karim, _coordination, awa = known
    others = [people.create(samira, first_name=f"P{n}").value.id for n in range(3)]
    exchanges.merge(karim, path=send(samira))
    for id in (awa, *others):
        erasure.person(samira, id=id)
    path = send(samira)
    assert "effacerait 4 fiches" in exchanges.preview(karim, path=path).unusual
    with pytest.raises(InputRefused, match="effacerait 4 fiches pour toujours"):
        exchanges.merge(karim, path=path)
    assert len(names(karim)) == 4
    exchanges.merge(karim, path=path, confirmed=True)
    assert names(karim) == []


def test_texts_of_others_are_theirs_to_empty(
    known: tuple[Session, Session, Session, str], send: Send
) -> None:
    samira, karim, coordination, awa = known
    line = notes.add(karim, owner_id="point", typed="Awa Diallo propose un café").value
    for taker in (samira, coordination):
        exchanges.merge(taker, path=send(karim))
    (mention,) = erasure.preview(samira, id=awa).mentions
    assert (mention.id, mention.may) == (line.id, False)
    with pytest.raises(InputRefused):
        erasure.person(samira, id=awa, blank=[mention.key])
    (mention,) = erasure.preview(coordination, id=awa).mentions
    assert mention.may
    erasure.person(coordination, id=awa, blank=[mention.key])
    exchanges.merge(karim, path=send(coordination))
    (left,) = notes.lines(karim, owner_id="point")
    assert left.text == ""


def test_a_card_of_the_coordination_is_what_makes_it_so(
    known: tuple[Session, Session, Session, str],
) -> None:
    _samira, karim, coordination, awa = known
    forced = replace(
        next(p for p in exchanges.listed(karim) if p.name == "Coordination"), is_coordinator=False
    )
    peers.put_peer(karim.workspace.connection, forced)
    erasure.person(coordination, id=awa)
    judged = trust.judge(karim, erasing.erase_list(coordination.workspace.connection))
    assert [why for _op, why in judged.refused] == ["no_right"]
