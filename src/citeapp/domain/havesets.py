"""Have-sets: which operations of which site a machine holds, as intervals, never a maximum.

A have-set maps a site's guid to sorted, disjoint, non-touching intervals of sequence
numbers, both ends included; sites with nothing are absent. So equal sets are equal values,
and a gap in the middle stays visible (exchange.md 4).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

Interval = tuple[int, int]
Intervals = tuple[Interval, ...]
HaveSet = Mapping[str, Intervals]
EMPTY: HaveSet = {}


def normalise(intervals: Iterable[Interval]) -> Intervals:
    """Sorted and joined where they overlap or touch; empty intervals dropped."""
    joined: list[Interval] = []
    for low, high in sorted(intervals):
        if low > high:
            continue
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return tuple(joined)


def is_normal(have: HaveSet) -> bool:
    """Whether every site's intervals are as ``normalise`` leaves them, and none is empty."""
    return all(part and normalise(part) == part for part in have.values())


def of_dots(dots: Iterable[tuple[str, int]]) -> dict[str, Intervals]:
    """The have-set of single operations (site guid, seq)."""
    by_site: dict[str, list[Interval]] = {}
    for site, seq in dots:
        by_site.setdefault(site, []).append((seq, seq))
    return {site: normalise(found) for site, found in by_site.items()}


def add(have: HaveSet, site: str, low: int, high: int | None = None) -> dict[str, Intervals]:
    """``have`` with the operations low to high (or low alone) of ``site``."""
    return union(have, {site: normalise([(low, low if high is None else high)])})


def contains(have: HaveSet, site: str, seq: int) -> bool:
    """Whether one operation is held."""
    intervals = have.get(site, ())
    before = bisect_left(intervals, (seq + 1, 0))
    return before > 0 and seq <= intervals[before - 1][1]


def union(a: HaveSet, b: HaveSet) -> dict[str, Intervals]:
    """What is in either."""
    every = {site: normalise((*a.get(site, ()), *b.get(site, ()))) for site in {*a, *b}}
    return {site: found for site, found in every.items() if found}


def difference(a: HaveSet, b: HaveSet) -> dict[str, Intervals]:
    """What is in ``a`` and not in ``b``."""
    left = {site: _subtract(normalise(found), b.get(site, ())) for site, found in a.items()}
    return {site: found for site, found in left.items() if found}


def intersection(a: HaveSet, b: HaveSet) -> dict[str, Intervals]:
    """What is in both."""
    return difference(a, difference(a, b))


def covers(a: HaveSet, b: HaveSet) -> bool:
    """Whether ``a`` holds everything that ``b`` holds."""
    return not difference(b, a)


def gaps(have: HaveSet) -> dict[str, Intervals]:
    """What is missing between 1 and the highest number held of each site."""
    whole = {site: ((1, found[-1][1]),) for site, found in have.items() if found}
    return difference(whole, have)


def missing(have: HaveSet, promised: HaveSet, not_shared: HaveSet = EMPTY) -> dict[str, Intervals]:
    """What ``promised`` speaks of and we lack; what was left out by scope is no gap."""
    return difference(difference(promised, have), not_shared)


def count(have: HaveSet) -> int:
    """How many operations it holds."""
    return sum(high - low + 1 for found in have.values() for low, high in found)


def from_json(stored: Mapping[str, Iterable[Iterable[int]]]) -> dict[str, Intervals]:
    """A have-set as JSON gives it back."""
    return {
        site: tuple((int(low), int(high)) for low, high in parts) for site, parts in stored.items()
    }


def to_json(have: HaveSet) -> dict[str, list[list[int]]]:
    """A have-set as JSON keeps it."""
    return {site: [list(part) for part in parts] for site, parts in have.items()}


def _subtract(held: Intervals, taken: Iterable[Interval]) -> Intervals:
    left: list[Interval] = []
    cuts = normalise(taken)
    start = 0
    for low, high in held:
        while start < len(cuts) and cuts[start][1] < low:
            start += 1
        at = start
        while at < len(cuts) and cuts[at][0] <= high:
            if low < cuts[at][0]:
                left.append((low, cuts[at][0] - 1))
            low = cuts[at][1] + 1
            at += 1
        if low <= high:
            left.append((low, high))
    return tuple(left)
