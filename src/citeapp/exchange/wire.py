"""The lines of a bundle's body: one JSON array a record, its first element says which kind."""

from __future__ import annotations

from functools import lru_cache
from sys import intern
from typing import Annotated

import msgspec
from msgspec import Meta

from citeapp.base.frozen import dataclass
from citeapp.domain.havesets import difference, is_normal, normalise
from citeapp.domain.lot import Op
from citeapp.domain.pages import MARK, Page
from citeapp.exchange.limits import (
    CARD_SIZE,
    ColumnName,
    Count,
    Guid,
    Held,
    Key,
    Kind,
    Label,
    Mark,
    Marks,
    Name,
    RowId,
    Seq,
    Signature,
    Stamp,
    TableName,
    Values,
    Version,
)

_Root = Annotated[bytes, Meta(min_length=32, max_length=32)]


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


class AckLine(
    msgspec.Struct, tag="a", array_like=True, forbid_unknown_fields=True, frozen=True, gc=False
):
    """What a machine said that it holds."""

    verify_key: Key
    stamp: Stamp
    have: Held
    sig: Signature


class PageLine(
    msgspec.Struct, tag="p", array_like=True, forbid_unknown_fields=True, frozen=True, gc=False
):
    """A page that its author signed; the operations ``shown`` of it follow, in order."""

    site: Guid
    scope: tuple[Label, ...]
    dots: tuple[tuple[Seq, Seq], ...]
    contexts: tuple[tuple[Count, Mark], ...]
    whole: _Root
    root: _Root
    sig: Signature
    salts: Marks
    marks: Marks
    shown: tuple[tuple[Seq, Seq], ...] | None


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


Line = SiteLine | CardLine | AckLine | ContextLine | ErasureLine | PageLine | OpLine
ORDER: tuple[type, ...] = (
    SiteLine,
    CardLine,
    AckLine,
    ContextLine,
    ErasureLine,
    PageLine,
    OpLine,
)
"""Lines come in this order, so that an importer may work as it reads."""
PLACE = {kind: place for place, kind in enumerate(ORDER)} | {OpLine: ORDER.index(PageLine)}
"""Each page is followed by its operations."""


@dataclass(frozen=True)
class Counts:
    """How many records of each kind a body holds, in their order."""

    sites: Count = 0
    cards: Count = 0
    acks: Count = 0
    contexts: Count = 0
    erasures: Count = 0
    pages: Count = 0
    ops: Count = 0


OP_BEGINS = b'["o",'
"""How the line of an operation begins."""
USUAL_COLUMNS = 64
"""Of one operation; combinations of more are not remembered."""
LARGEST_PAGE = 4096
"""Operations on one page that another program wrote; ours hold far fewer."""

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)
_op_decoder = msgspec.json.Decoder(OpLine)
_values = msgspec.json.Decoder(Values)


def encode(line: Line) -> bytes:
    """One line, its line end included."""
    return _encoder.encode(line) + b"\n"


def decode(data: bytes) -> Line:
    """One line, every value checked. Raises msgspec.MsgspecError, ValueError, RecursionError."""
    line = _decoder.decode(data)
    if isinstance(line, _Written):
        _check_values(line.val)
    elif isinstance(line, ContextLine) and line.lo > line.hi:
        raise ValueError("an interval that ends before it begins")
    elif isinstance(line, AckLine) and not is_normal(line.have):
        raise ValueError("a have-set that is none")
    elif isinstance(line, PageLine):
        _check_page(line)
    return line


def decode_op(data: bytes) -> Op:
    """The line of an operation, which begins as they do. Raises as ``decode``."""
    line = _op_decoder.decode(data)
    _check_values(line.val)
    return op_of(line)


def _check_values(val: str | None) -> None:
    """Raises when it is no JSON object of columns that could be ours."""
    if val is None:
        return
    names = tuple(_values.decode(val))
    (_check_columns if len(names) <= USUAL_COLUMNS else _check_columns.__wrapped__)(names)


def _check_page(line: PageLine) -> None:
    """Raises ValueError when its parts do not fit together."""
    dots, part = line.dots, line.shown
    size = sum(high - low + 1 for low, high in dots)
    if not dots or normalise(dots) != dots or size > LARGEST_PAGE:
        raise ValueError("dots that are none")
    if part is not None and (normalise(part) != part or difference({"": part}, {"": dots})):
        raise ValueError("more is shown than the page holds")
    if line.scope != tuple(sorted(set(line.scope))):
        raise ValueError("a scope that is none")
    if line.contexts != tuple(sorted(dict(line.contexts).items())):
        raise ValueError("contexts that are none")
    whole = part is None and len(line.salts) == MARK and not line.marks
    parts = len(line.salts) == len(line.marks) == MARK * size
    if not whole and not parts:
        raise ValueError("salts and marks that do not fit the page")


@lru_cache(512)
def _check_columns(names: tuple[str, ...]) -> None:
    """Remembered, since a few hundred combinations come back a million times."""
    for name in names:
        msgspec.convert(name, ColumnName)


def page_line(page: Page, shown: tuple[tuple[int, int], ...]) -> PageLine:
    """A page to be written, and which of its operations follow."""
    part = None if page.is_whole else shown
    return PageLine(
        page.site,
        page.scope,
        page.dots,
        page.contexts,
        page.whole,
        page.root,
        page.sig,
        page.salts,
        page.marks,
        part,
    )


def page_of(line: PageLine) -> Page:
    """A page that was read."""
    return Page(
        line.site,
        line.scope,
        line.dots,
        line.contexts,
        line.whole,
        line.root,
        line.sig,
        line.salts,
        line.marks,
    )


def op_of(line: ErasureLine | OpLine) -> Op:
    """An operation that was read; names that return with each are held in memory once."""
    site, seq, hlc, ctx, tx, schema, tbl, *rest = msgspec.structs.astuple(line)
    return Op(intern(site), seq, hlc, ctx, tx, schema, intern(tbl), *rest)
