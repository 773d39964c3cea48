"""The rencontre in words, as far as it is known."""

from __future__ import annotations

from datetime import date, time

import pytest

from citeapp.domain.audience import AUDIENCE, AUDIENCE_PLURAL, INHABITANTS, MINORS
from citeapp.domain.decision import participation_level
from citeapp.domain.meeting import ATTENDANCE_STATE, IN_THE_ROOM, Meeting


@pytest.mark.parametrize(
    ("day", "start", "end", "words"),
    [
        (None, None, None, ""),
        (date(2026, 3, 12), None, None, "jeudi 12 mars 2026"),
        (date(2026, 3, 12), time(17, 30), None, "jeudi 12 mars 2026 · 17 h 30"),
        (date(2026, 3, 12), time(17, 30), time(19), "jeudi 12 mars 2026 · 17 h 30 – 19 h"),
        (date(2026, 12, 31), time(22), time(1), "jeudi 31 décembre 2026 · 22 h – 1 h"),
        (date(2028, 2, 29), time(0), time(0, 30), "mardi 29 février 2028 · 0 h – 0 h 30"),
        (None, time(9), None, "9 h"),
        (date(2026, 3, 12), None, time(19), "jeudi 12 mars 2026"),
    ],
)
def test_when(day: date | None, start: time | None, end: time | None, words: str) -> None:
    meeting = Meeting(id="m", date=day, start=start, end=end)
    assert meeting.when.replace("\u00a0", " ") == words


def test_only_some_states_take_part() -> None:
    """Someone who is represented or excused is not in the room (domain.md 2.4)."""
    assert set(ATTENDANCE_STATE) - IN_THE_ROOM == {"excused", "absent", "represented", "unknown"}


def test_audiences_have_one_name_and_one_plural() -> None:
    assert list(AUDIENCE) == list(AUDIENCE_PLURAL)
    assert set(AUDIENCE) >= INHABITANTS
    assert set(AUDIENCE) >= MINORS
    assert not INHABITANTS & MINORS


def test_participation_has_six_steps() -> None:
    labels = [participation_level(level) for level in range(6)]
    assert labels[0] == "Aucune"
    assert labels[3:] == ["Concertation", "Co-construction", "Co-décision"]
    assert [participation_level(level) for level in (None, -1, 6)] == ["", "", ""]
