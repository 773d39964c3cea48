"""How much a bundle may ask of this machine, and the shapes of what stands in it (faults F56)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from citeapp.base.frozen import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Upper bounds, enforced while a file is being unpacked.

    In bytes, except ``records`` and ``sections`` (of a file).
    """

    file: int = 20 * MEGABYTE
    unpacked: int = 100 * MEGABYTE
    records: int = 2_000_000
    record: int = 8 * MEGABYTE
    header: int = 4 * MEGABYTE
    window: int = 8 << 20
    sections: int = 1000


USUAL = Limits()
LARGE = Limits(file=200 * MEGABYTE, unpacked=1000 * MEGABYTE)
"""For a whole base (``export --all``) from a sender who is enrolled."""

CARD_SIZE = 4096
OUTER_SIZE = 1024

_UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z"
Guid = Annotated[str, Meta(pattern=_UUID)]
Name = Annotated[str, Meta(max_length=200)]
Count = Annotated[int, Meta(ge=0, le=1 << 48)]
Seq = Annotated[int, Meta(ge=1, le=1 << 48)]
Stamp = Annotated[int, Meta(ge=0, le=1 << 62)]
Version = Annotated[int, Meta(ge=0, le=1_000_000)]
TableName = Annotated[str, Meta(pattern=r"^(?!sqlite_)[a-z][a-z0-9_]{0,62}\Z")]
ColumnName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,62}\Z")]
Kind = Annotated[str, Meta(pattern=r"^[IUDREX]\Z")]
RowId = Annotated[str, Meta(pattern=r"^\w[\w.:+-]{0,199}\Z")]
Label = Annotated[str, Meta(min_length=1, max_length=200)]
Key = Annotated[bytes, Meta(min_length=32, max_length=32)]
Mark = Annotated[bytes, Meta(min_length=16, max_length=16)]
Marks = Annotated[bytes, Meta(max_length=16 * 4096)]
Signature = Annotated[bytes, Meta(min_length=64, max_length=64)]
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Held = Mapping[Guid, tuple[tuple[Seq, Seq], ...]]
Recipient = Annotated[str, Meta(pattern=r"^age1[0-9a-z]{40,100}\Z")]

_Integer = Annotated[int, Meta(ge=-(1 << 63), le=(1 << 63) - 1)]
Values = dict[str, str | _Integer | float | bool | None]
"""What ``Op.val`` may hold: columns (each a ``ColumnName``) and plain values, nothing nested."""
