"""Operations on their way in: taken into the journal, kept beside it, set aside, taken again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from citeapp.base.frozen import dataclass
from citeapp.domain import havesets
from citeapp.domain.erasure import ENDINGS, ERASED_WITH
from citeapp.domain.havesets import HaveSet
from citeapp.domain.lot import Context, Op
from citeapp.store import declining, erasing, holding, indexing, merging, newcomers
from citeapp.store.connection import MORE_ROOM_KB, SOME_ROOM_KB, Connection
from citeapp.store.erased import any_erased
from citeapp.store.erasing import Erasures
from citeapp.store.workspace import Workspace, new_context

DAY_HLC = (24 * 3600 * 1000) << 16
PORTION = 20_000
"""Operations staged at a time."""
ERASE_LIST = 0
"""Stands in ``lot`` for what came by the erase list alone."""
REFUSED = 2
"""Stands in ``aside``: kept as a dot, without effect, since its author may not do this."""


@dataclass(frozen=True)
class TakenIn:
    """What a bundle brought: lot number, new operations, tables touched, clones noticed."""

    lot: int
    operations: int
    changed: frozenset[str]
    altered: int


def own_future(
    connection: Connection, haves: Iterable[HaveSet], known_contexts: Iterable[Context]
) -> bool:
    """Whether others hold operations of our site that we lack: this file went back in time."""
    found = connection.row("SELECT s.guid, m.seq FROM _s_me m JOIN _s_site s ON s.n = m.site")
    if found is None:
        return False
    guid, last = found
    return any(high > last for have in haves for _low, high in have.get(guid, ())) or any(
        one.other == guid and one.hi > last for one in known_contexts
    )


def own_twin(connection: Connection, ops: Iterable[Op]) -> bool:
    """Whether something of our site came with other content: a copy of this file writes too."""
    guid = connection.value("SELECT s.guid FROM _s_me m JOIN _s_site s ON s.n = m.site")
    ours = [op for op in ops if op.site == guid]
    return bool(ours) and bool(altered(connection, ours))


def unseen(connection: Connection, ops: Iterable[Op]) -> list[Op]:
    """Those that are neither held here (set aside counts as not held) nor refused for good."""
    have = havesets.union(holding.held(connection), declining.declined(connection))
    return [o for o in ops if o.site not in have or not havesets.contains(have, o.site, o.seq)]


def altered(connection: Connection, ops: Sequence[Op]) -> set[tuple[str, int]]:
    """Known dots that come with other content: a clone or a forgery, never taken in.

    Our own operations that were emptied, since their line became private, are no forgery; nor
    are those that come with less content than they have here, erased where they come from.
    """
    here = havesets.union(holding.held(connection), holding.kept_aside(connection))
    known = [o for o in ops if o.site in here and havesets.contains(here, o.site, o.seq)]
    if not known:
        return set()
    _stage(connection, known)
    erasing.scrub_staged(connection)
    found = connection.rows(
        "SELECT i.guid, i.seq FROM temp.incoming i JOIN _s_site s ON s.guid = i.guid "
        "JOIN _s_op o ON o.site = s.n AND o.seq = i.seq "
        "WHERE (o.tbl, o.pk, o.kind, o.val) IS NOT (i.tbl, i.pk, i.kind, i.val) "
        f"AND o.val IS NOT '{{}}' AND o.aside <> {REFUSED} "
        "AND NOT ((o.tbl, o.pk, o.kind) IS (i.tbl, i.pk, i.kind) AND (i.val IS NULL "
        f"OR json_type(i.val, '$.{ERASED_WITH}') IS NOT NULL OR NOT EXISTS ("
        "SELECT key, value FROM json_each(i.val) EXCEPT SELECT key, value FROM json_each(o.val))))"
    )
    connection.execute("DELETE FROM temp.incoming")
    return {(guid, seq) for guid, seq in found}


def take_in(
    workspace: Workspace,
    ops: Sequence[Op],
    known_contexts: Iterable[Context],
    *,
    lot: int,
    bare: Collection[tuple[str, int]] = (),
) -> TakenIn:
    """Append unseen operations, recompute the rows they touch, begin a new context.

    Operations that were set aside with another lot come back with this one. ``bare`` ones
    come without proof of what they still say: they are taken in only if an erasure explains
    that. Runs inside an act of the caller.
    """
    connection = workspace.connection
    contexts_in = list(known_contexts)
    fresh = unseen(connection, ops)
    _meet_sites(
        connection, {o.site for o in fresh} | {g for c in contexts_in for g in (c.site, c.other)}
    )
    _learn_contexts(connection, contexts_in)
    erased = _take_erasures(workspace, [o for o in fresh if o.kind in ENDINGS], lot)
    strange = altered(connection, ops)
    fresh = [o for o in fresh if (o.site, o.seq) not in strange]
    taken: HaveSet = havesets.EMPTY
    placed: frozenset[str] = frozenset()
    room = MORE_ROOM_KB if len(fresh) < PORTION else SOME_ROOM_KB
    with connection.room(room), indexing.later(connection, len(fresh)):
        for portion in _portions(connection, fresh):
            _stage(connection, portion)
            erasing.scrub_staged(connection)
            erasing.drop_unexplained(connection, bare)
            taken = havesets.union(taken, _staged(connection))
            new = newcomers.place(connection, portion)
            _append(connection, lot, newcomers.value(connection, new))
            placed |= new
            _follow_clock(workspace)
            merging.touch_staged(connection)
        connection.execute("DELETE FROM temp.incoming")
        waiting = declining.follow(connection)
        merging.touch_whole(connection, waiting)
        changed = merging.recompute(connection)
    if erasing.anything_erased(connection):
        indexing.let_go(connection)
    before = holding.held(connection)
    after = holding.recount(connection) if waiting else havesets.union(before, taken)
    if after != before:
        holding.begin_context(connection, after)
    return TakenIn(lot, havesets.count(taken), changed | placed | erased, len(strange))


def take_erasures(workspace: Workspace, erasures: Erasures) -> frozenset[str]:
    """Bring an erase list into a file that may be older than it: a backup, a restored copy."""
    connection = workspace.connection
    changed: frozenset[str] = frozenset()
    for ops, private in ((erasures.shared, 0), (erasures.private, 1)):
        _meet_sites(connection, {o.site for o in ops}, private=private)
        changed |= _take_erasures(workspace, ops, ERASE_LIST)
    new_context(connection)
    return changed


def keep_refused(connection: Connection, ops: Sequence[Op], *, lot: int) -> None:
    """Keep the dots of operations whose author may not do this, without any effect."""
    if not ops:
        return
    _meet_sites(connection, {o.site for o in ops})
    _stage(connection, ops)
    connection.execute(
        f"INSERT INTO _s_entry ({_COLUMNS}, lot, aside) "
        f"SELECT {_INCOMING.format(value='i.val')}, ?, ? FROM temp.incoming i "
        "JOIN _s_site s ON s.guid = i.guid AND s.private = 0 WHERE true "
        "ON CONFLICT DO NOTHING",
        (lot, REFUSED),
    )
    connection.execute("DELETE FROM temp.incoming")


def refused(connection: Connection) -> list[tuple[int, Op]]:
    """(lot, operation) without effect here, to be judged again when more is known of authors."""
    found = connection.rows(
        "SELECT o.lot, s.guid, o.seq, o.hlc, o.ctx, o.tx, o.schema, o.tbl, o.kind, o.pk, o.val, "
        "o.sig "
        "FROM _s_op o JOIN _s_site s ON s.n = o.site WHERE o.aside <> 0 AND o.aside = ?",
        (REFUSED,),
    )
    return [(int(lot), Op(*row)) for lot, *row in found]


def set_aside(workspace: Workspace, lot: int) -> frozenset[str]:
    """Take a lot out of the held set, on this machine only; nothing travels."""
    connection = workspace.connection
    rows = connection.rows(
        "SELECT DISTINCT tbl, pk FROM _s_op WHERE lot = ? AND aside = 0 AND kind NOT IN ('E', 'X')",
        (lot,),
    )
    connection.execute(
        "UPDATE _s_entry SET aside = 1 WHERE lot = ? AND aside = 0 AND kind NOT IN ('E', 'X')",
        (lot,),
    )
    connection.execute("UPDATE _s_lot SET aside = 1 WHERE n = ?", (lot,))
    return _after_lot(connection, rows)


def take_again(workspace: Workspace, lot: int) -> frozenset[str]:
    """Bring a lot that was set aside back whole."""
    connection = workspace.connection
    rows = connection.rows("SELECT DISTINCT tbl, pk FROM _s_op WHERE lot = ? AND aside = 1", (lot,))
    connection.execute("UPDATE _s_entry SET aside = 0 WHERE lot = ? AND aside = 1", (lot,))
    connection.execute("UPDATE _s_lot SET aside = 0 WHERE n = ?", (lot,))
    return _after_lot(connection, rows)


def _portions(connection: Connection, ops: Sequence[Op]) -> Iterator[Sequence[Op]]:
    """Some at a time, so that memory does not hold all of them twice.

    Where rows were erased, what goes with them may stand anywhere: then all are staged at once.
    """
    size = max(1, len(ops)) if any_erased(connection) else PORTION
    for start in range(0, max(1, len(ops)), size):
        yield ops[start : start + size]


def _staged(connection: Connection) -> HaveSet:
    """What is being taken in, as intervals."""
    return havesets.of_dots(
        connection.raw.execute(
            "SELECT guid, seq FROM temp.incoming "
            "WHERE guid IN (SELECT guid FROM _s_site WHERE private = 0)"
        )
    )


def _follow_clock(workspace: Workspace) -> None:
    """Our clock is not behind what came, unless that is more than a day ahead."""
    limit = (workspace.now_ms() << 16) + DAY_HLC
    workspace.connection.execute(
        "UPDATE _s_me SET hlc = max(hlc, "
        "(SELECT coalesce(max(hlc), 0) FROM temp.incoming WHERE hlc <= ?))",
        (limit,),
    )


def _take_erasures(workspace: Workspace, ops: Sequence[Op], lot: int) -> frozenset[str]:
    """Erasures before content: what they name never reaches the file."""
    if not ops:
        return frozenset()
    _stage(workspace.connection, ops)
    _append(workspace.connection, lot)
    return erasing.take_effect(workspace, [(o.tbl, o.pk) for o in ops if o.kind == "X"])


def _append(connection: Connection, lot: int, value: str = "i.val") -> None:
    """The staged operations into the journal; what was set aside or refused comes back.

    ``value``: what is kept of what operation ``i`` says, in SQL.
    """
    connection.execute(
        "DELETE FROM _s_entry AS e WHERE aside <> 0 AND aside = ? AND EXISTS (SELECT 1 "
        "FROM _s_site s JOIN temp.incoming i ON i.guid = s.guid "
        "WHERE s.n = e.site AND i.seq = e.seq)",
        (REFUSED,),
    )
    own = "OR ?1 = 0" if lot == ERASE_LIST else ""
    connection.execute(
        f"INSERT INTO _s_entry ({_COLUMNS}, lot) SELECT {_INCOMING.format(value=value)}, ?1 "
        "FROM temp.incoming i "
        f"JOIN _s_site s ON s.guid = i.guid AND (s.private = 0 {own}) WHERE true "
        "ON CONFLICT (site, seq) DO UPDATE SET aside = 0, lot = excluded.lot",
        (lot,),
    )


_COLUMNS = "site, seq, hlc, ctx, tx, schema, tbl, kind, pk, val, sig"
_INCOMING = "s.n, i.seq, i.hlc, i.ctx, i.tx, i.schema, i.tbl, i.kind, i.pk, {value}, i.sig"


def _after_lot(connection: Connection, rows: Iterable[tuple[str, ...]]) -> frozenset[str]:
    merging.touch(connection, [(row[0], row[1]) for row in rows])
    merging.touch(connection, declining.follow(connection))
    changed = merging.recompute(connection)
    new_context(connection)
    return changed


def _meet_sites(connection: Connection, guids: Iterable[str], *, private: int = 0) -> None:
    connection.run_many(
        "INSERT INTO _s_site (guid, private) SELECT ?1, ?2 WHERE NOT EXISTS "
        "(SELECT 1 FROM _s_site WHERE guid = ?1)",
        [(guid, private) for guid in sorted(guids)],
    )


def _learn_contexts(connection: Connection, found: Iterable[Context]) -> None:
    """What others had seen, each context once and for all; ours we know ourselves."""
    number = dict(connection.rows("SELECT guid, n FROM _s_site WHERE private = 0"))
    ours = connection.value("SELECT site FROM _s_me")
    connection.run_many(
        "INSERT INTO _s_ctx (site, ctx, other, lo, hi) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        [
            (number[c.site], c.ctx, number[c.other], c.lo, c.hi)
            for c in found
            if c.site in number and c.other in number and number[c.site] != ours
        ],
    )


def _stage(connection: Connection, ops: Iterable[Op]) -> None:
    """Operations in a temporary table, for set-based work; a dot twice in a lot counts once."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS incoming (guid, seq, hlc, ctx, tx, schema, tbl, kind, "
        "pk, val, sig, PRIMARY KEY (guid, seq)) WITHOUT ROWID"
    )
    connection.execute("DELETE FROM temp.incoming")
    connection.run_many(
        "INSERT INTO temp.incoming VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        ops,
    )
