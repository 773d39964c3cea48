"""A page proves whatever part of it is shown, and nothing of the rest can be guessed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain import pages
from citeapp.domain.lot import Op
from citeapp.domain.pages import MARK, Page

SITE = "0190a5b0-0000-7000-8000-000000000001"
NUMBERS = st.sets(st.integers(1, 40), min_size=1)


def operation(seq: int, val: str | None = '{"phone":"0600000001"}') -> Op:
    return Op(SITE, seq, seq << 16, 1, 1, 1, "person", "U", "a", val)


def page_of(ops: dict[int, Op]) -> Page:
    made = Page(SITE, (), pages.dots_of(ops), (), b"w" * 32, b"", b"", bytes(range(1, MARK + 1)))
    found = pages.root_of(made, ops)
    assert found is not None
    return replace(made, root=found)


def some(numbers: set[int]) -> dict[int, Op]:
    return {seq: operation(seq) for seq in sorted(numbers)}


@given(NUMBERS, st.data())
def test_any_part_proves_itself(numbers: set[int], data: st.DataObject) -> None:
    ops = some(numbers)
    page = page_of(ops)
    show = data.draw(st.sets(st.sampled_from(sorted(numbers))))
    part = pages.shown(page, ops, show)
    assert pages.root_of(part, {seq: ops[seq] for seq in show}) == page.root
    again = pages.shown(part, {seq: ops[seq] for seq in show}, show)
    assert pages.root_of(again, {seq: ops[seq] for seq in show}) == page.root


@given(NUMBERS, st.data())
def test_a_changed_operation_never_passes(numbers: set[int], data: st.DataObject) -> None:
    ops = some(numbers)
    page = page_of(ops)
    seq = data.draw(st.sampled_from(sorted(numbers)))
    for changed in (
        ops[seq]._replace(val='{"phone":"0600000002"}'),
        ops[seq]._replace(val=None),
        ops[seq]._replace(pk="b"),
        ops[seq]._replace(ctx=2),
        ops[seq]._replace(kind="D"),
        ops[seq]._replace(sig=b"s" * 64),
    ):
        assert pages.root_of(page, ops | {seq: changed}) != page.root
        part = pages.shown(page, ops, [seq])
        assert pages.root_of(part, {seq: changed}) != page.root


@given(NUMBERS, st.data())
def test_what_is_hidden_cannot_be_guessed(numbers: set[int], data: st.DataObject) -> None:
    """Not even with the right guess in hand: the salt that would confirm it is not there."""
    ops = some(numbers)
    page = page_of(ops)
    hidden = data.draw(st.sampled_from(sorted(numbers)))
    part = pages.shown(page, ops, set(ops) - {hidden})
    assert page.salts not in (part.salts, part.marks)
    right = pages.stretched(page.salts, page.size)
    places = list(page.numbers)
    secret = right[places.index(hidden) * MARK :][:MARK]
    assert secret not in part.salts + part.marks
    assert hidden not in part.salt_of()


@given(NUMBERS, st.data())
def test_erased_content_is_forgotten_and_the_rest_still_proven(
    numbers: set[int], data: st.DataObject
) -> None:
    ops = some(numbers)
    page = page_of(ops)
    gone = data.draw(st.sets(st.sampled_from(sorted(numbers)), min_size=1))
    left = pages.forgotten(page, [ops[seq] for seq in sorted(gone)])
    emptied = ops | {seq: ops[seq]._replace(val=None) for seq in gone}
    assert pages.root_of(left, emptied) == page.root
    assert not gone & set(left.salt_of())
    assert len(left.salts) == len(left.marks) == MARK * page.size
    moved = {seq: op._replace(pk="b") for seq, op in emptied.items() if seq in gone}
    assert pages.root_of(left, emptied | moved) != page.root
    shown = pages.shown(left, emptied, numbers)
    assert pages.root_of(shown, emptied) == page.root


@given(NUMBERS, st.data())
def test_what_two_bearers_show_adds_up(numbers: set[int], data: st.DataObject) -> None:
    ops = some(numbers)
    page = page_of(ops)
    first = data.draw(st.sets(st.sampled_from(sorted(numbers))))
    second = data.draw(st.sets(st.sampled_from(sorted(numbers))))
    ours, theirs = pages.shown(page, ops, first), pages.shown(page, ops, second)
    both = pages.learned(ours, theirs, second - first)
    held = {seq: ops[seq] for seq in first | second}
    assert pages.root_of(both, held) == page.root
    assert pages.learned(both, page, set(numbers)) == page
    assert pages.learned(page, theirs, second) == page


def test_what_was_erased_is_not_learned_again() -> None:
    ops = some({1, 2, 3})
    page = page_of(ops)
    ours = pages.forgotten(page, [ops[2]])
    theirs = pages.forgotten(page, [ops[2]])
    again = pages.learned(ours, theirs, ())
    assert 2 not in again.salt_of()
    emptied = ops | {2: ops[2]._replace(val=None)}
    assert pages.root_of(again, emptied) == page.root


def test_a_page_of_one_operation_is_shown_or_hidden() -> None:
    ops = some({7})
    page = page_of(ops)
    assert page.is_whole
    hidden = pages.shown(page, ops, ())
    assert not hidden.is_whole
    assert hidden.salt_of() == {}
    assert pages.root_of(hidden, {}) == page.root
    assert pages.learned(hidden, page, [7]) == page
