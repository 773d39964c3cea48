"""The bin: whatever is deleted comes back, with what went with it, here and elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused
from citeapp.domain.action import ActionItem
from citeapp.domain.person import Person
from citeapp.usecases import (
    actions,
    collectives,
    erasure,
    exchanges,
    history,
    maintenance,
    meetings,
    notes,
    people,
)
from citeapp.usecases import bin as rubbish
from citeapp.usecases.session import Session

Send = Callable[..., Path]
Team = Callable[..., list[Session]]


def test_a_person_comes_back_as_she_was(session: Session) -> None:
    awa = people.create(session, first_name="Awa", last_name="Duriez", phone="0600000001").value
    people.remove(session, id=awa.id)
    [thrown] = rubbish.listed(session)
    assert (thrown.noun, thrown.words, thrown.author) == ("person", "Awa Duriez", "Samira")
    assert thrown.kind == "Personne"
    rubbish.restore(session, noun="person", id=awa.id)
    assert session.rows(Person).get(awa.id) == awa
    assert rubbish.listed(session) == []
    history.undo(session)
    assert session.rows(Person).find(awa.id) is None
    assert [one.id for one in rubbish.listed(session)] == [awa.id]


def test_a_line_comes_back_with_the_action_that_it_was(session: Session, point: str) -> None:
    line = notes.add(session, owner_id=point, typed="! Écrire au service @Karim /20 mars").value
    [before] = actions.tracking(session)
    notes.remove(session, id=line.id)
    [thrown] = rubbish.listed(session)
    assert (thrown.noun, thrown.id) == ("line", line.id)
    assert "La garderie du soir" in thrown.where
    rubbish.restore(session, noun="line", id=line.id)
    [after] = actions.tracking(session)
    assert (after.action, after.owners) == (before.action, before.owners)
    assert notes.lines(session, owner_id=point) == [line]


def test_an_action_alone_comes_back_alone(session: Session, point: str) -> None:
    line = notes.add(session, owner_id=point, typed="! Écrire au service").value
    actions.remove(session, id=line.fact_id)
    assert [one.noun for one in rubbish.listed(session)] == ["action_item"]
    rubbish.restore(session, noun="action_item", id=line.fact_id)
    assert session.rows(ActionItem).get(line.fact_id).what == "Écrire au service"


def test_letters_find_what_was_thrown(session: Session, rencontre: str) -> None:
    people.remove(session, id=people.create(session, first_name="Élodie").value.id)
    meetings.remove(session, id=rencontre)
    assert [one.noun for one in rubbish.listed(session)] == ["meeting", "person"]
    assert [one.noun for one in rubbish.listed(session, text="elod")] == ["person"]
    assert [one.noun for one in rubbish.listed(session, text="dorignies")] == ["meeting"]
    assert rubbish.listed(session, text="rien de tel") == []


def test_what_was_erased_or_never_deleted_is_not_in_the_bin(session: Session) -> None:
    gone = people.create(session, first_name="Partie").value
    erasure.person(session, id=gone.id)
    kept = people.create(session, first_name="Là").value
    assert rubbish.listed(session) == []
    for id in (gone.id, kept.id, "x"):
        with pytest.raises(InputRefused):
            rubbish.restore(session, noun="person", id=id)


def test_a_private_line_comes_back_private(session: Session, point: str) -> None:
    line = notes.add(session, owner_id=point, typed="Pour moi", private=True).value
    before = exchanges.fingerprint(session)
    notes.remove(session, id=line.id)
    rubbish.restore(session, noun="line", id=line.id)
    assert notes.lines(session, owner_id=point) == [line]
    assert exchanges.fingerprint(session) == before
    assert maintenance.check(session).sound


def test_it_comes_back_on_every_machine(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    collective = collectives.create(samira, name="Dorignies").value
    exchanges.merge(karim, path=send(samira))
    collectives.change(karim, id=collective.id, commune="Douai")
    exchanges.merge(samira, path=send(karim))
    collectives.remove(samira, id=collective.id)
    exchanges.merge(karim, path=send(samira))
    [thrown] = rubbish.listed(karim)
    assert (thrown.words, thrown.author) == ("Dorignies", "Samira")
    rubbish.restore(karim, noun="collective", id=collective.id)
    exchanges.merge(samira, path=send(karim))
    for session in (samira, karim):
        [row] = collectives.listed(session)
        assert (row.name, row.commune) == ("Dorignies", "Douai")
        assert rubbish.listed(session) == []
    assert exchanges.fingerprint(samira) == exchanges.fingerprint(karim)


def test_what_was_done_is_listed_and_taken_back_down_to_a_line(session: Session) -> None:
    for name in ("Awa", "Benoît", "Chloé"):
        people.create(session, first_name=name)
    lines = rubbish.done(session)
    assert [line.label for line in lines[:3]] == ["Créer une personne"] * 3
    assert not any(line.undone for line in lines)
    assert rubbish.undo_until(session, tx=lines[1].tx).value == 2
    assert [one.person.first_name for one in people.listed(session)] == ["Awa"]
    assert [line.undone for line in rubbish.done(session)[:3]] == [True, True, False]
    history.redo(session)
    assert [line.undone for line in rubbish.done(session)[:3]] == [True, False, False]
    with pytest.raises(InputRefused):
        rubbish.undo_until(session, tx=lines[0].tx)
