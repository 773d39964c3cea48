"""Rows that came and were unknown stand at once; the journal tells them as their author did."""

from __future__ import annotations

from collections.abc import Callable

from citeapp.domain.lot import Op
from citeapp.store import peers, taking_in, travelling
from citeapp.store.peers import Lot
from citeapp.store.workspace import Workspace

MakeWorkspace = Callable[[str], Workspace]


def write(workspace: Workspace, sql: str) -> None:
    with workspace.act("write"):
        workspace.connection.execute(sql)


def take(workspace: Workspace, giver: Workspace, name: str) -> int:
    lot = peers.add_lot(workspace.connection, Lot(0, "", "", 1, "", 0, name, 0, False))
    known = travelling.contexts(giver.connection)
    with workspace.act("merge", kind="merge", lot=lot):
        taking_in.take_in(workspace, sent(giver), known, lot=lot)
    return lot


def sent(workspace: Workspace) -> list[Op]:
    return list(travelling.outgoing(workspace.connection, {}))


def texts(workspace: Workspace) -> list[tuple[str, str]]:
    return [(pk, text) for pk, text in workspace.connection.rows("SELECT id, text FROM line")]


def kept(workspace: Workspace) -> list[str]:
    found = workspace.connection.rows("SELECT val FROM _s_entry WHERE tbl = 'line' ORDER BY hlc")
    return [val for (val,) in found]


def test_a_new_row_stands_and_is_handed_on_as_its_author_wrote_it(
    make_workspace: MakeWorkspace,
) -> None:
    samira, karim = make_workspace("samira"), make_workspace("karim")
    write(samira, "INSERT INTO line (id, text, private) VALUES ('a', 'Goûter', NULL)")
    take(karim, samira, "first")
    assert texts(karim) == [("a", "Goûter")]
    assert kept(karim) == ["="]
    assert sent(karim) == sent(samira)


def test_what_comes_later_in_the_same_lot_counts(make_workspace: MakeWorkspace) -> None:
    samira, karim, lea = (make_workspace(name) for name in ("samira", "karim", "lea"))
    write(samira, "INSERT INTO line (id, text) VALUES ('a', 'un')")
    write(samira, "INSERT INTO line (id, text) VALUES ('b', 'un')")
    take(karim, samira, "first")
    write(karim, "UPDATE line SET text = 'deux' WHERE id = 'a'")
    write(karim, "DELETE FROM line WHERE id = 'b'")
    take(lea, karim, "both")
    assert texts(lea) == texts(karim) == [("a", "deux")]
    take(samira, karim, "back")
    assert texts(samira) == [("a", "deux")]
    assert sorted(sent(samira)) == sorted(sent(lea)) == sorted(sent(karim))


def test_a_lot_set_aside_takes_its_rows_away_and_brings_them_back(
    make_workspace: MakeWorkspace,
) -> None:
    samira, karim = make_workspace("samira"), make_workspace("karim")
    write(samira, "INSERT INTO line (id, text) VALUES ('a', 'un')")
    lot = take(karim, samira, "first")
    taking_in.set_aside(karim, lot)
    assert texts(karim) == []
    taking_in.take_again(karim, lot)
    assert texts(karim) == [("a", "un")]
    assert sent(karim) == sent(samira)


def test_another_encoding_of_the_same_values_is_kept_as_it_came(
    make_workspace: MakeWorkspace,
) -> None:
    karim = make_workspace("karim")
    site = "0190a5b0-0000-7000-8000-000000000001"
    strange = ['{"text": "un"}', '{"later":1,"text":"un"}', '{"text":7}', "{}"]
    ops = [
        Op(site, n, n << 16, 1, n, 1, "line", "I", f"a{n}", val)
        for n, val in enumerate(strange, start=1)
    ]
    lot = peers.add_lot(karim.connection, Lot(0, "", "", 1, "", 0, "x", 0, False))
    with karim.act("merge", kind="merge", lot=lot):
        taking_in.take_in(karim, ops, [], lot=lot)
    assert texts(karim) == [("a1", "un"), ("a2", "un"), ("a3", "7"), ("a4", None)]
    assert kept(karim) == [*strange[:3], "="]
    assert sent(karim) == ops
