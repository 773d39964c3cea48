"""Where a workspace stands, noted beside its file: which one it is and how far it went.

A file that does not fit its note was copied, restored or cloned, and takes a new incarnation
before its first write (exchange.md).
"""

from __future__ import annotations

import json

from citeapp.base.errors import UserError
from citeapp.base.files import write_verified
from citeapp.base.paths import Home
from citeapp.store.workspace import Workspace
from citeapp.usecases.session import Session


def note(session: Session) -> None:
    """Beside the file: whose it is, how far it went, and which file it was."""
    standing = {
        "guid": session.workspace.guid,
        "seq": session.workspace.connection.value("SELECT seq FROM _s_me"),
        "inode": session.home.database.stat().st_ino,
    }
    try:
        write_verified(session.home.standing, json.dumps(standing).encode(), private=True)
    except UserError:
        # a missing marker only means one more incarnation at the next start: harmless
        return


def is_copy(workspace: Workspace, home: Home) -> bool:
    """Whether this file is not the one that was noted here, or went back in time."""
    try:
        standing = json.loads(home.standing.read_text())
    except (OSError, ValueError):
        return True
    return bool(
        standing.get("guid") != workspace.guid
        or standing.get("seq", 0) > workspace.connection.value("SELECT seq FROM _s_me")
        or standing.get("inode") != home.database.stat().st_ino
    )
