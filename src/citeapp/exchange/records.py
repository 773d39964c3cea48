"""What stands in the body of a bundle or of a sealed section, as values, in and out.

Each page is read with the operations that follow it, and the hash over their lines is taken
on the way, so that checking a whole page costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    ``known``: how many operations follow a page that is here already, word for word; they were
    hashed and not read again.
    """

    page: Page
    ops: tuple[Op, ...]
    quick: bytes = b""
    known: int = 0


@dataclass(frozen=True, slots=True)
class Erasure:
    """An operation of the complete erase list, met before the ordinary operations."""

    op: Op


Record = Site | Ack | Context | Erasure | Sheet | bytes
"""``bytes`` is a card."""
IsHere = Callable[[Page], bool]
"""Whether the very same page is kept here whole, and each of its operations counts."""


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


def unpack(packed: Packed, limits: Limits, is_here: IsHere | None = None) -> Iterator[Record]:
    """The records of a body, checked to its end. Raises BundleRefused.

    The operations of a page that ``is_here`` are counted and hashed, and not read again.
    """
    counted = dict.fromkeys(wire.ORDER, 0)
    reached = 0
    open_page: _Reading | None = None
    for data in body.unpack(packed.data, packed.size, limits):
        if open_page is not None:
            if data.startswith(wire.OP_BEGINS):
                open_page.add(data)
                continue
            yield open_page.finished(is_here)
            counted[wire.OpLine] += len(open_page.lines)
            open_page = None
        line = _decoded(data)
        if (place := wire.PLACE[type(line)]) < reached or isinstance(line, wire.OpLine):
            raise refusals.malformed()
        reached = place
        counted[type(line)] += 1
        if isinstance(line, wire.PageLine):
            open_page = _Reading(line)
        else:
            yield _record(line)
    if open_page is not None:
        yield open_page.finished(is_here)
        counted[wire.OpLine] += len(open_page.lines)
    if Counts(*counted.values()) != packed.counts:
        raise refusals.malformed()


def _decoded(data: bytes) -> wire.Line:
    try:
        return wire.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise refusals.malformed() from error


class _Reading:
    """A page, and the lines of its operations as they come."""

    def __init__(self, line: wire.PageLine) -> None:
        self.page = wire.page_of(line)
        self.lines: list[bytes] = []
        intervals = line.dots if line.shown is None else line.shown
        self._numbers = [seq for low, high in intervals for seq in range(low, high + 1)]

    def add(self, data: bytes) -> None:
        """One more; never more than the page says."""
        if len(self.lines) == len(self._numbers):
            raise refusals.malformed()
        self.lines.append(data)

    def finished(self, is_here: IsHere | None) -> Sheet:
        """The page with all its operations: those expected, or the bundle is refused."""
        page, numbers = self.page, self._numbers
        if len(self.lines) != len(numbers):
            raise refusals.malformed()
        found = pages.whole(page.salts if page.is_whole else b"")
        found.update(b"\n".join((*self.lines, b"")))
        quick = found.digest()
        if is_here is not None and page.is_whole and quick == page.whole and is_here(page):
            return Sheet(page, (), quick, len(numbers))
        try:
            ops = tuple(wire.decode_op(line) for line in self.lines)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise refusals.malformed() from error
        if any(op.seq != n or op.site != page.site for op, n in zip(ops, numbers, strict=True)):
            raise refusals.malformed()
        return Sheet(page, ops, quick)


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
                yield wire.OpLine(*op)
        case Context():
            yield wire.ContextLine(*astuple(record))
        case Site():
            yield wire.SiteLine(*astuple(record))
        case Ack():
            yield wire.AckLine(record.verify_key, record.stamp, record.have, record.sig)
        case Erasure(op):
            yield wire.ErasureLine(*op)
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
