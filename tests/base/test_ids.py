"""Identifiers: new rows sort by age, the same pair is the same row on every machine."""

from __future__ import annotations

import random
import uuid

from hypothesis import given
from hypothesis import strategies as st

from citeapp.base.ids import derived_id, new_id

MOMENTS = st.integers(0, (1 << 48) - 1)
PARTS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\x1f")), min_size=1, max_size=4
)


@given(MOMENTS, st.binary(min_size=10, max_size=10))
def test_a_new_identifier_is_a_uuid_of_version_7(moment: int, dice: bytes) -> None:
    made = uuid.UUID(new_id(moment, lambda size: dice[:size]))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == moment


@given(MOMENTS, MOMENTS)
def test_identifiers_sort_by_the_moment_they_were_made(one: int, other: int) -> None:
    dice = random.Random(1).randbytes
    earlier, later = sorted((one, other))
    if earlier != later:
        assert new_id(earlier, dice) < new_id(later, dice)


def test_two_rows_of_the_same_millisecond_differ() -> None:
    dice = random.Random(1).randbytes
    assert len({new_id(1_773_216_000_000, dice) for _n in range(1000)}) == 1000


def test_a_clock_before_1970_still_gives_identifiers() -> None:
    assert uuid.UUID(new_id(-1, random.Random(1).randbytes)).version == 7


@given(PARTS, PARTS)
def test_a_derived_identifier_stands_for_its_parts_alone(left: list[str], right: list[str]) -> None:
    assert (derived_id(*left) == derived_id(*right)) == (left == right)


def test_derived_identifiers_never_change() -> None:
    """They are in everybody's files: another value would part every pair in two."""
    assert derived_id("membership", "a", "b") == "af131468-e050-5f7c-a7a7-a3f00260819a"


@given(PARTS)
def test_a_derived_identifier_is_the_uuid_of_version_5_of_its_parts(parts: list[str]) -> None:
    namespace = uuid.UUID("6f1d7a52-3f0e-5c7a-9d4b-c17e0a99ed00")
    assert derived_id(*parts) == str(uuid.uuid5(namespace, "\x1f".join(parts)))
