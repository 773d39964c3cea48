"""What to say about an error: a UserError as it is; a bug with an id, and no name in the log."""

from __future__ import annotations

import hashlib
import logging
import traceback

from citeapp.base import whole
from citeapp.base.errors import UserError
from citeapp.base.frozen import dataclass
from citeapp.base.language import _

log = logging.getLogger("citeapp.bug")


@dataclass(frozen=True)
class Notice:
    """Words for the window: ``text`` says what happened, ``detail`` what is safe and to do."""

    text: str
    detail: str = ""
    bug: str = ""
    """The id of a bug, or nothing when the error was meant for the user."""


def notice(error: BaseException) -> Notice:
    """The words for ``error``; a bug is also written to the log."""
    if isinstance(error, ImportError):
        error = whole.not_loaded(error)
    if isinstance(error, UserError):
        detail = " ".join(part for part in (error.safe, error.todo) if part)
        return Notice(error.message, detail)
    identifier = bug_id(error)
    log.error("bug %s: %s", identifier, "; ".join(_places(error)))
    return Notice(
        _("Le programme a rencontré une erreur qu’il ne connaît pas."),
        _(
            "Ce que vous aviez écrit est enregistré. Vous pouvez continuer ; si cela se "
            "reproduit, dites à la coordination le numéro {number}.",
            number=identifier,
        ),
        identifier,
    )


def read_alone(refused: UserError) -> Notice:
    """Why nothing can be kept, and what can be done meanwhile."""
    return Notice(
        refused.message,
        _(
            "Vos données sont là : lisez, cherchez, imprimez, enregistrez sur une clé. Rien ne "
            "peut être gardé ici pour l’instant. {todo} CitéApp reprendra de lui-même.",
            todo=refused.todo,
        ),
    )


def bug_id(error: BaseException) -> str:
    """Eight signs, the same each time the same lines fail."""
    return hashlib.sha256("\n".join(_places(error)).encode()).hexdigest()[:8]


def _places(error: BaseException) -> list[str]:
    """Kind and places of the failure; never its message, which may hold a person's name."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rsplit('citeapp', 1)[-1]}:{frame.name}" for frame in frames]
    lines = [str(frame.lineno) for frame in frames[-1:]]
    return [type(error).__name__, *places, *lines]
