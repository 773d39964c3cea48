"""The lines of a bundle's body: one JSON array a record, its first element says which kind."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

import msgspec
from msgspec import Meta

from citeapp.domain.lot import Context, Op, Site
from citeapp.exchange.limits import (
    CARD_SIZE,
    ColumnName,
    Count,
    Guid,
    Key,
    Kind,
    Name,
    RowId,
    Seq,
    Signature,
    Stamp,
    TableName,
    Values,
    Version,
)


class SiteLine(
    msgspec.Struct, tag="s", array_like=True, forbid_unknown_fields=True, frozen=True, gc=False
):
    """A machine that operations name."""

    guid: Guid
    label: Name
    verify_key: Key | None


class CardLine(
    msgspec.Struct, tag="k", array_like=True, forbid_unknown_fields=True, frozen=True, gc=False
):
    """Someone's card, as its owner signed it."""

    card: Annotated[bytes, Meta(max_length=CARD_SIZE)]


class ContextLine(
    msgspec.Struct, tag="c", array_like=True, forbid_unknown_fields=True, frozen=True, gc=False
):
    """What an author held."""

    site: Guid
    ctx: Count
    other: Guid
    lo: Seq
    hi: Seq


class _Written(msgspec.Struct, array_like=True, forbid_unknown_fields=True, frozen=True, gc=False):
    site: Guid
    seq: Seq
    hlc: Stamp
    ctx: Count
    tx: Count
    schema: Version
    tbl: TableName
    kind: Kind
    pk: RowId
    val: str | None
    sig: Signature | None


class ErasureLine(_Written, tag="e", array_like=True, forbid_unknown_fields=True, frozen=True):
    """One operation of the complete erase list, before the operations it may concern."""


class OpLine(_Written, tag="o", array_like=True, forbid_unknown_fields=True, frozen=True):
    """One operation."""


Line = SiteLine | CardLine | ContextLine | ErasureLine | OpLine
ORDER: tuple[type, ...] = (SiteLine, CardLine, ContextLine, ErasureLine, OpLine)
"""Lines come in this order, so that an importer may work as it reads."""
PLACE = {kind: place for place, kind in enumerate(ORDER)}

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)
_values = msgspec.json.Decoder(Values)


def encode(line: Line) -> bytes:
    """One line, its line end included."""
    return _encoder.encode(line) + b"\n"


def decode(data: bytes) -> Line:
    """One line, every value checked. Raises msgspec.MsgspecError, ValueError, RecursionError."""
    line = _decoder.decode(data)
    if isinstance(line, _Written) and line.val is not None:
        for column in _values.decode(line.val):
            _check_column(column)
    elif isinstance(line, ContextLine) and line.lo > line.hi:
        raise ValueError("an interval that ends before it begins")
    return line


@lru_cache(4096)
def _check_column(name: str) -> None:
    """Remembered, since a few hundred names come back a million times."""
    msgspec.convert(name, ColumnName)


def site_line(site: Site) -> SiteLine:
    """A site to be written."""
    return SiteLine(site.guid, site.label, site.verify_key)


def context_line(context: Context) -> ContextLine:
    """A context to be written."""
    return ContextLine(context.site, context.ctx, context.other, context.lo, context.hi)


def op_fields(
    op: Op,
) -> tuple[str, int, int, int, int, int, str, str, str, str | None, bytes | None]:
    """An operation's values, in the order of its line."""
    return (
        op.site,
        op.seq,
        op.hlc,
        op.ctx,
        op.tx,
        op.schema,
        op.tbl,
        op.kind,
        op.pk,
        op.val,
        op.sig,
    )


def op_of(line: ErasureLine | OpLine) -> Op:
    """An operation that was read."""
    return Op(
        line.site,
        line.seq,
        line.hlc,
        line.ctx,
        line.tx,
        line.schema,
        line.tbl,
        line.kind,
        line.pk,
        line.val,
        line.sig,
    )
