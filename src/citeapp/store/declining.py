"""Lots refused for good on this machine, and what later lots write on the rows they created.

A row whose creation is refused here would come back with nothing but what was changed since: a
card without a name. So what others write on it is kept with the refused lot, as long as that is
refused: known and no gap, not held, shown nowhere. What was written here stays, and its row with
it; so does a row that somebody else created as well.
"""

from __future__ import annotations

from citeapp.domain import havesets
from citeapp.domain.havesets import HaveSet
from citeapp.store import merging
from citeapp.store.connection import Connection
from citeapp.store.workspace import Workspace, new_context

DECLINED = 3
"""Stands in ``aside``: its lot was refused for good here; no later bundle brings it back."""
FOLLOWING = 4
"""Stands in ``aside``: it is about a row whose creation was refused, and waits with it."""

_ORPHANS = f"""
SELECT DISTINCT d.tbl, d.pk FROM _s_op d
WHERE d.aside <> 0 AND d.aside = {DECLINED} AND d.kind = 'I' AND NOT EXISTS (
  SELECT 1 FROM _s_op o WHERE o.tbl = d.tbl AND o.pk = d.pk AND o.aside = 0
  AND (o.kind = 'I' OR o.lot IS NULL))
"""
_FOLLOWERS = f"SELECT tbl, pk FROM _s_op WHERE aside <> 0 AND aside = {FOLLOWING}"


def declined(connection: Connection) -> HaveSet:
    """What stays out, whatever bundle carries it again."""
    return havesets.of_dots(
        connection.rows(
            "SELECT s.guid, o.seq FROM _s_op o JOIN _s_site s ON s.n = o.site "
            "WHERE o.aside <> 0 AND o.aside IN (?, ?)",
            (DECLINED, FOLLOWING),
        )
    )


def decline(workspace: Workspace, lot: int) -> frozenset[str]:
    """What was set aside with a lot stays out, also when a later bundle carries it again."""
    return _turn(workspace, lot, 1, DECLINED)


def undecline(workspace: Workspace, lot: int) -> frozenset[str]:
    """A lot that was refused for good is only set aside again."""
    return _turn(workspace, lot, DECLINED, 1)


def follow(connection: Connection) -> frozenset[tuple[str, str]]:
    """Let what is about refused rows wait with them, and the rest count again: the rows concerned.

    What comes back is as its own lot is: held, set aside or refused.
    """
    orphans = set(connection.rows(_ORPHANS))
    waiting = set(connection.rows(_FOLLOWERS))
    back, away = waiting - orphans, set[tuple[str, str]]()
    for row in orphans:
        found = connection.execute(
            "UPDATE _s_entry SET aside = ? WHERE tbl = ? AND pk = ? AND aside = 0 "
            "AND kind NOT IN ('E', 'X')",
            (FOLLOWING, *row),
        )
        if found:
            away.add((row[0], row[1]))
    connection.run_many(
        "UPDATE _s_entry SET aside = coalesce((SELECT l.aside FROM _s_lot l WHERE l.n = lot), 0) "
        f"WHERE tbl = ? AND pk = ? AND aside <> 0 AND aside = {FOLLOWING}",
        sorted(back),
    )
    return frozenset(away | {(row[0], row[1]) for row in back})


def following(connection: Connection, lot: int) -> int:
    """How many operations of a lot wait with refused ones."""
    return int(
        connection.value(
            "SELECT count(*) FROM _s_op WHERE aside <> 0 AND aside = ? AND lot = ?",
            (FOLLOWING, lot),
        )
    )


def followers(connection: Connection) -> dict[int, int]:
    """Refused lot to how many operations of other lots wait with it."""
    found = connection.rows(
        "SELECT d.lot, count(*) FROM _s_op o JOIN _s_op d ON d.tbl = o.tbl AND d.pk = o.pk "
        "AND d.aside = ? AND d.kind = 'I' WHERE o.aside <> 0 AND o.aside = ? GROUP BY d.lot",
        (DECLINED, FOLLOWING),
    )
    return {int(lot): int(count) for lot, count in found}


def _turn(workspace: Workspace, lot: int, before: int, after: int) -> frozenset[str]:
    connection = workspace.connection
    connection.execute(
        "UPDATE _s_entry SET aside = ? WHERE lot = ? AND aside = ?", (after, lot, before)
    )
    connection.execute("UPDATE _s_lot SET aside = ? WHERE n = ?", (after, lot))
    rows = follow(connection)
    if not rows:
        return frozenset()
    merging.touch(connection, rows)
    changed = merging.recompute(connection)
    new_context(connection)
    return changed
