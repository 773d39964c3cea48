"""What an author did not hold is never overwritten, even with a later operation in hand."""

from __future__ import annotations

from collections.abc import Callable

from citeapp.domain.lot import Context, Op
from citeapp.store import conflicts, journal, peers, taking_in, travelling
from citeapp.store.peers import Lot
from citeapp.store.workspace import Workspace

MakeWorkspace = Callable[[str], Workspace]


def write(workspace: Workspace, sql: str) -> None:
    with workspace.act("write"):
        workspace.connection.execute(sql)


def take(workspace: Workspace, giver: Workspace, ops: list[Op], name: str) -> int:
    lot = peers.add_lot(workspace.connection, Lot(0, "", "", 1, "", 0, name, 0, False))
    known = travelling.contexts(giver.connection)
    with workspace.act("merge", kind="merge", lot=lot):
        taking_in.take_in(workspace, ops, known, lot=lot)
    return lot


def test_a_gap_in_the_middle_hides_nothing(make_workspace: MakeWorkspace) -> None:
    samira, karim = make_workspace("samira"), make_workspace("karim")
    write(samira, "INSERT INTO person (id, first_name) VALUES ('a', 'Awa')")
    write(samira, "UPDATE person SET phone = '0600000001'")
    write(samira, "UPDATE person SET email = 'awa@exemple.fr'")
    first, second, third = travelling.outgoing(samira.connection, {})
    take(karim, samira, [first, third], "1 and 3")
    write(karim, "UPDATE person SET phone = '0600000002'")
    take(karim, samira, [second], "2")
    assert conflicts.listed(karim.connection) == [("person", "a", "phone")]
    take(samira, karim, list(travelling.outgoing(karim.connection, {})), "back")
    assert conflicts.listed(samira.connection) == [("person", "a", "phone")]


def test_a_clock_in_2100_does_not_win_for_ever(make_workspace: MakeWorkspace) -> None:
    samira, karim = make_workspace("samira"), make_workspace("karim")
    write(samira, "INSERT INTO person (id, phone) VALUES ('a', '0600000001')")
    ahead = [
        Op(op.site, op.seq, 4_100_000_000_000 << 16, op.ctx, op.tx, op.schema, op.tbl, op.kind,
           op.pk, op.val)
        for op in travelling.outgoing(samira.connection, {})
    ]  # fmt: skip
    take(karim, samira, ahead, "ahead")
    assert karim.connection.value("SELECT hlc FROM _s_me") < 4_000_000_000_000 << 16
    write(karim, "UPDATE person SET phone = '0600000002'")
    lot = take(karim, samira, ahead, "again")
    taking_in.set_aside(karim, lot)
    assert karim.connection.value("SELECT phone FROM person") == "0600000002"
    assert conflicts.listed(karim.connection) == []


def test_forged_contexts_that_go_round_in_a_circle_hide_nothing(
    make_workspace: MakeWorkspace,
) -> None:
    samira, karim, lea = map(make_workspace, ("samira", "karim", "lea"))
    for workspace, phone in ((samira, "0600000001"), (karim, "0600000002")):
        write(workspace, f"INSERT INTO person (id, phone) VALUES ('a', '{phone}')")
    ops = [op for giver in (samira, karim) for op in travelling.outgoing(giver.connection, {})]
    ops = [op for op in ops if "phone" in (op.val or "")]
    one, other = (Context(a.site, a.ctx, b.site, 1, 9) for a, b in (ops, ops[::-1]))
    lot = peers.add_lot(lea.connection, Lot(0, "", "", 1, "", 0, "forged", 0, False))
    with lea.act("merge", kind="merge", lot=lot):
        taking_in.take_in(lea, ops, [one, other], lot=lot)
    assert conflicts.listed(lea.connection) == [("person", "a", "phone")]
    state = journal.row_states(lea.connection, [("person", "a")])["person", "a"]
    assert lea.connection.value("SELECT phone FROM person") == state.values["phone"]


def test_contexts_grow_with_imports_only(make_workspace: MakeWorkspace) -> None:
    samira, karim = make_workspace("samira"), make_workspace("karim")
    for n in range(20):
        write(samira, f"INSERT INTO person (id) VALUES ('{n}')")
        write(karim, f"INSERT INTO person (id) VALUES ('k{n}')")
    ops = list(travelling.outgoing(samira.connection, {}))
    before = karim.connection.value("SELECT count(*) FROM _s_ctx")
    for n in range(10):
        take(karim, samira, ops, str(n))
    assert karim.connection.value("SELECT count(*) FROM _s_ctx") == before + 1
