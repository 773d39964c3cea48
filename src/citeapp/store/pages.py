"""Signed pages of journals as they are kept: ours to be signed, everyone's to be handed on."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from citeapp.domain import havesets, pages
from citeapp.domain.havesets import HaveSet
from citeapp.domain.lot import Context, Op
from citeapp.domain.pages import Page
from citeapp.store.connection import Connection, Parameters

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
    found = connection.rows(
        f"SELECT {_OP} FROM _s_op o JOIN _s_site s ON s.n = o.site AND s.private = 0 "
        "WHERE o.lot IS NULL AND NOT EXISTS (SELECT 1 FROM _s_page_part r WHERE r.site = o.site "
        "AND o.seq BETWEEN r.lo AND r.hi) ORDER BY s.guid, o.seq"
    )
    return [Op(*row) for row in found]


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


def learn(
    connection: Connection,
    page: Page,
    ops: Sequence[Op],
    fresh: Iterable[int],
    apart: Collection[int] = (),
) -> None:
    """Keep what a bundle proved: the page, or what it shows more of it than was known.

    ``fresh``: which of its operations were not held before; ``apart``: which contradict what
    is held. Of those that were not taken in only their leaves are kept; the content of those
    erased on arrival is forgotten here too.
    """
    stored = _stored_values(connection, page.site, ops)
    stored = {seq: val for seq, val in stored.items() if seq not in apart}
    if not stored:
        return
    gone = [op for op in ops if op.seq in stored and stored[op.seq] != op.val]
    theirs = pages.forgotten(page, gone) if gone else page
    if len(stored) < len(ops):
        theirs = pages.shown(theirs, {op.seq: op for op in ops}, stored)
    known = connection.dicts(f"{_PAGES} WHERE s.guid = ? AND p.root = ?", (page.site, page.root))
    if known:
        _rewrite(connection, known[0]["n"], pages.learned(_page(known[0]), theirs, fresh))
    else:
        _insert(connection, theirs)


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
        for n, dots in connection.rows(
            "SELECT n, dots FROM _s_page WHERE site = ? AND first <= ?", (site, numbers[-1])
        ):
            gone = [
                ops[seq]
                for low, high in json.loads(dots)
                for seq in numbers[bisect_left(numbers, low) : bisect_right(numbers, high)]
            ]
            if gone:
                page = _page(connection.dicts(f"{_PAGES} WHERE p.n = ?", (n,))[0])
                _rewrite(connection, n, pages.forgotten(page, gone))


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
        "INSERT OR IGNORE INTO temp.turned SELECT r.page FROM temp.sought h JOIN _s_site s "
        "ON s.guid = h.guid AND s.private = 0 JOIN _s_page_part r ON r.site = s.n "
        "AND r.lo <= h.hi AND r.hi >= h.lo"
    )
    ops: dict[int, dict[int, Op]] = defaultdict(dict)
    held: dict[int, set[int]] = defaultdict(set)
    for n, aside, *row in connection.rows(
        # in this order: left to itself SQLite reads the whole journal for each page
        f"SELECT p.n, o.aside, {_OP} FROM temp.turned t CROSS JOIN _s_page p ON p.n = t.page "
        "CROSS JOIN json_each(p.dots) d CROSS JOIN _s_op o ON o.site = p.site "
        "AND o.seq BETWEEN json_extract(d.value, '$[0]') AND json_extract(d.value, '$[1]') "
        "JOIN _s_site s ON s.n = o.site"
    ):
        op = Op(*row)
        ops[n][op.seq] = op
        if not aside:
            held[n].add(op.seq)
    found = connection.dicts(f"{_PAGES} JOIN temp.turned t ON t.page = p.n ORDER BY site, p.first")
    return [KeptPage(p["n"], _page(p), ops[p["n"]], frozenset(held[p["n"]])) for p in found]


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
    proven = connection.rows(
        "SELECT lo, hi FROM _s_page_part WHERE site = ? AND hi >= ? AND lo <= ?",
        (site, page.dots[0][0], page.dots[-1][1]),
    )
    new = havesets.difference({"": page.dots}, {"": tuple((lo, hi) for lo, hi in proven)})
    connection.run_many(
        "INSERT INTO _s_page_part VALUES (?, ?, ?, ?)",
        [(site, low, high, n) for low, high in new.get("", ())],
    )
    return n


def _rewrite(connection: Connection, n: int, page: Page) -> None:
    connection.execute(
        "UPDATE _s_page SET salts = ?, marks = ? WHERE n = ?", (page.salts, page.marks, n)
    )


def _stored_values(connection: Connection, site: str, ops: Sequence[Op]) -> dict[int, str | None]:
    """What is stored of some operations; those that are not are left out."""
    sought = {op.seq for op in ops}
    found = connection.rows(
        "SELECT o.seq, o.val FROM _s_op o JOIN _s_site s ON s.n = o.site "
        "WHERE s.guid = ? AND o.seq BETWEEN ? AND ?",
        (site, min(sought), max(sought)),
    )
    return {seq: val for seq, val in found if seq in sought}


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
