"""What is kept for people or given to them is French, whatever the window speaks.

The documents themselves: ``tests/cli/test_papers.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citeapp.base import language
from citeapp.base.language import _
from citeapp.base.paths import resources
from citeapp.usecases import actions, cover_letters, exchanges, minutes, notes, plain
from citeapp.usecases.documenting.asked import Asked
from citeapp.usecases.session import Session

Speak = Callable[[str], None]


@pytest.fixture
def speak() -> Iterator[Speak]:
    yield lambda code: language.choose(code, resources() / "translations")
    language.choose("fr", resources())


def test_minutes_closed_in_english_are_those_of_a_french_window(
    session: Session, rencontre: str, point: str, speak: Speak
) -> None:
    notes.add(session, owner_id=point, typed="La garderie ferme trop tôt")
    actions.create(session, meeting_id=rencontre, what="Appeler la mairie")
    speak("en")
    minutes.close(session, id=rencontre)
    assert not minutes.standing(session, id=rencontre).changed
    speak("fr")
    assert not minutes.standing(session, id=rencontre).changed
    kept = minutes.drawn_plain(session, Asked(id=rencontre))
    assert "Qui fait quoi" in str(kept.blocks)


def test_a_plain_text_is_begun_in_french(session: Session, rencontre: str, speak: Speak) -> None:
    speak("en")
    version = plain.make(session, meeting_id=rencontre, kind="invitation").value
    assert version.title.startswith("Invitation simplifiée")
    said = [line.text for line in plain.lines(session, plain_version_id=version.id)]
    assert "Nous vous invitons à une rencontre." in said
    assert "rencontre" in plain.original(session, id=version.id)
    assert _("Rencontre") == "Meeting"


def test_the_letter_that_goes_with_a_lot_is_french(
    team: Callable[..., list[Session]], speak: Speak, tmp_path: Path
) -> None:
    samira, _karim = team("Samira", "Karim")
    speak("en")
    receipt = exchanges.export(samira, path=tmp_path / "lot.citlot").value
    path = cover_letters.write(samira, path=tmp_path / "courrier.txt", receipt=receipt)
    said = path.read_text("utf-8")
    assert "Bonjour" in said
    assert "Content:" not in said
