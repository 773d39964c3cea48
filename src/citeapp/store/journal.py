"""Reading the journal: who wrote what, undo and redo, conflicts and how they are settled."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from citeapp.base.frozen import dataclass
from citeapp.domain.erasure import ERASED_WITH, KEPT
from citeapp.domain.operations import Contexts, Operation, RowState, Sees, seen_through, state_of
from citeapp.store import erased, merging
from citeapp.store.connection import Connection
from citeapp.store.workspace import Act, Workspace

RowKey = tuple[str, str]
NEXT = 12
"""Within how many of its author's operations the rest of a split line is looked for."""


@dataclass(frozen=True)
class ActLine:
    """A line of undo history."""

    tx: int
    at_ms: int
    label: str
    kind: str
    target: int | None
    lot: int | None


@dataclass(frozen=True)
class Reverted:
    """What an undo did: the nouns touched, and the cells that others changed since."""

    label: str
    changed: frozenset[str]
    kept: tuple[tuple[str, str, str], ...]


def operations_of(
    connection: Connection, rows: Iterable[RowKey], *, aside: bool = False
) -> dict[RowKey, list[Operation]]:
    """The operations held on some rows, oldest first; ``aside``: those set aside as well."""
    which = "true" if aside else "o.aside = 0"
    merging.touch(connection, rows)
    found = connection.rows(
        "SELECT o.site, o.seq, o.hlc, o.ctx, o.tx, o.tbl, o.kind, o.pk, o.val, s.guid, s.private, "
        "e.owner, e.pk FROM temp.touched t "
        "CROSS JOIN _s_entry i INDEXED BY _s_op_row ON i.tbl = t.tbl AND i.pk = t.pk "
        "CROSS JOIN _s_op o ON o.site = i.site AND o.seq = i.seq "
        "LEFT JOIN _s_erased e ON e.tbl = t.tbl AND e.pk = t.pk "
        f"JOIN _s_site s ON s.n = o.site WHERE {which} ORDER BY o.hlc, s.guid, o.seq"
    )
    connection.execute("DELETE FROM temp.touched")
    grouped: dict[RowKey, list[Operation]] = defaultdict(list)
    for site, seq, hlc, ctx, tx, tbl, kind, pk, val, guid, private, owner, itself in found:
        values = json.loads(val) if val else {}
        values.pop(ERASED_WITH, None)
        gone = itself is not None and not (owner is not None and tbl in KEPT)
        grouped[tbl, pk].append(
            Operation(site, seq, hlc, ctx, tx, tbl, kind, pk, values, guid, bool(private), gone)
        )
    return grouped


def sees(connection: Connection) -> Sees:
    """Who had seen what, from the recorded contexts."""
    contexts: dict[tuple[int, int, int], list[tuple[int, int]]] = defaultdict(list)
    for site, ctx, other, low, high in connection.rows(
        "SELECT site, ctx, other, lo, hi FROM _s_ctx"
    ):
        contexts[site, ctx, other].append((low, high))
    frozen: Contexts = contexts
    return seen_through(frozen)


def row_states(connection: Connection, rows: Sequence[RowKey]) -> dict[RowKey, RowState]:
    """The state of some rows as the journal tells it."""
    known = sees(connection)
    return {row: state_of(held, known) for row, held in operations_of(connection, rows).items()}


def reviews(connection: Connection, since: int) -> list[tuple[Operation, list[Operation]]]:
    """What was settled after a moment (hybrid clock), by anyone, the latest first.

    With each comes everything held on its row, oldest first.
    """
    found = connection.rows(
        "SELECT o.tbl, o.pk, o.site, o.seq FROM _s_op o "
        "WHERE o.kind = 'R' AND o.hlc > ? AND o.aside = 0 ORDER BY o.hlc DESC, o.site, o.seq",
        (since,),
    )
    held = operations_of(connection, {(row[0], row[1]) for row in found})
    by_dot = {(o.site, o.seq): (o, group) for group in held.values() for o in group}
    return [by_dot[row[2], row[3]] for row in found]


def lines_begun(connection: Connection, site: int, low: int, high: int) -> list[tuple[str, str]]:
    """(row, words) of the lines of text that a site wrote first, between two of its numbers."""
    found = connection.rows(
        "SELECT pk, json_extract(val, '$.text') FROM _s_op WHERE site = ? AND seq BETWEEN ? AND ? "
        "AND tbl = 'line' AND kind = 'I' AND aside = 0 AND val IS NOT NULL ORDER BY seq",
        (site, low, high),
    )
    return [(row[0], str(row[1] or "")) for row in found]


def lines_split_off(connection: Connection, splits: Iterable[Operation]) -> list[str]:
    """The lines that some acts began when they split another one."""
    found: list[str] = []
    for one in splits:
        rows = connection.rows(
            "SELECT pk FROM _s_op WHERE site = ? AND seq BETWEEN ? AND ? AND tx = ? "
            "AND tbl = 'line' AND kind = 'I' AND aside = 0 ORDER BY seq",
            (one.site, one.seq, one.seq + NEXT, one.tx),
        )
        found += [row[0] for row in rows]
    return found


