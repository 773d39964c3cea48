"""``undo``, ``redo``, ``backup``, ``restore``, ``check``: work is never lost."""

from __future__ import annotations

import io
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from laptops import Machine, check_sentences, names

from citeapp import bootstrap
from citeapp.base import locking
from citeapp.base.clock import FixedClock


@pytest.fixture
def words(bare: Machine) -> str:
    """The recovery words of a machine on which Awa is known."""
    found = bare.json("init", "--name", "Samira", "--organisation", "ACSD")["words"]
    bare.call("people.create", first_name="Awa")
    return " ".join(found)


def people(machine: Machine) -> list[str]:
    return names(machine.json("list", "people"))


def test_undo_and_redo_go_back_and_forth(machine: Machine) -> None:
    assert "rien à annuler" in machine.refused("undo")
    assert "rien à rétablir" in machine.refused("redo")
    machine.call("people.create", first_name="Awa")
    machine.call("people.create", first_name="Benoît")
    assert machine.done("undo") == "Annulé : Créer une personne\n"
    assert people(machine) == ["Awa"]
    machine.done("undo")
    assert people(machine) == []
    assert machine.done("redo") == "Rétabli : Créer une personne\n"
    assert people(machine) == ["Awa"]
    assert machine.json("undo")["label"] == "Créer une personne"


def test_a_backup_comes_back_on_the_same_machine(machine: Machine, tmp_path: Path) -> None:
    machine.call("people.create", first_name="Awa")
    saved = tmp_path / "clé" / "samira.citsave"
    saved.parent.mkdir()
    assert machine.json("backup", saved) == {"path": str(saved)}
    machine.call("people.create", first_name="Benoît")
    said = machine.done("restore", saved)
    assert "gardé à côté" in said
    assert people(machine) == ["Awa"]
    assert len(list(machine.folder.glob("citeapp.db.avant-*"))) == 1


def test_a_backup_without_a_name_goes_to_the_usual_folder(machine: Machine) -> None:
    path = Path(machine.json("backup")["path"])
    assert path.parent == machine.home.backups
    assert "Sauvegarde vérifiée" in machine.done("backup")


def test_a_lost_disk_is_not_a_lost_base(
    bare: Machine, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "samira.citsave"
    bare.done("backup", saved)
    before = bare.fingerprint
    elsewhere = Machine(tmp_path / "autre", bare.capture)
    assert "mots de secours" in elsewhere.refused("restore", saved)
    wrong = "bleu " * 12
    assert "n’ouvrent pas" in elsewhere.refused("restore", saved, "--words", wrong)
    assert not elsewhere.folder.exists()
    said = elsewhere.done("restore", saved, "--words", words.upper())
    assert said == "La sauvegarde est restaurée.\n"
    assert people(elsewhere) == ["Awa"]
    again = Machine(tmp_path / "encore", bare.capture)
    monkeypatch.setattr(sys, "stdin", io.StringIO(words + "\n"))
    assert again.json("restore", saved, "--words", "-")["fingerprint"] != ""
    assert people(again) == ["Awa"]
    assert bare.fingerprint == before


def test_what_is_no_backup_replaces_nothing(machine: Machine, tmp_path: Path) -> None:
    machine.call("people.create", first_name="Awa")
    saved = tmp_path / "x.citsave"
    machine.done("backup", saved)
    whole = saved.read_bytes()
    for data, said in (
        (b"", "pas une sauvegarde"),
        (b"PK\x03\x04", "pas une sauvegarde"),
        (whole[:-1], "incomplet"),
        (whole[:-500] + bytes(500), "incomplet"),
    ):
        saved.write_bytes(data)
        assert said in machine.refused("restore", saved)
    assert "n’existe pas" in machine.refused("restore", tmp_path / "absente.citsave")
    assert "pas un fichier ordinaire" in machine.refused("restore", tmp_path)
    assert people(machine) == ["Awa"]


def test_a_backup_that_cannot_be_written_is_told(machine: Machine, tmp_path: Path) -> None:
    assert "n’a pas été écrit" in machine.refused("backup", tmp_path / "absent" / "x.citsave")
    assert "n’a pas été écrit" in machine.refused("backup", tmp_path)
    assert "appartient à l’espace" in machine.refused("backup", machine.home.database)
    assert list(tmp_path.glob("*.citsave")) == []


def test_nothing_is_restored_under_an_open_window(machine: Machine, tmp_path: Path) -> None:
    saved = tmp_path / "x.citsave"
    machine.done("backup", saved)
    window = locking.take(machine.home.lock)
    assert window is not None
    assert "Fermez sa fenêtre" in machine.refused("restore", saved)
    machine.call("people.create", first_name="Awa")  # any other command may write
    window.release()
    machine.done("restore", saved)


def test_a_sound_workspace_is_said_to_be(machine: Machine) -> None:
    assert machine.done("check").startswith("Tout est en ordre")
    found = machine.json("check")
    assert (found["sound"], found["faults"], found["last_backup"]) == (True, [], None)
    machine.done("backup")
    assert machine.json("check")["last_backup"] is not None


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2 + 100]


def no_head(data: bytes) -> bytes:
    return bytes(4096) + data[4096:]


def nothing(data: bytes) -> bytes:
    return b""


def other(data: bytes) -> bytes:
    return b"SQLite format 3\x00" + bytes(8000)


def test_a_damaged_file_is_never_replaced_and_its_backups_are_named(machine: Machine) -> None:
    machine.call("people.create", first_name="Awa")
    saved = Path(machine.json("backup")["path"])
    for damage in (cut, no_head, nothing, other):
        data = damage(machine.home.database.read_bytes())
        machine.home.database.write_bytes(data)
        for asked in (("check",), ("list", "people"), ("demo",), ("backup",)):
            said = machine.refused(*asked)
            assert saved.name in said
            assert "ni remplacé ni modifié" in said
        said = machine.refused("init", "--name", "X", "--organisation", "Y")
        assert "Il y a déjà un espace" in said
        assert machine.home.database.read_bytes() == data
        machine.done("restore", saved)
        assert people(machine) == ["Awa"]


def test_a_damaged_file_without_any_backup_says_where_to_look(machine: Machine) -> None:
    machine.home.database.write_bytes(cut(machine.home.database.read_bytes()))
    said = machine.refused("check")
    assert "Aucune sauvegarde n’est dans" in said
    assert "vos clés" in said


def hurt_a_page(machine: Machine) -> None:
    """One bit of a page that opening does not need."""
    whole = machine.home.database.read_bytes()
    for page in reversed(range(len(whole) // 4096)):
        data = bytearray(whole)
        data[page * 4096 + 100] ^= 1
        machine.home.database.write_bytes(bytes(data))
        if machine.ask("call", "exchanges.my_words").status == 0:
            return
    pytest.fail("every page is needed to open")


def test_one_bad_page_is_found_by_a_check_and_stops_a_backup(machine: Machine) -> None:
    machine.call("people.create", first_name="Awa")
    saved = Path(machine.json("backup")["path"])
    hurt_a_page(machine)
    said = machine.ask("check")
    assert (said.status, said.out) == (1, "")
    check_sentences(said.err)
    assert "abîmé" in said.err
    assert saved.name in said.err
    told = machine.ask("--json", "check")
    assert (told.status, '"sound": false' in told.out) == (1, True)
    assert machine.ask("backup").status == 1
    assert bootstrap.backups_of(machine.home)[0].path == saved


def test_missing_files_are_never_made_anew(machine: Machine) -> None:
    saved = Path(machine.json("backup")["path"])
    machine.home.database.unlink()
    assert "disparu" in machine.refused("check")
    assert saved.name in machine.refused("demo")
    machine.done("restore", saved)
    machine.home.keys.unlink()
    machine.done("check")  # from the second copy
    machine.home.keys.unlink()
    machine.home.keys_copy.unlink()
    assert "clés" in machine.refused("check")


def test_a_clock_in_1970_loses_nothing(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    machine.call("people.create", first_name="Awa")
    then = datetime(1970, 1, 1, 0, 0, 5, tzinfo=timezone(timedelta(hours=1)))
    with monkeypatch.context() as wrong:
        wrong.setattr(bootstrap.opening, "SystemClock", lambda: FixedClock(then))
        [awa] = machine.json("list", "people")
        machine.call("people.change", id=awa["id"], remark="Appeler le soir")
        machine.done("backup")
        machine.done("report", "tracking-table", tmp_path / "suivi.pdf")
        machine.done("undo")
        machine.done("redo")
        fresh = Machine(tmp_path / "neuve", machine.capture)
        fresh.done("init", "--name", "Karim", "--organisation", "")
        fresh.call("actions.create", what="Écrire", due_date="2026-03-12")
    [awa] = machine.json("list", "people")
    assert awa["remark"] == "Appeler le soir"
    machine.call("people.change", id=awa["id"], remark="Appeler le matin")
    assert machine.json("list", "people")[0]["remark"] == "Appeler le matin"
    assert fresh.done("check").startswith("Tout est en ordre")
