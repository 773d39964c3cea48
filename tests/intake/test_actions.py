"""A tableau de suivi: the sample file, owners in plain words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from citeapp.intake import actions
from citeapp.intake.headers import Recognition


def test_the_sample_holds_28_actions_in_their_states(sample: Callable[[str], Recognition]) -> None:
    reading = actions.read(sample("tableau"))
    assert len(reading.rows) == 28
    assert reading.by_status == {
        "done": 12, "in_progress": 6, "postponed": 4, "dropped": 2, "todo": 1, "": 3,
    }  # fmt: skip
    assert reading.collective == "Dorignies"


def test_a_formula_in_a_comment_is_text(sample: Callable[[str], Recognition]) -> None:
    comments = [row.comment for row in actions.read(sample("tableau")).rows if row.comment]
    assert comments == ["=1+1"]


def test_due_words_are_kept_and_days_are_days(sample: Callable[[str], Recognition]) -> None:
    rows = actions.read(sample("tableau")).rows
    words = {row.due_text for row in rows if row.due_text}
    assert words == {"asap", "avant les vacances", "rentrée"}
    assert not any(row.due_text and row.due_date for row in rows)
    assert rows[0].due_date == date(2026, 4, 3)


def test_a_rencontre_left_blank_is_the_one_above(sample: Callable[[str], Recognition]) -> None:
    rows = actions.read(sample("tableau")).rows
    assert [row.meeting for row in rows[:5]] == [date(2025, 9, 25)] * 4 + [date(2025, 10, 16)]
    assert [row.meeting_inferred for row in rows[:5]] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Zoé et Karim", ("Zoé", "Karim")),
        ("Zoé, Karim / la CAF", ("Zoé", "Karim", "la CAF")),
        ("Zoé/Karim", ("Zoé", "Karim")),
        ("M. et Mme Petit", ("M. et Mme Petit",)),
        ("Zoé et Zoé", ("Zoé",)),
        ("Benoît Etienne", ("Benoît Etienne",)),
        ("", ()),
    ],
)
def test_owners_are_told_apart(written: str, expected: tuple[str, ...]) -> None:
    assert actions.owners(written) == expected


def test_words_that_are_no_state_are_kept(sheet: Callable[..., Recognition]) -> None:
    row = actions.read(sheet(["Quoi", "État"], ["Écrire", "voir la mairie"])).rows[0]
    assert (row.status, row.comment) == ("", "voir la mairie")
