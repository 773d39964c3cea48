"""The journal is read through a view, so that it need not repeat what stands. Frozen.

``_s_entry`` is what ``_s_op`` was; the view of that name is generated (``store.telling``). What
was written before stays as it is.
"""

from __future__ import annotations

from citeapp.store.connection import Connection


def apply(connection: Connection) -> None:
    """Give the table its new name; its indexes follow."""
    connection.execute("ALTER TABLE _s_op RENAME TO _s_entry")
