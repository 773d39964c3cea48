"""``import`` on the command line: what is left aside is told, columns are matched by option."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citeapp.cli.main import main


@pytest.fixture
def base(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The words that begin every command, on a new workspace."""
    home = ["--home", str(tmp_path / "home")]
    assert main([*home, "init", "--name", "Awa", "--organisation", "ACSD"]) == 0
    capsys.readouterr()
    return home


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text("NOM;PrÃ©nom;Taille\nDURAND;ZoÃ©;XL\nTOTAL;1;\n", encoding="utf-8")
    return path


def test_what_is_left_aside_is_told_with_the_reason(
    base: list[str], listing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*base, "import", str(listing), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "colonne Taille : colonne non reconnue" in said
    assert "ligne 3, TOTAL · 1 : ligne de total" in said
    assert "« PrÃ©nom » serait « Prénom »" in said


def test_a_column_is_matched_and_accents_mended_by_options(
    base: list[str], listing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--column", "Taille=note", "--mend-accents"]
    assert main([*base, "import", str(listing), *options]) == 0
    capsys.readouterr()
    main([*base, "--json", "list", "people"])
    [person] = json.loads(capsys.readouterr().out)
    assert (person["first_name"], person["remark"]) == ("Zoé", "Taille : XL")


def test_an_unknown_field_is_refused_with_those_that_exist(
    base: list[str], listing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*base, "import", str(listing), "--column", "Taille=taille"]) == 1
    assert "full_name" in capsys.readouterr().err
