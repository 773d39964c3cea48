"""The letter that goes with a lot says what the page says, and nothing that opens anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import cover_letters, exchanges, lot_words, people
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]


def test_it_says_what_the_lot_holds_for_whom_and_until_when(team: Team, tmp_path: Path) -> None:
    samira, _karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa", last_name="CANARI", main_audience="parent")
    receipt = exchanges.export(samira, path=tmp_path / "lot.citlot").value
    path = cover_letters.write(samira, path=tmp_path / "courrier.txt", receipt=receipt)
    said = " ".join(path.read_text("utf-8").replace("\u00a0", " ").split())
    for line in lot_words.outline(receipt):
        assert line.replace("\u00a0", " ").replace("'", "’") in said
    for words in ("Karim", "lot.citlot", "n° 1", "mercredi 25 mars 2026", "Recevoir un lot"):
        assert words in said
    assert str(tmp_path) not in said
    assert "canari" not in said.lower()
    assert "phrase de passe" not in said


def test_the_passphrase_is_asked_for_and_never_written(team: Team, tmp_path: Path) -> None:
    (samira,) = team("Samira")
    secret = exchanges.propose_passphrase(samira)
    receipt = exchanges.export(samira, path=tmp_path / "lot.citlot", passphrase=secret).value
    path = cover_letters.write(
        samira, path=tmp_path / "courrier.txt", receipt=receipt, passphrase=True
    )
    said = path.read_text("utf-8")
    assert "de vive voix" in said
    assert secret not in said


def test_it_takes_the_place_of_no_file_of_the_workspace(team: Team, tmp_path: Path) -> None:
    samira, _karim = team("Samira", "Karim")
    receipt = exchanges.export(samira, path=tmp_path / "lot.citlot").value
    with pytest.raises(InputRefused, match="espace de travail"):
        cover_letters.write(samira, path=samira.home.database, receipt=receipt)
