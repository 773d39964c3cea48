"""Reads an update file: nothing in it is believed, unpacked or shown before its signature.

``citeapp-X.Y.Z-windows.citmaj`` is a zip of three stored entries: ``version.json`` (what it is,
with the size and SHA-256 of the product), ``signature`` (Ed25519 over ``version.json``, by the
project's key) and the product as it is handed over (``product.zip``, ``product.tar.xz``).
The file is read once, into memory: what was checked is what is unpacked, whatever becomes of the
stick. Names in the product lead nowhere but inside it: see :func:`parts`.
"""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import posixpath
import re
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import IO, Any, cast

from citeapp.base import crypto, paths
from citeapp.base.errors import InputRefused
from citeapp.base.files import read_limited
from citeapp.base.frozen import dataclass
from citeapp.base.installation import is_version
from citeapp.base.language import _

ENDING = ".citmaj"
FORMAT = 1
TOLD, SIGNATURE = "version.json", "signature"
PRODUCTS = {"windows": "product.zip", "linux": "product.tar.xz"}
PURPOSE = b"citeapp/update\0"
"""In front of what is signed: a signature made for something else is worth nothing here."""
KEYS = "application/release-keys.txt"
"""The public keys that may sign, one a line in hexadecimal, under ``resources``."""
LARGEST_FILE = 250_000_000
LARGEST_TOLD = 20_000
LARGEST_PRODUCT = 1_000_000_000
"""Bytes once unpacked; the product has 130 million."""
MOST_PARTS = 20_000
LONGEST_PATH = 180
CHUNK = 1 << 20

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]|[ .]$')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_BROKEN = (
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,  # with it NotImplementedError and RecursionError
    ValueError,
    lzma.LZMAError,
    struct.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True)
class Update:
    """What a signed file brings; ``news`` says in one sentence what is new."""

    version: str
    target: str
    schema: int
    news: str
    product: bytes = field(repr=False)


@dataclass(frozen=True)
class Part:
    """A file of the product, by its path below the product's folder.

    ``link`` is the path, below the same folder, of the file it stands for; it has no content.
    """

    path: str
    executable: bool = False
    link: str = ""
    content: Iterable[bytes] = ()


def release_keys() -> tuple[bytes, ...]:
    """The public keys of the project; none where the list is missing or makes no sense."""
    try:
        lines = (paths.resources() / KEYS).read_text(encoding="ascii").splitlines()
        return tuple(bytes.fromhex(line) for line in lines if line and not line.startswith("#"))
    except (OSError, ValueError):
        return ()


def read(path: Path, keys: Sequence[bytes]) -> Update:
    """What an update file is, once its signature and its product agree. Raises InputRefused."""
    return told(read_limited(path, LARGEST_FILE), keys)


def told(data: bytes, keys: Sequence[bytes]) -> Update:
    """The same of a file that was read already, or that rode in a lot. Raises InputRefused."""
    try:
        entries = _entries(data)
        described, signature = entries[TOLD], entries[SIGNATURE]
    except (*_BROKEN, KeyError) as error:
        raise damaged() from error
    if not any(crypto.verify(key, PURPOSE + described, signature) for key in keys):
        raise InputRefused(
            _("Ce fichier n’est pas signé par le projet CitéApp, ou il a été changé en route."),
            safe=_("Il n’a pas été ouvert ; rien n’a été changé."),
            todo=_("Demandez-en une autre copie à la coordination."),
        )
    about = json.loads(described)
    if about.get("format") != FORMAT:
        raise InputRefused(
            _("Ce fichier de mise à jour est fait pour une version plus récente que la vôtre."),
            safe=_("Rien n’a été changé."),
            todo=_("Demandez à la coordination une mise à jour intermédiaire."),
        )
    try:
        return _agreeing(about, entries)
    except (KeyError, TypeError, ValueError) as error:
        raise damaged() from error


def parts(update: Update) -> Iterator[Part]:
    """Every file of the product, links last; take each content before the next part.

    Refused: a path that leaves the folder or that some system reads otherwise (absolute, « .. »,
    drive letters, reserved names), a name told twice, a link to anything but a file of the
    product, more than the limits. Raises InputRefused.
    """
    names = _Names()
    links: list[tuple[str, str]] = []
    packed = _zip_parts if update.target == "windows" else _tar_parts
    try:
        for part in packed(update.product):
            path = names.add(part.path)
            if part.link:
                links.append((path, posixpath.join(posixpath.dirname(path), part.link)))
            else:
                yield Part(path, part.executable, content=_sound(part.content))
        for path, link in links:
            target = names.file(posixpath.normpath(link))
            if any(target == other for other, _to in links):
                raise ValueError(target)  # a chain may lead round and round
            yield Part(path, link=target)
    except _BROKEN as error:
        raise damaged() from error


