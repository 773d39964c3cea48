"""What this machine holds and shares, as intervals, without counting its whole journal.

A new context begins whenever something comes from elsewhere, is set aside or comes back, and
records what is held at that moment; between two of them only our own operations are added, one
after the other. So the current context and our last number say all of it, however long the
journal is. ``recount`` counts the journal itself, for checks and for what rewrites it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from citeapp.domain import havesets
from citeapp.domain.havesets import HaveSet
from citeapp.store.connection import Connection

FEW = 20_000
"""From so many operations on counting everything takes no longer."""
_HELD = """
SELECT s.guid, h.lo, h.hi FROM (
  SELECT site, min(seq) AS lo, max(seq) AS hi FROM (
    SELECT o.site, o.seq,
      o.seq - row_number() OVER (PARTITION BY o.site ORDER BY o.seq) AS island
    FROM _s_op o JOIN _s_site s ON s.n = o.site AND s.private = 0 WHERE o.aside = 0
  ) GROUP BY site, island
) h JOIN _s_site s ON s.n = h.site ORDER BY 1, 2
"""
_NOW = """
SELECT s.guid, c.lo, c.hi FROM _s_me m JOIN _s_ctx c ON c.site = m.site AND c.ctx = m.ctx
JOIN _s_site s ON s.n = c.other
UNION ALL
SELECT s.guid, 1, m.seq FROM _s_me m JOIN _s_site s ON s.n = m.site WHERE m.seq > 0
ORDER BY 1, 2
"""


def held(connection: Connection) -> HaveSet:
    """What feeds state, contexts, have-sets, fingerprint and bundles."""
    return grouped(connection.rows(_NOW))


def kept_aside(connection: Connection) -> HaveSet:
    """What came and was set aside or refused here: not held, and yet no gap."""
    return havesets.of_dots(
        connection.rows(
            "SELECT s.guid, o.seq FROM _s_op o JOIN _s_site s ON s.n = o.site WHERE o.aside <> 0"
        )
    )


def recount(connection: Connection) -> HaveSet:
    """The same as ``held``, from the journal alone."""
    return grouped(connection.rows(_HELD))


def circumstances(connection: Connection) -> dict[str, int]:
    """What else changes rows that stand: a new version's columns, and erasures."""
    schema, erased = connection.rows("SELECT schema, (SELECT count(*) FROM _s_erased) FROM _s_me")[
        0
    ]
    return {"schema": schema, "erased": erased}


def mark(connection: Connection) -> dict[str, Any]:
    """What is held now, to be kept beside what was counted of it."""
    return {"have": havesets.to_json(held(connection)), **circumstances(connection)}


def tables_since(connection: Connection, marked: Mapping[str, Any]) -> frozenset[str] | None:
    """The tables written to since a mark; None where that takes as long as counting."""
    if any(marked.get(name) != now for name, now in circumstances(connection).items()):
        return None
    before, now = havesets.from_json(marked["have"]), held(connection)
    changed = havesets.union(havesets.difference(now, before), havesets.difference(before, now))
    if havesets.count(changed) > FEW:
        return None
    return frozenset(
        table
        for guid, parts in changed.items()
        for low, high in parts
        for (table,) in connection.rows(
            "SELECT DISTINCT o.tbl FROM _s_site s CROSS JOIN _s_op o ON o.site = s.n "
            "AND o.seq BETWEEN ? AND ? WHERE s.guid = ?",
            (low, high, guid),
        )
    )


def begin_context(connection: Connection, have: HaveSet) -> None:
    """From now on our operations have seen ``have`` (intervals, never a maximum)."""
    connection.execute("UPDATE _s_me SET ctx = ctx + 1")
    connection.run_many(
        "INSERT INTO _s_ctx (site, ctx, other, lo, hi) SELECT m.site, m.ctx, s.n, ?2, ?3 "
        "FROM _s_me m JOIN _s_site s ON s.guid = ?1 AND s.n <> m.site",
        [(guid, low, high) for guid, parts in have.items() for low, high in parts],
    )


def grouped(found: Iterable[tuple[str, int, int]]) -> HaveSet:
    """Rows of (site, lo, hi), in order, as a have-set."""
    by_site: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for guid, low, high in found:
        by_site[guid].append((low, high))
    return {guid: havesets.normalise(parts) for guid, parts in by_site.items()}
