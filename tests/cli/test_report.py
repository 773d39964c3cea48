"""``report``: documents as files, whole or not at all; the ending chooses the format."""

from __future__ import annotations

from pathlib import Path

import pytest
from laptops import Machine

from citeapp.reports.pdf.raster import PdfPages


@pytest.fixture
def meeting(machine: Machine) -> str:
    collective = machine.call("collectives.create", name="Dorignies")["id"]
    given = {"collective_id": collective, "date": "2026-03-12", "start": "17:30"}
    id = str(machine.call("meetings.create", **given)["id"])
    machine.call("meetings.add_item", meeting_id=id, title="La garderie du soir")
    machine.call("attendance.walk_in", meeting_id=id, first_name="Awa")
    machine.call("actions.create", what="Écrire à la mairie", collective_id=collective)
    return id


def test_each_kind_in_each_of_its_formats(machine: Machine, meeting: str, tmp_path: Path) -> None:
    begins = {"pdf": b"%PDF", "xlsx": b"PK", "ods": b"PK", "csv": b"\xef\xbb\xbf"}
    for kind, which, endings in (
        ("minutes", (meeting,), ("pdf", "txt")),
        ("sign-in-sheet", (meeting,), ("pdf", "txt")),
        ("decisions", (meeting,), ("pdf", "txt")),
        ("decisions", ("Dorignies",), ("txt",)),
        ("tracking-table", (), ("pdf", "txt", "xlsx", "ods", "csv")),
        ("tracking-table", ("dorignies",), ("csv",)),
    ):
        for ending in endings:
            path = tmp_path / f"{kind}.{ending}"
            assert machine.json("report", kind, *which, path) == {"path": str(path)}
            assert path.read_bytes().startswith(begins.get(ending, b""))
    assert "La garderie du soir" in (tmp_path / "minutes.txt").read_text(encoding="utf-8")
    said = machine.done("report", "minutes", meeting, tmp_path / "cr.PDF")
    assert said == f"Le document est écrit : {tmp_path / 'cr.PDF'}\n"


def test_a_sheet_is_laid_out_as_asked(machine: Machine, meeting: str, tmp_path: Path) -> None:
    path = tmp_path / "feuille.txt"
    for layout in ("complete", "without_contacts", "count"):
        machine.done("report", "sign-in-sheet", meeting, path, "--layout", layout)
    said = machine.refused("report", "sign-in-sheet", meeting, path, "--layout", "ronde")
    assert "without_contacts" in said


def test_what_cannot_be_written_is_told_and_leaves_nothing(
    machine: Machine, meeting: str, tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "un dossier.pdf").mkdir()
    for words, said in (
        (("minutes", folder / "x.pdf"), "citeapp list meetings"),
        (("minutes", "personne", folder / "x.pdf"), "n’existe pas"),
        (("minutes", meeting, folder / "x.doc"), "ne s’écrit pas en .doc"),
        (("minutes", meeting, folder / "x"), "ne dit pas sa forme"),
        (("minutes", meeting, folder / "x.xlsx"), "ne s’écrit pas en .xlsx"),
        (("decisions", "Nulle part", folder / "x.pdf"), "Nulle part"),
        (("tracking-table", "Nulle part", folder / "x.csv"), "Nulle part"),
        (("minutes", meeting, folder / "absent" / "x.pdf"), "n’existe pas"),
        (("minutes", meeting, folder / "un dossier.pdf"), "n’a pas été écrit"),
        (("minutes", meeting, folder / ("é" * 200 + ".pdf")), "n’a pas été écrit"),
        (("minutes", meeting, machine.home.database), "appartient à l’espace"),
    ):
        assert said in machine.refused("report", *words)
    assert [path.name for path in folder.iterdir()] == ["un dossier.pdf"]


def test_an_unknown_kind_is_wrong_usage(machine: Machine, tmp_path: Path) -> None:
    assert "tracking-table" in machine.misused("report", "songbook", tmp_path / "x.pdf")
    assert "il manque : SORTE, FICHIER" in machine.misused("report")
    assert "en trop" in machine.misused("report", "minutes", "a", "b.pdf", "c")


def test_a_document_replaces_an_older_one_only_when_it_is_whole(
    machine: Machine, meeting: str, tmp_path: Path
) -> None:
    path = tmp_path / "cr.txt"
    machine.done("report", "minutes", meeting, path)
    before = path.read_bytes()
    machine.refused("report", "minutes", "personne", path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["cr.txt"]


def test_large_letters_take_more_pages(machine: Machine, meeting: str, tmp_path: Path) -> None:
    for number in range(30):
        machine.call("actions.create", what=f"Action {number}", meeting_id=meeting)
    counts = []
    for name, more in (("a.pdf", ()), ("b.pdf", ("--large",))):
        machine.done("report", "minutes", meeting, tmp_path / name, *more)
        pages = PdfPages((tmp_path / name).read_bytes())
        counts.append(len(pages))
        pages.close()
    assert counts[1] > counts[0]
