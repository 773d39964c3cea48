"""A workspace made, opened, read where nothing can be written, brought back, and closed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from citeapp.base import files, language, locking, paths
from citeapp.base.clock import Clock, SystemClock
from citeapp.base.errors import InputRefused, StoreDamaged, UserError
from citeapp.base.frozen import dataclass
from citeapp.base.ids import RandomBytes
from citeapp.base.language import _
from citeapp.base.paths import Home
from citeapp.base.progress import SILENT, Progress
from citeapp.base.text import clean
from citeapp.bootstrap import restoring, standing
from citeapp.domain.facilitator import Facilitator, Programme
from citeapp.domain.lot import Op
from citeapp.exchange.identity import Identity, new_identity
from citeapp.store import backups, keyslots, moving, reading
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection
from citeapp.store.workspace import Workspace
from citeapp.usecases import going_back, sweeping
from citeapp.usecases.exchanging import incarnations
from citeapp.usecases.session import Session

ROOM_TO_WORK = 4 << 20
"""Bytes that must be free before a workspace that was opened to be read is written to again."""


@dataclass(frozen=True)
class Created:
    """A new workspace and its recovery words, shown once."""

    session: Session
    words: tuple[str, ...]


def random_bytes(size: int, /) -> bytes:
    """The system's source of random bytes, for what is not passed in."""
    return os.urandom(size)


def speak() -> None:
    """Choose the language of everything shown: French, or the one that CITEAPP_LANGUAGE names."""
    language.choose(language.asked(os.environ), paths.resources() / "translations")


def exists(home: Home) -> bool:
    """Whether there is (or was) a workspace in these folders. Raises DiskRefused (closed)."""
    try:
        return home.database.exists() or home.keys.exists() or home.keys_copy.exists()
    except PermissionError as error:
        raise paths.closed_to_us(home.data) from error


def window_open(home: Home) -> bool:
    """Whether a window is open on these folders: nothing may be replaced under it."""
    if not home.lock.exists():
        return False
    lock = locking.take(home.lock)
    if lock is None:
        return True
    lock.release()
    return False


def create(
    home: Home,
    *,
    name: str,
    organisation: str,
    coordinator: bool = False,
    passphrase: str | None = None,
    clock: Clock | None = None,
    random_bytes: RandomBytes = os.urandom,
) -> Created:
    """A new, empty workspace; refused where there is one already."""
    if exists(home):
        raise InputRefused(
            _("Il y a déjà un espace de travail dans ce dossier."),
            safe=_("Il n’a pas été touché."),
            todo=_("Choisissez un autre dossier avec --home."),
        )
    if not clean(name):
        raise InputRefused(_("Donnez votre nom."))
    home.create()
    key = keyslots.new_key(random_bytes)
    try:
        connection = Connection(home.database, key, create=True)
        try:
            workspace = workspaces.create(connection, clock or SystemClock(), random_bytes)
            words, identity = _begin(workspace, home, key, passphrase)
            session = _session(workspace, home, key, identity)
            _introduce(session, clean(name), clean(organisation), coordinator=coordinator)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        # half a workspace would keep the next attempt out, and hold nobody's work
        for left in (home.database, *restoring.siblings(home.database), home.keys, home.keys_copy):
            files.remove(left)
        raise
    standing.note(session)
    return Created(session, tuple(words))


def open_session(
    home: Home,
    *,
    passphrase: str | None = None,
    words: str | None = None,
    clock: Clock | None = None,
    random_bytes: RandomBytes = os.urandom,
) -> Session:
    """Open the workspace of these folders; an older file is backed up, then migrated."""
    if home.moved_from is not None:
        moving.set_aside(home.moved_from)
    if not exists(home):
        raise InputRefused(
            _("Il n’y a pas encore d’espace de travail ici."),
            todo=_("Créez-le avec : citeapp init --name NOM --organisation STRUCTURE."),
        )
    before = going_back.asked_back(home)
    if before is not None:
        return restore(
            home,
            before,
            words=words,
            passphrase=passphrase,
            clock=clock,
            random_bytes=random_bytes,
        )
    key = _key(home, passphrase, words)
    try:
        session = _open(home, key, clock or SystemClock(), random_bytes)
    except StoreDamaged as error:
        raise restoring.with_backups(error, home) from error
    standing.note(session)
    return session


def open_to_read(
    home: Home,
    refused: UserError,
    *,
    passphrase: str | None = None,
    words: str | None = None,
    clock: Clock | None = None,
) -> Session:
    """Open the workspace where nothing can be written; ``refused`` is what each act is told.

    Everything is there to be looked at, searched, and written to another disk.
    """
    if not exists(home):
        raise refused
    key = _key(home, passphrase, words)
    return _to_read(home, key, home.database, refused, clock or SystemClock())


def restore(
    home: Home,
    backup: Path,
    *,
    words: str | None = None,
    passphrase: str | None = None,
    clock: Clock | None = None,
    random_bytes: RandomBytes = os.urandom,
) -> Session:
    """Bring a backup back, here or on an empty machine; what stands here is moved aside first.

    Opened by the recovery words (or the passphrase) that the backup carries; on the machine
    it came from, by the account itself. The restored machine is a new incarnation.
    """
    restoring.put_in_place(
        home,
        backup,
        words=words,
        passphrase=passphrase,
        clock=clock or SystemClock(),
        random_bytes=random_bytes,
    )
    return open_session(home, clock=clock, random_bytes=random_bytes)


def set_aside(home: Home, clock: Clock | None = None) -> None:
    """Make room for another workspace: the one that is there keeps its files, under other names.

    It must be closed.
    """
    restoring.move_aside(home, clock or SystemClock())


