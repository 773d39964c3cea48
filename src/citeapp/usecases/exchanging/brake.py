"""What makes a merge wait for a plain yes: it would delete, erase or change an unusual share."""

from __future__ import annotations

from collections.abc import Sequence

from citeapp.base.language import _
from citeapp.domain.lot import Op
from citeapp.store import weighing
from citeapp.usecases.session import Session

ROWS = 10
SHARE = 0.05
"""More deletions than this ask for a yes (faults.md F49)."""
CHANGED_ROWS = 200
CHANGED_SHARE = 0.25
"""So do more changes of rows that stand here, when they are also this share of them."""
SUBJECTS = 3
"""So do more erasures at once: one stick must not wipe everybody (Fossil's reason)."""
FEW_ROWS = 200
"""A base smaller than this is weighed as if it had so many rows."""


def reason(session: Session, ops: Sequence[Op]) -> str:
    """Why the merge of these fresh operations is braked, in a sentence; nothing when it is not."""
    connection = session.workspace.connection
    here = max(FEW_ROWS, weighing.row_count(connection))
    deletions = weighing.would_delete(connection, ops)
    if deletions > ROWS or deletions > SHARE * here:
        return _("Ce lot supprimerait {n} fiches.", n=deletions)
    erased = weighing.would_erase(connection, ops)
    if erased > SUBJECTS:
        return _("Ce lot effacerait {n} fiches pour toujours.", n=erased)
    changes = weighing.would_change(connection, ops)
    if changes > CHANGED_ROWS and changes > CHANGED_SHARE * here:
        return _("Ce lot changerait {n} fiches que vous avez déjà.", n=changes)
    return ""
