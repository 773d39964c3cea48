"""Reserved notes stay on the machine on which they are written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import erasure, exchanges, notes, people, reserved
from citeapp.usecases.session import Session

Send = Callable[..., Path]
Team = Callable[..., list[Session]]


def test_a_reserved_note_never_leaves_unless_it_is_made_visible(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    awa = people.create(samira, first_name="Awa").value
    before = exchanges.fingerprint(samira)
    note = reserved.add(samira, owner_id=awa.id, text="Préfère qu’on l’appelle le soir").value
    assert exchanges.fingerprint(samira) == before
    exchanges.merge(karim, path=send(samira, everything=True))
    assert reserved.listed(karim, owner_id=awa.id) == []
    assert [line.text for line in reserved.listed(samira, owner_id=awa.id)] == [note.text]
    notes.set_private(samira, id=note.id, private=False)
    exchanges.merge(karim, path=send(samira, everything=True))
    assert [line.text for line in reserved.listed(karim, owner_id=awa.id)] == [note.text]


def test_it_has_words_and_goes_with_its_person(session: Session) -> None:
    awa = people.create(session, first_name="Awa").value
    with pytest.raises(InputRefused):
        reserved.add(session, owner_id=awa.id, text="  ")
    reserved.add(session, owner_id=awa.id, text="! pas une action")
    assert [line.kind for line in reserved.listed(session, owner_id=awa.id)] == ["note"]
    erasure.person(session, id=awa.id)
    assert reserved.listed(session, owner_id=awa.id) == []