def own_sites(connection: Connection) -> frozenset[int]:
    """Our site and its private one, and those of earlier incarnations of this machine.

    Whatever was written here came in no lot; an incarnation begins with such an operation.
    """
    found = connection.rows(
        "SELECT site FROM _s_me UNION SELECT private_site FROM _s_me UNION "
        "SELECT o.site FROM _s_site s CROSS JOIN _s_op o ON o.site = s.n "
        "AND o.seq = (SELECT min(seq) FROM _s_op f WHERE f.site = s.n) WHERE o.lot IS NULL"
    )
    return frozenset(row[0] for row in found)


def next_undo(connection: Connection) -> ActLine | None:
    """The act that undo would take back."""
    return _line(
        connection,
        "kind IN ('do', 'redo', 'merge', 'aside', 'again', 'refuse') AND undone = 0",
    )


def next_redo(connection: Connection) -> ActLine | None:
    """The act that redo would do again: nothing once something new was done."""
    return _line(
        connection,
        "kind = 'undo' AND undone = 0 AND tx > "
        "(SELECT coalesce(max(tx), 0) FROM _s_act "
        "WHERE kind IN ('do', 'merge', 'aside', 'again', 'refuse'))",
    )


def acts(connection: Connection, limit: int) -> list[tuple[ActLine, bool]]:
    """What was done here and can be undone, the last first, and whether it stands."""
    found = connection.rows(
        "SELECT tx, at_ms, label, kind, target, lot FROM _s_act "
        "WHERE kind IN ('do', 'merge', 'aside', 'again', 'refuse') ORDER BY tx DESC LIMIT ?",
        (limit,),
    )
    turns = dict(
        connection.rows(
            "SELECT target, max(tx) FROM _s_act WHERE kind IN ('undo', 'redo') GROUP BY 1"
        )
    )

    def stands(tx: int) -> bool:
        times = 0
        while tx in turns:
            tx, times = turns[tx], times + 1
        return not times % 2

    return [(ActLine(*row), stands(row[0])) for row in found]


def begun(connection: Connection, line: ActLine) -> int:
    """The number of the act that ``line`` did, undid or did again."""
    while line.target is not None:
        found = _line(connection, "tx = ?", (line.target,))
        if found is None:
            break
        line = found
    return line.tx


def concerned(connection: Connection, line: ActLine) -> tuple[str, bool]:
    """The kind of act that ``line`` did, undid or did again, and whether it stands after it."""
    turns = 0
    while line.target is not None:
        turns += 1
        found = _line(connection, "tx = ?", (line.target,))
        if found is None:
            break
        line = found
    return line.kind, not turns % 2


def revert(workspace: Workspace, line: ActLine, *, kind: str) -> Reverted:
    """Take back an act (or an undo) by new operations; cells changed since stay and are named."""
    with workspace.act(line.label, kind=kind, target=line.tx) as act:
        kept = _revert_rows(workspace, act, line.tx)
        mark_undone(workspace, line.tx)
    return Reverted(line.label, act.changed, tuple(kept))


def mark_undone(workspace: Workspace, tx: int) -> None:
    """An act that was taken back, or an undo that was done again."""
    workspace.connection.execute("UPDATE _s_act SET undone = 1 WHERE tx = ?", (tx,))


def settle(workspace: Workspace, row: RowKey, column: str, value: Any) -> None:
    """A review operation: it has seen every head, and settles the cell everywhere."""
    table, pk = row
    workspace.append("R", table, pk, {column: value} if column else {})
    merging.touch(workspace.connection, [row])
    merging.recompute(workspace.connection)


def _line(connection: Connection, where: str, parameters: tuple[int, ...] = ()) -> ActLine | None:
    found = connection.row(
        f"SELECT tx, at_ms, label, kind, target, lot FROM _s_act WHERE {where} "
        "ORDER BY tx DESC LIMIT 1",
        parameters,
    )
    return ActLine(*found) if found else None


def _revert_rows(workspace: Workspace, act: Act, tx: int) -> list[tuple[str, str, str]]:
    connection = workspace.connection
    ours = own_sites(connection)
    rows = _written(connection, ours, tx)
    gone = erased.rows(connection)
    known = sees(connection)
    kept: list[tuple[str, str, str]] = []
    told: list[RowKey] = []
    for row, held in operations_of(connection, rows - gone).items():
        view = _View.of(held, tx, ours, known)
        if view.now.visible and not view.before.visible:
            if view.untouched:
                connection.execute(f'DELETE FROM "{row[0]}" WHERE id = ?', (row[1],))
            else:
                kept.append((*row, ""))
        elif view.before.visible and (not view.now.visible or view.contested):
            workspace.append("U", *row, view.lost, private=view.deleted_privately)
            told.append(row)
        elif view.now.visible:
            kept += _revert_cells(workspace, row, view)
            told.append(row)
    if told:
        merging.touch(connection, told)
        act.changed |= merging.recompute(connection)
    return kept


