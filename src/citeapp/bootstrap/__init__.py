"""The only place that builds things: folders, keys, store, workspace, session, language.

Start with ``opening.py``; ``restoring.py`` brings backups back, ``standing.py`` notes which file
this is and how far it went. Window and command line find all they need here.
"""

from citeapp.bootstrap.opening import (
    Created,
    asked_words,
    beside,
    can_write,
    close,
    create,
    exists,
    open_session,
    open_to_read,
    random_bytes,
    restore,
    set_aside,
    shelter,
    speak,
    typed_back,
    window_open,
)
from citeapp.bootstrap.restoring import backups_of, bring_keys_back, keys_are_lost, with_backups

__all__ = [
    "Created",
    "asked_words",
    "backups_of",
    "beside",
    "bring_keys_back",
    "can_write",
    "close",
    "create",
    "exists",
    "keys_are_lost",
    "open_session",
    "open_to_read",
    "random_bytes",
    "restore",
    "set_aside",
    "shelter",
    "speak",
    "typed_back",
    "window_open",
    "with_backups",
]
