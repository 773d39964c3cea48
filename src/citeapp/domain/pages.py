"""Pages of a journal: what makes an author's operations provable whoever carries them.

An author groups operations into pages of at most ``PAGE_SIZE`` and signs each page once.
What is signed is a root over one leaf an operation, so that a bearer may hand on a part of
a page (what the reader may not read, or what was erased, is covered by its leaf alone):

    commitment = H(salt, own signature, values)      leaf = H(site, seq, …, row key, commitment)
    root = H(leaf 1, leaf 2, …)                      salts = stretched from one salt a page

Without its salt, neither a leaf nor a commitment can be searched for a guessed name or
telephone number. Whoever hands on a whole page gives the one salt; for a part, the salts of
what is shown, and the ``marks`` (leaf or commitment) of the rest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from citeapp.domain.havesets import Interval, Intervals, normalise
from citeapp.domain.lot import Op

PAGE_SIZE = 256
MARK = 16
"""Bytes of a salt, a commitment and a leaf."""
ROOT = 32
_NONE = bytes(MARK)
_UNSIGNED = bytes(64)


@dataclass(frozen=True, slots=True)
class Page:
    """What an author signed, and what we may show of it.

    ``scope``: the collectifs it is about, as the author knew (none: for everyone); ``dots``:
    its sequence numbers; ``contexts``: the hash of each context that they were written in;
    ``whole``: a hash over the encoded operations, quicker to check than the root. ``salts``
    is one salt for the whole page, or one for each operation (zero: not known here); then
    ``marks`` holds a leaf or a commitment wherever the content is not shown.
    """

    site: str
    scope: tuple[str, ...]
    dots: Intervals
    contexts: tuple[tuple[int, bytes], ...]
    whole: bytes
    root: bytes
    sig: bytes
    salts: bytes
    marks: bytes = b""

    @property
    def size(self) -> int:
        """How many operations it holds."""
        return sum(high - low + 1 for low, high in self.dots)

    @property
    def numbers(self) -> Iterator[int]:
        """Their sequence numbers."""
        for low, high in self.dots:
            yield from range(low, high + 1)

    @property
    def is_whole(self) -> bool:
        """Whether its one salt is known, hence every operation can be shown."""
        return len(self.salts) == MARK and not self.marks

    def salt_of(self) -> dict[int, bytes]:
        """Sequence number to salt, where it is known."""
        salts = stretched(self.salts, self.size) if self.is_whole else self.salts
        return {seq: part for seq, part in zip(self.numbers, _parts(salts), strict=True) if part}

    def mark_of(self) -> dict[int, bytes]:
        """Sequence number to leaf or commitment, where the content is not shown."""
        if not self.marks:
            return {}
        parts = zip(self.numbers, _parts(self.marks), strict=True)
        return {seq: part for seq, part in parts if part}


def leaf(op: Op, commitment: bytes) -> bytes:
    """What the root holds of one operation."""
    return _hash(_head(op), commitment)


def commitment(op: Op, salt: bytes) -> bytes:
    """What stands for an operation's content; without its salt it tells nothing."""
    values = b"" if op.val is None else b"\1" + op.val.encode()
    return _hash(salt, op.sig or _UNSIGNED, values)


def root(leaves: Iterable[bytes]) -> bytes:
    """The value that an author signs for a page."""
    return hashlib.blake2b(b"".join(leaves), digest_size=ROOT).digest()


def stretched(salt: bytes, count: int) -> bytes:
    """One salt for each operation of a page, from the page's own."""
    return hashlib.shake_256(salt).digest(MARK * count)


def context_hash(intervals: Iterable[tuple[str, int, int]]) -> bytes:
    """The hash of one context: what its author held of each other site."""
    found = hashlib.blake2b(digest_size=MARK)
    for other, low, high in sorted(intervals):
        found.update(f"{other} {low} {high}\n".encode())
    return found.digest()