def can_write(home: Home) -> bool:
    """Whether the disk of a workspace takes what a day of work needs."""
    return os.access(home.database, os.W_OK) and files.takes(home.data, ROOM_TO_WORK)


def shelter(home: Home, key: bytes, target: Home, *, clock: Clock | None = None) -> Home:
    """Bring a workspace that is closed to a safe place; where it lies from now on.

    Everything is copied and verified first, then a note is left where it was: killed at any
    moment, the program opens the one or the other, whole. What it leaves is set aside at the
    next opening, as is all of it.
    """
    moving.carry(home, target, key, (clock or SystemClock()).now())
    return paths.follow(home)


def asked_words(random_bytes: RandomBytes = os.urandom) -> tuple[int, ...]:
    """Which recovery words a person is asked to type back, numbered from 1."""
    return keyslots.asked_positions(random_bytes)


def typed_back(printed: Sequence[str], positions: Sequence[int], typed: Sequence[str]) -> bool:
    """Whether the asked words were typed back right."""
    return keyslots.check_typed_words(printed, positions, typed)


def close(session: Session) -> None:
    """Sweep what was erased, note where we stand, then leave one single file at rest."""
    if session.refused is not None:
        session.close()
        return
    if sweeping.is_due(session):
        with suppress(UserError):  # disk full or busy: it stays due for the next closing
            sweeping.sweep(session)
    standing.note(session)
    session.close()


@contextmanager
def beside(session: Session, progress: Progress = SILENT) -> Iterator[Session]:
    """A second connection to the same workspace, for long work on another thread.

    ``progress`` is told where the work stands, and stops it: what was begun leaves no trace.
    """
    if session.refused is not None:
        place = session.workspace.connection.path
        other = _to_read(session.home, session.key, place, session.refused, session.clock)
        other.progress = progress
        try:
            yield other
        finally:
            other.close()
        return
    connection = Connection(session.home.database, session.key)
    if progress is not SILENT:
        connection.stop_when(lambda: progress.cancelled)
    workspace = workspaces.open_workspace(connection, session.clock, session.workspace.random_bytes)
    try:
        other = _session(workspace, session.home, session.key, session.identity)
        other.progress = progress
        yield other
    finally:
        connection.leave()


def _key(home: Home, passphrase: str | None, words: str | None) -> bytes:
    slots = (home.keys, home.keys_copy)
    if words is not None:
        return keyslots.open_words(slots, words)
    if passphrase is not None:
        return keyslots.open_passphrase(slots, passphrase)
    return keyslots.open_account(slots)


def _to_read(home: Home, key: bytes, database: Path, refused: UserError, clock: Clock) -> Session:
    connection = reading.open_to_read(database, key)
    try:
        workspace = workspaces.read_workspace(connection, clock, os.urandom, refused)
        return Session(workspace, home, key, _identity(workspace))
    except BaseException:
        connection.close()
        raise


def _begin(
    workspace: Workspace, home: Home, key: bytes, passphrase: str | None
) -> tuple[Sequence[str], Identity]:
    """Key slots and identity of a new workspace; its recovery words."""
    random_bytes = workspace.random_bytes
    words = keyslots.create(
        (home.keys, home.keys_copy),
        key,
        database_id=workspace.guid,
        random_bytes=random_bytes,
        passphrase=passphrase,
    )
    identity = new_identity(random_bytes, workspace.guid)
    _keep_identity(workspace, identity)
    return words, identity


def _introduce(session: Session, name: str, organisation: str, *, coordinator: bool) -> None:
    """Who works here, and on which machine: the first rows of a workspace."""
    with session.workspace.act(_("Ouvrir l’espace de travail"), kind="init"):
        me = session.rows(Facilitator).add(
            Facilitator(
                id=session.new_id(),
                display_name=name,
                organisation=organisation,
                is_coordinator=coordinator,
            )
        )
        session.workspace.set_meta("facilitator_id", me.id)
        incarnations.add_machine(session)
        if coordinator:
            session.rows(Programme).add(session.programme)


def _open(home: Home, key: bytes, clock: Clock, random_bytes: RandomBytes) -> Session:
    connection = Connection(home.database, key)
    try:
        if workspaces.needs_migration(connection):
            _backup_before_migration(connection, home, key, clock)
            workspaces.migrate(connection)
        workspace = workspaces.open_workspace(connection, clock, random_bytes)
        session = _session(workspace, home, key, _identity(workspace))
        if standing.is_copy(workspace, home):
            incarnations.renew(session)
    except BaseException:
        connection.close()
        raise
    return session


def _session(workspace: Workspace, home: Home, key: bytes, identity: Identity) -> Session:
    session = Session(workspace, home, key, identity)

    def signature(op: Op) -> bytes:
        from citeapp.exchange import authorship  # few acts need one: starting does not

        return authorship.sign_op(op, session.identity).sig or b""

    workspace.signer = signature
    return session


def _keep_identity(workspace: Workspace, identity: Identity) -> None:
    with workspace.connection.transaction():
        workspace.set_meta(
            "identity",
            {"signing_seed": identity.signing_seed.hex(), "age_secret": identity.age_secret},
        )


def _identity(workspace: Workspace) -> Identity:
    kept = workspace.meta("identity")
    return Identity(workspace.guid, bytes.fromhex(kept["signing_seed"]), kept["age_secret"])


def _backup_before_migration(connection: Connection, home: Home, key: bytes, clock: Clock) -> None:
    blob = keyslots.recovery_blob((home.keys, home.keys_copy))
    name = backups.before_name(workspaces.schema(connection), clock.now().replace(tzinfo=None))
    backups.write_backup(connection, key, blob, home.backups / name)
