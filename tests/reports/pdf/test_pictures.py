"""The icons as lines and curves: the pen stays in the square, ends where the path says."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from citeapp.base import paths
from citeapp.domain.plain.pictograms import PICTOGRAMS, suited
from citeapp.reports.pdf.pictures import read
from citeapp.reports.pictures import pictogram

ICONS = sorted((paths.resources() / "icons").glob("*.svg"))
DRAWN = sorted((paths.resources() / "pictograms").glob("*.svg"))


@pytest.mark.parametrize("path", [*ICONS, *DRAWN], ids=lambda path: path.stem)
def test_every_picture_is_drawn_inside_its_square(path):
    drawn = read(path)
    assert drawn.steps[0][0] == "move"
    numbers = [number for _kind, found in drawn.steps for number in found]
    assert all(-0.5 <= number <= drawn.side + 0.5 for number in numbers)


def test_every_pictogram_has_a_name_in_words_and_every_name_a_pictogram():
    assert {path.stem for path in DRAWN} == PICTOGRAMS.keys()
    assert len(set(PICTOGRAMS.values())) == len(PICTOGRAMS)
    assert all(words[0].isupper() for words in PICTOGRAMS.values())


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_the_pictograms_are_of_one_style(path):
    root = ElementTree.fromstring(path.read_text("utf-8"))
    (drawn,) = root
    assert root.attrib == {
        "viewBox": "0 0 48 48",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "3",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    assert re.sub("{.*}", "", drawn.tag) == "path"
    assert drawn.attrib.keys() == {"d"}


def test_a_plain_text_takes_pictograms_and_the_icons_that_have_none():
    assert pictogram("calendar") == "pictograms/calendar"
    assert pictogram("conflict") == "conflict"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quand ?", "calendar"),
        ("Où ?", "place"),
        ("C’est gratuit.", "free"),
        ("La garderie du soir", "childcare"),
        ("Appelez Léa", "phone"),
        ("Notre décision", "check"),
        ("Xyz", ""),
    ],
)
def test_the_picture_that_suits_a_line(text, name):
    assert suited(text) == name


def test_a_circle_of_two_arcs_comes_back_to_where_it_began(tmp_path):
    path = tmp_path / "circle.svg"
    circle = '<path d="M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z"/>'
    path.write_text(f'<svg viewBox="0 0 20 20" stroke-width="1.6">{circle}</svg>')
    drawn = read(path).steps
    assert drawn[0] == ("move", (7, 9))
    ends = [numbers[-2:] for kind, numbers in drawn if kind == "curve"]
    assert ends[-1] == pytest.approx((7, 9))
    assert (7, 3) in [tuple(round(n, 6) for n in end) for end in ends]
    rightmost = max(numbers[4] for kind, numbers in drawn if kind == "curve")
    assert rightmost == pytest.approx(10, abs=0.01)
    assert drawn[-1] == ("close", ())
