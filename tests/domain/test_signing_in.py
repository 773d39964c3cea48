"""The line typed from the paper sheet, and how people are signed in by kind of rencontre."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain.meeting import MEETING_KIND, Meeting
from citeapp.domain.preparing import NAMING
from citeapp.domain.signing_in import (
    DEFAULT_NAMING,
    NotOnASheet,
    TypedMark,
    across_midnight,
    naming_of,
    read_numbers,
)


def one(typed: str) -> TypedMark:
    [found] = read_numbers(typed)
    return found


@pytest.mark.parametrize(
    ("typed", "state", "arrived", "left"),
    [
        ("12", "present", None, None),
        ("12r18:15", "present", time(18, 15), None),
        ("12r18h15", "present", time(18, 15), None),
        ("12R1815", "present", time(18, 15), None),
        ("12r18h", "present", time(18), None),
        ("12r9", "present", time(9), None),
        ("12d18:45", "partial", None, time(18, 45)),
        ("12r18h10d18h45", "partial", time(18, 10), time(18, 45)),
        ("12e", "excused", None, None),
        ("12p", "represented", None, None),
        ("12v", "remote", None, None),
        ("12a", "absent", None, None),
    ],
)
def test_a_number_its_letter_and_its_hour(
    typed: str, state: str, arrived: time | None, left: time | None
) -> None:
    found = one(typed)
    assert (found.number, found.state) == (12, state)
    assert (found.arrived_at, found.left_at) == (arrived, left)
    assert found.late == ("r" in typed.lower())


def test_words_are_parted_by_spaces_or_commas() -> None:
    assert [x.number for x in read_numbers(" 3, 7;12r  15e ")] == [3, 7, 12, 15]


@pytest.mark.parametrize(
    "typed", ["0", "1000", "12x", "12r25:00", "12r18:75", "12e18:15", "12dr", "r12", "12r18:155"]
)
def test_what_is_no_number_of_a_sheet_is_named(typed: str) -> None:
    with pytest.raises(NotOnASheet) as refused:
        list(read_numbers(f"3 {typed}"))
    assert refused.value.args == (typed,)


@given(st.text(max_size=40))
def test_anything_typed_is_read_or_named(typed: str) -> None:
    try:
        found = list(read_numbers(typed))
    except NotOnASheet as error:
        named = error.args[0]
    else:
        named = ""
        assert all(1 <= mark.number <= 999 for mark in found)
    assert named in ["", *typed.lower().replace(",", " ").replace(";", " ").split()]


@pytest.mark.parametrize("kind", list(MEETING_KIND))
def test_each_kind_has_a_usual_way_that_a_choice_overrides(kind: str) -> None:
    usual = naming_of(Meeting(id="m", kind=kind))
    assert usual in NAMING
    assert usual == DEFAULT_NAMING.get(kind, "named")
    for chosen in NAMING:
        assert naming_of(Meeting(id="m", kind=kind, naming=chosen)) == chosen


def test_across_midnight() -> None:
    assert across_midnight(Meeting(id="m", start=time(22), end=time(1)))
    assert not across_midnight(Meeting(id="m", start=time(17), end=time(19)))
    assert not across_midnight(Meeting(id="m", start=time(17)))
