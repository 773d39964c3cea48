"""Codes are stable, labels are French, a code of a newer version does no harm."""

from __future__ import annotations

import pytest

from citeapp.domain.enumeration import Enumeration

WEATHER = Enumeration("weather", sun="Grand soleil", clouds="Nuages")


def test_a_code_has_its_label_in_the_order_of_the_trade() -> None:
    assert WEATHER.pairs() == [("sun", "Grand soleil"), ("clouds", "Nuages")]
    assert list(WEATHER) == ["sun", "clouds"]


@pytest.mark.parametrize(("code", "label"), [("storm", "storm"), ("", ""), (None, "")])
def test_an_unknown_code_is_shown_as_it_stands(code: str | None, label: str) -> None:
    assert WEATHER.label(code) == label
    assert code not in WEATHER
