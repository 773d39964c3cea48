"""A gap is named by the lot to ask for, as far as the sender can tell which one it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.exchange import bundle
from citeapp.exchange.limits import LARGE
from citeapp.store import holding, peers
from citeapp.usecases import collectives, exchanges, maintenance, people
from citeapp.usecases.exchanging import gaps
from citeapp.usecases.exchanging.gaps import Gap
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


def believe_received(session: Session, *names: str) -> None:
    """As if these people had said that they hold everything."""
    connection = session.workspace.connection
    have = holding.held(connection)
    for peer in exchanges.listed(session):
        if peer.name in names:
            peers.note_have(connection, peer.guid, have, 0)


def lots_of(giver: Session, send: Send, *names: str, to: str) -> list[Path]:
    """A lot for each new person, each one relying on those before."""
    paths = []
    for name in names:
        people.create(giver, first_name=name)
        paths.append(send(giver, to=[to]))
        believe_received(giver, to)
    return paths


def test_the_lot_to_ask_for_is_named(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    one, two, three = lots_of(samira, send, "Awa", "Benoît", "Chloé", to="Karim")
    assert exchanges.merge(karim, path=one).value.gaps == ()
    told = exchanges.merge(karim, path=three).value.gaps
    assert told == (Gap("Samira", ("Samira",), 1, (2,)),)
    assert gaps.words(told[0]) == "Il manque le lot n° 2 de Samira : demandez-le-lui."
    assert exchanges.merge(karim, path=two).value.gaps == ()


def test_several_lots_are_named_at_once(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    *_lost, last = lots_of(samira, send, "Awa", "Benoît", "Chloé", "David", to="Karim")
    (gap,) = exchanges.merge(karim, path=last).value.gaps
    assert gap.lots == (1, 2, 3)
    said = "Il manque les lots n° 1, 2 et 3 de Samira : demandez-les-lui."
    assert gaps.words(gap) == said


def test_one_full_lot_is_enough(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    lots_of(samira, send, "Awa", "Benoît", to="Karim")
    send(samira, to=["Karim"], everything=True)
    (last,) = lots_of(samira, send, "Chloé", to="Karim")
    (gap,) = exchanges.merge(karim, path=last).value.gaps
    assert gap.lots == (3,)


def test_a_machine_restored_from_an_old_backup_learns_what_to_ask_for(
    team: Team, send: Send, clock: FixedClock
) -> None:
    samira, karim = team("Samira", "Karim")
    saved = maintenance.backup(karim)
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    exchanges.merge(samira, path=send(karim))
    people.create(samira, first_name="Benoît")
    bootstrap.close(karim)
    restored = bootstrap.restore(karim.home, saved, clock=clock)
    told = exchanges.merge(restored, path=send(samira)).value
    assert [gap.lots for gap in told.gaps if gap.lots] == [(1,)]
    restored.close()


def test_a_lot_for_somebody_else_is_not_named(team: Team, send: Send) -> None:
    samira, karim, _lea = team("Samira", "Karim", "Léa")
    lots_of(samira, send, "Awa", to="Léa")
    believe_received(samira, "Karim")
    (last,) = lots_of(samira, send, "Benoît", to="Karim")
    (gap,) = exchanges.merge(karim, path=last).value.gaps
    assert gap.lots == ()
    assert gaps.words(gap).endswith("demandez à Samira un lot complet.")


def test_what_a_lot_left_out_by_scope_is_no_gap_and_no_reason_to_ask(
    team: Team, send: Send
) -> None:
    samira, karim = team("Samira", "Karim")
    collectives.create(samira, name="Dorignies")
    people.create(samira, first_name="Awa")
    send(samira, to=["Karim"], collectives_named=["Dorignies"])
    believe_received(samira, "Karim")
    (last,) = lots_of(samira, send, "Benoît", to="Karim")
    found = exchanges.merge(karim, path=last).value.gaps
    person = sum(gap.operations for gap in found if not gap.lots)
    assert [gap.lots for gap in found] == [(1,), ()]
    assert person == 1  # Awa was in no lot: only a complete one brings her


def test_gaps_of_a_lot_that_names_no_earlier_one(team: Team, send: Send, tmp_path: Path) -> None:
    samira, karim = team("Samira", "Karim")
    _lost, last = lots_of(samira, send, "Awa", "Benoît", to="Karim")
    whole = bundle.read_content(bundle.read_bundle(last, [karim.identity], LARGE), LARGE)
    silent = replace(whole, header=replace(whole.header, earlier=()))
    path = tmp_path / "silent.citlot"
    path.write_bytes(
        bundle.write_bundle(silent, samira.identity, [karim.identity.public.age_recipient])
    )
    (gap,) = exchanges.merge(karim, path=path).value.gaps
    assert gap.lots == ()


def test_a_lot_too_ragged_to_be_told_apart_is_forgotten(
    team: Team, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gaps, "MOST_INTERVALS", 0)
    samira, karim = team("Samira", "Karim")
    _lost, last = lots_of(samira, send, "Awa", "Benoît", to="Karim")
    (gap,) = exchanges.merge(karim, path=last).value.gaps
    assert gap.lots == ()
