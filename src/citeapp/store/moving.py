"""Brings a whole workspace to another folder, and never half of it.

Nobody writes while the copy is made. The copy is whole and verified before a note is left where
the workspace was; the note is the one step that counts. Before it the old place is opened, from
then on the new one, whenever the program is killed. What is left behind is set aside last, again
at each opening until it succeeds.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from citeapp.base import paths, places
from citeapp.base.errors import InputRefused, UserError
from citeapp.base.files import CHUNK, settle, write_verified
from citeapp.base.language import _
from citeapp.base.paths import Home
from citeapp.store import backups, keyslots
from citeapp.store.connection import Connection
from citeapp.store.workspace import MOVED_TO

ARRIVING = ".arriving"
LEFT = "citeapp-ancien-"
"""Begins the name of the folder that what was left behind lies in."""


def is_free(target: Home, home: Home) -> bool:
    """Whether ``home`` may move there: nothing lies there, or what a move of it broke off left."""
    taken = any(path.exists() for path in (target.database, target.keys, target.keys_copy))
    return not taken or _broken_off(target, home)


def carry(home: Home, target: Home, key: bytes, moment: datetime) -> None:
    """Copy the workspace of ``home`` to ``target`` and leave the note. It must be closed.

    Raises UserError: then the workspace is where it was, and nothing is in ``target``.
    """
    if not is_free(target, home):
        raise InputRefused(
            _("Il y a déjà un espace de travail dans {folder}.", folder=target.data),
            safe=_("Rien n’a été déplacé."),
        )
    noted = False
    with closing(Connection(home.database, key)) as writer:
        try:
            with writer.transaction():  # others wait, and are told at their turn
                _clear(target)
                token = _copy(home, target, key)
                _leave_note(home, target, token, moment)
                noted = True
                writer.execute(
                    "INSERT OR REPLACE INTO _s_meta VALUES (?, ?)",
                    (MOVED_TO, json.dumps(str(target.data), ensure_ascii=False)),
                )
        except BaseException as error:
            if not noted:
                _clear(target)
                raise
            if not isinstance(error, UserError):
                raise


def left_behind(home: Home) -> Path | None:
    """The folder in which what was here before a move was set aside, where there is one."""
    told = paths.note(home)
    if told is None:
        return None
    aside = home.data / (LEFT + told["at"])
    return aside if aside.is_dir() else None


def set_aside(home: Home) -> None:
    """Put what a move left behind into a folder of its own; what is held open stays for now.

    The slot that opens it without a question is not kept there: the folder may be copied about.
    """
    told = paths.note(home)
    found = [path for path in _own_parts(home) if path.exists()]
    if told is None or not found:
        return
    aside = home.data / (LEFT + told["at"])
    keys = (home.keys, home.keys_copy)
    with suppress(OSError, UserError):
        aside.mkdir(mode=0o700, exist_ok=True)
        if any(path.exists() for path in keys):
            write_verified(aside / home.keys.name, keyslots.recovery_blob(keys), private=True)
            for path in keys:
                path.unlink(missing_ok=True)
    for path in found:
        with suppress(OSError):  # held open by another program, or gone
            if path not in keys:
                os.replace(path, aside / path.name)


def _copy(home: Home, target: Home, key: bytes) -> str:
    """Everything, the database last; the token by which the note is known to lead here."""
    target.create()
    token = secrets.token_hex(16)
    # first, so that what a broken move leaves is known for what it is
    write_verified(target.arrived, f"{token}\n{home.data}".encode(), private=True)
    for source, copy in _files(home, target):
        write_verified(copy, _content(source), private=True)
    arriving = target.database.with_name(target.database.name + ARRIVING)
    reader = Connection(home.database, key)
    try:
        backups.copy_database(reader, key, arriving)
    finally:
        reader.leave()  # to fold the log back would wait for the writer
    settle(arriving, target.database)
    keyslots.copy((home.keys, home.keys_copy), (target.keys, target.keys_copy))
    return token


def _leave_note(home: Home, target: Home, token: str, moment: datetime) -> None:
    told = {
        "data": str(target.data),
        "config": str(target.config),
        "token": token,
        "at": f"{moment:%Y%m%d-%H%M%S}",
    }
    write_verified(home.moved_to, json.dumps(told, ensure_ascii=False).encode(), private=True)


def _files(home: Home, target: Home) -> Iterator[tuple[Path, Path]]:
    """What belongs to a workspace beside its database and its keys, and where it goes."""
    yield from (
        (source, copy)
        for source, copy in (
            (home.erased, target.erased),
            (home.project_review, target.project_review),
        )
        if source.is_file()
    )
    for folder, there in zip(_folders(home), _folders(target), strict=True):
        for source in sorted(folder.rglob("*")):
            if source.is_file() and not source.name.endswith(".part"):
                copy = there / source.relative_to(folder)
                copy.parent.mkdir(parents=True, exist_ok=True)
                yield source, copy


def _content(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except OSError as error:  # a file that its program has not brought down from the cloud
        raise InputRefused(
            _("Le fichier « {name} » ne peut pas être lu.", name=path.name),
            safe=_("Rien n’a été déplacé."),
            todo=_("Vérifiez que le disque ou la clé est bien en place, puis recommencez."),
        ) from error


def _own_parts(home: Home) -> list[Path]:
    """All that a workspace is made of, the database first; and copies that others made of it."""
    database = home.database
    return [
        database,
        database.with_name(database.name + "-wal"),
        database.with_name(database.name + "-shm"),
        *home.data.glob(f"{database.name}.avant-*"),
        home.keys,
        home.keys_copy,
        home.standing,
        home.arrived,
        home.erased,
        home.project_review,
        *(path for path in _folders(home) if _filled(path)),
        *(home.data / name for name in places.conflict_copies(home.data)),
    ]


def _folders(home: Home) -> tuple[Path, ...]:
    return home.backups, home.drafts, home.exports, home.updates


def _filled(folder: Path) -> bool:
    """An empty folder is made again at each start: it is left where it is."""
    return folder.is_dir() and any(folder.iterdir())


def _broken_off(target: Home, home: Home) -> bool:
    """Whether a move from ``home`` began here and its note was never written: it has all still."""
    try:
        token, came_from = target.arrived.read_text("utf-8").split("\n", 1)
    except (OSError, ValueError):
        return False
    told = paths.note(home)
    return came_from == str(home.data) and (told is None or told["token"] != token)


def _clear(target: Home) -> None:
    """Take away what a move brought; nothing of it was ever opened, the whole is elsewhere."""
    with suppress(OSError):
        arriving = target.database.with_name(target.database.name + ARRIVING)
        backups.discard(arriving, target.database)
        for path in (target.keys, target.keys_copy, target.arrived):
            path.unlink(missing_ok=True)
