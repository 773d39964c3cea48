"""Journal and full-text triggers and reading views, generated from the schema.

Pure SQL, so that any write (sqlite-utils, raw SQL, cascades) becomes an operation. The traps
they avoid are listed in exchange.md 2.1: no inner conflict clause, primary keys that never
change, values without declared type, re-installation after every migration.
"""

from __future__ import annotations

from collections.abc import Mapping

from citeapp.base.errors import StoreDamaged
from citeapp.base.language import _
from citeapp.store import folding, indexing, joins, telling
from citeapp.store.connection import Connection
from citeapp.store.schema import SHARED
from citeapp.store.schema.declare import Table

_NEXT = (
    "UPDATE _s_me SET hlc = max(hlc + 1, now_ms << 16), {seq} = {seq} + 1{when};\n"
    "  INSERT INTO _s_entry (site, seq, hlc, ctx, tx, schema, tbl, kind, pk, val)\n"
    "  SELECT {site}, {seq}, hlc, ctx, tx, schema, '{table}', '{kind}', {pk}, {val} "
    "FROM _s_me{when};"
)
_OWN = {"site": "site", "seq": "seq"}
_PRIVATE = {"site": "private_site", "seq": "private_seq"}
_UNSENT = (
    "tbl = '{table}' AND pk = NEW.id AND val IS NOT NULL "
    "AND site = (SELECT site FROM _s_me) AND seq > (SELECT sent_seq FROM _s_me)"
)
_HIDE = (
    "INSERT INTO _s_entry (site, seq, hlc, ctx, tx, schema, tbl, kind, pk, val)\n"
    "  SELECT (SELECT private_site FROM _s_me), (SELECT private_seq FROM _s_me) "
    "+ row_number() OVER (ORDER BY seq), hlc, ctx, tx, schema, tbl, kind, pk, val\n"
    "  FROM _s_entry WHERE {unsent} AND val <> '{{}}';",
    "UPDATE _s_me SET private_seq = max(private_seq, "
    "(SELECT coalesce(max(seq), 0) FROM _s_entry WHERE site = private_site));",
    "UPDATE _s_entry SET val = '{{}}' WHERE {unsent};",
)
"""A line becomes private: what has not left moves to the private site, only its dots stay."""


def install(connection: Connection) -> None:
    """Drop and re-create every generated trigger and view; done in one transaction."""
    with connection.transaction():
        remove(connection)
        telling.remove(connection)
        for statement in expected(connection).values():
            connection.execute(statement)
        joins.rebuild(connection)


def refresh(connection: Connection) -> None:
    """Bring a file to what this program generates; no write when they agree."""
    present, wanted = _present(connection), expected(connection)
    if present == wanted:
        return
    with connection.transaction():
        install(connection)
        if _searching(present) != _searching(wanted):
            indexing.rebuild(connection)
    verify(connection)


def remove(connection: Connection) -> None:
    """Take what is generated away, while a migration changes the tables.

    What keeps the journal whole when rows change (``telling``) stays.
    """
    for name in _triggers(connection):
        connection.execute(f'DROP TRIGGER "{name}"')
    folding.remove(connection)


def verify(connection: Connection) -> None:
    """Refuse to write through a file whose triggers and views are not exactly the expected ones."""
    if _present(connection) != expected(connection):
        raise StoreDamaged(
            _("Le journal de ce fichier n’est pas complet."),
            safe=_("Rien n’a été modifié."),
            todo=_("Restaurez la dernière sauvegarde ou réinstallez le programme."),
        )


def expected(connection: Connection) -> dict[str, str]:
    """Names and SQL of triggers and views, for the columns that the tables really have."""
    every = {name: columns_of(connection, name) for name in SHARED}
    out = telling.expected(every)
    for table in SHARED.values():
        columns = every[table.name]
        out |= folding.expected(connection, table, columns)
        out |= _journal(table, columns)
        out |= indexing.expected(table)
    return out


def columns_of(connection: Connection, table: str) -> list[str]:
    """The columns of a table as the file has them, without the key."""
    return [
        found[1] for found in connection.rows(f"PRAGMA table_info({table})") if found[1] != "id"
    ]


def _present(connection: Connection) -> dict[str, str]:
    return telling.present(connection) | folding.present(connection) | _triggers(connection)


def _searching(found: Mapping[str, str]) -> dict[str, str]:
    """The triggers that say which words of which rows are indexed."""
    return {name: sql for name, sql in found.items() if indexing.is_ours(name)}


def _triggers(connection: Connection) -> dict[str, str]:
    return dict(
        connection.rows(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '\\_t\\_%' "
            "ESCAPE '\\'"
        )
    )


