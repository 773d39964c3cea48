"""Bundles between people: any order, gaps named, forgeries refused, lots set aside."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from citeapp.base.errors import BundleRefused, InputRefused, NotFound
from citeapp.base.paths import Home
from citeapp.domain.lot import Context, Op
from citeapp.exchange import authorship, bundle, pages
from citeapp.exchange.identity import Identity
from citeapp.exchange.limits import LARGE
from citeapp.exchange.records import Sheet
from citeapp.store import holding, peers, sealed, taking_in, travelling
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection
from citeapp.usecases import (
    actions,
    attendance,
    collectives,
    conflicts,
    exchanges,
    figures,
    history,
    maintenance,
    meetings,
    notes,
    people,
)
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


def digest(session: Session) -> str:
    """Everything in the file, but what every act moves on."""
    connection = session.workspace.connection
    found = hashlib.sha256()
    for (name,) in connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ):
        for row in sorted(connection.rows(f'SELECT * FROM "{name}"'), key=repr):
            found.update(repr((name, row)).encode())
    return found.hexdigest()


def alike(*sessions: Session) -> bool:
    return len({exchanges.fingerprint(session) for session in sessions}) == 1


def names(session: Session) -> list[str]:
    return sorted(line.person.name for line in people.listed(session))


def test_two_machines_that_hold_the_same_print_the_same(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    people.create(karim, first_name="Benoît")
    exchanges.merge(karim, path=send(samira))
    merged = exchanges.merge(samira, path=send(karim)).value
    assert (merged.agrees, merged.gaps, merged.known_sender) == (True, (), True)
    assert alike(samira, karim)
    assert names(samira) == names(karim) == ["Awa", "Benoît"]


def test_the_same_bundle_twice_changes_nothing(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    path = send(samira)
    first = exchanges.merge(karim, path=path).value
    before = digest(karim)
    second = exchanges.merge(karim, path=path).value
    assert (first.already_known, second.already_known) == (False, True)
    assert second.operations == 0
    assert digest(karim) == before
    assert exchanges.lots(karim)[0].operations == first.operations


def everyone_knows(samira: Session, karim: Session, send: Send) -> None:
    """So that later bundles hold only what is new."""
    exchanges.merge(karim, path=send(samira))
    exchanges.merge(samira, path=send(karim))


def acknowledge(samira: Session, karim: Session, send: Send) -> None:
    exchanges.merge(samira, path=send(karim))


def test_a_missing_bundle_is_a_named_gap_until_it_comes(team: Team, send: Send) -> None:
    samira, karim, lea = team("Samira", "Karim", "Léa")
    everyone_knows(samira, karim, send)
    people.create(samira, first_name="Un")
    first = send(samira, to=["Karim"])
    exchanges.merge(karim, path=first)
    acknowledge(samira, karim, send)
    people.create(samira, first_name="Deux")
    second = send(samira, to=["Karim"])
    exchanges.merge(lea, path=send(samira, to=["Léa"]))
    # the second one is lost on its way: Samira believes that Karim has it
    exchanges.merge(karim, path=second)
    acknowledge(samira, karim, send)
    exchanges.set_aside(karim, lot=exchanges.lots(karim)[0].n)
    assert names(karim) == ["Un"]
    people.create(samira, first_name="Trois")
    third = send(samira, to=["Karim"])
    told = exchanges.merge(karim, path=third).value
    assert names(karim) == ["Trois", "Un"]
    assert told.gaps == ()  # set aside on purpose is no gap
    assert exchanges.merge(karim, path=second).value.operations == 1
    assert alike(samira, karim)


def test_bundles_in_any_order_make_the_same(team: Team, send: Send) -> None:
    samira, karim, lea = team("Samira", "Karim", "Léa")
    everyone_knows(samira, karim, send)
    exchanges.merge(lea, path=send(samira))
    exchanges.merge(samira, path=send(lea))
    paths = []
    for name in ("Un", "Deux", "Trois"):
        people.create(samira, first_name=name)
        paths.append(send(samira, to=["Karim", "Léa"]))
        pretend_received(samira)
    for path in paths:
        exchanges.merge(karim, path=path)
    late = exchanges.merge(lea, path=paths[0]).value
    assert late.gaps == ()
    last = exchanges.merge(lea, path=paths[2]).value
    assert [(gap.sender, gap.operations) for gap in last.gaps] == [("Samira", 1)]
    assert names(lea) == ["Trois", "Un"]
    middle = exchanges.merge(lea, path=paths[1]).value
    assert middle.gaps == ()
    assert names(lea) == names(karim) == ["Deux", "Trois", "Un"]
    assert alike(samira, karim, lea)


def pretend_received(session: Session) -> None:
    """As if all of them had said that they hold everything."""
    connection = session.workspace.connection
    have = holding.held(connection)
    for peer in exchanges.listed(session):
        peers.note_have(connection, peer.guid, have, 0)


def test_one_stick_carries_the_work_of_others(team: Team, send: Send) -> None:
    samira, karim, lea = team("Samira", "Karim", "Léa")
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    merged = exchanges.merge(lea, path=send(karim)).value
    assert merged.others == ("Samira",)
    assert names(lea) == ["Awa"]
    ((site,),) = lea.workspace.connection.rows(
        "SELECT s.guid FROM _s_op o JOIN _s_site s ON s.n = o.site WHERE o.tbl = 'person'"
    )
    assert site == samira.identity.site_guid


def test_a_deletion_carried_by_another_counts(team: Team, send: Send) -> None:
    samira, karim, lea = team("Samira", "Karim", "Léa")
    awa = people.create(samira, first_name="Awa").value.id
    exchanges.merge(karim, path=send(samira))
    exchanges.merge(lea, path=send(karim))
    people.remove(samira, id=awa)
    exchanges.merge(karim, path=send(samira))
    assert exchanges.merge(lea, path=send(karim)).value.deletions == 1
    assert names(lea) == []


def test_an_unknown_sender_is_refused_unless_accepted(
    team: Team, make_session: Callable[..., Session], send: Send, tmp_path: Path
) -> None:
    samira, _karim = team("Samira", "Karim")
    stranger = make_session("Inconnue")
    card = exchanges.write_card(samira, path=tmp_path / "samira.carte")
    exchanges.enrol(stranger, path=card)
    people.create(stranger, first_name="Awa")
    path, before = send(stranger), digest(samira)
    with pytest.raises(BundleRefused, match="ne connaît pas"):
        exchanges.merge(samira, path=path)
    assert digest(samira) == before
    assert exchanges.preview(samira, path=path).known_sender is False
    exchanges.merge(samira, path=path, accept_unknown=True)
    assert names(samira) == ["Awa"]


def test_a_bundle_for_others_is_refused(team: Team, send: Send) -> None:
    samira, _karim, lea = team("Samira", "Karim", "Léa")
    path, before = send(samira, to=["Karim"]), digest(lea)
    with pytest.raises(BundleRefused):
        exchanges.merge(lea, path=path)
    assert digest(lea) == before


def test_a_revoked_machine_is_refused(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    path = send(samira)
    exchanges.revoke(karim, guid=samira.identity.site_guid)
    with pytest.raises(BundleRefused, match="révoquée"):
        exchanges.merge(karim, path=path, accept_unknown=True)
    with pytest.raises(InputRefused):
        exchanges.export(karim, path=path.with_suffix(".2"))


@pytest.mark.parametrize("cut", [0, 7, 100, -1])
def test_a_truncated_bundle_is_refused(team: Team, send: Send, cut: int) -> None:
    samira, karim = team("Samira", "Karim")
    path, before = send(samira), digest(karim)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(BundleRefused):
        exchanges.merge(karim, path=path)
    assert digest(karim) == before


def forged(
    giver: Session,
    taker: Session,
    path: Path,
    change: Callable[[Op], Op],
    signer: Identity | None = None,
) -> Path:
    """A bundle whose operations were tampered with before it was sealed and signed.

    With ``signer``, the pages of its site are signed anew; else they stay as they were.
    """
    whole = bundle.read_content(bundle.read_bundle(path, [taker.identity], LARGE), LARGE)
    sheets = []
    for sheet in whole.sheets:
        ops = tuple(change(op) for op in sheet.ops)
        page = sheet.page
        if signer is not None and page.site == signer.site_guid:
            (page,) = pages.write(ops, page.scope, dict(page.contexts), signer, bytes)
        sheets.append(Sheet(page, ops))
    data = bundle.write_bundle(
        replace(whole, sheets=sheets), giver.identity, [taker.identity.public.age_recipient]
    )
    path.write_bytes(data)
    return path


def test_a_deletion_that_its_author_did_not_sign_refuses_the_bundle(team: Team, send: Send) -> None:
    samira, karim, lea = team("Samira", "Karim", "Léa")
    awa = people.create(samira, first_name="Awa").value.id
    exchanges.merge(karim, path=send(samira))
    exchanges.merge(lea, path=send(samira))
    people.change(samira, id=awa, phone="0600000001")
    exchanges.merge(karim, path=send(samira))

    def delete(op: Op) -> Op:
        if op.kind == "U" and op.site == samira.identity.site_guid:
            return op._replace(kind="D", val=None, sig=bytes(64))
        return op

    path = send(karim)
    before = digest(lea)
    with pytest.raises(BundleRefused, match="n’a pas signées"):
        exchanges.merge(lea, path=forged(karim, lea, path, delete))
    with pytest.raises(BundleRefused, match="pas signé par son auteur"):
        exchanges.merge(lea, path=forged(karim, lea, path, delete, samira.identity))
    assert digest(lea) == before
    assert names(lea) == ["Awa"]


def test_nobody_can_give_another_machine_a_key_of_his_own(team: Team, send: Send) -> None:
    samira, karim, lea = team("Samira", "Karim", "Léa")
    awa = people.create(samira, first_name="Awa").value.id
    exchanges.merge(karim, path=send(samira))
    exchanges.merge(lea, path=send(samira))
    with karim.workspace.act("forge"):
        karim.workspace.connection.execute(
            "UPDATE machine SET verify_key = ? WHERE id = ?",
            (karim.identity.public.verify_key.hex(), samira.identity.site_guid),
        )
    people.change(samira, id=awa, phone="0600000001")
    exchanges.merge(karim, path=send(samira))
    seed = karim.identity.signing_seed
    false = Identity(samira.identity.site_guid, seed, karim.identity.age_secret)

    def delete(op: Op) -> Op:
        if op.kind == "U" and op.site == samira.identity.site_guid:
            return authorship.sign_op(op._replace(kind="D", val=None), false)
        return op

    with pytest.raises(BundleRefused, match="n’a pas signées"):
        exchanges.merge(lea, path=forged(karim, lea, send(karim), delete, false))
    assert names(lea) == ["Awa"]


def test_contexts_forged_for_our_own_machine_are_ignored(team: Team) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    ops = list(travelling.outgoing(samira.workspace.connection, {}))
    us, them = karim.workspace.guid, samira.workspace.guid
    forged_contexts = [Context(us, ctx, them, 1, 9) for ctx in range(1, 6)]
    with karim.workspace.act("merge", kind="merge"):
        taking_in.take_in(karim.workspace, ops, forged_contexts, lot=1)
    assert names(karim) == ["Awa"]
    people.create(karim, first_name="Benoît")


def test_many_deletions_ask_for_a_yes(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    ids = [people.create(samira, first_name=f"P{n}").value.id for n in range(11)]
    exchanges.merge(karim, path=send(samira))
    for id in ids:
        people.remove(samira, id=id)
    path, before = send(samira), digest(karim)
    with pytest.raises(InputRefused, match="supprimerait 11 fiches"):
        exchanges.merge(karim, path=path)
    assert digest(karim) == before
    assert maintenance.listed(karim) == []
    assert exchanges.preview(karim, path=path).deletions == 11
    exchanges.merge(karim, path=path, confirmed=True)
    assert names(karim) == []
    assert len(maintenance.listed(karim)) == 1


def test_what_was_created_and_removed_before_it_came_here_asks_for_nothing(
    team: Team, send: Send
) -> None:
    samira, karim = team("Samira", "Karim")
    for n in range(11):
        people.remove(samira, id=people.create(samira, first_name=f"P{n}").value.id)
    assert exchanges.merge(karim, path=send(samira)).value.deletions == 0


def test_what_was_removed_and_brought_back_is_no_deletion(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    awa = people.create(samira, first_name="Awa").value.id
    exchanges.merge(karim, path=send(samira))
    people.remove(samira, id=awa)
    history.undo(samira)
    assert exchanges.preview(karim, path=send(samira)).deletions == 0
    people.remove(samira, id=awa)
    assert exchanges.merge(karim, path=send(samira)).value.deletions == 1
    assert names(karim) == []


def test_a_lot_that_never_came_is_not_set_aside(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    lot = exchanges.lots(karim)[0].n
    before = history.undo_label(karim)
    for act in (exchanges.set_aside, exchanges.take_again):
        with pytest.raises(NotFound, match="n’a été fusionné"):
            act(karim, lot=lot + 1)
    with pytest.raises(InputRefused, match="n’est pas de côté"):
        exchanges.take_again(karim, lot=lot)
    assert history.undo_label(karim) == before
    exchanges.set_aside(karim, lot=lot)
    with pytest.raises(InputRefused, match="déjà de côté"):
        exchanges.set_aside(karim, lot=lot)


def test_a_starter_lot_introduces_everyone(
    team: Team, make_session: Callable[..., Session], send: Send, tmp_path: Path
) -> None:
    samira, coordination = team("Samira", "Coordination", coordinator=True)
    collectives.create(coordination, name="Dorignies")
    lea = make_session("Léa")
    for giver, taker in ((lea, coordination), (coordination, lea)):
        path = exchanges.write_card(giver, path=tmp_path / "une.carte")
        exchanges.enrol(taker, path=path)
    exchanges.merge(lea, path=send(coordination, to=["Léa"], everything=True))
    assert [peer.name for peer in exchanges.listed(lea)] == ["Coordination", "Samira"]
    assert [c.name for c in collectives.listed(lea)] == ["Dorignies"]
    exchanges.merge(samira, path=send(coordination))
    assert "Samira" not in [peer.name for peer in exchanges.listed(samira)]
    people.create(lea, first_name="Awa")
    exchanges.merge(samira, path=send(lea, to=["Samira"]))
    assert names(samira) == ["Awa"]


def test_one_collectif_alone_tells_nothing_of_another(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    for place in ("Dorignies", "Gayant"):
        id = collectives.create(samira, name=place).value.id
        someone = people.create(samira, first_name=f"Awa {place}", remark=f"Vue à {place}").value
        collectives.add_member(samira, collective_id=id, person_id=someone.id)
        meeting = meetings.create(samira, collective_id=id, date=date(2026, 3, 10)).value
        point = meetings.add_item(samira, meeting_id=meeting.id, title=f"Point {place}").value
        notes.add(samira, owner_id=point.id, typed=f"Parole {place}")
        notes.add(samira, owner_id=point.id, typed=f"! Agir à {place} @Voisine {place}")
        gone = actions.create(samira, what=f"Vieille action {place}", collective_id=id).value
        actions.remove(samira, id=gone.id)
    path = send(samira, to=["Karim"], collectives_named=["Dorignies"])
    opened = bundle.read_content(bundle.read_bundle(path, [karim.identity], LARGE), LARGE)
    told = "".join(op.val or "" for op in opened.ops if op.tbl != "collective")
    assert "Dorignies" in told
    assert "Gayant" not in told
    merged = exchanges.merge(karim, path=path).value
    assert merged.gaps == ()
    assert names(karim) == ["Awa Dorignies"]
    assert [line.action.what for line in actions.tracking(karim)] == ["Agir à Dorignies"]
    assert exchanges.fingerprint(karim) != exchanges.fingerprint(samira)
    both = {
        exchanges.fingerprint(session, collective_named="Dorignies") for session in (samira, karim)
    }
    assert len(both) == 1
    point = meetings.listed(karim)[0]
    meetings.change(karim, id=point.meeting.id, title="Autrement")
    assert exchanges.fingerprint(karim, collective_named="Dorignies") not in both


def test_a_deletion_in_one_collectif_travels_with_it(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    id = collectives.create(samira, name="Dorignies").value.id
    action = actions.create(samira, what="Agir", collective_id=id).value
    exchanges.merge(karim, path=send(samira, collectives_named=["Dorignies"]))
    assert len(actions.tracking(karim)) == 1
    actions.remove(samira, id=action.id)
    exchanges.merge(karim, path=send(samira, collectives_named=["Dorignies"]))
    assert actions.tracking(karim) == []


def quarrel(samira: Session, karim: Session, send: Send) -> str:
    awa = people.create(samira, first_name="Awa").value.id
    everyone_knows(samira, karim, send)
    people.change(samira, id=awa, phone="0600000001", email="awa@exemple.fr")
    people.change(karim, id=awa, phone="0600000002", commune="Douai")
    first, second = send(samira), send(karim)
    exchanges.merge(karim, path=first)
    exchanges.merge(samira, path=second)
    return awa


def test_both_list_the_same_conflict_and_merge_the_rest(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    awa = quarrel(samira, karim, send)
    ours, theirs = conflicts.listed(samira), conflicts.listed(karim)
    assert ours == theirs
    assert [(v.author, v.value) for v in ours[0].versions] == [
        ("Samira", "0600000001"),
        ("Karim", "0600000002"),
    ]
    assert ours[0].field == "téléphone"
    found = people.get(karim, id=awa)
    assert (found.email, found.commune) == ("awa@exemple.fr", "Douai")
    assert alike(samira, karim)


def test_settling_is_for_everybody(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    awa = quarrel(samira, karim, send)
    conflicts.settle(samira, noun="person", id=awa, column="phone", value="0600000001")
    assert conflicts.listed(samira) == []
    exchanges.merge(karim, path=send(samira))
    assert conflicts.listed(karim) == []
    assert people.get(karim, id=awa).phone == "0600000001"
    with pytest.raises(NotFound, match="déjà réglée"):
        conflicts.settle(karim, noun="person", id=awa, column="phone", value="0600000002")
    assert alike(samira, karim)


def test_two_who_settle_at_once_have_a_new_conflict(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    awa = quarrel(samira, karim, send)
    conflicts.settle(samira, noun="person", id=awa, column="phone", value="0600000001")
    conflicts.settle(karim, noun="person", id=awa, column="phone", value="0600000002")
    first, second = send(samira), send(karim)
    exchanges.merge(karim, path=first)
    exchanges.merge(samira, path=second)
    assert [c.column for c in conflicts.listed(samira)] == ["phone"]
    assert conflicts.listed(samira) == conflicts.listed(karim)


def test_a_merge_tells_where_the_base_stands_after_it(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    place = collectives.create(samira, name="Parents").value
    meeting = meetings.create(samira, collective_id=place.id, date=date(2026, 3, 9)).value
    awa = people.create(samira, first_name="Awa", main_audience="parent").value
    for act in (
        partial(attendance.mark, samira, meeting_id=meeting.id, person_id=awa.id, state="present"),
        partial(actions.create, samira, what="Réserver la salle", collective_id=place.id),
        partial(people.create, samira, first_name="Benoît"),
    ):
        people.create(karim, first_name="Chloé")
        act()
        before = figures.totals(karim)
        merged = exchanges.merge(karim, path=send(samira)).value
        assert merged.before == before != merged.after
        assert merged.after == figures.totals(karim)


def test_a_preview_changes_nothing(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    awa = quarrel(samira, karim, send)
    people.change(samira, id=awa, commune="Waziers")
    people.create(samira, first_name="Benoît")
    path, before = send(samira), digest(karim)
    seen = exchanges.preview(karim, path=path)
    assert digest(karim) == before
    assert (seen.applied, seen.before.people, seen.after.people) == (False, 1, 2)
    done = exchanges.merge(karim, path=path).value
    assert (done.operations, done.after, done.conflicts) == (
        seen.operations,
        seen.after,
        seen.conflicts,
    )


def test_a_lot_set_aside_comes_back_with_a_later_bundle(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    history.undo(karim)
    assert names(karim) == []
    people.create(samira, first_name="Benoît")
    later = exchanges.merge(karim, path=send(samira)).value
    assert names(karim) == ["Awa", "Benoît"]
    exchanges.set_aside(karim, lot=later.lot)
    assert names(karim) == []
    assert holding.kept_aside(karim.workspace.connection)


def test_a_lot_refused_for_good_never_comes_back(team: Team, send: Send) -> None:
    """Neither by its own file nor with a later bundle; only « Annuler » makes it wait again."""
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    first = send(samira)
    exchanges.merge(karim, path=first)
    lot = exchanges.lots(karim)[0].n
    with pytest.raises(InputRefused, match="n’est pas de côté"):
        exchanges.refuse(karim, lot=lot)
    people.create(karim, first_name="Chloé")
    exchanges.set_aside(karim, lot=lot)
    exchanges.refuse(karim, lot=lot)
    for act in (exchanges.refuse, exchanges.take_again):
        with pytest.raises(InputRefused, match="refusé pour de bon"):
            act(karim, lot=lot)
    people.create(samira, first_name="Benoît")
    later = exchanges.merge(karim, path=send(samira)).value
    exchanges.merge(karim, path=first)
    assert names(karim) == ["Benoît", "Chloé"]
    assert later.gaps == ()
    exchanges.merge(samira, path=send(karim))
    assert names(samira) == ["Awa", "Benoît", "Chloé"]
    assert maintenance.check(karim).sound
    assert [one.refused for one in exchanges.lots(karim)] == [False, True]


def test_what_is_about_a_refused_row_waits_with_its_lot(team: Team, send: Send) -> None:
    """A later change by its sender does not show a card without a name."""
    samira, karim = team("Samira", "Karim")
    everyone_knows(samira, karim, send)
    awa = people.create(samira, first_name="Awa").value.id
    lot = exchanges.merge(karim, path=send(samira)).value.lot
    acknowledge(samira, karim, send)
    people.change(samira, id=awa, phone="0600000001")
    exchanges.merge(karim, path=send(samira))
    exchanges.set_aside(karim, lot=lot)
    exchanges.refuse(karim, lot=lot)
    assert names(karim) == []  # nor what had come before the lot was refused
    people.change(samira, id=awa, commune="Waziers")
    merged = exchanges.merge(karim, path=send(samira)).value
    assert (merged.following, merged.gaps, names(karim)) == (1, (), [])
    assert [one.following for one in exchanges.lots(karim)] == [0, 0, 2, 0]
    assert maintenance.check(karim).sound
    history.undo(karim)  # the merge
    history.undo(karim)  # the refusal
    exchanges.take_again(karim, lot=lot)
    exchanges.merge(karim, path=send(samira))
    assert [(one.person.phone, one.person.commune) for one in people.listed(karim)] == [
        ("0600000001", "Waziers")
    ]
    assert alike(samira, karim)


def test_who_wrote_on_a_row_keeps_it_whatever_is_refused(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    awa = people.create(samira, first_name="Awa").value.id
    lot = exchanges.merge(karim, path=send(samira)).value.lot
    people.change(karim, id=awa, first_name="Awa", phone="0600000001")
    exchanges.set_aside(karim, lot=lot)
    exchanges.refuse(karim, lot=lot)
    assert [one.person.phone for one in people.listed(karim)] == ["0600000001"]


def test_refusing_a_lot_is_undone_and_done_again(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    history.undo(karim)
    lot = exchanges.lots(karim)[0].n
    exchanges.refuse(karim, lot=lot)
    assert history.redo_label(karim) is None
    assert history.undo(karim).value == "Refuser un lot pour de bon"
    assert [(one.aside, one.refused) for one in exchanges.lots(karim)] == [(True, False)]
    history.redo(karim)
    assert exchanges.lots(karim)[0].refused
    history.undo(karim)
    exchanges.take_again(karim, lot=lot)
    assert names(karim) == ["Awa"]


def go_back(session: Session) -> None:
    """As if an image of the disk had been put back, from before anybody was written down."""
    connection = session.workspace.connection
    with connection.transaction():
        connection.execute("DELETE FROM person")
        connection.execute("DELETE FROM _s_entry WHERE tbl = 'person'")
        connection.execute(
            "UPDATE _s_me SET seq = (SELECT max(seq) FROM _s_op WHERE site = _s_me.site)"
        )


def test_a_machine_that_went_back_in_time_begins_anew(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    old = samira.workspace.guid
    go_back(samira)
    people.create(karim, first_name="Chloé")
    exchanges.merge(samira, path=send(karim))
    assert samira.workspace.guid != old
    people.create(samira, first_name="David")
    merged = exchanges.merge(karim, path=send(samira)).value
    assert "David" in names(karim)
    assert merged.known_sender
    assert merged.altered == 0
    exchanges.merge(samira, path=send(karim))
    assert names(samira) == names(karim) == ["Awa", "Chloé", "David"]
    assert alike(samira, karim)


def test_a_machine_learns_that_it_went_back_from_someone_who_lacks_what_it_lost(
    team: Team, send: Send
) -> None:
    """The bearer hands on that Karim has it."""
    samira, karim, lea = team("Samira", "Karim", "Léa")
    dorignies = collectives.create(karim, name="Dorignies").value
    everyone_knows(samira, karim, send)
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    exchanges.merge(lea, path=send(karim, to=["Léa"], collectives_named=[dorignies.name]))
    assert names(lea) == []
    go_back(samira)
    old = samira.workspace.guid
    exchanges.merge(samira, path=send(lea))
    assert samira.workspace.guid != old


def test_a_copied_machine_that_wrote_something_else_makes_this_one_begin_anew(
    team: Team, send: Send, tmp_path: Path
) -> None:
    samira, karim = team("Samira", "Karim")
    everyone_knows(samira, karim, send)
    samira.workspace.connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = Path(shutil.copy(samira.home.database, tmp_path / "copy.db"))
    twin = Session(
        workspaces.open_workspace(
            Connection(copy, samira.key), samira.clock, samira.workspace.random_bytes
        ),
        Home(data=tmp_path / "copy", config=tmp_path / "copy"),
        samira.key,
        samira.identity,
    )
    people.create(twin, first_name="Benoît")
    people.create(samira, first_name="Awa")
    path = tmp_path / "twin.citlot"
    exchanges.export(twin, path=path, to=["Karim"])
    twin.close()
    exchanges.merge(karim, path=path)
    old = samira.workspace.guid
    merged = exchanges.merge(samira, path=send(karim, everything=True)).value
    assert samira.workspace.guid != old
    assert merged.altered == 1
    assert names(samira) == ["Awa"]
    people.create(samira, first_name="Chloé")
    exchanges.merge(karim, path=send(samira))
    assert names(karim) == ["Benoît", "Chloé"]


def test_a_known_dot_with_other_content_is_told_and_left_out(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))

    def rename(op: Op) -> Op:
        told = '"Awa"' in (op.val or "")
        return op._replace(val='{"first_name":"Eve"}') if told else op

    people.create(samira, first_name="Benoît")
    path = forged(samira, karim, send(samira), rename, samira.identity)
    merged = exchanges.merge(karim, path=path).value
    assert merged.altered == 1
    assert names(karim) == ["Awa", "Benoît"]
    ((val, bearer),) = karim.workspace.connection.rows("SELECT val, bearer FROM _s_quarantine")
    assert (val, bearer) == ('{"first_name":"Eve"}', "Samira")
    exchanges.merge(karim, path=path)
    assert sealed.quarantined(karim.workspace.connection) == 1


def test_cards_are_checked_before_they_count(team: Team, tmp_path: Path) -> None:
    samira, _karim = team("Samira", "Karim")
    own = exchanges.write_card(samira, path=tmp_path / "moi.carte")
    with pytest.raises(InputRefused, match="votre propre carte"):
        exchanges.enrol(samira, path=own)
    found, words = exchanges.look_at_card(samira, path=own)
    assert found.name == "Samira"
    assert words == exchanges.my_words(samira)
    with pytest.raises(NotFound):
        exchanges.export(samira, path=tmp_path / "x.citlot", to=["Personne"])