def root_of(page: Page, held: Mapping[int, Op]) -> bytes | None:
    """The root that operations and marks give; None where something is missing.

    An operation whose salt is gone (its content was erased) stands by its commitment.
    """
    salts, marks = page.salt_of(), page.mark_of()
    leaves = []
    for seq in page.numbers:
        op = held.get(seq)
        if op is not None and seq in salts:
            leaves.append(leaf(op, commitment(op, salts[seq])))
        elif seq not in marks:
            return None
        elif op is not None:
            leaves.append(leaf(op, marks[seq]))
        else:
            leaves.append(marks[seq])
    return root(leaves)


def shown(page: Page, held: Mapping[int, Op], show: Iterable[int]) -> Page:
    """The page as a reader gets it who is shown only some of the operations held."""
    wanted = set(show)
    if page.is_whole and wanted.issuperset(page.numbers):
        return page
    salts, marks = page.salt_of(), page.mark_of()
    new_salts, new_marks = [], []
    for seq in page.numbers:
        op, salt, mark = held.get(seq), salts.get(seq, _NONE), marks.get(seq, _NONE)
        if seq in wanted and op is not None:
            new_salts.append(salt)
            new_marks.append(mark if salt == _NONE else _NONE)
            continue
        if op is not None:
            mark = leaf(op, mark if salt == _NONE else commitment(op, salt))
        new_salts.append(_NONE)
        new_marks.append(mark)
    return replace(page, salts=b"".join(new_salts), marks=b"".join(new_marks))


def forgotten(page: Page, erased: Sequence[Op]) -> Page:
    """The page once the content of some operations is to be erased: no trace to guess from.

    ``erased`` still hold their content, from which their commitments are drawn a last time.
    """
    salts = bytearray(stretched(page.salts, page.size) if page.is_whole else page.salts)
    marks = bytearray(page.marks or bytes(len(salts)))
    for op in erased:
        at = MARK * _place(page.dots, op.seq)
        salt = bytes(salts[at : at + MARK])
        if salt != _NONE:
            marks[at : at + MARK] = commitment(op, salt)
            salts[at : at + MARK] = _NONE
    return replace(page, salts=bytes(salts), marks=bytes(marks))


def learned(ours: Page, theirs: Page, fresh: Iterable[int]) -> Page:
    """Our page once another bearer showed more of it; ``fresh``: what is newly held.

    Operations whose content is gone must have been forgotten in both.
    """
    if ours.is_whole:
        return ours
    salts = theirs.salt_of() | ours.salt_of()
    new_marks = theirs.mark_of()
    marks = ours.mark_of() | {seq: new_marks[seq] for seq in fresh if seq in new_marks}
    marks = {seq: mark for seq, mark in marks.items() if seq not in salts}
    if not marks and theirs.is_whole:
        return theirs
    return replace(ours, salts=_joined(ours, salts), marks=_joined(ours, marks))


def dots_of(numbers: Iterable[int]) -> tuple[Interval, ...]:
    """Sequence numbers as intervals."""
    return normalise([(seq, seq) for seq in numbers])


def _place(dots: Intervals, seq: int) -> int:
    """The how-manieth of a page an operation is, from 0."""
    before = 0
    for low, high in dots:
        if low <= seq <= high:
            return before + seq - low
        before += high - low + 1
    raise ValueError("not on this page")


def _joined(page: Page, by_seq: Mapping[int, bytes]) -> bytes:
    return b"".join(by_seq.get(seq, _NONE) for seq in page.numbers)


def _head(op: Op) -> bytes:
    """All but the content; none of these may hold a line end (``exchange.limits``)."""
    return (
        f"{op.site}\n{op.seq}\n{op.hlc}\n{op.ctx}\n{op.tx}\n{op.schema}\n"
        f"{op.tbl}\n{op.kind}\n{op.pk}\n"
    ).encode()


def _hash(*parts: bytes) -> bytes:
    return hashlib.blake2b(b"".join(parts), digest_size=MARK).digest()


def _parts(joined: bytes) -> Iterator[bytes]:
    """Each mark, empty where it is zero."""
    for at in range(0, len(joined), MARK):
        part = joined[at : at + MARK]
        yield b"" if part == _NONE else part
