"""How key slots are written down: JSON with a checksum, read back with every value checked."""

from __future__ import annotations

import hashlib
from typing import Annotated

import msgspec
from msgspec import Meta

from citeapp.base import crypto
from citeapp.base.errors import StoreTooNew
from citeapp.base.language import _

VERSION = 1
SIZE = 100_000
_Salt = Annotated[bytes, Meta(min_length=crypto.SALT_SIZE, max_length=crypto.SALT_SIZE)]
_Key = Annotated[bytes, Meta(min_length=crypto.KEY_SIZE, max_length=crypto.KEY_SIZE)]
_Box = Annotated[bytes, Meta(max_length=200)]
_Name = Annotated[str, Meta(max_length=200)]


class AccountSlot(msgspec.Struct, tag="account", tag_field="kind", frozen=True):
    """The key itself: whoever reads this file may open the database."""

    key: _Key

    def __repr__(self) -> str:
        return "AccountSlot(…)"


class PassphraseSlot(msgspec.Struct, tag="passphrase", tag_field="kind", frozen=True):
    """The key in a box that argon2id of a passphrase opens."""

    salt: _Salt
    passes: Annotated[int, Meta(ge=1, le=crypto.HIGHEST.passes)]
    memory: Annotated[int, Meta(ge=8192, le=crypto.HIGHEST.memory)]
    box: _Box


class RecoverySlot(msgspec.Struct, tag="recovery", tag_field="kind", frozen=True):
    """The key in a box that the printed words open."""

    salt: _Salt
    box: _Box


class CoordinatorSlot(msgspec.Struct, tag="coordinator", tag_field="kind", frozen=True):
    """The key sealed to a coordinator's machine."""

    site: _Name
    label: _Name
    public: _Key
    box: _Box


Slot = AccountSlot | PassphraseSlot | RecoverySlot | CoordinatorSlot


class SlotFile(msgspec.Struct, frozen=True):
    """``serial`` grows with each change; ``key_check`` tells whether a key is the right one."""

    database_id: _Name
    key_check: _Name
    serial: Annotated[int, Meta(ge=0)]
    slots: tuple[Slot, ...]
    version: int = VERSION
    check: str = ""


class _Version(msgspec.Struct):
    version: int


def key_check(key: bytes) -> str:
    """Recognises the data key (256 random bits) without giving it away."""
    return hashlib.blake2b(key, digest_size=16, person=b"citeapp-check").hexdigest()


def encode(content: SlotFile) -> bytes:
    """The file, its checksum filled in."""
    checked = msgspec.structs.replace(content, version=VERSION, check=_checksum(content))
    return msgspec.json.format(msgspec.json.encode(checked), indent=1) + b"\n"


def decode(data: bytes) -> SlotFile | None:
    """The slots, or None if a single byte is wrong. Raises StoreTooNew."""
    try:
        if msgspec.json.decode(data, type=_Version).version > VERSION:
            raise StoreTooNew(
                _("Les clés de cet espace ont été écrites par une version plus récente."),
                safe=_("Rien n’a été changé."),
                todo=_("Installez la dernière version du programme."),
            )
        found = msgspec.json.decode(data, type=SlotFile)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if found.check != _checksum(found):
        return None
    return msgspec.structs.replace(found, check="")


def _checksum(content: SlotFile) -> str:
    bare = msgspec.structs.replace(content, version=VERSION, check="")
    return hashlib.sha256(msgspec.json.encode(bare)).hexdigest()
