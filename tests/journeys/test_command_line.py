"""The main job on the command line: two machines that never meet end with the same content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypdf
import pytest

from citeapp.cli.main import main

INPUT = {
    "contacts-collectif-dorignies.csv": "person",
    "emargement-dorignies-2025-2026.xlsx": "attendance",
    "tableau-de-suivi-dorignies.ods": "action_item",
    "annuaire-education-extrait.csv": "organisation",
}


class Machine:
    """One laptop, driven by its command line alone."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self.capsys = capsys

    def run(self, *words: str) -> Any:
        """The JSON answer of a command that must succeed."""
        status = main(["--home", str(self.home), "--json", *words])
        said = self.capsys.readouterr()
        assert status == 0, said.err
        return json.loads(said.out)

    def refused(self, *words: str) -> str:
        """The sentence of a command that must be refused."""
        status = main(["--home", str(self.home), *words])
        said = self.capsys.readouterr()
        assert status == 1
        assert "Traceback" not in said.err
        return said.err

    def call(self, use: str, **given: Any) -> Any:
        answer = self.run("call", use, json.dumps(given))
        return answer["value"] if isinstance(answer, dict) and "changed" in answer else answer

    @property
    def fingerprint(self) -> str:
        return str(self.run("fingerprint")["fingerprint"])


def test_from_the_spreadsheet_to_the_merged_bundle(
    tmp_path: Path, shared_input: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    samira, nora = Machine(tmp_path / "samira", capsys), Machine(tmp_path / "nora", capsys)
    words = samira.run("init", "--name", "Samira", "--organisation", "ACSD")["words"]
    nora.run("init", "--name", "Nora", "--organisation", "Ville", "--coordinator")
    assert len(set(words)) >= 10
    for machine, other in ((samira, nora), (nora, samira)):
        card = str(tmp_path / f"{machine.home.name}.card")
        machine.run("card", card)
        other.run("enrol", card)

    for name, noun in INPUT.items():
        report = samira.run("import", str(shared_input / name))
        assert report["counts"][noun]["created"]
    assert len(samira.run("list", "people")) == 79

    meeting = _hold_a_rencontre(samira)
    _print_documents(samira, meeting, tmp_path)

    _carry(samira, nora, tmp_path / "1.citlot")
    assert len(nora.run("list", "people")) == 80  # Fatou came too
    _carry(nora, samira, tmp_path / "2.citlot")
    assert nora.fingerprint == samira.fingerprint

    _both_change_the_same(samira, nora, tmp_path)
    assert nora.fingerprint == samira.fingerprint

    _undo_a_merge(samira, nora, tmp_path)
    [hit] = [h for h in samira.run("search", "oeuvre") if h["noun"] == "line"]
    assert "œuvre" in hit["title"]


def _hold_a_rencontre(samira: Machine) -> str:
    [dorignies] = samira.run("list", "collectives", "name=Dorignies")
    meeting = samira.call(
        "meetings.create",
        collective_id=dorignies["id"],
        date="2026-09-17",
        start="17:30",
        end="19:00",
        place="Centre social Dorignies",
    )["id"]
    item = samira.call("meetings.add_item", meeting_id=meeting, title="La garderie du soir")["id"]
    samira.call("meetings.add_item", meeting_id=meeting, title="Fête du jeu")
    sheet = samira.call("attendance.freeze_sheet", meeting_id=meeting)
    assert [line["number"] for line in sheet] == list(range(1, len(sheet) + 1))
    samira.call("attendance.mark_numbers", meeting_id=meeting, typed="1 2 3 4r 5e", at="17:52")
    samira.call("attendance.walk_in", meeting_id=meeting, first_name="Fatou")
    samira.call("attendance.count", meeting_id=meeting, audience_code="child", count=4)
    figures = samira.call("attendance.figures", meeting_id=meeting)
    assert (figures["named"], figures["counted"], figures["children"]) == (5, 4, 4)
    for typed in (
        "La bibliothèque prête une œuvre à chaque école.",
        "> Demander l'ouverture jusqu'à 18 h 30",
        "! Écrire au service périscolaire @Samira Diallo /2 octobre",
    ):
        samira.call("notes.add", owner_id=item, typed=typed)
    closed = samira.call("meetings.close", id=meeting)
    assert (closed["status"], closed["minutes_version"]) == ("held", 1)
    following = samira.call(
        "meetings.create", collective_id=dorignies["id"], date="2026-10-15", start="17:30"
    )
    carried = samira.call("meetings.agenda", meeting_id=following["id"])
    assert [(point["title"], point["carried_count"]) for point in carried] == [("Fête du jeu", 1)]
    open_actions = samira.call("actions.open_for", collective_id=dorignies["id"])
    assert "Écrire au service périscolaire" in [line["action"]["what"] for line in open_actions]
    return str(meeting)


def _print_documents(samira: Machine, meeting: str, folder: Path) -> None:
    pdf, txt = folder / "cr.pdf", folder / "cr.txt"
    samira.run("report", "minutes", meeting, str(pdf))
    samira.run("report", "minutes", meeting, str(txt))
    for text in ("".join(p.extract_text() for p in pypdf.PdfReader(pdf).pages), txt.read_text()):
        assert "garderie du soir" in text
        assert "Demander l’ouverture" in text
        assert "Samira Diallo" in text
        assert "octobre" in text
    samira.run("report", "sign-in-sheet", meeting, str(folder / "emargement.pdf"))
    for ending in ("xlsx", "ods", "csv"):
        samira.run("report", "tracking-table", str(folder / f"suivi.{ending}"))
    table = (folder / "suivi.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    assert not [cell for cell in table.decode("utf-8-sig").split(";") if cell.startswith("=")]


def _carry(sender: Machine, receiver: Machine, path: Path) -> Any:
    sender.run("export", str(path))
    [merged] = receiver.run("merge", str(path))
    assert merged["agrees"]
    return merged


def _both_change_the_same(samira: Machine, nora: Machine, folder: Path) -> None:
    """The same action, and different fields of the same person."""
    action = samira.run("list", "actions", "what=Écrire au service périscolaire")[0]["id"]
    [person] = samira.run("list", "people", "last_name=PETIT")
    samira.call("actions.set_status", id=action, status="done")
    nora.call("actions.set_status", id=action, status="postponed")
    samira.call("people.change", id=person["id"], phone="0600000001")
    nora.call("people.change", id=person["id"], commune="Waziers")
    samira.run("export", str(folder / "3.citlot"))
    nora.run("export", str(folder / "4.citlot"))
    samira.run("merge", str(folder / "4.citlot"))
    nora.run("merge", str(folder / "3.citlot"))
    seen = [machine.run("conflicts") for machine in (samira, nora)]
    for conflicts in seen:
        assert [(c["id"], c["column"]) for c in conflicts] == [(action, "status")]
        assert {(v["author"], v["shown"]) for v in conflicts[0]["versions"]} == {
            ("Samira", "Fait"),
            ("Nora", "Reporté"),
        }
    for machine in (samira, nora):
        [merged] = machine.run("list", "people", "last_name=PETIT")
        assert (merged["phone"], merged["commune"]) == ("0600000001", "Waziers")
    nora.call("conflicts.settle", noun="action_item", id=action, column="status", value="done")
    _carry(nora, samira, folder / "5.citlot")
    _carry(samira, nora, folder / "6.citlot")
    assert samira.run("conflicts") == nora.run("conflicts") == []


def _undo_a_merge(samira: Machine, nora: Machine, folder: Path) -> None:
    before = samira.fingerprint
    nora.call("people.create", first_name="Passagère")
    _carry(nora, samira, folder / "7.citlot")
    assert samira.fingerprint != before
    samira.run("undo")
    assert samira.fingerprint == before
    assert samira.run("list", "people", "first_name=Passagère") == []
    samira.run("redo")
    assert samira.fingerprint == nora.fingerprint


def test_bad_input_is_refused_in_french_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(tmp_path / "home", capsys)
    machine.run("init", "--name", "Samira", "--organisation", "ACSD")
    before = machine.fingerprint
    photo = tmp_path / "photo.xlsx"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    torn = tmp_path / "torn.citlot"
    torn.write_bytes(b"CITLOT1\n\x00\x00")
    long = tmp_path / "long.csv"
    long.write_text("Nom;Prénom\n" + "DURAND;Zoé\n" * 1_000_000)
    for words in (
        ("import", str(photo)),
        ("import", str(locked)),
        ("import", str(long)),
        ("import", str(tmp_path / "missing.csv")),
        ("merge", str(torn)),
        ("merge", str(photo)),
        ("restore", str(photo)),
        ("report", "minutes", "nobody", str(tmp_path / "x.pdf")),
        ("export", str(tmp_path / "x.citlot")),
        ("undo",),
    ):
        said = machine.refused(*words)
        assert said.strip(), words
    assert machine.fingerprint == before
    assert not (tmp_path / "x.pdf").exists()


def test_wrong_usage_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    machine = Machine(tmp_path / "home", capsys)
    machine.run("init", "--name", "Samira", "--organisation", "ACSD")
    home = ["--home", str(machine.home)]
    assert main([*home, "frobnicate"]) == 2
    assert main([*home, "call", "actions.create", '{"wat": 1}']) == 2
    assert main([*home, "call", "actions.create", "{not json"]) == 2
    assert main([*home, "list", "unicorns"]) == 2
    assert main([*home, "report", "songbook", str(tmp_path / "x.pdf")]) == 2