def damaged() -> InputRefused:
    """The file does not hold together."""
    return InputRefused(
        _("Ce fichier de mise à jour est incomplet ou abîmé."),
        safe=_("Rien n’a été changé."),
        todo=_("Copiez-le de nouveau sur la clé, ou demandez-en une autre copie."),
    )


def _sound(content: Iterable[bytes]) -> Iterator[bytes]:
    """The same, read outside of :func:`parts`: what is broken is told as there."""
    try:
        yield from content
    except _BROKEN as error:
        raise damaged() from error


def _entries(data: bytes) -> dict[str, bytes]:
    """The stored entries of the outer file; each no larger than what is there."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        found = packed.infolist()
        if len(found) != len({entry.filename for entry in found}) or len(found) != 3:
            raise ValueError("entries")
        for entry in found:
            stored = entry.compress_type == zipfile.ZIP_STORED and not entry.flag_bits & 1
            most = LARGEST_FILE if entry.filename in PRODUCTS.values() else LARGEST_TOLD
            if not stored or entry.file_size != entry.compress_size or entry.file_size > most:
                raise ValueError("entry")
        return {entry.filename: packed.read(entry) for entry in found}


def _agreeing(about: dict[str, Any], entries: dict[str, bytes]) -> Update:
    target, version, schema = about["target"], about["version"], about["schema"]
    product = entries[PRODUCTS[target]]
    sha = hashlib.sha256(product).hexdigest()
    if (len(product), sha) != (about["size"], about["sha256"]) or not is_version(version):
        raise ValueError("product")
    if type(schema) is not int or not isinstance(about["news"], str):
        raise ValueError("told")
    return Update(version, target, schema, about["news"], product)


class _Names:
    """The paths of a product: each once, none outside, none that two systems read differently."""

    def __init__(self) -> None:
        self._top = ""
        self._files: dict[str, str] = {}
        self._folders: set[str] = set()

    def add(self, name: str) -> str:
        """The path below the product's folder of a file named in the archive."""
        top, _slash, path = name.partition("/")
        self._top = self._top or top
        pieces = path.split("/")
        if top != self._top or len(path) > LONGEST_PATH or len(self._files) >= MOST_PARTS:
            raise ValueError(name)
        if any(not _is_plain(piece) for piece in (top, *pieces)):
            raise ValueError(name)
        keys = [_key("/".join(pieces[: n + 1])) for n in range(len(pieces))]
        if keys[-1] in self._files or keys[-1] in self._folders:
            raise ValueError(name)
        if any(key in self._files for key in keys[:-1]):
            raise ValueError(name)
        self._folders.update(keys[:-1])
        self._files[keys[-1]] = path
        return path

    def file(self, path: str) -> str:
        """The same path, if a file of the product has it."""
        if self._files.get(_key(path)) != path:
            raise ValueError(path)
        return path


def _is_plain(piece: str) -> bool:
    return bool(piece) and not _FORBIDDEN.search(piece) and not _DEVICES.match(piece)


def _key(path: str) -> str:
    """Alike for what a disk may take for the same name."""
    return unicodedata.normalize("NFC", path).casefold()


class _Counted:
    """A stream that gives no more than a product may hold, whatever was declared."""

    def __init__(self, inner: lzma.LZMAFile) -> None:
        self._inner, self._left = inner, LARGEST_PRODUCT

    def read(self, size: int = -1) -> bytes:
        chunk = self._inner.read(CHUNK if size < 0 else min(size, CHUNK))
        self._left -= len(chunk)
        if self._left < 0:
            raise ValueError("too much")
        return chunk


def _zip_parts(product: bytes) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(product)) as packed:
        entries = packed.infolist()
        if sum(entry.file_size for entry in entries) > LARGEST_PRODUCT:
            raise ValueError("too much")
        for entry in entries:
            if entry.external_attr >> 16 & 0o170000 not in (0, 0o100000) or entry.is_dir():
                raise ValueError(entry.filename)  # our zips hold ordinary files, nothing else
            # zipfile mends names: it is the name as it is written that is judged
            with packed.open(entry) as stream:
                yield Part(entry.orig_filename, content=_chunks(stream))


def _tar_parts(product: bytes) -> Iterator[Part]:
    with (
        lzma.open(io.BytesIO(product)) as unpacked,
        tarfile.open(fileobj=cast(IO[bytes], _Counted(unpacked)), mode="r|") as packed,
    ):
        for entry in packed:
            if entry.isdir():
                continue  # folders come with their files
            if not entry.isreg() and not entry.issym():
                raise ValueError(entry.name)
            link = entry.linkname if entry.issym() else ""
            if link.startswith("/") or (entry.issym() and not link):
                raise ValueError(entry.name)
            stream = packed.extractfile(entry) if entry.isreg() else None
            content = _chunks(stream) if stream is not None else ()
            yield Part(entry.name, bool(entry.mode & 0o100), link, content)
        while unpacked.read(CHUNK):
            pass  # to the end, where xz says whether all was there


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk
