"""The same rencontre or collectif, created twice."""

from __future__ import annotations

from datetime import date, time

import pytest

from citeapp.intake.twice import Rencontre, collectifs, rencontres

DAY = date(2026, 3, 3)


def rencontre(
    hour: int | None, *, collective: str = "c", title: str = "", day: int = 3
) -> Rencontre:
    start = None if hour is None else time(hour)
    return Rencontre(collective, date(2026, 3, day), start, title)


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (rencontre(18), rencontre(18), "même collectif, même jour, même heure"),
        (rencontre(18), rencontre(17), "même collectif, même jour, heures proches"),
        (rencontre(18), rencontre(None), "même collectif, même jour"),
        (
            rencontre(None, title="La rentrée"),
            rencontre(None, title="la rentree"),
            "même collectif, même jour, même titre",
        ),
    ],
)
def test_one_collectif_does_not_meet_twice_at_once(
    one: Rencontre, other: Rencontre, reasons: str
) -> None:
    (found,) = rencontres([one, other])
    assert (found.a, found.b, found.reasons) == (0, 1, reasons)


@pytest.mark.parametrize(
    "other",
    [rencontre(9), rencontre(18, collective="d"), rencontre(18, day=4), Rencontre("c", None, None)],
)
def test_these_are_two(other: Rencontre) -> None:
    assert rencontres([rencontre(18), other]) == []


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ("Dorignies", "Collectif Dorignies", "même nom"),
        ("Faubourg de Béthune", "faubourg bethune", "même nom"),
        ("Gayant-Frais Marais", "Collectif Gayan Frais-Marais", "noms proches"),
    ],
)
def test_names_of_one_collectif(one: str, other: str, reasons: str) -> None:
    (found,) = collectifs([one, "Résidence", other])
    assert (found.a, found.b, found.reasons) == (0, 2, reasons)


@pytest.mark.parametrize(
    ("one", "other"), [("Groupe 1", "Groupe 2"), ("Dorignies", "Waziers"), ("", "Collectif")]
)
def test_names_of_two_collectifs(one: str, other: str) -> None:
    assert collectifs([one, other]) == []
