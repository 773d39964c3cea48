"""Have-sets behave as the sets of operations they stand for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain import havesets
from citeapp.domain.havesets import HaveSet

Dots = set[tuple[str, int]]

DOTS = st.sets(st.tuples(st.sampled_from("abc"), st.integers(1, 25)))


def dots(have: HaveSet) -> Dots:
    return {
        (s, n) for s, found in have.items() for low, high in found for n in range(low, high + 1)
    }


@given(DOTS)
def test_a_have_set_is_its_dots(held: Dots) -> None:
    have = havesets.of_dots(held)
    assert dots(have) == held
    assert havesets.is_normal(have)
    assert havesets.count(have) == len(held)
    assert all(havesets.contains(have, s, n) == ((s, n) in held) for s in "abc" for n in range(27))


@given(DOTS, DOTS)
def test_arithmetic_is_that_of_sets(left: Dots, right: Dots) -> None:
    a, b = havesets.of_dots(left), havesets.of_dots(right)
    assert havesets.union(a, b) == havesets.of_dots(left | right)
    assert havesets.difference(a, b) == havesets.of_dots(left - right)
    assert havesets.intersection(a, b) == havesets.of_dots(left & right)
    assert havesets.covers(a, b) == (left >= right)


@given(DOTS, st.sampled_from("abc"), st.integers(1, 25), st.integers(0, 5))
def test_adding_a_run(held: Dots, site: str, low: int, more: int) -> None:
    have = havesets.add(havesets.of_dots(held), site, low, low + more)
    assert dots(have) == held | {(site, n) for n in range(low, low + more + 1)}
    assert havesets.is_normal(have)


@given(DOTS, DOTS, DOTS)
def test_what_is_missing(held: Dots, promised: Dots, left_out: Dots) -> None:
    of = havesets.of_dots
    assert dots(havesets.missing(of(held), of(promised), of(left_out))) == (
        promised - held - left_out
    )


def test_a_gap_in_the_middle_is_named() -> None:
    have = {"a": ((1, 3), (6, 9)), "b": ((2, 2),)}
    assert havesets.gaps(have) == {"a": ((4, 5),), "b": ((1, 1),)}


def test_what_is_not_normal() -> None:
    assert havesets.is_normal({"a": ((1, 2), (4, 4))})
    assert not havesets.is_normal({"a": ((1, 2), (3, 4))})
    assert not havesets.is_normal({"a": ((4, 5), (1, 2))})
    assert not havesets.is_normal({"a": ((2, 1),)})
    assert not havesets.is_normal({"a": ()})
