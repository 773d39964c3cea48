"""Columns of the forms to edit: none narrower than its words, as far as they fit."""

from __future__ import annotations

import pytest

from citeapp.reports import grids
from citeapp.reports.content import Column, DataTable, Document, NameCard, NameCards
from citeapp.reports.flowing import flow
from citeapp.reports.shares import shared

LOOK = flow.look(Document(title="T"))


def widths(columns: tuple[Column, ...], rows, usable: float = 480.0) -> tuple[float, ...]:
    return grids.column_widths(grids.table(DataTable(columns, rows, empty="")), usable, LOOK)


def test_a_column_is_as_wide_as_its_longest_word():
    narrow, wide = widths((Column("N°", 1), Column("Quoi", 30)), (("professionnels", "a"),))
    assert narrow > grids.PADDING + 14 * LOOK.body * 0.5
    assert narrow + wide == pytest.approx(480)


def test_an_endless_word_takes_no_room_from_the_others():
    long, short = widths((Column("Quoi"), Column("Qui")), (("x" * 500, "a"),))
    assert long == pytest.approx(short)


def test_too_many_columns_are_shared_by_weight():
    columns = tuple(Column("anticonstitutionnellement", n + 1) for n in range(20))
    found = widths(columns, ())
    assert sum(found) == pytest.approx(480)
    assert found[19] == pytest.approx(20 * found[0])


def test_many_columns_have_smaller_letters():
    columns = tuple(Column(str(n)) for n in range(13))
    assert grids.table(DataTable(columns, (), empty="")).narrow
    assert not grids.table(DataTable(columns[:8], (), empty="")).narrow


@pytest.mark.parametrize(("shape", "across"), [("badge", 2), ("tent", 1), ("label", 3)])
def test_cards_fill_their_rows(shape, across):
    cards = tuple(NameCard(f"Awa {n}", "parent") for n in range(4))
    made = grids.cards(NameCards("Badges", cards, shape))
    assert {len(row) for row in made.rows} == {across}
    assert made.rows[0][0].lines[0].points > 10


def test_what_falls_short_is_served_first():
    assert shared(100, (1, 1, 8), (30, 0, 0)) == pytest.approx((30, 70 / 9, 560 / 9))
    assert shared(100, (1, 1), (20, 20)) == pytest.approx((50, 50))
    assert shared(100, (0, 0), (10, 10)) == pytest.approx((10, 10))
