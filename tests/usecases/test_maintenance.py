"""What keeps a workspace alive, in the words of its keeper."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from citeapp.usecases import maintenance

NOW = datetime(2026, 3, 11, 9, 0)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=20), "Copie vérifiée à l’instant"),
        (timedelta(minutes=12), "Copie vérifiée il y a 12 min"),
        (timedelta(hours=30), "Copie vérifiée il y a 30 h"),
        (timedelta(days=3), "Copie vérifiée il y a 3 jours"),
        (-timedelta(days=400), "Copie vérifiée à l’instant"),
    ],
)
def test_the_age_of_the_last_backup_is_said_in_words(age: timedelta, words: str) -> None:
    assert maintenance.age_words(NOW - age, NOW) == words


def test_no_backup_yet() -> None:
    assert maintenance.age_words(None, NOW) == "Aucune copie vérifiée"
