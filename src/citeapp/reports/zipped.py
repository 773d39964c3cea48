"""Archives of office programs that come out the same twice."""

from __future__ import annotations

import io
import zipfile

_MADE = (1980, 1, 1, 0, 0, 0)
"""The first day an archive knows: no hour of work leaks."""


def same_twice(data: bytes) -> bytes:
    """The archive with one date for all its parts, in their order, stored as they were."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as kept:
        for entry in made.infolist():
            part = zipfile.ZipInfo(entry.filename, _MADE)
            part.compress_type = entry.compress_type
            kept.writestr(part, made.read(entry))
    return out.getvalue()
