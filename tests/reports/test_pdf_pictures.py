"""The icons as lines and curves: the pen stays in the square, ends where the path says."""

from __future__ import annotations

import pytest

from citeapp.base import paths
from citeapp.reports.pdf_pictures import SIDE, steps

ICONS = paths.resources() / "icons"


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_is_drawn_inside_its_square(path):
    drawn = steps(path)
    assert drawn[0][0] == "move"
    numbers = [number for _kind, found in drawn for number in found]
    assert all(-0.5 <= number <= SIDE + 0.5 for number in numbers)


def test_a_circle_of_two_arcs_comes_back_to_where_it_began(tmp_path):
    path = tmp_path / "circle.svg"
    path.write_text('<path d="M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z"/>')
    drawn = steps(path)
    assert drawn[0] == ("move", (7, 9))
    ends = [numbers[-2:] for kind, numbers in drawn if kind == "curve"]
    assert ends[-1] == pytest.approx((7, 9))
    assert (7, 3) in [tuple(round(n, 6) for n in end) for end in ends]
    rightmost = max(numbers[4] for kind, numbers in drawn if kind == "curve")
    assert rightmost == pytest.approx(10, abs=0.01)
    assert drawn[-1] == ("close", ())
