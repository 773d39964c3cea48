"""Signed pages of journals as they are kept: ours to be signed, everyone's to be handed on."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from citeapp.base.frozen import dataclass
from citeapp.domain import havesets, pages
from citeapp.domain.havesets import HaveSet, Intervals
from citeapp.domain.lot import Context, Op
from citeapp.domain.pages import Page
from citeapp.store import holding
from citeapp.store.connection import Connection, Parameters

_REPEATING = "pages_repeating"
"""Named value: the pages on which others' operations were signed once more."""
_OP = "s.guid, o.seq, o.hlc, o.ctx, o.tx, o.schema, o.tbl, o.kind, o.pk, o.val, o.sig"


@dataclass(frozen=True)
class KeptPage:
    """A page with its local number and every operation of it that is held here.

    ``held`` are those that count here; of those set aside only their leaves are handed on.
    """

    n: int
    page: Page
    ops: Mapping[int, Op]
    held: frozenset[int]


def unsigned(connection: Connection) -> list[Op]:
    """Our own shared operations that stand on no page yet, those of earlier incarnations too."""
    found: list[Op] = []
    for n, guid, last in connection.rows(_OURS):
        parts = connection.rows("SELECT lo, hi FROM _s_page_part WHERE site = ? ORDER BY lo", (n,))
        proven = {guid: tuple((low, high) for low, high in parts)}
        left = havesets.difference({guid: ((1, last),)}, proven).get(guid, ())
        spans = [(0, guid, low, high) for low, high in left]
        rows = _within(connection, spans, f"o.lot, {_OP}")
        found += (Op(*row) for _label, lot, *row in rows if lot is None)
    return found


_OURS = (
    "SELECT s.n, s.guid, (SELECT max(seq) FROM _s_op l WHERE l.site = s.n) FROM _s_site s "
    "JOIN _s_op o ON o.site = s.n AND o.seq = (SELECT min(seq) FROM _s_op f WHERE f.site = s.n) "
    "WHERE s.private = 0 AND o.lot IS NULL"
)
"""Our shared sites, each with its highest number; an incarnation begins with a write of its own."""


def context_hashes(connection: Connection, site: str) -> dict[int, bytes]:
    """The hash of each recorded context of a site; those that held nothing are left out."""
    intervals: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    for ctx, other, low, high in connection.rows(
        "SELECT c.ctx, b.guid, c.lo, c.hi FROM _s_ctx c JOIN _s_site a ON a.n = c.site "
        "JOIN _s_site b ON b.n = c.other AND b.private = 0 WHERE a.guid = ?",
        (site,),
    ):
        intervals[ctx].append((other, low, high))
    return {ctx: pages.context_hash(found) for ctx, found in intervals.items()}