def _journal(table: Table, columns: list[str]) -> dict[str, str]:
    name = table.name
    everything = telling.every(columns)
    known = f"EXISTS (SELECT 1 FROM _s_entry WHERE tbl = '{name}' AND pk = NEW.id)"
    inserted = _inserted(columns, known, as_it_stands=name in telling.NUMEROUS)
    changed, differs = _changed(columns), _differs(columns)
    on = "coalesce({row}.private, 0) {value}"
    capture = "(SELECT capture FROM _s_me)"
    out: dict[str, str] = {}

    def trigger(suffix: str, event: str, when: str, *steps: str) -> None:
        full = f"_t_{name}_{suffix}"
        body = "\n  ".join(steps)
        out[full] = (
            f"CREATE TRIGGER {full} AFTER {event} ON {name} WHEN {when} BEGIN\n  {body}\nEND"
        )

    def step(
        numbers: dict[str, str], kind: str, value: str, row: str = "NEW", when: str = ""
    ) -> str:
        where = f" WHERE {when}" if when else ""
        return _NEXT.format(**numbers, table=name, kind=kind, pk=f"{row}.id", val=value, when=where)

    def apart(known: str) -> tuple[str, str]:
        """An insertion and an update in two operations each: contact details stand alone."""
        told = [c for c in columns if c not in table.contacts]
        kept = [c for c in columns if c in table.contacts]
        before = known.replace(")", " AND (site, seq) <> (SELECT site, seq FROM _s_me))")
        filled = " OR ".join([before, *(f'NEW."{c}" IS NOT NULL' for c in kept)])
        return (
            step(_OWN, "I", _inserted(told, known))
            + "\n  "
            + step(_OWN, "U", _inserted(kept, before), when=filled),
            step(_OWN, "U", _changed(told), when=_differs(told))
            + "\n  "
            + step(_OWN, "U", _changed(kept), when=_differs(kept)),
        )

    trigger(
        "key",
        "UPDATE OF id",
        "NEW.id IS NOT OLD.id",
        "SELECT RAISE(ABORT, 'row ids never change');",
    )
    if not table.has_private:
        insert, update = step(_OWN, "I", inserted), step(_OWN, "U", changed)
        if table.contacts:
            insert, update = apart(known)
        trigger("i", "INSERT", capture, insert)
        trigger("u", "UPDATE", f"{capture} AND ({differs})", update)
        trigger("d", "DELETE", capture, step(_OWN, "D", "NULL", "OLD"))
        return out
    shared_new, private_new = on.format(row="NEW", value="= 0"), on.format(row="NEW", value="<> 0")
    was_shared, was_private = on.format(row="OLD", value="= 0"), on.format(row="OLD", value="<> 0")
    left = (
        f"EXISTS (SELECT 1 FROM _s_op o JOIN _s_site s ON s.n = o.site AND s.private = 0 "
        f"WHERE o.tbl = '{name}' AND o.pk = OLD.id)"
    )
    trigger("i", "INSERT", f"{capture} AND {shared_new}", step(_OWN, "I", inserted))
    trigger("ip", "INSERT", f"{capture} AND {private_new}", step(_PRIVATE, "I", inserted))
    both = f"{shared_new} AND {was_shared}"
    trigger("u", "UPDATE", f"{capture} AND {both} AND ({differs})", step(_OWN, "U", changed))
    kept = f"{private_new} AND {was_private}"
    trigger("up", "UPDATE", f"{capture} AND {kept} AND ({differs})", step(_PRIVATE, "U", changed))
    trigger(
        "hide",
        "UPDATE",
        f"{capture} AND {private_new} AND {was_shared}",
        *(hidden.format(table=name, unsent=_UNSENT.format(table=name)) for hidden in _HIDE),
        step(_PRIVATE, "U", everything),
    )
    trigger(
        "show",
        "UPDATE",
        f"{capture} AND {shared_new} AND {was_private}",
        step(_OWN, "I", everything),
    )
    gone = f"({was_shared} OR {left})"
    trigger("d", "DELETE", f"{capture} AND {gone}", step(_OWN, "D", "NULL", "OLD"))
    trigger("dp", "DELETE", f"{capture} AND NOT {gone}", step(_PRIVATE, "D", "NULL", "OLD"))
    return out


def _inserted(columns: list[str], known: str, *, as_it_stands: bool = False) -> str:
    """A row that comes back says its empty columns too, a new one need not."""
    told = f"'{telling.AS_IT_STANDS}'" if as_it_stands else telling.inserted(columns)
    return f"CASE WHEN {known} THEN {telling.every(columns)} ELSE {told} END"


def _changed(columns: list[str]) -> str:
    changes = " UNION ALL ".join(
        f'SELECT \'{c}\' AS k, NEW."{c}" AS v WHERE NEW."{c}" IS NOT OLD."{c}"' for c in columns
    )
    return f"(SELECT json_group_object(k, v) FROM ({changes}))"


def _differs(columns: list[str]) -> str:
    return " OR ".join(f'NEW."{c}" IS NOT OLD."{c}"' for c in columns)
