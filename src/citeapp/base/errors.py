"""Two families of error: those meant for the user, and bugs (everything else).

A :class:`UserError` is shown as it is, in French, in the window or on stderr (exit
status 1): what happened, what is safe, what to do. Anything else is a bug.
"""

from __future__ import annotations


class UserError(Exception):
    """Something a person can understand and act upon.

    ``message`` says what happened; ``safe`` what was not lost; ``todo`` what to do.
    """

    def __init__(self, message: str, *, safe: str = "", todo: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.safe = safe
        self.todo = todo

    def __str__(self) -> str:
        return " ".join(part for part in (self.message, self.safe, self.todo) if part)


class InputRefused(UserError):
    """A file or a value that cannot be taken as it is; nothing was changed."""


class BundleRefused(UserError):
    """An exchange bundle that is damaged, not meant for us or not trusted."""


class StoreDamaged(UserError):
    """The workspace file does not open any more; it is never replaced by an empty one."""


class StoreTooNew(UserError):
    """The workspace was written by a newer version of the program."""


class KeyRefused(UserError):
    """A passphrase or recovery words that do not open the workspace."""


class NotFound(UserError):
    """A name or identifier that designates nothing here."""


class DiskRefused(UserError):
    """The disk is full, read-only or gone; nothing half-written was left behind."""


class ProgramDamaged(UserError):
    """A file of the program itself is missing or does not load; the work is not touched."""
