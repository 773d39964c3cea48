"""Opening, checking and closing the encrypted file (SQLCipher, raw 32-byte key).

sqlcipher3 is registered under the name sqlite-utils looks for, *before* sqlite-utils is
imported: one SQLite library in the process, and error classes that match. sqlite-utils itself
is imported when it is first asked for: it takes as long as opening a window.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import sqlcipher3
import sqlcipher3.dbapi2

from citeapp.base import paths, windows
from citeapp.base.errors import DiskRefused, StoreDamaged, UserError
from citeapp.base.files import no_room
from citeapp.base.language import _
from citeapp.base.progress import Cancelled

if TYPE_CHECKING:
    from sqlite_utils import Database

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

APPLICATION_ID = 0x43495445
"""``CITE``: tells our files from any other SQLite file."""
STEPS_BETWEEN_LOOKS = 20_000
"""Steps of SQLite between two looks at whether someone asked to stop: some milliseconds."""

ROOM_KB = 16_000
"""Memory for pages of the file."""
MORE_ROOM_KB = 48_000
"""The same while rows all over the file are written at once."""
SOME_ROOM_KB = 32_000
"""The same while so many are written that what came takes much memory itself."""
PATIENCE_MS = 10_000
"""How long a write waits for somebody else's."""

DatabaseError: type[Exception] = sqlcipher3.dbapi2.DatabaseError
SQLITE_VERSION: str = sqlcipher3.sqlite_version

ROOM_TO_OPEN = 64 * 1024
"""Bytes that SQLite needs beside the file: its shared memory and the first page of its log."""
_NAMELESS = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "unable to open database file": "SQLITE_CANTOPEN",
    "attempt to write a readonly database": "SQLITE_READONLY",
}
"""Faults of SQLite's copying call, which come without the name of their code."""

Value = str | int | bytes | None
Parameters = Sequence[Value] | Mapping[str, Value]

_PRAGMAS = (
    "cipher_memory_security = OFF",
    "synchronous = EXTRA",  # before journal_mode: faults.md finding 4
    "journal_mode = WAL",
    f"busy_timeout = {PATIENCE_MS}",
    "secure_delete = ON",
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "mmap_size = 0",
    f"cache_size = -{ROOM_KB}",
)


_PRAGMAS_TO_READ = tuple(
    pragma
    for pragma in _PRAGMAS
    if not pragma.startswith(("synchronous", "journal_mode", "secure"))
)


