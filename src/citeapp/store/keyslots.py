"""The ways to open a workspace: its random data key, wrapped once for each way.

The slot file stands apart from the database, twice, closed to other accounts. The account
slot holds the key itself and never leaves this machine; the others may travel in backups:
a passphrase (argon2id), printed recovery words, later a coordinator's key. Changing one
never changes the data key, and an interrupted change leaves the old or the new way open.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from citeapp.base import crypto, words
from citeapp.base.crypto import MODERATE, Cost
from citeapp.base.errors import DiskRefused, InputRefused, KeyRefused, NotFound, StoreDamaged
from citeapp.base.files import read_limited, write_verified
from citeapp.base.ids import RandomBytes
from citeapp.base.language import _
from citeapp.store import slotfile
from citeapp.store.slotfile import (
    AccountSlot,
    CoordinatorSlot,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    SlotFile,
)

Paths = tuple[Path, Path]
Source = Paths | bytes
"""The two files of this machine, or the blob that a backup carries."""
ASKED_WORDS = 3
KINDS: dict[type, str] = {
    AccountSlot: "account",
    PassphraseSlot: "passphrase",
    RecoverySlot: "recovery",
    CoordinatorSlot: "coordinator",
}


def new_key(random_bytes: RandomBytes) -> bytes:
    """A data key for a new workspace."""
    return random_bytes(crypto.KEY_SIZE)


def create(
    paths: Paths,
    key: bytes,
    *,
    database_id: str,
    random_bytes: RandomBytes,
    passphrase: str | None = None,
    account: bool = True,
    cost: Cost = MODERATE,
) -> tuple[str, ...]:
    """Make the slots of a new workspace; the 12 recovery words to print, kept nowhere.

    Never writes over existing slots: they open something.
    """
    if any(path.exists() for path in paths):
        raise _in_the_way()
    if not account and passphrase is None:
        raise ValueError("nothing would open this workspace but the recovery words")
    recovery, printed = _recovery(key, random_bytes)
    slots: list[Slot] = [recovery]
    if passphrase is not None:
        slots.append(_passphrase(key, passphrase, random_bytes, cost))
    if account:
        slots.append(AccountSlot(key))
    _write(paths, SlotFile(database_id, slotfile.key_check(key), 1, tuple(slots)))
    return printed


def kinds(source: Source) -> frozenset[str]:
    """Which ways exist: "account", "passphrase", "recovery", "coordinator"."""
    return frozenset(KINDS[type(slot)] for slot in _read(source).slots)


def database_id(source: Source) -> str:
    """Which database these slots open."""
    return _read(source).database_id


def open_account(source: Source) -> bytes:
    """The key, for whoever is logged in here; KeyRefused where the passphrase is asked."""
    found = _read(source)
    return _opened(found, (slot.key for slot in found.slots if isinstance(slot, AccountSlot)))


def open_passphrase(source: Source, passphrase: str) -> bytes:
    """The key behind a passphrase (takes about a second). Raises KeyRefused."""
    found = _read(source)
    normal = _normal(passphrase)
    return _opened(
        found,
        (
            crypto.unlock(
                crypto.passphrase_key(normal, slot.salt, Cost(slot.passes, slot.memory)), slot.box
            )
            for slot in found.slots
            if isinstance(slot, PassphraseSlot)
        ),
    )


def open_words(source: Source, typed: str | Sequence[str]) -> bytes:
    """The key behind the printed words, however they were typed. Raises KeyRefused."""
    found = _read(source)
    secret = words.secret_of(typed)
    if secret is None:
        raise _refused()
    return _opened(
        found,
        (
            crypto.unlock(_words_key(secret, slot.salt), slot.box)
            for slot in found.slots
            if isinstance(slot, RecoverySlot)
        ),
    )


def open_coordinator(source: Source, signing_seed: bytes) -> bytes:
    """The key, for the coordinator to whom it was sealed. Raises KeyRefused."""
    found = _read(source)
    return _opened(
        found,
        (
            crypto.open_with(signing_seed, slot.box)
            for slot in found.slots
            if isinstance(slot, CoordinatorSlot)
        ),
    )


def add_passphrase(
    paths: Paths,
    key: bytes,
    passphrase: str,
    *,
    random_bytes: RandomBytes,
    cost: Cost = MODERATE,
) -> None:
    """Set or change the passphrase. Raises InputRefused if it is too weak."""
    slot = _passphrase(key, passphrase, random_bytes, cost)
    _change(paths, key, lambda old: not isinstance(old, PassphraseSlot), slot)


def add_account(paths: Paths, key: bytes) -> None:
    """Let this user account open the workspace without a question."""
    _change(paths, key, lambda old: not isinstance(old, AccountSlot), AccountSlot(key))


def remove_account(paths: Paths) -> None:
    """From now on the passphrase is asked at each start; there must be one."""
    found = _read(paths)
    if not any(isinstance(slot, PassphraseSlot) for slot in found.slots):
        raise InputRefused(
            _("Choisissez d’abord une phrase de passe : sans elle, plus rien n’ouvrirait ce poste.")
        )
    _replace(paths, found, lambda old: not isinstance(old, AccountSlot))


def new_words(paths: Paths, key: bytes, random_bytes: RandomBytes) -> tuple[str, ...]:
    """Fresh recovery words; those printed before open only older backups from now on."""
    slot, printed = _recovery(key, random_bytes)
    _change(paths, key, lambda old: not isinstance(old, RecoverySlot), slot)
    return printed


def add_coordinator(paths: Paths, key: bytes, *, site: str, label: str, public: bytes) -> None:
    """Seal the key to a coordinator's verify key as well (declared to the user)."""
    slot = CoordinatorSlot(site, label, public, crypto.seal_for(public, key))
    _change(
        paths, key, lambda old: not (isinstance(old, CoordinatorSlot) and old.site == site), slot
    )


