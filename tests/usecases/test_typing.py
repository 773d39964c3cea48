"""What is being typed survives a crash, goes to its place, and is done once."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from citeapp.domain.collective import Collective
from citeapp.domain.meeting import AgendaItem, Line
from citeapp.domain.person import Person
from citeapp.usecases import actions, collectives, erasure, history, meetings, notes, people, typing
from citeapp.usecases.session import Session
from citeapp.usecases.typing import Draft

CANARY = "Zéphyrine"


@pytest.fixture
def collective(session: Session) -> Collective:
    return collectives.create(session, name="Dorignies").value


@pytest.fixture
def point(session: Session, collective: Collective) -> AgendaItem:
    meeting = meetings.create(session, collective_id=collective.id).value
    return meetings.add_item(session, meeting_id=meeting.id, title="La garderie").value


def in_a_line(line: Line, typed: str) -> Draft:
    return Draft(
        noun="line", column="notes", id=line.id, known=line.text, owner_id=line.owner_id, text=typed
    )


def under(point: AgendaItem, typed: str, after: str = "") -> Draft:
    return Draft(noun="line", column="notes", owner_id=point.id, after_id=after, text=typed)


def words(session: Session, point: AgendaItem) -> list[str]:
    return [line.text for line in notes.lines(session, owner_id=point.id)]


def test_a_new_line_stands_where_it_was_typed(session: Session, point: AgendaItem) -> None:
    first = notes.add(session, owner_id=point.id, typed="Premier").value
    notes.add(session, owner_id=point.id, typed="Dernier")
    typing.keep(session, [under(point, "! Écrire à la mai", after=first.id)])
    [found] = typing.recover(session).value
    assert words(session, point) == ["Premier", "Écrire à la mai", "Dernier"]
    assert (found.noun, found.text) == ("line", "Écrire à la mai")
    assert [one.action.what for one in actions.tracking(session)] == ["Écrire à la mai"]


def test_a_line_goes_on_where_it_was_left(session: Session, point: AgendaItem) -> None:
    line = notes.add(session, owner_id=point.id, typed="Les parents").value
    typing.keep(session, [in_a_line(line, "Les parents demandent la salle")])
    typing.recover(session)
    assert words(session, point) == ["Les parents demandent la salle"]
    history.undo(session)
    assert words(session, point) == ["Les parents"]


def test_it_is_done_once(session: Session, point: AgendaItem) -> None:
    typing.keep(session, [under(point, "Bonjour")])
    assert len(typing.recover(session).value) == 1
    assert typing.left(session) == []
    assert typing.recover(session).value == []
    assert words(session, point) == ["Bonjour"]


def test_what_arrived_before_the_crash_is_not_doubled(session: Session, point: AgendaItem) -> None:
    draft = under(point, "Bonjour à")
    notes.add(session, owner_id=point.id, typed="Bonjour à tous")
    typing.keep(session, [draft])
    assert typing.recover(session).value == []
    assert words(session, point) == ["Bonjour à tous"]


def test_what_someone_changed_meanwhile_stays_and_so_does_what_was_typed(
    session: Session, point: AgendaItem
) -> None:
    line = notes.add(session, owner_id=point.id, typed="À 18 h").value
    draft = in_a_line(line, "À 18 h, salle 2")
    notes.change(session, id=line.id, typed="À 17 h 30")
    typing.keep(session, [draft])
    typing.recover(session)
    assert words(session, point) == ["À 17 h 30", "À 18 h, salle 2"]


def test_a_private_line_stays_private(session: Session, point: AgendaItem) -> None:
    typing.keep(session, [replace(under(point, "Pour moi"), private=True)])
    typing.recover(session)
    [line] = notes.lines(session, owner_id=point.id)
    assert line.private


def test_a_line_whose_row_is_gone_goes_with_it(session: Session, point: AgendaItem) -> None:
    line = notes.add(session, owner_id=point.id, typed="Bonjour").value
    typing.keep(session, [in_a_line(line, "Bonjour à tous"), under(point, "Encore")])
    notes.remove(session, id=line.id)
    meetings.remove_item(session, id=point.id)
    assert typing.recover(session).value == []
    assert session.rows(Line).all() == []


def test_a_field_gets_its_words_unless_someone_changed_it(session: Session) -> None:
    awa = people.create(session, first_name="Awa", remark="Aime").value
    draft = Draft(noun="person", column="remark", id=awa.id, known="Aime", text="Aime chanter")
    typing.keep(session, [draft])
    [found] = typing.recover(session).value
    assert (found.id, found.text) == (awa.id, "Aime chanter")
    typing.keep(session, [draft])
    assert typing.recover(session).value == []
    assert session.rows(Person).get(awa.id).remark == "Aime chanter"


@pytest.mark.parametrize("typed", ["", "  ", "!", '"', "\x00"])
def test_a_mark_alone_is_nothing(session: Session, point: AgendaItem, typed: str) -> None:
    typing.keep(session, [under(point, typed)])
    assert typing.recover(session).value == []
    assert words(session, point) == []


def test_the_file_says_nothing_and_goes_when_all_is_stored(
    session: Session, point: AgendaItem
) -> None:
    typing.keep(session, [under(point, f"Appeler {CANARY}")])
    [path] = session.home.drafts.iterdir()
    assert CANARY.encode() not in path.read_bytes()
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
    typing.keep(session, [])
    assert list(session.home.drafts.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"x", bytes(500)])
def test_a_file_that_does_not_open_is_no_typing(
    session: Session, point: AgendaItem, damage: bytes
) -> None:
    typing.keep(session, [under(point, "Bonjour")])
    [path] = session.home.drafts.iterdir()
    path.write_bytes(damage)
    assert typing.left(session) == []


def test_erasing_someone_takes_what_was_typed_about_them(
    session: Session, point: AgendaItem
) -> None:
    gone = people.create(session, first_name=CANARY, last_name="Diallo").value
    typing.keep(session, [under(point, f"Appeler {CANARY} Diallo"), under(point, "Bonjour")])
    erasure.person(session, id=gone.id)
    assert [draft.text for draft in typing.left(session)] == ["Bonjour"]
