"""A row can always be put between two others, whoever put them there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain.order import DIGITS, key_between, keys_after, make_room, mark_of

KEYS = st.text(DIGITS + "_", min_size=1, max_size=6).filter(lambda key: key[-1] not in "0_")
ANY_KEYS = st.one_of(KEYS, st.text(max_size=4))


@given(st.lists(KEYS, min_size=2, max_size=2, unique=True).map(sorted))
def test_there_is_always_room_between_two_rows(pair: list[str]) -> None:
    before, after = pair
    found = key_between(before, after)
    assert before < found < after
    assert found[-1] not in "0_"


@given(KEYS)
def test_there_is_always_room_at_both_ends(key: str) -> None:
    assert key_between("", key) < key < key_between(key, "")


@given(st.lists(st.tuples(st.integers(0, 10), st.booleans()), max_size=120))
def test_rows_stay_where_they_are_put(moves: list[tuple[int, bool]]) -> None:
    """Insertions and removals, again and again: the keys always tell the order of the page."""
    page: list[str] = []
    for place, gone in moves:
        at = place % (len(page) + 1)
        if gone and at < len(page):
            del page[at]
        else:
            before, after = (page[at - 1] if at else ""), (page[at] if at < len(page) else "")
            page.insert(at, key_between(before, after))
        assert page == sorted(set(page))


def test_a_thousand_lines_written_one_after_the_other_have_short_keys() -> None:
    key = ""
    for _line in range(1000):
        key = key_between(key, "")
    assert len(key) < 80


def test_nothing_lies_between_a_row_and_itself() -> None:
    with pytest.raises(ValueError, match="no key"):
        key_between("b", "b")
    with pytest.raises(ValueError, match="no key"):
        key_between("c", "b")


@given(st.one_of(st.just(""), KEYS), st.integers(0, 200))
def test_many_rows_at_once_follow_the_last_one(before: str, count: int) -> None:
    found = keys_after(before, count)
    assert len(found) == count
    assert found == sorted(set(found))
    assert all(key > before and key[-1] not in "0_" for key in found)


def put(keys: list[str], place: int) -> list[str]:
    """What the page looks like afterwards."""
    found, moved = make_room(keys, place)
    page = [moved.get(n, key) for n, key in enumerate(keys)]
    page.insert(place, found)
    return page


@given(st.lists(KEYS, unique=True, max_size=8), st.integers(0, 8))
def test_where_there_is_room_nobody_moves(keys: list[str], place: int) -> None:
    keys.sort()
    place = min(place, len(keys))
    found, moved = make_room(keys, place)
    assert moved == {}
    assert [*keys[:place], found, *keys[place:]] == sorted({*keys, found})


@given(st.lists(ANY_KEYS, max_size=8), st.integers(0, 8))
def test_room_is_made_among_equal_keys_and_keys_of_strangers(keys: list[str], place: int) -> None:
    keys.sort()
    place = min(place, len(keys))
    page = put(keys, place)
    assert page == sorted(page)
    assert page.count(page[place]) == 1


def test_two_machines_wrote_at_the_same_place_and_a_line_goes_between() -> None:
    """Only the second of the two has to move."""
    found, moved = make_room(["2", "4", "4", "6"], 2)
    assert "4" < found < moved[2] < "6"
    assert list(moved) == [2]


def test_a_line_before_two_that_share_a_key_moves_nobody() -> None:
    assert make_room(["2", "4", "4"], 1)[1] == {}


@pytest.mark.parametrize("stranger", ["", "Z", "é", "a0", "~~"])
def test_a_key_that_is_none_of_ours_gives_way(stranger: str) -> None:
    keys = sorted(["2", stranger, "6"])
    for place in range(4):
        page = put(keys, place)
        assert page == sorted(page)
        assert page.count(page[place]) == 1


AUTHORS = [mark_of(name) for name in ("Samira", "Karim", "Lina")]
Page = list[tuple[str, str]]
"""(key, what stands there)."""


def write(page: Page, place: int, author: str, words: list[str]) -> Page:
    """Lines typed one after the other from a place on."""
    page = list(page)
    for word in words:
        found, moved = make_room([key for key, _word in page], place, author)
        page = [(moved.get(n, key), other) for n, (key, other) in enumerate(page)]
        page.insert(place, (found, word))
        place += 1
    return page


def merged(*pages: Page) -> Page:
    """What everyone sees once they exchanged."""
    return sorted({line for page in pages for line in page})


def stand_together(page: Page, words: list[str]) -> bool:
    shown = [word for _key, word in page]
    first = shown.index(words[0])
    return shown[first : first + len(words)] == words


writings = st.lists(
    st.lists(st.tuples(st.integers(0, 12), st.integers(1, 9)), min_size=3, max_size=3),
    min_size=1,
    max_size=4,
)


@given(writings)
def test_lines_that_people_write_at_the_same_place_are_never_mixed(
    rounds: list[list[tuple[int, int]]],
) -> None:
    """Three people write apart and exchange, again and again, often at the same place."""
    page: Page = write([], 0, AUTHORS[0], ["début", "fin"])
    for number, turn in enumerate(rounds):
        before = [word for _key, word in page]
        pages, typed = [page], []
        for author, (place, count) in zip(AUTHORS, turn, strict=True):
            words = [f"{number} {author} {n}" for n in range(count)]
            pages.append(write(page, place % (len(page) + 1), author, words))
            typed.append(words)
        page = merged(*pages)
        assert len({key for key, _word in page}) == len(page)
        assert all(stand_together(page, words) for words in typed)
        assert [word for _key, word in page if word in before] == before


@given(st.integers(1, 200), st.integers(1, 200))
def test_lines_that_two_people_import_at_the_same_place_are_never_mixed(a: int, b: int) -> None:
    runs = [
        [(key, f"{mark} {n}") for n, key in enumerate(keys_after("4", count, mark))]
        for mark, count in zip(AUTHORS, (a, b), strict=False)
    ]
    page = merged(*runs)
    assert all(stand_together(page, [word for _key, word in run]) for run in runs)


def test_a_long_evening_of_one_person_has_short_keys() -> None:
    page = write([], 0, AUTHORS[0], [str(n) for n in range(300)])
    assert max(len(key) for key, _word in page) < 45
