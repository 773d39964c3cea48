"""Of each collectif that two machines hold alike, the rows must be alike too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from citeapp.usecases import collectives, exchanges, maintenance, meetings, people
from citeapp.usecases.exchanging import comparing, composing, reading_rights
from citeapp.usecases.exchanging.composing import Wish
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


@pytest.fixture
def pair(team: Team, send: Send) -> list[Session]:
    """Both hold the rencontre of Dorignies; Samira alone that of Gayant."""
    samira, karim = team("Samira", "Karim")
    for name in ("Dorignies", "Gayant"):
        id = collectives.create(samira, name=name).value.id
        meetings.create(samira, collective_id=id, date=date(2026, 3, 4), title=f"Soir à {name}")
    exchanges.merge(karim, path=send(samira, collectives_named=["Dorignies"], contacts=True))
    return [samira, karim]


def spoil(session: Session, title: str) -> None:
    """A table that shows what no operation says, as a fault of the program would leave it."""
    connection = session.workspace.connection
    connection.execute("UPDATE _s_me SET capture = 0")
    connection.execute("UPDATE meeting SET title = 'Tordu' WHERE title = ?", (title,))
    connection.execute("UPDATE _s_me SET capture = 1")


def test_one_collectif_is_compared_where_the_whole_is_not_the_same(
    pair: list[Session], send: Send
) -> None:
    samira, karim = pair
    spoil(samira, "Soir à Dorignies")
    merged = exchanges.merge(karim, path=send(samira, collectives_named=["Dorignies"])).value
    assert (merged.agrees, merged.differing) == (True, ("Dorignies",))
    (found,) = exchanges.disagreements(karim)
    assert (found.sender, found.collectives) == ("Samira", ("Dorignies",))
    assert maintenance.check(karim).sound  # which machine shows it wrong is not known


def test_a_difference_is_told_until_both_are_found_equal(pair: list[Session], send: Send) -> None:
    samira, karim = pair
    spoil(samira, "Soir à Dorignies")
    exchanges.merge(karim, path=send(samira, collectives_named=["Dorignies"]))
    people.create(karim, first_name="Awa")
    exchanges.merge(karim, path=send(samira, collectives_named=["Dorignies"]))
    assert exchanges.disagreements(karim)
    samira.workspace.connection.execute("UPDATE _s_me SET capture = 0")
    samira.workspace.connection.execute(
        "UPDATE meeting SET title = 'Soir à Dorignies' WHERE title = 'Tordu'"
    )
    samira.workspace.connection.execute("UPDATE _s_me SET capture = 1")
    merged = exchanges.merge(karim, path=send(samira, collectives_named=["Dorignies"])).value
    assert merged.differing == ()
    assert exchanges.disagreements(karim) == ()


def test_who_holds_something_else_is_not_compared(pair: list[Session], send: Send) -> None:
    samira, karim = pair
    (shared,) = meetings.listed(karim)
    meetings.change(karim, id=shared.meeting.id, title="Autrement")
    spoil(samira, "Soir à Dorignies")
    path = send(samira, collectives_named=["Dorignies"])
    assert exchanges.merge(karim, path=path).value.differing == ()
    assert not comparing.is_due(karim)


def test_a_large_base_is_compared_in_a_quiet_moment(
    pair: list[Session], send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    samira, karim = pair
    spoil(samira, "Soir à Dorignies")
    monkeypatch.setattr(comparing, "AT_ONCE", 0)
    path = send(samira, collectives_named=["Dorignies"])
    assert exchanges.merge(karim, path=path).value.differing == ()
    assert comparing.is_due(karim)
    comparing.compare(karim)
    assert not comparing.is_due(karim)
    assert [one.collectives for one in exchanges.disagreements(karim)] == [("Dorignies",)]


def test_nothing_is_told_of_a_collectif_that_a_reader_may_not_read(pair: list[Session]) -> None:
    samira, _karim = pair
    names = {one.name: one.id for one in collectives.listed(samira)}
    collectives.add_facilitator(samira, collective_id=names["Gayant"], facilitator_id=samira.me.id)
    told_of = {}
    for reader in reading_rights.readers(samira):
        with samira.workspace.connection.transaction():
            composing.sign_pages(samira)
            _whole, each = comparing.told(samira, Wish([reader]))
        told_of[reader.name] = set(each)
    assert told_of == {"Karim": {names["Dorignies"]}, "Samira": set(names.values())}