def recovery_blob(paths: Paths) -> bytes:
    """The slots that may travel in a backup: never the account's."""
    found = _read(paths)
    kept = tuple(slot for slot in found.slots if not isinstance(slot, AccountSlot))
    return slotfile.encode(SlotFile(found.database_id, found.key_check, found.serial, kept))


def copy(paths: Paths, target: Paths) -> None:
    """The same slots in another place of this account, the account's own among them."""
    _write(target, _read(paths))


def adopt(
    paths: Paths, blob: bytes, key: bytes, *, account: bool = True, replace: bool = False
) -> None:
    """Install the slots of a backup that was opened on this machine.

    Refuses to write over slots that open another database, unless ``replace``.
    """
    found = _read(blob)
    _check_key(found, key)
    if not replace and any(path.exists() for path in paths):
        if _read(paths).key_check != found.key_check:
            raise _in_the_way()
        return
    slots = (*found.slots, AccountSlot(key)) if account else found.slots
    _write(paths, SlotFile(found.database_id, found.key_check, found.serial + 1, slots))


def asked_positions(random_bytes: RandomBytes, count: int = ASKED_WORDS) -> tuple[int, ...]:
    """Which of the printed words to ask back, numbered from 1 as on paper."""
    left = list(range(1, words.SECRET_WORDS + 1))
    drawn = [left.pop(random_bytes(4)[-1] % len(left)) for _turn in range(count)]
    return tuple(sorted(drawn))


def check_typed_words(
    printed: Sequence[str], positions: Iterable[int], typed: Iterable[str]
) -> bool:
    """Whether the words at ``positions`` (from 1) were typed back, case and accents aside."""
    return [words.split(word) for word in typed] == [(printed[n - 1],) for n in positions]


