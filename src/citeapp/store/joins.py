"""Which rows are shown as one: kept beside the tables, brought up to date after each write.

``refresh`` looks only at the rows that were just written (``temp.touched``, as a merge or the
end of an act names them) and at those that a verdict moved; ``rebuild`` starts from nothing.
The stored rows are never changed here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from citeapp.base.frozen import dataclass
from citeapp.domain import joining
from citeapp.domain.erasure import KEPT
from citeapp.store import folding
from citeapp.store.connection import Connection
from citeapp.store.schema.declare import Table

Cells = dict[str, Any]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Member:
    """A row of a group as it is stored, and with its references led to the rows shown."""

    stored: Cells
    cells: Cells
    leads: bool

    @property
    def id(self) -> str:
        return str(self.stored["id"])

    @property
    def led(self) -> bool:
        """Whether it names a joined row by another name."""
        return self.stored != self.cells


_SETUP = """
CREATE TEMP TABLE IF NOT EXISTS touched (tbl, pk, PRIMARY KEY (tbl, pk)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS moved (id PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS gathered (id PRIMARY KEY) WITHOUT ROWID
"""


def rebuild(connection: Connection) -> None:
    """Everything from the verdicts and the tables."""
    prepare(connection)
    for table in folding.folded():
        connection.execute(f"DELETE FROM _s_fold_{table.name}")
    connection.execute("DELETE FROM _s_difference")
    connection.execute("DELETE FROM _s_alias")
    _regroup(connection)
    for table in folding.folded():
        _refold(connection, table)
    connection.execute("DELETE FROM temp.moved")


def refresh(connection: Connection) -> frozenset[str]:
    """What the rows in ``temp.touched`` change in what is shown; the tables concerned."""
    prepare(connection)
    if not any_joined(connection) and not connection.value(
        "SELECT EXISTS (SELECT 1 FROM temp.touched WHERE tbl = 'same_as')"
    ):
        return frozenset()
    if _groups_may_change(connection):
        _regroup(connection)
    changed = {table.name for table in folding.folded() if _refold(connection, table)}
    connection.execute("DELETE FROM temp.moved")
    return frozenset(changed)


def any_joined(connection: Connection) -> bool:
    """Whether anything is joined at all; nearly nothing to pay where it is not."""
    return bool(connection.value("SELECT EXISTS (SELECT 1 FROM _s_alias)"))


def prepare(connection: Connection) -> None:
    """Make sure the temporary tables exist."""
    for statement in _SETUP.split(";"):
        connection.execute(statement)


def _groups_may_change(connection: Connection) -> bool:
    """A verdict was written, or the row that leads a group is not the smallest one here now."""
    if connection.value("SELECT EXISTS (SELECT 1 FROM temp.touched WHERE tbl = 'same_as')"):
        return True
    written = connection.rows(
        "SELECT a.tbl, a.id, a.root FROM temp.touched t JOIN _s_alias a ON a.id = t.pk"
    )
    for noun, id, root in written:
        here = _existing(connection, noun, [id, root])
        if root not in here or (id in here and id < root):
            return True
    return False


def _regroup(connection: Connection) -> None:
    """Groups anew from the verdicts; identifiers whose group changed are ``temp.moved``.

    A group is led by its smallest row that is here: a deleted row still holds it together.
    """
    before = {(row[0], row[1], row[2]) for row in connection.rows("SELECT * FROM _s_alias")}
    after = set()
    for noun in folding.joinable():
        pairs = connection.rows(
            "SELECT a, b FROM same_as WHERE noun = ? AND verdict = 'same'", (noun,)
        )
        groups: dict[str, list[str]] = defaultdict(list)
        for id, root in joining.components((a, b) for a, b in pairs if a and b).items():
            groups[root].append(id)
        here = _existing(connection, noun, [id for ids in groups.values() for id in ids])
        for ids in groups.values():
            leading = min((id for id in ids if id in here), default=min(ids))
            after |= {(id, noun, leading) for id in ids}
    connection.run_many("DELETE FROM _s_alias WHERE id = ?", [(row[0],) for row in before - after])
    connection.run_many("INSERT INTO _s_alias VALUES (?, ?, ?)", sorted(after - before))
    moved = {row[0] for row in before ^ after}
    # whoever stays must be folded anew with those that came or went
    moved |= {row[0] for row in before | after if row[2] in {row[2] for row in before ^ after}}
    connection.run_many("INSERT OR IGNORE INTO temp.moved VALUES (?)", [(id,) for id in moved])


def _existing(connection: Connection, noun: str, ids: Sequence[str]) -> set[str]:
    found = connection.rows(
        f"SELECT id FROM {noun} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    return {row[0] for row in found}


def _refold(connection: Connection, table: Table) -> bool:
    """The groups of one table that were touched or moved; whether there was any."""
    references = table.referring(folding.joinable())
    _seed(connection, table, references)
    if not connection.value("SELECT EXISTS (SELECT 1 FROM temp.gathered)"):
        return False
    _complete(connection, table)
    rows = _gathered(connection, table)
    groups = _grouped(connection, table, references, rows)
    _complete_pairs(connection, table, references, groups)
    name = table.name
    connection.execute(
        f"DELETE FROM _s_difference WHERE tbl = '{name}' AND pk IN (SELECT id FROM temp.gathered)"
    )
    connection.execute(f"DELETE FROM _s_fold_{name} WHERE id IN (SELECT id FROM temp.gathered)")
    for members in groups.values():
        _write(connection, table, members.values())
    connection.execute("DELETE FROM temp.gathered")
    return True


def _seed(connection: Connection, table: Table, references: Sequence[str]) -> None:
    """Rows to look at: written just now, pointing at what moved, or moved themselves."""
    name, hidden = table.name, f"_s_fold_{table.name}"
    points = [f'r."{column}" IN (SELECT id FROM _s_alias)' for column in references]
    if table.joinable:
        points.append("r.id IN (SELECT id FROM _s_alias)")
    steps = [
        f"SELECT t.pk FROM temp.touched t WHERE t.tbl = '{name}' AND (t.pk IN (SELECT id FROM "
        f"{hidden}) OR EXISTS (SELECT 1 FROM {name} r WHERE r.id = t.pk AND "
        f"({' OR '.join(points)})))",
        f"SELECT id FROM {hidden} WHERE id IN (SELECT row_id FROM passed_over p "
        "JOIN temp.touched t ON t.pk = p.id WHERE t.tbl = 'passed_over')",
        # a choice that was taken back leaves no row to ask
        f"SELECT id FROM {hidden} WHERE EXISTS (SELECT 1 FROM temp.touched t "
        "WHERE t.tbl = 'passed_over' AND t.pk NOT IN (SELECT id FROM passed_over))",
    ]
    if connection.value("SELECT EXISTS (SELECT 1 FROM temp.moved)"):
        steps += [
            f'SELECT id FROM {name} WHERE "{column}" IN (SELECT id FROM temp.moved)'
            for column in references
        ]
        if table.joinable:
            steps.append("SELECT id FROM temp.moved")
        steps += [
            f'SELECT id FROM {hidden} WHERE "{column}" IN (SELECT id FROM temp.moved)'
            for column in references
        ]
    for step in steps:
        connection.execute(f"INSERT OR IGNORE INTO temp.gathered {step}")


def _complete(connection: Connection, table: Table) -> None:
    """With each row all those that it was shown with, and is to be shown with."""
    hidden = f"_s_fold_{table.name}"
    connection.execute(
        f"INSERT OR IGNORE INTO temp.gathered SELECT id FROM {hidden} WHERE root IN "
        f"(SELECT root FROM {hidden} WHERE id IN (SELECT id FROM temp.gathered))"
    )
    if table.joinable:
        connection.execute(
            "INSERT OR IGNORE INTO temp.gathered SELECT id FROM _s_alias WHERE root IN "
            "(SELECT root FROM _s_alias WHERE id IN (SELECT id FROM temp.gathered))"
        )


def _gathered(connection: Connection, table: Table) -> list[Cells]:
    return connection.dicts(
        f"SELECT * FROM {table.name} WHERE id IN (SELECT id FROM temp.gathered)"
    )


def _grouped(
    connection: Connection, table: Table, references: Sequence[str], rows: Iterable[Cells]
) -> dict[Key, dict[str, Member]]:
    """Rows by what they are shown as, their references led to the rows shown."""
    roots = dict(connection.rows("SELECT id, root FROM _s_alias"))
    groups: dict[Key, dict[str, Member]] = defaultdict(dict)
    for row in rows:
        id = str(row["id"])
        led = {column: roots.get(row[column], row[column]) for column in references}
        shown = row | led
        leading = roots.get(id, id) if table.joinable else ""
        pair = tuple(shown[column] for column in table.key)
        nameless = table.name in KEPT and None in pair  # someone erased is nobody's double
        key = (leading or id,) if nameless or not pair else pair
        groups[key][id] = Member(row, shown, id == leading)
    return groups


def _complete_pairs(
    connection: Connection,
    table: Table,
    references: Sequence[str],
    groups: dict[Key, dict[str, Member]],
) -> None:
    """The other rows of each natural pair, that were never shown with it yet."""
    if not table.key:
        return
    condition = " AND ".join(
        f'("{column}" IS ?{n} OR "{column}" IN (SELECT id FROM _s_alias WHERE root = ?{n}))'
        if column in references
        else f'"{column}" IS ?{n}'
        for n, column in enumerate(table.key, 1)
    )
    found = [
        row
        for key in groups
        if len(key) == len(table.key)
        for row in connection.dicts(f"SELECT * FROM {table.name} WHERE {condition}", key)
    ]
    for key, members in _grouped(connection, table, references, found).items():
        groups[key].update(members)
    connection.run_many(
        "INSERT OR IGNORE INTO temp.gathered VALUES (?)", [(row["id"],) for row in found]
    )


def _write(connection: Connection, table: Table, members: Iterable[Member]) -> None:
    """A group as it is shown, and the other rows behind it; nothing for a row left as it is."""
    ordered = sorted(members, key=lambda m: (not m.leads, m.led, m.id))
    if len(ordered) == 1 and not ordered[0].led:
        return
    root = ordered[0].id
    passed = _passed_over(connection, table, ordered)
    shown = joining.fold(table.name, [m.cells for m in ordered], passed)
    values = dict(shown.values)
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    connection.execute(
        f"INSERT INTO _s_fold_{table.name} (id, root, {names}) VALUES (?, ?, {marks})",
        (root, root, *values.values()),
    )
    connection.run_many(
        f"INSERT INTO _s_fold_{table.name} (id, root) VALUES (?, ?)",
        [(m.id, root) for m in ordered[1:]],
    )
    connection.run_many(
        "INSERT INTO _s_difference VALUES (?, ?, ?)",
        [(table.name, root, column) for column in shown.differing],
    )


def _passed_over(
    connection: Connection, table: Table, members: Sequence[Member]
) -> joining.PassedOver:
    """Cells that still hold what an operation wrote that someone let give way."""
    given = {
        (member.id, field)
        for member in members
        for field, value in connection.rows(_GIVEN_WAY, (member.id, table.name))
        if member.stored.get(field) == value
    }
    return lambda id, column: (id, column) in given


_GIVEN_WAY = """
SELECT p.field, json_extract(o.val, '$.' || p.field) FROM passed_over p
JOIN _s_site s ON s.guid = substr(p.op, 1, instr(p.op, '/') - 1)
JOIN _s_op o ON o.site = s.n AND o.seq = CAST(substr(p.op, instr(p.op, '/') + 1) AS INTEGER)
AND o.tbl = p.noun AND o.pk = p.row_id
WHERE p.row_id = ? AND p.noun = ? AND o.val IS NOT NULL
"""
