"""What the built programs are made to do is done by the program as it stands in the clone too."""

from __future__ import annotations

from pathlib import Path

import pytest
from delivery.journey import Failed, Run, rencontre

from citeapp.cli.main import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def inside(words: list[str]) -> tuple[int, str]:
        status = main(words)
        said = capsys.readouterr()
        return status, said.out + said.err

    return inside


def test_the_typical_rencontre_goes_from_nothing_to_papers(run: Run, tmp_path: Path) -> None:
    papers = rencontre(run, tmp_path)
    assert {paper.suffix for paper in papers} >= {".pdf", ".odt", ".docx", ".html", ".ics", ".xlsx"}
    assert papers[0].read_bytes().startswith(b"%PDF")


def test_a_step_that_fails_is_named(run: Run, tmp_path: Path) -> None:
    def broken(words: list[str]) -> tuple[int, str]:
        return (1, "Le disque est plein.") if "report" in words else run(words)

    with pytest.raises(Failed, match="report minutes: Le disque est plein"):
        rencontre(broken, tmp_path)