def contexts_of(connection: Connection, used: Iterable[tuple[str, int]]) -> list[Context]:
    """Contexts by site and number, as they travel."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS used (guid, ctx)")
    connection.execute("DELETE FROM temp.used")
    connection.run_many("INSERT INTO temp.used VALUES (?, ?)", sorted(set(used)))
    found = connection.rows(
        "SELECT a.guid, c.ctx, b.guid, c.lo, c.hi FROM temp.used u JOIN _s_site a "
        "ON a.guid = u.guid AND a.private = 0 JOIN _s_ctx c ON c.site = a.n AND c.ctx = u.ctx "
        "JOIN _s_site b ON b.n = c.other AND b.private = 0 ORDER BY 1, 2, 3, 4"
    )
    return [Context(*row) for row in found]


def add(connection: Connection, page: Page) -> int:
    """Keep a page of ours; its operations belong to it from now on."""
    n = _insert(connection, page)
    connection.execute(
        "UPDATE _s_me SET sent_seq = max(sent_seq, ?) "
        "WHERE site = (SELECT n FROM _s_site WHERE guid = ?)",
        (page.dots[-1][1], page.site),
    )
    return n


def here(connection: Connection) -> Callable[[Page], bool]:
    """Whether the very same page is kept here whole and all its operations count, as of now."""
    held = holding.held(connection)

    def is_here(page: Page) -> bool:
        if not havesets.covers(held, {page.site: page.dots}):
            return False
        found = connection.dicts(
            f"{_PAGES} WHERE s.guid = ? AND p.first = ? AND p.sig = ?",
            (page.site, page.dots[0][0], page.sig),
        )
        return any(_page(row) == page for row in found)

    return is_here


@dataclass(frozen=True)
class Shown:
    """A page that came, with the operations of it that were shown.

    ``fresh``: which of them were not held before; ``apart``: which contradict what is held.
    """

    page: Page
    ops: Sequence[Op]
    fresh: Collection[int]
    apart: Collection[int] = ()


def learn(connection: Connection, came: Sequence[Shown]) -> None:
    """Keep what a bundle proved: pages, or what it shows more of them than was known.

    Of operations that were not taken in only their leaves are kept; the content of those
    erased on arrival is forgotten here too.
    """
    stored = _stored(connection, came)
    for n, one in enumerate(came):
        values = stored.get(n, {})
        here = [op for op in one.ops if op.seq in values and op.seq not in one.apart]
        if not here:
            continue
        gone = [op for op in here if values[op.seq] not in (op.val, _NOT_READ)]
        theirs = pages.forgotten(one.page, gone) if gone else one.page
        if len(here) < len(one.ops):
            shown = {op.seq: op for op in one.ops}
            theirs = pages.shown(theirs, shown, (op.seq for op in here))
        _keep(connection, theirs, one.fresh)


def forget(connection: Connection, where: str, parameters: Parameters = ()) -> None:
    """Before the content of operations ``o`` is erased: keep no salt to guess it by."""
    erased: dict[int, dict[int, Op]] = defaultdict(dict)
    for site, *row in connection.rows(
        f"SELECT o.site, {_OP} FROM _s_op o JOIN _s_site s ON s.n = o.site "
        f"WHERE o.val IS NOT NULL AND ({where})",
        parameters,
    ):
        op = Op(*row)
        erased[site][op.seq] = op
    for site, ops in erased.items():
        numbers = sorted(ops)
        for found in _proving(connection, site, numbers):
            page = _page(found)
            gone = [
                ops[seq]
                for low, high in page.dots
                for seq in numbers[bisect_left(numbers, low) : bisect_right(numbers, high)]
            ]
            if gone:
                _rewrite(connection, found["n"], pages.forgotten(page, gone))


def covering(connection: Connection, dots: HaveSet) -> list[KeptPage]:
    """The pages that hold any of some operations, by site and first number."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS sought (guid, lo, hi)")
    connection.execute("DELETE FROM temp.sought")
    connection.run_many(
        "INSERT INTO temp.sought VALUES (?, ?, ?)",
        [(guid, low, high) for guid, parts in dots.items() for low, high in parts],
    )
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS turned (page PRIMARY KEY)")
    connection.execute("DELETE FROM temp.turned")
    connection.execute(
        "INSERT OR IGNORE INTO temp.turned SELECT r.page FROM temp.sought h CROSS JOIN _s_site s "
        "ON s.guid = h.guid AND s.private = 0 CROSS JOIN _s_page_part r ON r.site = s.n "
        "AND r.lo <= h.hi AND r.hi >= h.lo"
    )
    rows = connection.dicts(f"{_PAGES} JOIN temp.turned t ON t.page = p.n ORDER BY site, p.first")
    found = {row["n"]: _page(row) for row in rows}
    ops, held = _operations(connection, found)
    return [KeptPage(n, page, ops[n], frozenset(held[n])) for n, page in found.items()]