def _read(source: Source) -> SlotFile:
    """The newest readable copy; the other one is mended from it where the disk allows."""
    if isinstance(source, bytes):
        if (found := slotfile.decode(source)) is None:
            raise _damaged()
        return found
    if not any(path.exists() for path in source):
        raise NotFound(
            _("Le fichier des clés de cet espace de travail est introuvable."),
            safe=_("Les données sont toujours là, chiffrées."),
            todo=_("Restaurez une sauvegarde avec les mots de secours : citeapp restore."),
        )
    copies = [_copy(path) for path in source]
    whole = [copy for copy in copies if copy is not None]
    if not whole:
        raise _damaged()
    best = max(whole, key=lambda copy: copy.serial)
    for path, copy in zip(source, copies, strict=True):
        if copy != best:
            with suppress(DiskRefused):
                write_verified(path, slotfile.encode(best), private=True)
    return best


def _copy(path: Path) -> SlotFile | None:
    try:
        return slotfile.decode(read_limited(path, slotfile.SIZE))
    except InputRefused:
        return None


def _write(paths: Paths, content: SlotFile) -> None:
    data = slotfile.encode(content)
    for path in paths:
        write_verified(path, data, private=True)


def _change(paths: Paths, key: bytes, keep: Callable[[Slot], bool], new: Slot) -> None:
    found = _read(paths)
    _check_key(found, key)
    _replace(paths, found, keep, new)


def _replace(paths: Paths, found: SlotFile, keep: Callable[[Slot], bool], *new: Slot) -> None:
    slots = (*(slot for slot in found.slots if keep(slot)), *new)
    _write(paths, SlotFile(found.database_id, found.key_check, found.serial + 1, slots))


def _opened(found: SlotFile, keys: Iterable[bytes | None]) -> bytes:
    for key in keys:
        if key is not None and slotfile.key_check(key) == found.key_check:
            return key
    raise _refused()


def _check_key(found: SlotFile, key: bytes) -> None:
    if slotfile.key_check(key) != found.key_check:
        raise _refused()


def _recovery(key: bytes, random_bytes: RandomBytes) -> tuple[RecoverySlot, tuple[str, ...]]:
    secret, salt = random_bytes(words.SECRET_SIZE), random_bytes(crypto.SALT_SIZE)
    box = crypto.lock(_words_key(secret, salt), key, random_bytes)
    return RecoverySlot(salt, box), words.secret_words(secret)


def _words_key(secret: bytes, salt: bytes) -> bytes:
    """128 random bits need no slow derivation."""
    return hashlib.blake2b(secret, digest_size=32, salt=salt, person=b"citeapp-words").digest()


def _passphrase(
    key: bytes, passphrase: str, random_bytes: RandomBytes, cost: Cost
) -> PassphraseSlot:
    normal = _normal(passphrase)
    if not words.strong_enough(normal):
        raise InputRefused(
            _("Cette phrase de passe est trop facile à deviner."),
            todo=_("Prenez au moins 14 caractères variés, ou les mots proposés."),
        )
    salt = random_bytes(crypto.SALT_SIZE)
    box = crypto.lock(crypto.passphrase_key(normal, salt, cost), key, random_bytes)
    return PassphraseSlot(salt, cost.passes, cost.memory, box)


def _normal(passphrase: str) -> str:
    """The same characters on every keyboard and system."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def _refused() -> KeyRefused:
    """One message whatever was wrong, so that nothing is learnt from it."""
    return KeyRefused(
        _("Cette phrase de passe ou ces mots de secours n’ouvrent pas cet espace de travail."),
        safe=_("Rien n’a été changé."),
        todo=_("Vérifiez chaque mot, puis recommencez."),
    )


def _damaged() -> StoreDamaged:
    return StoreDamaged(
        _("Le fichier des clés est abîmé, et sa copie aussi."),
        safe=_("Les données sont toujours là, chiffrées."),
        todo=_("Restaurez une sauvegarde avec les mots de secours : citeapp restore."),
    )


def _in_the_way() -> InputRefused:
    return InputRefused(
        _("Des clés existent déjà ici pour un autre espace de travail."),
        safe=_("Elles n’ont pas été touchées."),
        todo=_("Choisissez un autre dossier."),
    )
