"""Telephones, hours, marks of presence, states of actions, broken accents."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain.action import ACTION_STATUS
from citeapp.domain.meeting import ATTENDANCE_STATE
from citeapp.intake import mojibake, phones, states, times


@pytest.mark.parametrize(
    ("written", "digits", "restored"),
    [
        ("06 24 15 86 83", "0624158683", False),
        ("06.24.15.86.83", "0624158683", False),
        ("0624158683", "0624158683", False),
        (624158683, "0624158683", True),
        ("624158683", "0624158683", True),
        ("+33624158683", "0624158683", False),
        ("+33 (0)6 24 15 86 83", "0624158683", False),
        ("0033 6 24 15 86 83", "0624158683", False),
        ("+32 470 12 34 56", "+32470123456", False),
        ("", "", False),
    ],
)
def test_phones_become_ten_digits(written: str | int, digits: str, restored: bool) -> None:
    assert phones.phone(written) == phones.Phone(digits, restored)


def test_two_numbers_in_a_cell_are_both_read() -> None:
    found = phones.phones("06 24 15 86 83 / 03 27 00 00 00")
    assert [one.digits for one in found] == ["0624158683", "0327000000"]


def test_what_is_no_number_is_kept_and_said() -> None:
    assert phones.phone("demander à Zoé") == phones.Phone("demander à Zoé", understood=False)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("17h", time(17), None),
        ("17h30", time(17, 30), None),
        ("17 h 30", time(17, 30), None),
        ("17:30", time(17, 30), None),
        ("17H30-19H", time(17, 30), time(19)),
        ("14h/16h", time(14), time(16)),
        ("sans heure", None, None),
    ],
)
def test_times(written: str, start: time | None, end: time | None) -> None:
    assert times.times(written) == (start, end)


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        (["x", "X", "p", "présent", "Présente", "oui", 1, "1", "ok", "✓", True], "present"),
        (["e", "E", "exc", "exc.", "excusé", "Excusée"], "excused"),
        (["a", "A", "abs", "absent", "non", 0, "0", False], "absent"),
        (["", "-", "?"], "unknown"),
        (["R", "représenté"], "represented"),
        (["visio"], "remote"),
        (["retard"], "partial"),
    ],
)
def test_marks_of_presence(marks: list[str | int], code: str) -> None:
    assert {states.presence(mark) for mark in marks} == {code}
    assert code in ATTENDANCE_STATE


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["fait", "Fait", "terminé", "Réalisée", "ok", "✓", "100 %", 1], "done"),
        (["en cours", "50 %", 0.5, "commencé", "en cours (à voir)"], "in_progress"),
        (["à faire", "non commencé", "à venir", "0 %"], "todo"),
        (["abandonné", "annulée"], "dropped"),
        (["reporté"], "postponed"),
    ],
)
def test_states_of_actions(words: list[str | float], code: str) -> None:
    assert {states.action_status(word) for word in words} == {code}
    assert code in ACTION_STATUS


def test_no_state_is_no_state_and_strange_words_are_not_guessed() -> None:
    assert states.action_status("") == ""
    assert states.action_status("voir avec la mairie") is None
    assert states.presence("zzz") is None


def test_broken_accents_are_mended() -> None:
    assert mojibake.repaired("Ã‰cole Denis Papin, lâ€™entrÃ©e") == "École Denis Papin, l’entrée"
    assert mojibake.repaired("École, entrée, Ça va, où, ÂGE, PÃO") is None


@given(st.text(alphabet="éèàçÉœŒ’«»€ abc", min_size=1))
def test_what_was_broken_is_repaired_and_what_is_sound_left_alone(text: str) -> None:
    broken = "".join(
        bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()
    )
    assert mojibake.repaired(broken) in (text, None)
    assert mojibake.repaired(text) is None
