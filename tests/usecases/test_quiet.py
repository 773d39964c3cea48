"""What is put off to a quiet moment is done then, stops when someone is back, and is not lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.progress import Cancelled
from citeapp.store import indexing
from citeapp.usecases import erasure, exchanges, maintenance, people, quiet, sweeping
from citeapp.usecases.exchanging import comparing
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


@dataclass
class Hands:
    """Someone who is back from the start."""

    cancelled: bool = True

    def tell(self, share: float, words: str = "") -> None:
        raise Cancelled


def erase_someone(session: Session) -> None:
    awa = people.create(session, first_name="Awa").value.id
    maintenance.backup(session)
    erasure.person(session, id=awa)


def test_nothing_waits_at_first(session: Session) -> None:
    assert not quiet.is_due(session)
    quiet.work(session)


def test_the_sweep_after_an_erasure_is_done(session: Session) -> None:
    erase_someone(session)
    assert quiet.is_due(session)
    with bootstrap.beside(session) as other:
        quiet.work(other)
    assert not quiet.is_due(session)
    log = session.home.database.with_name(f"{session.home.database.name}-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_what_is_stopped_waits_for_the_next_moment(session: Session) -> None:
    erase_someone(session)
    with pytest.raises(Cancelled), bootstrap.beside(session, Hands()) as other:
        quiet.work(other)
    assert sweeping.is_due(session)
    people.create(session, first_name="Benoît")  # the file is free
    with bootstrap.beside(session) as other:
        quiet.work(other)
    assert not quiet.is_due(session)


def test_digests_that_a_lot_told_are_looked_at(
    team: Team, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    samira, karim = team("Samira", "Karim")
    monkeypatch.setattr(comparing, "AT_ONCE", 0)
    people.create(karim, first_name="Awa")
    monkeypatch.setattr(comparing, "told", lambda *_given: ("0", {"x": ("1", "2")}))
    exchanges.merge(karim, path=send(samira))
    assert quiet.is_due(karim)
    quiet.work(karim)
    assert not quiet.is_due(karim)
    assert exchanges.disagreements(karim) == exchanges.compare(karim) == ()


def test_the_words_of_a_large_lot_are_indexed(
    team: Team, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    samira, karim = team("Samira", "Karim")
    monkeypatch.setattr(indexing, "MANY", 1)
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    assert quiet.is_due(karim)
    with bootstrap.beside(karim) as other:
        quiet.work(other)
    assert not quiet.is_due(karim)
    found = "SELECT count(*) FROM _s_search WHERE _s_search MATCH 'awa'"
    assert karim.workspace.connection.value(found) == 1
