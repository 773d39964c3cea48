"""Slips typed in one line, and figures that point at nobody."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain.audience import AUDIENCE
from citeapp.domain.hot_evaluation import LEAST, Mean, NotASlip, Slip, mean, read_slip, summary
from citeapp.domain.keeping import MOOD, Ballot


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("4 s parent utile", Slip(roti=4, mood="sun", audience_code="parent", word="utile")),
        ("parent 4 s", Slip(roti=4, mood="sun", audience_code="parent")),
        ("0", Slip(roti=0)),
        ("E", Slip(mood="clearing")),
        ("5 ens =3", Slip(roti=5, audience_code="teacher", level=3)),
        ("3 pro", Slip(roti=3, audience_code="other")),
        ("2 n très long 3", Slip(roti=2, mood="clouds", word="très long 3")),
        (
            "4 o hab g: le goûter c: l’heure, trop tôt a: un tour de table",
            Slip(
                roti=4,
                mood="storm",
                audience_code="resident",
                keep="le goûter",
                change="l’heure, trop tôt",
                add="un tour de table",
            ),
        ),
        ("g: tout", Slip(keep="tout")),
        ("🎉 مريم", Slip(word="🎉 مريم")),
    ],
)
def test_a_slip_is_one_line(typed: str, slip: Slip) -> None:
    assert read_slip(typed) == slip


@pytest.mark.parametrize(("typed", "figure"), [("", ""), ("  ", ""), ("6 s", "6"), ("4 =9", "9")])
def test_a_line_that_says_nothing_or_too_much_is_refused(typed: str, figure: str) -> None:
    with pytest.raises(NotASlip) as refused:
        read_slip(typed)
    assert refused.value.args == (figure,)


@given(st.text(max_size=60))
def test_any_line_is_read_or_refused(typed: str) -> None:
    try:
        slip = read_slip(typed)
    except NotASlip:
        return
    assert slip.roti is None or 0 <= slip.roti <= 5
    assert slip.mood in ("", *MOOD)
    assert slip.audience_code in ("", *AUDIENCE)


def votes(*counts: tuple[str, int], roti: int = 4) -> list[Ballot]:
    return [
        Ballot(id=f"{code}{n}", audience_code=code, roti=roti, mood="sun", level=roti)
        for code, count in counts
        for n in range(count)
    ]


@pytest.mark.parametrize("count", range(8))
def test_never_a_mean_of_fewer_than_five(count: int) -> None:
    found = summary(votes(("parent", count)))
    assert (found.roti is not None) == (count >= LEAST)
    assert bool(found.moods) == (count >= LEAST)
    assert (found.level_parents is not None) == (count >= LEAST)
    assert found.count == count


def test_answers_left_white_do_not_count() -> None:
    ballots = [*votes(("parent", 4)), Ballot(id="x", word="utile")]
    assert summary(ballots).roti is None
    assert mean([1, 2, 3, 4, None, 5]) == Mean(3.0, 5)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([("parent", 5), ("teacher", 5)], {"parent", "teacher"}),
        ([("parent", 5), ("teacher", 4)], set()),
        ([("parent", 6), ("teacher", 5), ("health", 1)], {"parent"}),
        ([("parent", 5), ("teacher", 4), ("health", 1)], {"parent"}),
        ([("parent", 9), ("", 1)], set()),
    ],
)
def test_a_small_rest_cannot_be_worked_out_from_what_is_shown(
    counts: list[tuple[str, int]], shown: set[str]
) -> None:
    assert set(summary(votes(*counts)).by_audience) == shown


def test_parents_and_professionals_judge_the_level_apart() -> None:
    ballots = [
        *votes(("parent", 5), roti=2),
        *votes(("teacher", 3), ("other", 2), roti=5),
        *votes(("child", 6), roti=0),
    ]
    found = summary(ballots)
    assert found.level_parents == Mean(2.0, 5)
    assert found.level_professionals == Mean(5.0, 5)


def test_words_come_without_order_nor_audience() -> None:
    ballots = [Ballot(id=str(n), word=word) for n, word in enumerate(["zut", "Écoute", "bien"])]
    for order in itertools.permutations(ballots):
        assert summary(order).words == ("bien", "Écoute", "zut")
