"""Undo and redo: everything, across restarts, beside other people's edits and merges."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.errors import InputRefused
from citeapp.store import fingerprint, journal, travelling
from citeapp.store.schema import SHARED
from citeapp.usecases import (
    actions,
    attendance,
    collectives,
    duplicates,
    exchanges,
    history,
    maintenance,
    meetings,
    minutes,
    notes,
    organisations,
    people,
)
from citeapp.usecases.session import Session

Tables = dict[str, list[dict[str, object]]]


def tables(session: Session) -> Tables:
    connection = session.workspace.connection
    return {name: connection.dicts(f"SELECT * FROM {name} ORDER BY id") for name in SHARED}


def undo_all(session: Session) -> list[str]:
    labels = []
    while history.undo_label(session) is not None:
        labels.append(history.undo(session).label)
    return labels


def redo_all(session: Session) -> list[str]:
    labels = []
    while history.redo_label(session) is not None:
        labels.append(history.redo(session).label)
    return labels


def a_rencontre(session: Session) -> None:
    """About everything that the main job does."""
    collectif = collectives.create(session, name="Dorignies").value.id
    school = organisations.create(session, name="École Denis Papin").value.id
    awa = people.create(session, first_name="Awa", last_name="BENALI").value.id
    people.affiliate(session, person_id=awa, organisation_id=school, function="enseignante")
    collectives.add_member(session, collective_id=collectif, person_id=awa)
    meeting = meetings.create(session, collective_id=collectif, date=date(2026, 3, 10)).value.id
    point = meetings.add_item(session, meeting_id=meeting, title="La garderie").value.id
    attendance.freeze_sheet(session, meeting_id=meeting)
    attendance.mark(session, meeting_id=meeting, person_id=awa)
    attendance.mark(session, meeting_id=meeting, person_id=awa, state="excused")
    attendance.walk_in(session, meeting_id=meeting, first_name="Fatima")
    attendance.count(session, meeting_id=meeting, audience_code="child", count=4)
    line = notes.add(session, owner_id=point, typed="! Écrire au service @Awa /20 mars").value
    notes.change(session, id=line.id, typed="Écrire à la mairie")
    plain = notes.add(session, owner_id=point, typed="Une confidence").value
    notes.set_private(session, id=plain.id, private=True)
    hidden = notes.add(session, owner_id=point, typed="Pour moi", private=True).value
    notes.change(session, id=hidden.id, typed="Pour moi seule")
    notes.set_private(session, id=hidden.id, private=False)
    notes.remove(session, id=plain.id)
    action = actions.tracking(session)[0].action
    actions.set_status(session, id=action.id, status="done")
    people.remove(session, id=awa)
    minutes.close(session, id=meeting)


def test_undo_takes_everything_back_and_redo_brings_it_again(session: Session) -> None:
    empty, steps = tables(session), []
    a_rencontre(session)
    full = tables(session)
    while history.undo_label(session) is not None:
        steps.append(tables(session))
        history.undo(session)
    assert tables(session) == empty
    for step in reversed(steps):
        history.redo(session)
        assert tables(session) == step
    assert tables(session) == full
    with pytest.raises(InputRefused):
        history.redo(session)


def test_undo_and_redo_go_on_after_a_restart(session: Session) -> None:
    empty = tables(session)
    a_rencontre(session)
    full = tables(session)
    again = reopen(session)
    undone = undo_all(again)
    assert tables(again) == empty
    again = reopen(again)
    assert redo_all(again) == list(reversed(undone))
    assert tables(again) == full
    again.close()


def test_undo_reaches_back_beyond_a_restored_backup(session: Session) -> None:
    empty = tables(session)
    people.create(session, first_name="Awa")
    saved = maintenance.backup(session)
    session.close()
    restored = bootstrap.restore(session.home, saved, clock=session.clock)
    own = restored.workspace.guid
    assert undo_all(restored) == ["Créer une personne"]
    machines = tables(restored)["machine"]
    assert [row for row in machines if row["id"] != own] == empty["machine"]
    assert tables(restored)["person"] == []
    restored.close()


def reopen(session: Session) -> Session:
    bootstrap.close(session)
    return bootstrap.open_session(session.home, clock=session.clock)


def test_nothing_to_undo_is_a_sentence(session: Session) -> None:
    with pytest.raises(InputRefused, match="rien à annuler"):
        history.undo(session)


def test_something_new_ends_redo(session: Session) -> None:
    people.create(session, first_name="Awa")
    history.undo(session)
    people.create(session, first_name="Benoît")
    assert history.redo_label(session) is None


def test_undo_shows_no_trace_of_private_lines_outside(session: Session) -> None:
    collectif = collectives.create(session, name="Dorignies").value.id
    meeting = meetings.create(session, collective_id=collectif, date=date(2026, 3, 10)).value.id
    point = meetings.add_item(session, meeting_id=meeting, title="Point").value.id
    line = notes.add(session, owner_id=point, typed="Jamais dehors", private=True).value
    before = fingerprint.fingerprint(session.workspace.connection)
    notes.remove(session, id=line.id)
    history.undo(session)
    assert [x.text for x in notes.lines(session, owner_id=point)] == ["Jamais dehors"]
    history.redo(session)
    history.undo(session)
    assert fingerprint.fingerprint(session.workspace.connection) == before
    sent = travelling.outgoing(session.workspace.connection, {})
    assert all(op.pk != line.id for op in sent)


def test_a_confidence_stays_whole_through_undo_and_redo_and_never_leaves(session: Session) -> None:
    collectif = collectives.create(session, name="Dorignies").value.id
    meeting = meetings.create(session, collective_id=collectif, date=date(2026, 3, 10)).value.id
    point = meetings.add_item(session, meeting_id=meeting, title="Point").value.id
    line = notes.add(session, owner_id=point, typed="> Une confidence").value
    shown = tables(session)
    notes.set_private(session, id=line.id, private=True)
    hidden = tables(session)
    for _turn in range(2):
        history.undo(session)
        assert tables(session) == shown
        history.redo(session)
        assert tables(session) == hidden
        sent = travelling.outgoing(session.workspace.connection, {})
        assert not any("confidence" in (op.val or "") for op in sent if op.tbl == "line")


def test_a_line_taken_back_into_confidence_then_removed_comes_back_for_all_alike(
    session: Session,
) -> None:
    collectif = collectives.create(session, name="Dorignies").value.id
    meeting = meetings.create(session, collective_id=collectif, date=date(2026, 3, 10)).value.id
    point = meetings.add_item(session, meeting_id=meeting, title="Point").value.id
    line = notes.add(session, owner_id=point, typed="Une confidence").value
    notes.set_private(session, id=line.id, private=True)
    before = fingerprint.fingerprint(session.workspace.connection)
    notes.remove(session, id=line.id)
    history.undo(session)
    assert fingerprint.fingerprint(session.workspace.connection) == before
    sent = travelling.outgoing(session.workspace.connection, {})
    assert not any("confidence" in (op.val or "") for op in sent if op.tbl == "line")


def test_what_someone_else_changed_since_is_kept_and_named(
    team: Callable[..., list[Session]], send: Callable[..., Path]
) -> None:
    samira, karim = team("Samira", "Karim")
    awa = people.create(samira, first_name="Awa").value.id
    exchanges.merge(karim, path=send(samira))
    people.change(samira, id=awa, phone="0600000001", email="awa@exemple.fr")
    line = journal.next_undo(samira.workspace.connection)
    assert line is not None
    exchanges.merge(karim, path=send(samira))
    people.change(karim, id=awa, phone="0600000002")
    exchanges.merge(samira, path=send(karim))
    done = journal.revert(samira.workspace, line, kind="undo")
    assert done.kept == (("person", awa, "phone"),)
    exchanges.set_aside(samira, lot=exchanges.lots(samira)[0].n)
    exchanges.take_again(samira, lot=exchanges.lots(samira)[0].n)
    found = people.get(samira, id=awa)
    assert (found.phone, found.email) == ("0600000002", "")


def test_undo_tells_what_stays(session: Session) -> None:
    awa = people.create(session, first_name="Awa", phone="0600000001").value.id
    connection = session.workspace.connection
    people.change(session, id=awa, phone="0600000002", email="awa@exemple.fr")
    with session.workspace.act("elsewhere", kind="init"):
        connection.execute("UPDATE person SET phone = '0600000003'")
    assert history.undo(session).value == (
        "Modifier une personne (gardé, car modifié depuis : téléphone)"
    )
    assert people.get(session, id=awa).phone == "0600000003"


def test_undo_does_not_delete_what_someone_else_completed(
    team: Callable[..., list[Session]], send: Callable[..., Path]
) -> None:
    samira, karim = team("Samira", "Karim")
    awa = people.create(samira, first_name="Awa").value.id
    line = journal.next_undo(samira.workspace.connection)
    assert line is not None
    exchanges.merge(karim, path=send(samira))
    people.change(karim, id=awa, phone="0600000002")
    exchanges.merge(samira, path=send(karim))
    done = journal.revert(samira.workspace, line, kind="undo")
    assert done.kept == (("person", awa, ""),)
    assert people.get(samira, id=awa).phone == "0600000002"


def test_undo_of_a_deletion_ends_the_quarrel_about_it(
    team: Callable[..., list[Session]], send: Callable[..., Path]
) -> None:
    samira, karim = team("Samira", "Karim")
    awa = people.create(samira, first_name="Awa").value.id
    exchanges.merge(karim, path=send(samira))
    people.remove(samira, id=awa)
    line = journal.next_undo(samira.workspace.connection)
    assert line is not None
    people.change(karim, id=awa, phone="0600000002")
    assert exchanges.merge(samira, path=send(karim)).value.conflicts == 1
    journal.revert(samira.workspace, line, kind="undo")
    assert exchanges.summary(samira).conflicts == 0
    assert people.get(samira, id=awa).phone == "0600000002"


def test_undo_of_a_merge_sets_it_aside_and_redo_brings_it_back(
    team: Callable[..., list[Session]], send: Callable[..., Path]
) -> None:
    samira, karim = team("Samira", "Karim")
    exchanges.merge(karim, path=send(samira))
    before, digest = tables(karim), exchanges.fingerprint(karim)
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    after = tables(karim)
    people.create(karim, first_name="Benoît")
    history.undo(karim)
    assert history.undo(karim).label == "Fusionner le lot de Samira"
    assert (tables(karim), exchanges.fingerprint(karim)) == (before, digest)
    assert exchanges.lots(karim)[0].aside
    history.redo(karim)
    assert tables(karim) == after
    assert not exchanges.lots(karim)[0].aside
    history.redo(karim)
    assert [line.person.name for line in people.listed(karim)] == ["Awa", "Benoît"]
    assert undo_all(karim)[:2] == ["Créer une personne", "Fusionner le lot de Samira"]


def test_setting_a_lot_aside_can_itself_be_undone(
    team: Callable[..., list[Session]], send: Callable[..., Path]
) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    lot = exchanges.merge(karim, path=send(samira)).value.lot
    full = tables(karim)
    exchanges.set_aside(karim, lot=lot)
    assert tables(karim)["person"] == []
    history.undo(karim)
    assert tables(karim) == full
    history.redo(karim)
    assert tables(karim)["person"] == []
    exchanges.take_again(karim, lot=lot)
    history.undo(karim)
    assert tables(karim)["person"] == []


def test_history_names_who_wrote_what(
    team: Callable[..., list[Session]], send: Callable[..., Path]
) -> None:
    samira, karim = team("Samira", "Karim")
    awa = people.create(samira, first_name="Awa").value.id
    exchanges.merge(karim, path=send(samira))
    people.change(karim, id=awa, phone="0600000002")
    told = history.of_row(karim, noun="person", id=awa)
    assert [(line.author, line.kind) for line in told] == [("Karim", "U"), ("Samira", "I")]
    assert told[0].values == {"phone": "0600000002"}


def test_the_history_of_a_joined_card_is_that_of_both_and_says_who_joined_them(
    session: Session,
) -> None:
    awa = people.create(session, first_name="Awa", last_name="Benali").value.id
    hawa = people.create(session, first_name="Hawa", last_name="Benali").value.id
    people.change(session, id=hawa, commune="Douai")
    duplicates.judge(session, noun="person", a=awa, b=hawa, verdict="same")
    for id in (awa, hawa):
        lines = history.of_row(session, noun="person", id=id)
        assert [(line.kind, line.card) for line in lines] == [
            (history.JOINED, "Awa Benali et Hawa Benali"),
            ("U", "Hawa Benali"),
            ("I", "Hawa Benali"),
            ("I", "Awa Benali"),
        ]
    duplicates.judge(session, noun="person", a=awa, b=hawa, verdict="different")
    kinds = [line.kind for line in history.of_row(session, noun="person", id=awa)]
    assert kinds == [history.PARTED, history.JOINED, "I"]
    told = history.of_row(session, noun="person", id=awa)[0]
    assert (told.author, told.card) == ("Samira", "Awa Benali et Hawa Benali")


def test_a_row_that_was_removed_and_added_again_comes_back_as_it_was(session: Session) -> None:
    """One row a natural pair: what was added again goes, what was removed returns."""
    collective = collectives.create(session, name="Dorignies").value.id
    pair = {"collective_id": collective, "facilitator_id": session.me.id}
    collectives.add_facilitator(session, **pair)
    states = [tables(session)]
    collectives.remove_facilitator(session, **pair)
    collectives.add_facilitator(session, **pair, role="support")
    states.append(tables(session))
    for _again in range(3):
        history.undo(session)
        history.undo(session)
        assert tables(session) == states[0]
        history.redo(session)
        history.redo(session)
        assert tables(session) == states[1]
