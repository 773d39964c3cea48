"""What stands in the body of a bundle or of a sealed section, as values, in and out.

Each page is read with the operations that follow it, and the hash over their lines is taken
on the way, so that checking a whole page costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

import msgspec

from citeapp.base.language import _
from citeapp.domain.lot import Ack, Context, Op, Site
from citeapp.domain.pages import Page, dots_of
from citeapp.exchange import body, pages, refusals, wire
from citeapp.exchange.card import read_card
from citeapp.exchange.limits import Limits
from citeapp.exchange.wire import Counts


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and the operations of it that are shown here, in order.

    ``quick`` is the hash over their lines as they were read (empty: not read from a file).
    """

    page: Page
    ops: tuple[Op, ...]
    quick: bytes = b""


@dataclass(frozen=True, slots=True)
class Erasure:
    """An operation of the complete erase list, met before the ordinary operations."""

    op: Op


Record = Site | Ack | Context | Erasure | Sheet | bytes
"""``bytes`` is a card."""


@dataclass(frozen=True)
class Packed:
    """A body: compressed lines, their size before that, and how many there are of each kind."""

    data: bytes
    size: int
    counts: Counts


def pack(records: Iterable[Record], limits: Limits) -> Packed:
    """The body that holds some records, given in their order. Raises BundleRefused."""
    counted = dict.fromkeys(wire.ORDER, 0)
    data, size = body.pack(_encoded(records, counted, limits))
    if size > limits.unpacked or sum(counted.values()) > limits.records:
        raise refusals.too_large(_("trop de contenu pour un seul lot"))
    return Packed(data, size, Counts(*counted.values()))


def unpack(packed: Packed, limits: Limits) -> Iterator[Record]:
    """The records of a body, checked to its end. Raises BundleRefused."""
    counted = dict.fromkeys(wire.ORDER, 0)
    reached = 0
    open_page: _Reading | None = None
    for data in body.unpack(packed.data, packed.size, limits):
        try:
            line = wire.decode(data)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise refusals.malformed() from error
        if (place := wire.PLACE[type(line)]) < reached:
            raise refusals.malformed()
        reached = place
        counted[type(line)] += 1
        if isinstance(line, wire.OpLine):
            if open_page is None:
                raise refusals.malformed()
            open_page.add(line, data)
            continue
        if open_page is not None:
            yield open_page.finished()
            open_page = None
        if isinstance(line, wire.PageLine):
            open_page = _Reading(line)
        else:
            yield _record(line)
    if open_page is not None:
        yield open_page.finished()
    if Counts(*counted.values()) != packed.counts:
        raise refusals.malformed()


class _Reading:
    """A page whose operations are being read."""

    def __init__(self, line: wire.PageLine) -> None:
        self.page = wire.page_of(line)
        intervals = line.dots if line.shown is None else line.shown
        self._expected = (seq for low, high in intervals for seq in range(low, high + 1))
        self._hash = pages.whole(line.salts if self.page.is_whole else b"")
        self._ops: list[Op] = []

    def add(self, line: wire.OpLine, data: bytes) -> None:
        """The next operation: the one expected, or the bundle is refused."""
        if line.site != self.page.site or line.seq != next(self._expected, None):
            raise refusals.malformed()
        self._hash.update(data + b"\n")
        self._ops.append(wire.op_of(line))

    def finished(self) -> Sheet:
        """The page with all its operations."""
        if next(self._expected, None) is not None:
            raise refusals.malformed()
        return Sheet(self.page, tuple(self._ops), self._hash.digest())


def _encoded(
    records: Iterable[Record], counted: dict[type, int], limits: Limits
) -> Iterator[bytes]:
    for record in records:
        for line in _lines(record):
            counted[type(line)] += 1
            data = wire.encode(line)
            if len(data) > limits.record:
                raise body.record_too_large(limits)
            yield data


def _lines(record: Record) -> Iterator[wire.Line]:
    match record:
        case Sheet(page, ops):
            yield wire.page_line(page, dots_of(op.seq for op in ops))
            for op in ops:
                yield wire.OpLine(*wire.op_fields(op))
        case Context():
            yield wire.ContextLine(*astuple(record))
        case Site():
            yield wire.SiteLine(*astuple(record))
        case Ack():
            yield wire.AckLine(record.verify_key, record.stamp, record.have, record.sig)
        case Erasure(op):
            yield wire.ErasureLine(*wire.op_fields(op))
        case card:
            yield wire.CardLine(card)


def _record(line: wire.Line) -> Record:
    match line:
        case wire.ErasureLine():
            return Erasure(wire.op_of(line))
        case wire.ContextLine():
            return Context(line.site, line.ctx, line.other, line.lo, line.hi)
        case wire.AckLine():
            return Ack(line.verify_key, line.stamp, line.have, line.sig)
        case wire.SiteLine():
            return Site(line.guid, line.label, line.verify_key)
        case wire.CardLine():
            read_card(line.card)
            return line.card
        case _:
            raise refusals.malformed()
