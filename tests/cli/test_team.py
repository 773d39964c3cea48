"""Machines revoked and readmitted, and lots told before they are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from laptops import Machine

Machines = tuple[Machine, Machine]


@pytest.fixture
def pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Machines:
    """Samira, and Nora who coordinates; neither knows the other yet."""
    samira, nora = Machine(tmp_path / "samira", capsys), Machine(tmp_path / "nora", capsys)
    samira.done("init", "--name", "Samira", "--organisation", "Centre social")
    nora.done("init", "--name", "Nora", "--organisation", "Ville", "--coordinator")
    return samira, nora


def test_a_machine_is_revoked_and_readmitted_by_name(pair: Machines, tmp_path: Path) -> None:
    samira, nora = pair
    card = tmp_path / "samira.citcarte"
    samira.done("card", card)
    nora.done("enrol", card)
    assert "révoquée" in nora.done("revoke", "samira")
    assert nora.json("team")[0]["state"] == "revoked"
    assert "Samira" in nora.done("readmit", "Samira")
    assert nora.json("team")[0]["state"] == "enrolled"
    assert "n’est pas inscrit" in nora.refused("revoke", "Personne")


def test_an_export_is_told_before_it_is_written(pair: Machines, tmp_path: Path) -> None:
    samira, _nora = pair
    for one, other in (pair, pair[::-1]):
        card = tmp_path / "une.citcarte"
        one.done("card", card)
        other.done("enrol", card)
    samira.done("call", "people.create", '{"first_name": "Awa"}')
    told = samira.done("export", tmp_path / "x.citlot", "--dry-run")
    assert "1 personne" in told
    assert "Nora" in told
    assert not (tmp_path / "x.citlot").exists()
    assert samira.json("export", tmp_path / "x.citlot", "--dry-run")["rows"]["person"] == 1
    said = samira.done("export", tmp_path / "x.citlot")
    assert "vous pouvez retirer la clé" in said
    assert "1 personne" in said