def _written(connection: Connection, sites: Iterable[int], tx: int) -> set[RowKey]:
    """The rows that an act of ours wrote.

    The acts of a site follow one another, and so do their numbers; the private site takes over
    what was written before, and is read whole.
    """
    found: set[RowKey] = set()
    for site in sites:
        last = connection.value("SELECT max(seq) FROM _s_op WHERE site = ?", (site,)) or 0
        low, high = 1, last
        if not connection.value("SELECT private FROM _s_site WHERE n = ?", (site,)):
            act_at = partial(_act_from, connection, site)
            low = 1 + bisect_left(range(1, last + 1), tx, key=act_at)
            high = bisect_right(range(1, last + 1), tx, key=act_at)
        found |= {
            (table, pk)
            for table, pk in connection.rows(
                "SELECT DISTINCT tbl, pk FROM _s_op WHERE site = ? AND seq BETWEEN ? AND ? "
                "AND tx = ? AND lot IS NULL",
                (site, low, high, tx),
            )
        }
    return found


def _act_from(connection: Connection, site: int, seq: int) -> int:
    """The act that wrote an operation, or the next one that is held."""
    return int(
        connection.value(
            "SELECT tx FROM _s_op WHERE site = ? AND seq >= ? ORDER BY seq LIMIT 1", (site, seq)
        )
    )


@dataclass(frozen=True)
class _View:
    """A row before an act, just after it, and now; ``untouched``: as the act left it.

    ``settled``: the last that had been written there was that a deletion does not count.
    """

    mine: tuple[Operation, ...]
    before: RowState
    after: RowState
    now: RowState
    ours: frozenset[int]
    untouched: bool
    settled: bool

    @property
    def about_deletion(self) -> str:
        """The kind of operation that opens the question of a deletion again, or closes it.

        A review that keeps a row writes nothing in it, and neither does what takes it back.
        """
        blank = {o.kind for o in self.mine if o.writes and not o.values}
        if "R" in blank:
            return "U"
        return "R" if "U" in blank and self.settled else ""

    @property
    def contested(self) -> bool:
        """The act deleted the row, and someone edited it meanwhile."""
        return any(deletion in self.mine for deletion in self.now.deletions)

    @property
    def lost(self) -> dict[str, Any]:
        """What stood in the row before the act and was written over here since: a row that was
        removed and added again under the same identifier, for instance.
        """
        return {
            column: self.before.values.get(column)
            for column, heads in self.now.heads.items()
            if len(heads) == 1
            and heads[0].site in self.ours
            and heads[0].values[column] != self.before.values.get(column)
        }

    @property
    def deleted_privately(self) -> bool:
        """Nobody else heard of it, so nobody needs to hear that it is taken back."""
        deletions = [o for o in self.mine if o.kind == "D"]
        return all(o.private for o in deletions or self.mine)

    @classmethod
    def of(cls, held: list[Operation], tx: int, ours: frozenset[int], known: Sees) -> _View:
        mine = sorted((o for o in held if o.tx == tx and o.site in ours), key=lambda o: o.hlc)
        earlier = [o for o in held if known(mine[0], o)]
        after = state_of([*earlier, *mine], known)
        now = state_of(held, known)
        strangers = any(o.site not in ours and o not in earlier for o in held)
        return cls(
            mine=tuple(mine),
            before=state_of(earlier, known),
            after=after,
            now=now,
            ours=ours,
            untouched=not strangers and _filled(now) == _filled(after),
            settled=bool(earlier) and earlier[-1].kind == "R" and not earlier[-1].values,
        )


def _filled(state: RowState) -> dict[str, Any]:
    return {column: value for column, value in state.values.items() if value is not None}


def _revert_cells(workspace: Workspace, row: RowKey, view: _View) -> list[tuple[str, str, str]]:
    table, pk = row
    kept = []
    if view.about_deletion:
        workspace.append(view.about_deletion, table, pk, {})
    back: dict[str, Any] = {}
    for column in sorted({column for o in view.mine for column in o.values}):
        heads = view.now.heads.get(column, ())
        still_ours = len(heads) == 1 and heads[0].site in view.ours
        if still_ours and heads[0].values[column] == view.after.values.get(column):
            back[column] = view.before.values.get(column)
        else:
            kept.append((table, pk, column))
    for kind, cells in _about_settlements(back, view).items():
        if cells:
            workspace.append(kind, table, pk, cells)
            back = {column: value for column, value in back.items() if column not in cells}
    if back:
        assignments = ", ".join(f'"{column}" = ?' for column in back)
        workspace.connection.execute(
            f'UPDATE "{table}" SET {assignments} WHERE id = ?', (*back.values(), pk)
        )
    return kept


def _about_settlements(back: dict[str, Any], view: _View) -> dict[str, dict[str, Any]]:
    """By kind, the cells whose settlement is taken back, or stands again.

    These are told also where the value stays the same: it is the question that opens or closes.
    """
    settled = {column for o in view.mine if o.kind == "R" for column in o.values}
    again = {
        column
        for column in back
        if any(o.kind == "R" and o.site in view.ours for o in view.before.heads.get(column, ()))
    }
    return {
        "U": {column: value for column, value in back.items() if column in settled},
        "R": {column: value for column, value in back.items() if column in again - settled},
    }
