"""Typing that is not an operation yet, in an encrypted file of its own (house.md, One writer).

It is apart from the workspace so that it can be written while a merge holds the writer, and so
small that it is written anew each time. What lies in it when the program starts was typed in a
program that was killed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from citeapp.base.crypto import lock, unlock
from citeapp.base.errors import UserError
from citeapp.base.files import read_limited, write_verified
from citeapp.base.frozen import dataclass
from citeapp.base.ids import RandomBytes

NAME = "typing"
MOST_BYTES = 64 << 20


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Words on their way to a cell: ``column`` of the row ``id`` of ``noun``.

    A line that is no row yet has no ``id``: it stands in the text of ``owner_id``, under the
    line ``after_id``. ``known`` is what the cell held when typing began.
    """

    noun: str
    column: str
    text: str
    id: str = ""
    known: str = ""
    owner_id: str = ""
    after_id: str = ""
    private: bool = False


def keep(folder: Path, key: bytes, drafts: Sequence[Draft], random_bytes: RandomBytes) -> None:
    """Put these drafts on the disk, in place of those of before. Raises DiskRefused."""
    path = folder / NAME
    if not drafts:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return
    content = json.dumps([asdict(draft) for draft in drafts]).encode()
    write_verified(path, lock(_key(key), content, random_bytes), private=True)


def kept(folder: Path, key: bytes) -> list[Draft]:
    """The drafts on the disk; a file that does not open is none (it is someone else's)."""
    path = folder / NAME
    if not path.exists():
        return []
    try:
        content = unlock(_key(key), read_limited(path, MOST_BYTES))
        return [Draft(**values) for values in json.loads(content)] if content else []
    except (UserError, ValueError, TypeError):
        return []


def _key(key: bytes) -> bytes:
    """A key for drafts alone, from that of the workspace."""
    return hashlib.blake2b(key, digest_size=32, person=b"citeapp drafts").digest()
