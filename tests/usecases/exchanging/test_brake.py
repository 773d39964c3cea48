"""A bundle that would delete or change an unusual share waits for a plain yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import exchanges, people
from citeapp.usecases.exchanging import brake
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


def shared_crowd(team: Team, send: Send, count: int) -> tuple[Session, Session, list[str]]:
    samira, karim = team("Samira", "Karim")
    ids = [people.create(samira, first_name=f"Awa {n}").value.id for n in range(count)]
    exchanges.merge(karim, path=send(samira))
    return samira, karim, ids


def test_changing_most_of_what_stands_here_waits_for_a_yes(team: Team, send: Send) -> None:
    samira, karim, ids = shared_crowd(team, send, brake.CHANGED_ROWS + 1)
    for id in ids:
        people.change(samira, id=id, commune="Waziers")
    path = send(samira)
    merged = exchanges.preview(karim, path=path)
    assert str(len(ids)) in merged.unusual
    with pytest.raises(InputRefused, match="changerait"):
        exchanges.merge(karim, path=path)
    assert {line.person.commune for line in people.listed(karim)} == {""}
    exchanges.merge(karim, path=path, confirmed=True)
    assert {line.person.commune for line in people.listed(karim)} == {"Waziers"}
    assert len(list(karim.home.backups.iterdir())) == 1


def test_new_rows_however_many_are_nothing_unusual(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    for n in range(brake.CHANGED_ROWS + 1):
        people.create(samira, first_name=f"Awa {n}")
    assert exchanges.preview(karim, path=send(samira)).unusual == ""
