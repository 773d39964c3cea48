"""Update files of a product that is a tiny script, signed by a key of the tests."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

from delivery.updates import signed

from citeapp.base import crypto
from citeapp.base.installation import PROGRAM, TARGET
from citeapp.intake import updates
from citeapp.store.schema.migrations import SCHEMA_VERSION

SEED = bytes(range(32))
KEYS = (crypto.verify_key(SEED),)
ENDS_WELL = "#!/bin/sh\nexit 0\n"


def product(script: str = ENDS_WELL, target: str = TARGET) -> bytes:
    """A whole product of two files."""
    files = {f"CiteApp/{PROGRAM}": script.encode(), "CiteApp/_internal/été.txt": b"mots"}
    return zipped(files) if target == "windows" else tarred(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files, whatever their names; nothing is mended."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            packed.writestr(entry, content)
    return out.getvalue()


def tarred(files: dict[str, bytes], *others: tarfile.TarInfo) -> bytes:
    """The same as .tar.xz; ``others`` are entries without content (links, devices)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:xz", preset=0) as packed:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o755
            packed.addfile(entry, io.BytesIO(content))
        for entry in others:
            packed.addfile(entry)
    return out.getvalue()


def link(name: str, to: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    """An entry that leads elsewhere."""
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, to
    return entry


def write(
    folder: Path,
    packed: bytes | None = None,
    *,
    version: str = "9.0.0",
    target: str = TARGET,
    schema: int = SCHEMA_VERSION,
    seed: bytes = SEED,
) -> Path:
    """An update file in ``folder``."""
    told = {"version": version, "target": target, "schema": schema, "news": "Plus rapide."}
    path = folder / f"citeapp-{version}-{target}{updates.ENDING}"
    path.write_bytes(signed(told, product(target=target) if packed is None else packed, seed))
    return path
