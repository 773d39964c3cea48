"""Archives that come out the same twice: sorted names, one date, no owner."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from delivery.places import built_on


def tar_xz(folder: Path, archive: Path) -> None:
    """``folder`` and all in it as a .tar.xz."""
    filters = [
        {"id": lzma.FILTER_X86},
        {"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 1 << 26},
    ]
    with (
        lzma.open(archive, "wb", filters=filters) as out,
        tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as packed,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            entry = packed.gettarinfo(path, path.relative_to(folder.parent).as_posix())
            entry.mtime, entry.uid, entry.gid = built_on(), 0, 0
            entry.uname = entry.gname = ""
            entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
            packed.addfile(entry, io.BytesIO(path.read_bytes()) if entry.isfile() else None)


def zipped(folder: Path, archive: Path) -> None:
    """``folder`` and all in it as a .zip."""
    when = datetime.fromtimestamp(built_on(), UTC).timetuple()[:6]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), when)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                packed.writestr(entry, path.read_bytes())