def _operations(
    connection: Connection, found: Mapping[int, Page]
) -> tuple[dict[int, dict[int, Op]], dict[int, set[int]]]:
    """By page, every operation of it that is here, and the numbers of those that count."""
    spans = [(n, page.site, low, high) for n, page in found.items() for low, high in page.dots]
    ops: dict[int, dict[int, Op]] = defaultdict(dict)
    held: dict[int, set[int]] = defaultdict(set)
    for n, aside, *row in _within(connection, spans, f"o.aside, {_OP}"):
        op = Op(*row)
        ops[n][op.seq] = op
        if not aside:
            held[n].add(op.seq)
    return ops, held


_PAGES = (
    "SELECT p.n, s.guid AS site, p.scope, p.dots, p.contexts, p.whole, p.root, p.sig, p.salts, "
    "p.marks FROM _s_page p JOIN _s_site s ON s.n = p.site"
)


def _page(row: Mapping[str, object]) -> Page:
    dots = json.loads(str(row["dots"]))
    return Page(
        site=str(row["site"]),
        scope=tuple(json.loads(str(row["scope"]))),
        dots=tuple((int(low), int(high)) for low, high in dots),
        contexts=tuple((int(n), bytes.fromhex(h)) for n, h in json.loads(str(row["contexts"]))),
        whole=_bytes(row["whole"]),
        root=_bytes(row["root"]),
        sig=_bytes(row["sig"]),
        salts=_bytes(row["salts"]),
        marks=_bytes(row["marks"]),
    )


def _insert(connection: Connection, page: Page) -> int:
    """The page, and the operations that no earlier page proves."""
    site = connection.value("SELECT n FROM _s_site WHERE guid = ?", (page.site,))
    connection.execute(
        "INSERT INTO _s_page (site, first, scope, dots, contexts, whole, root, sig, salts, marks) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            site,
            page.dots[0][0],
            json.dumps(page.scope),
            json.dumps(page.dots),
            json.dumps([(n, found.hex()) for n, found in page.contexts]),
            page.whole,
            page.root,
            page.sig,
            page.salts,
            page.marks,
        ),
    )
    n = int(connection.value("SELECT last_insert_rowid()"))
    _own(connection, n, site, page.dots)
    return n