class Connection:
    """One connection to the file, used by the thread that opened it.

    With ``reading`` nothing is written, not even beside the file, whose log must be folded back:
    for a disk that is full or protected. A transaction is then a snapshot.
    """

    def __init__(
        self, path: Path, key: bytes, *, create: bool = False, reading: bool = False
    ) -> None:
        if not create and not path.exists():
            raise StoreDamaged(
                _("Le fichier de données a disparu : {name}.", name=path.name),
                safe=_("Rien n’a été remplacé."),
                todo=_("Restaurez une sauvegarde."),
            )
        if not create and path.stat().st_size == 0:
            # SQLite would take it for a new database, and write into it
            raise _damaged()
        self.path = path
        self.reading = reading
        name = f"{path.absolute().as_uri()}?mode=ro&immutable=1" if reading else str(path)
        try:
            self.raw = sqlcipher3.connect(
                name, isolation_level=None, cached_statements=512, uri=reading
            )
        except DatabaseError as error:
            raise explained(error) from error
        try:
            self.raw.execute("PRAGMA cipher_log_level = NONE")  # faults are told in words
            self.raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            self.raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _PRAGMAS_TO_READ if reading else _PRAGMAS:
                self.raw.execute(f"PRAGMA {pragma}")
        except DatabaseError as error:
            self.raw.close()
            raise explained(error, path.parent) from error

    @cached_property
    def db(self) -> Database:
        """The same connection as sqlite-utils has it."""
        from sqlite_utils import Database

        return Database(cast(Any, self.raw), execute_plugins=False, recursive_triggers=True)

    def close(self) -> None:
        """Leave one single file at rest: the write-ahead log is folded back first."""
        if self.reading:
            self.raw.close()
            return
        with suppress(DatabaseError):  # full or damaged: the next opening folds it back
            self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self.raw.close()

    def leave(self) -> None:
        """Close beside others: only what was written is folded back.

        To fold back nothing would still look to the others as if someone had written.
        """
        if self.raw.total_changes:
            self.close()
        else:
            self.raw.close()

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one statement; the number of rows it changed."""
        with explaining():
            return int(self.raw.execute(sql, parameters).rowcount)

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values, one after the other as they come."""
        with explaining():
            self.raw.executemany(sql, rows)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with explaining():
            return list(self.raw.execute(sql, parameters).fetchall())

    def row(self, sql: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        with explaining():
            found = self.raw.execute(sql, parameters).fetchone()
        return None if found is None else tuple(found)

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first value of the first row, or None."""
        found = self.row(sql, parameters)
        return found[0] if found else None

    def dicts(self, sql: str, parameters: Parameters = ()) -> list[dict[str, Any]]:
        """All rows of a query, each as a mapping of column names to values."""
        with explaining():
            cursor = self.raw.execute(sql, parameters)
            found = cursor.fetchall()
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; the write lock is taken at once. Nested blocks are savepoints."""
        if self.reading:
            with self.snapshot():
                yield
            return
        if self.raw.in_transaction:
            with self._savepoint():
                yield
            return
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException as error:
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK")
            if isinstance(error, DatabaseError):
                with explaining():
                    raise
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside is of one moment; others may write meanwhile."""
        if self.raw.in_transaction:
            yield
            return
        self.execute("BEGIN")
        try:
            yield
        finally:
            if self.raw.in_transaction:
                self.raw.execute("COMMIT")

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        self.execute("SAVEPOINT inner")
        try:
            yield
        except BaseException:
            if self.raw.in_transaction:  # a full disk may have rolled all of it back
                self.raw.execute("ROLLBACK TO inner")
                self.raw.execute("RELEASE inner")
            raise
        self.execute("RELEASE inner")

    @contextmanager
    def without_waiting(self) -> Iterator[None]:
        """Inside, a write is refused (DiskRefused) while somebody else writes."""
        self.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            self.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")

    @contextmanager
    def room(self, kilobytes: int) -> Iterator[None]:
        """Inside, more pages stay in memory, so that none is deciphered again and again."""
        self.execute(f"PRAGMA cache_size = -{kilobytes}")
        try:
            yield
        finally:
            self.execute(f"PRAGMA cache_size = -{ROOM_KB}")

    def stop_when(self, cancelled: Callable[[], bool]) -> None:
        """From now on a statement ends with Cancelled soon after ``cancelled`` says so.

        What was begun is rolled back by the transaction around it.
        """
        self.raw.set_progress_handler(lambda: int(cancelled()), STEPS_BETWEEN_LOOKS)

    def check(self) -> list[str]:
        """Every page authenticated (HMAC) and well formed; an empty list when all is well."""
        try:
            pages = [str(found[0]) for found in self.rows("PRAGMA cipher_integrity_check")]
            structure = [str(found[0]) for found in self.rows("PRAGMA integrity_check")]
        except (DatabaseError, UserError) as error:
            return [str(error)]
        return pages + [line for line in structure if line != "ok"]

    def data_version(self) -> int:
        """Changes when another connection or program has written."""
        return int(self.value("PRAGMA data_version"))


@contextmanager
def explaining() -> Iterator[None]:
    """What the disk or the file refuses is said in plain words; anything else is a bug."""
    try:
        yield
    except DatabaseError as error:
        known = explained(error)
        if known is error:
            raise
        raise known from error


def explained(error: Exception, folder: Path | None = None) -> Exception:
    """A sentence for people, or the error itself when it is a bug.

    ``folder``: where the file lies, when it is being opened. A full disk then shows as a
    reading fault, because SQLite finds no room for its shared memory beside the file; a file
    that a service keeps online shows as one too.
    """
    name = str(getattr(error, "sqlite_errorname", "")) or _NAMELESS.get(str(error), "")
    if folder and name.startswith("SQLITE_IOERR") and no_room(folder, ROOM_TO_OPEN):
        name = "SQLITE_FULL"
    if folder and windows.attributes(str(folder / paths.DATABASE)) & windows.AWAY:
        return DiskRefused(
            _("Vos données sont restées en ligne, et cet ordinateur n’y a pas accès."),
            safe=_("Elles n’ont été ni remplacées ni modifiées."),
            todo=_(
                "Reconnectez l’ordinateur, attendez que le service en ligne les rapporte, puis "
                "réessayez ; mettez-les ensuite à l’abri sur le disque."
            ),
        )
    if name.startswith("SQLITE_INTERRUPT"):
        return Cancelled()
    if name.startswith("SQLITE_FULL"):
        return DiskRefused(
            _("Le disque est plein."),
            safe=_("Rien n’a été perdu : la dernière modification n’a pas été enregistrée."),
            todo=_("Libérez de la place puis recommencez."),
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return DiskRefused(
            _("Le fichier de données ne s’ouvre pas : un autre programme le tient peut-être."),
            safe=_("Rien n’a été modifié."),
            todo=_(
                "Attendez que l’antivirus ou la copie en cours ait fini, puis réessayez. Sinon, "
                "vérifiez que le dossier existe et n’est pas en lecture seule."
            ),
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return DiskRefused(
            _("Le dossier de travail ne peut pas être écrit."),
            safe=_("Rien n’a été modifié."),
            todo=_("Vérifiez que le dossier existe et n’est pas en lecture seule."),
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DiskRefused(
            _("Le fichier de données est occupé par un autre programme."),
            safe=_("Rien n’a été modifié."),
            todo=_("Réessayez dans un instant."),
        )
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_IOERR")):
        return _damaged()
    return error


def _damaged() -> StoreDamaged:
    return StoreDamaged(
        _("Le fichier de données est abîmé ou ne s’ouvre pas avec cette clé."),
        safe=_("Il n’a été ni remplacé ni modifié."),
        todo=_("Restaurez la dernière sauvegarde : citeapp restore."),
    )
