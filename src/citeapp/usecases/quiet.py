"""What waits for a quiet moment: words of a large lot, the sweep after an erasure, digests told.

Each reads or writes as much as the file is large, so nothing of it holds up an act. What is
stopped half-way, because someone is back at work, is begun again later; a sweep that never found
its moment is done when the workspace is closed.
"""

from __future__ import annotations

from citeapp.store import indexing
from citeapp.usecases import sweeping
from citeapp.usecases.acting import reads
from citeapp.usecases.exchanging import comparing
from citeapp.usecases.session import Session


@reads
def is_due(session: Session, /) -> bool:
    """Whether something waits."""
    words = indexing.is_due(session.workspace.connection)
    return words or comparing.is_due(session) or sweeping.is_due(session)


@reads
def work(session: Session, /) -> None:
    """Do what waits. Raises Cancelled when it is stopped, UserError when the disk refuses."""
    indexing.catch_up(session.workspace.connection)
    if sweeping.is_due(session):
        sweeping.sweep(session)
    comparing.compare(session)
