"""What a set of operations means: the values shown, what is contested, what is gone."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain.operations import Contexts, Operation, RowState, Scalar, seen_through, state_of

SAMIRA, KARIM, LEA = 1, 2, 3


def op(
    site: int, seq: int, kind: str = "U", ctx: int = 1, *, private: bool = False, **values: Scalar
) -> Operation:
    """A write of one row; later numbers are later on the clock."""
    return Operation(
        site, seq, seq * 100 + site, ctx, seq, "person", kind, "p", values, f"site-{site}", private
    )


def state(*held: Operation, seen: Contexts | None = None) -> RowState:
    return state_of(held, seen_through(seen or {}))


def test_each_write_of_one_person_replaces_the_one_before() -> None:
    found = state(op(SAMIRA, 1, "I", phone="1", email="a"), op(SAMIRA, 2, phone="2"))
    assert (found.visible, found.values, found.conflicts) == (
        True,
        {"phone": "2", "email": "a"},
        (),
    )


def test_other_fields_of_the_same_row_merge_by_themselves() -> None:
    """domain.md 8.6, 1: telephone on one side, function on the other, both are kept."""
    found = state(
        op(SAMIRA, 1, "I", name="Awa"),
        op(SAMIRA, 2, phone="1"),
        op(KARIM, 1, function="mère", ctx=2),
        seen={(KARIM, 2, SAMIRA): [(1, 1)]},
    )
    assert found.values == {"name": "Awa", "phone": "1", "function": "mère"}
    assert found.conflicts == ()


def test_the_same_field_on_both_sides_is_a_conflict_that_loses_nothing() -> None:
    found = state(op(SAMIRA, 1, "I", status="todo"), op(KARIM, 4, status="done"))
    assert found.conflicts == ("status",)
    assert {head.values["status"] for head in found.heads["status"]} == {"todo", "done"}
    assert found.values["status"] == "done"


def test_two_who_wrote_the_same_agree() -> None:
    found = state(op(SAMIRA, 1, "I", status="done"), op(KARIM, 1, status="done"))
    assert found.conflicts == ()
    assert len(found.heads["status"]) == 2


def test_who_had_seen_a_value_replaces_it_whatever_the_clocks_say() -> None:
    late = Operation(SAMIRA, 1, 10**15, 1, 1, "person", "I", "p", {"phone": "old"}, "z")
    early = Operation(KARIM, 1, 1, 2, 1, "person", "U", "p", {"phone": "new"}, "a")
    found = state(late, early, seen={(KARIM, 2, SAMIRA): [(1, 1)]})
    assert (found.values, found.conflicts) == ({"phone": "new"}, ())


@pytest.mark.parametrize(
    ("seq", "seen"),
    [(1, False), (2, True), (3, True), (4, False), (6, False), (7, True), (8, False)],
)
def test_a_context_holds_both_ends_of_its_intervals_and_nothing_else(seq: int, seen: bool) -> None:
    sees = seen_through({(KARIM, 5, SAMIRA): [(2, 3), (7, 7)]})
    assert sees(op(KARIM, 1, ctx=5), op(SAMIRA, seq)) is seen


def test_what_was_held_in_one_context_says_nothing_of_another() -> None:
    sees = seen_through({(KARIM, 5, SAMIRA): [(1, 9)]})
    assert not sees(op(KARIM, 1, ctx=4), op(SAMIRA, 1))
    assert not sees(op(LEA, 1, ctx=5), op(SAMIRA, 1))
    assert not sees(op(KARIM, 1, ctx=5), op(LEA, 1))


def test_nobody_sees_what_they_have_not_written_yet() -> None:
    sees = seen_through({})
    assert sees(op(SAMIRA, 2), op(SAMIRA, 1))
    assert not sees(op(SAMIRA, 1), op(SAMIRA, 2))
    assert not sees(op(SAMIRA, 1), op(SAMIRA, 1))


def test_private_lines_are_known_here_alone_and_follow_the_clock() -> None:
    found = state(op(SAMIRA, 3, text="hidden", private=True), op(KARIM, 1, "I", text="shown"))
    assert (found.values, found.conflicts) == ({"text": "hidden"}, ())


def test_a_deletion_that_has_seen_everything_counts() -> None:
    found = state(op(SAMIRA, 1, "I", name="Awa"), op(SAMIRA, 2, "D"))
    assert (found.visible, found.conflicts) == (False, ())


def test_an_edit_beats_a_deletion_that_had_not_seen_it_and_a_person_is_asked() -> None:
    held = (op(SAMIRA, 1, "I", name="Awa"), op(SAMIRA, 2, "D"), op(KARIM, 1, name="Eva", ctx=2))
    found = state(*held, seen={(KARIM, 2, SAMIRA): [(1, 1)]})
    assert (found.visible, found.values, found.conflicts) == (True, {"name": "Eva"}, ("",))
    assert [deletion.site for deletion in found.deletions] == [SAMIRA]


def test_a_row_written_again_after_its_deletion_is_back_without_question() -> None:
    held = (op(SAMIRA, 1, "I", name="Awa"), op(SAMIRA, 2, "D"), op(KARIM, 1, "U", ctx=2))
    found = state(*held, seen={(KARIM, 2, SAMIRA): [(1, 2)]})
    assert (found.visible, found.values, found.conflicts) == (True, {"name": "Awa"}, ())


def test_a_review_that_has_seen_both_values_settles_them_everywhere() -> None:
    held = (
        op(SAMIRA, 1, "I", status="todo"),
        op(KARIM, 1, status="done"),
        op(LEA, 1, "R", status="todo", ctx=2),
    )
    found = state(*held, seen={(LEA, 2, SAMIRA): [(1, 1)], (LEA, 2, KARIM): [(1, 1)]})
    assert (found.values, found.conflicts) == ({"status": "todo"}, ())


def test_an_erasure_wins_over_whatever_comes_after() -> None:
    found = state(op(SAMIRA, 1, "I", name="Awa"), op(KARIM, 1, "E"), op(SAMIRA, 2, name="Awa B."))
    assert (found.visible, found.values, found.heads) == (False, {}, {})


def test_two_who_each_claim_to_have_seen_the_other_hide_nothing() -> None:
    """Only a forged context can say so: then both values stay, and a person is asked."""
    found = state(
        op(SAMIRA, 1, "I", phone="1"),
        op(KARIM, 1, phone="2"),
        seen={(SAMIRA, 1, KARIM): [(1, 9)], (KARIM, 1, SAMIRA): [(1, 9)]},
    )
    assert (found.visible, found.values, found.conflicts) == (True, {"phone": "2"}, ("phone",))


def test_nothing_held_is_no_row() -> None:
    assert not state().visible
    assert not state(op(SAMIRA, 1, "D")).visible


SITES = st.sampled_from([SAMIRA, KARIM, LEA])
Seen = dict[tuple[int, int, int], Sequence[tuple[int, int]]]
CONTEXTS = st.dictionaries(
    st.tuples(SITES, st.integers(1, 2), SITES),
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 4)), max_size=2),
    max_size=8,
)


@st.composite
def histories(draw: st.DrawFn) -> list[Operation]:
    """A few writes of each person, numbered as they came."""
    out = []
    for site in (SAMIRA, KARIM, LEA):
        for seq in range(1, draw(st.integers(0, 4)) + 1):
            kind = draw(st.sampled_from("IUUUDR"))
            values = draw(st.dictionaries(st.sampled_from("xy"), st.integers(0, 2)))
            written = {} if kind == "D" else values
            out.append(op(site, seq, kind, draw(st.integers(1, 2)), **written))
    return out


@given(histories(), CONTEXTS, st.integers(0, 2**16))
def test_the_order_in_which_operations_arrive_means_nothing(
    held: list[Operation],
    contexts: Seen,
    seed: int,
) -> None:
    shuffled = list(held)
    random.Random(seed).shuffle(shuffled)
    assert state(*shuffled, seen=contexts) == state(*held, seen=contexts)


@given(histories(), CONTEXTS)
def test_no_value_vanishes_unless_someone_who_saw_it_wrote_over_it(
    held: list[Operation], contexts: Seen
) -> None:
    sees = seen_through(contexts)
    found = state(*held, seen=contexts)
    for written in held:
        for column in written.values if written.writes else ():
            over = [o for o in held if o.writes and column in o.values and sees(o, written)]
            assert over or written in found.heads[column]
            assert column in found.values
