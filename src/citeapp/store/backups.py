"""Verified backups: one closed file that carries the recovery slot, thinned with age.

A backup is counted only once it was opened again, checked and compared; the last good one
is never thinned (faults.md F82).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from citeapp.base import files
from citeapp.base.errors import InputRefused, StoreDamaged
from citeapp.base.files import disk_refused, patiently, read_limited, write_verified
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.store.connection import Connection, explaining

MAGIC = b"CITSAVE1"
LARGEST = 2_000_000_000
"""Bytes of a backup that is read at all: far more than a life of rencontres."""
BEFORE_KEPT = 3
"""So many backups stay that were made before a newer program changed the data."""
_NAME = re.compile(r"citeapp-(\d{8}-\d{6})\.citsave$")
_BEFORE = re.compile(r"format-(\d+)-citeapp-")


@dataclass(frozen=True)
class Backup:
    """A backup file and the moment written in its name."""

    path: Path
    at: datetime

    @property
    def schema(self) -> int | None:
        """The schema of the data, told for those made before a newer program changed them."""
        found = _BEFORE.match(self.path.name)
        return int(found[1]) if found else None


def write_backup(connection: Connection, key: bytes, slots: bytes, target: Path) -> None:
    """Copy the live database into ``target``, verified, with the key slots that may travel.

    The copy is made by the library's own backup call under a temporary name; the final name
    appears only when the copy has been reopened and compared. Raises DiskRefused.
    """
    database = target.with_name(f".{target.name}.copy")
    try:
        discard(database)
        database.touch(mode=0o600)  # a folder that refuses says so here
        copy_database(connection, key, database)
        content = patiently(database.read_bytes)
    except OSError as error:
        raise disk_refused(error, target) from error
    finally:
        discard(database)
    head = {
        "slots": slots.decode(),
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
    }
    told = json.dumps(head).encode()
    write_verified(target, (MAGIC, len(told).to_bytes(4, "big"), told, content), private=True)


def read_backup(path: Path) -> tuple[bytes, bytes]:
    """(key slots, database) of a backup whose hash agrees. Raises InputRefused."""
    data = read_limited(path, LARGEST)
    try:
        if not data.startswith(MAGIC):
            raise ValueError("magic")
        size = int.from_bytes(data[8:12], "big")
        head = json.loads(data[12 : 12 + size])
        content = data[12 + size :]
        if len(content) != head["size"] or hashlib.sha256(content).hexdigest() != head["sha256"]:
            raise ValueError("hash")
        return str(head["slots"]).encode(), content
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputRefused(
            _("Ce fichier n’est pas une sauvegarde CitéApp, ou il est incomplet."),
            safe=_("Rien n’a été modifié."),
            todo=_("Choisissez une autre sauvegarde."),
        ) from error


def list_backups(folder: Path) -> list[Backup]:
    """The backups of a folder, the newest first."""
    found = []
    for path in folder.glob("*.citsave"):
        match = _NAME.search(path.name)
        if match:
            found.append(Backup(path, datetime.fromisoformat(match[1].replace("-", "T"))))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def backup_name(at: datetime) -> str:
    """A file name that sorts and needs no accent: ``citeapp-20260311-090000.citsave``."""
    return f"citeapp-{at:%Y%m%d-%H%M%S}.citsave"


def before_name(schema: int, at: datetime) -> str:
    """The name of a backup made before data of ``schema`` are brought to a newer one."""
    return f"format-{schema}-{backup_name(at)}"


def to_thin(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """The backups no longer needed: all of a day, one a day for a month, one a month after.

    The two newest always stay, and the newest of those made before the data changed.
    """
    kept: set[str] = set()
    ordered = sorted(backups, key=lambda b: b.at, reverse=True)
    out = [backup for backup in ordered if backup.schema is not None][BEFORE_KEPT:]
    for place, backup in enumerate(backup for backup in ordered if backup.schema is None):
        age = now - backup.at
        if age < timedelta(days=1):
            slot = backup.path.name
        elif age < timedelta(days=31):
            slot = f"{backup.at:%Y%m%d}"
        else:
            slot = f"{backup.at:%Y%m}"
        if place >= 2 and slot in kept:
            out.append(backup)
        kept.add(slot)
    return out


def discard(*paths: Path) -> None:
    """Remove databases that were only copies, and what stands beside them."""
    for path in paths:
        for sibling in (
            path,
            path.with_name(path.name + "-wal"),
            path.with_name(path.name + "-shm"),
        ):
            files.remove(sibling)


def copy_database(connection: Connection, key: bytes, database: Path) -> None:
    """A copy by the library's own backup call, reopened and compared. Raises StoreDamaged."""
    copy = Connection(database, key, create=True)
    try:
        with explaining():
            connection.raw.backup(copy.raw)
        copy.rows("PRAGMA journal_mode = DELETE")
        faults = copy.check()
        if faults or _counts(copy) != _counts(connection):
            raise StoreDamaged(
                _("La copie de sauvegarde ne correspond pas aux données."),
                safe=_("Les sauvegardes précédentes sont intactes."),
            )
    finally:
        copy.raw.close()


def _counts(connection: Connection) -> tuple[int, int]:
    found = connection.row("SELECT count(*), coalesce(sum(seq), 0) FROM _s_op")
    return (int(found[0]), int(found[1])) if found else (0, 0)
