"""Groups out of pairs, and one row out of several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain.joining import components, fold

ids = st.sampled_from("abcdefgh")
pairs = st.lists(st.tuples(ids, ids), max_size=12)


def nobody(id: str, column: str) -> bool:
    return False


@given(pairs, st.randoms())
def test_groups_do_not_depend_on_the_order_of_the_verdicts(
    given_pairs: list[tuple[str, str]], dice: object
) -> None:
    turned = [(b, a) for a, b in given_pairs]
    dice.shuffle(turned)  # type: ignore[attr-defined]
    groups = components(given_pairs)
    assert components(turned) == groups
    for a, b in given_pairs:
        assert groups[a] == groups[b] <= min(a, b)


@given(pairs)
def test_only_pairs_bring_together(given_pairs: list[tuple[str, str]]) -> None:
    groups = components(given_pairs)
    reached = {id: {id} for id in groups}
    for _turn in groups:
        for a, b in given_pairs:
            reached[a] |= reached[b]
            reached[b] |= reached[a]
    assert all(groups[id] == min(reached[id]) for id in groups)


def test_an_empty_cell_takes_the_filled_one_and_differing_ones_are_named() -> None:
    shown = fold(
        "person",
        [
            {"id": "a", "first_name": "Awa", "phone": None, "email": "awa@exemple.fr"},
            {"id": "b", "first_name": "Eva", "phone": "0600000001", "email": "awa@exemple.fr"},
        ],
        nobody,
    )
    assert shown.values == {
        "first_name": "Awa",
        "phone": "0600000001",
        "email": "awa@exemple.fr",
    }
    assert shown.differing == ("first_name",)


def test_a_value_that_was_passed_over_gives_way_unless_all_were() -> None:
    rows = [{"id": "a", "phone": "0600000001"}, {"id": "b", "phone": "0600000002"}]
    one = fold("person", rows, lambda id, column: id == "a")
    assert (one.values["phone"], one.differing) == ("0600000002", ())
    both = fold("person", rows, lambda id, column: True)
    assert both.differing == ("phone",)


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        (["absent", "present"], "present"),
        (["remote", "present"], "present"),
        (["excused", "partial"], "partial"),
        (["excused", "absent"], "excused"),
        (["", "absent"], "absent"),
    ],
)
def test_who_was_there_on_one_sheet_was_there(states: list[str], shown: str) -> None:
    rows = [{"id": str(n), "state": state} for n, state in enumerate(states)]
    assert fold("attendance", rows, nobody).values["state"] == shown


def test_who_is_complete_on_one_card_is_complete() -> None:
    rows = [{"id": "a", "to_complete": 1}, {"id": "b", "to_complete": None}]
    assert fold("person", rows, nobody).values["to_complete"] is None
    assert fold("person", rows[:1] * 2, nobody).values["to_complete"] == 1