def _own(connection: Connection, n: int, site: int, dots: Intervals) -> None:
    """Note which operations a page proves: those that no earlier one does."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS part (lo, hi)")
    connection.execute("DELETE FROM temp.part")
    connection.run_many("INSERT INTO temp.part VALUES (?, ?)", dots)
    proven = connection.rows(
        "SELECT r.lo, r.hi FROM temp.part p JOIN _s_page_part r ON r.site = :site AND r.lo = ("
        "SELECT max(lo) FROM _s_page_part WHERE site = :site AND lo <= p.hi) WHERE r.hi >= p.lo",
        {"site": site},
    )
    if proven:  # seldom: two machines signed what they had in common before one was copied
        proven = connection.rows(
            "SELECT lo, hi FROM _s_page_part WHERE site = ? AND hi >= ? AND lo <= ?",
            (site, dots[0][0], dots[-1][1]),
        )
        _note_repeating(connection, n)
    new = havesets.difference({"": dots}, {"": tuple((low, high) for low, high in proven)})
    connection.run_many(
        "INSERT INTO _s_page_part VALUES (?, ?, ?, ?)",
        [(site, low, high, n) for low, high in new.get("", ())],
    )


def _proving(connection: Connection, site: int, numbers: Sequence[int]) -> list[dict[str, Any]]:
    """The pages of a site on which some operations stand, and perhaps a few others."""
    return connection.dicts(
        f"{_PAGES} WHERE p.site = ?1 AND p.n IN (SELECT r.page FROM json_each(?2) seq "
        "CROSS JOIN _s_page_part r ON r.site = ?1 AND r.lo = (SELECT max(lo) "
        "FROM _s_page_part WHERE site = ?1 AND lo <= seq.value) "
        "UNION SELECT value FROM json_each(?3))",
        (site, json.dumps(numbers), json.dumps(_repeating(connection))),
    )


def _note_repeating(connection: Connection, n: int) -> None:
    _set_repeating(connection, [*_repeating(connection), n])


def _repeating(connection: Connection) -> list[int]:
    """Pages with operations that an earlier page proves, which is noted as theirs.

    A workspace that does not know yet looks through its pages, once.
    """
    found = connection.value("SELECT value FROM _s_meta WHERE name = ?", (_REPEATING,))
    if found:
        return [int(n) for n in json.loads(found)]
    looked = connection.rows(
        "SELECT p.n FROM _s_page p LEFT JOIN (SELECT page, sum(hi - lo + 1) AS proven "
        "FROM _s_page_part GROUP BY page) r ON r.page = p.n WHERE coalesce(r.proven, 0) < "
        "(SELECT sum(d.value ->> 1 - d.value ->> 0 + 1) FROM json_each(p.dots) d)"
    )
    return _set_repeating(connection, [n for (n,) in looked])


def _set_repeating(connection: Connection, numbers: Sequence[int]) -> list[int]:
    noted = list(dict.fromkeys(numbers))
    connection.execute(
        "INSERT INTO _s_meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_REPEATING, json.dumps(noted)),
    )
    return noted


def _rewrite(connection: Connection, n: int, page: Page) -> None:
    connection.execute(
        "UPDATE _s_page SET salts = ?, marks = ? WHERE n = ?", (page.salts, page.marks, n)
    )


_NOT_READ = "?"
"""Stands for the content of an operation where nothing was ever erased: it is as it came."""


def _keep(connection: Connection, page: Page, fresh: Collection[int]) -> None:
    known = connection.dicts(
        f"{_PAGES} WHERE s.guid = ? AND p.first = ? AND p.root = ?",
        (page.site, page.dots[0][0], page.root),
    )
    if not known:
        _insert(connection, page)
    elif fresh:
        _rewrite(connection, known[0]["n"], pages.learned(_page(known[0]), page, fresh))


def _stored(connection: Connection, came: Sequence[Shown]) -> dict[int, dict[int, str | None]]:
    """By place in ``came``: the operations that the journal has, and what it has of them."""
    ends = "kind IN ('D', 'E', 'X') AND kind <> 'D'"  # as the index of endings has it
    erased = connection.value(f"SELECT 1 FROM _s_op WHERE {ends} LIMIT 1")
    found: dict[int, dict[int, str | None]] = defaultdict(dict)
    if not erased:
        here = havesets.union(holding.held(connection), holding.kept_aside(connection))
        for n, one in enumerate(came):
            site, numbers = one.page.site, [op.seq for op in one.ops]
            if not havesets.covers(here, {site: pages.dots_of(numbers)}):
                numbers = [seq for seq in numbers if havesets.contains(here, site, seq)]
            found[n] = dict.fromkeys(numbers, _NOT_READ)
        return found
    spans = [
        (n, one.page.site, low, high)
        for n, one in enumerate(came)
        for low, high in pages.dots_of(op.seq for op in one.ops)
    ]
    for n, seq, val in _within(connection, spans, "o.seq, o.val"):
        found[n][seq] = val
    return found


def _within(
    connection: Connection, spans: Sequence[tuple[int, str, int, int]], columns: str
) -> list[tuple[Any, ...]]:
    """Operations ``o`` of sites ``s`` in (label, site, from, to) spans, after their label."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS span (label, guid, lo, hi)")
    connection.execute("DELETE FROM temp.span")
    connection.run_many("INSERT INTO temp.span VALUES (?, ?, ?, ?)", spans)
    return connection.rows(
        f"SELECT p.label, {columns} FROM temp.span p CROSS JOIN _s_site s ON s.guid = p.guid "
        "CROSS JOIN _s_op o ON o.site = s.n AND o.seq BETWEEN p.lo AND p.hi"
    )


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
