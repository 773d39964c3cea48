"""The rows that were erased, for the rest of the store: hidden, or kept as a bare count."""

from __future__ import annotations

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.domain.erasure import ERASED_WITH, KEPT, LINKS
from citeapp.store.connection import Connection, Parameters

COUNTED = ", ".join(f"'{name}'" for name in KEPT)
"""Tables whose erased rows stay as a count."""


def linked(value: str) -> str:
    """The rows that an operation's content ``value`` may say it belongs to, as a list in SQL."""
    return ", ".join(f"json_extract({value}, '$.{name}')" for name in (*LINKS, ERASED_WITH))


def any_erased(connection: Connection) -> bool:
    """Whether anything was ever erased; nearly nothing to pay where it was not."""
    return connection.value("SELECT 1 FROM _s_erased LIMIT 1") is not None


def rows(connection: Connection) -> frozenset[tuple[str, str]]:
    """Every erased row, those kept as a count included."""
    return frozenset((tbl, pk) for tbl, pk in connection.rows("SELECT tbl, pk FROM _s_erased"))


def refuse_writes(connection: Connection, written: str, act: Parameters) -> None:
    """Nobody writes to someone erased, from a page that was open meanwhile for instance.

    ``written`` selects the operations of an act by the values of ``act``. Raises InputRefused:
    the act is undone.
    """
    if not any_erased(connection):
        return
    found = connection.value(
        f"SELECT 1 FROM {written} o WHERE o.kind IN ('I', 'U', 'R') AND o.val IS NOT NULL "
        f"AND json_type(o.val, '$.{ERASED_WITH}') IS NULL AND EXISTS (SELECT 1 FROM _s_erased e "
        f"WHERE (e.tbl = o.tbl AND e.pk = o.pk) OR e.pk IN ({linked('o.val')}))",
        act,
    )
    if found is not None:
        raise InputRefused(
            _("Cette fiche a été effacée pour toujours."),
            safe=_("Rien n’a été enregistré."),
            todo=_("Si la personne revient, créez une nouvelle fiche."),
        )
