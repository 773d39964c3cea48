"""How every command opens the workspace: with its passphrase, beside a window, in its turn."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from laptops import Machine

from citeapp import bootstrap
from citeapp.base.errors import StoreDamaged
from citeapp.cli import command
from citeapp.store import connection as connections
from citeapp.usecases import maintenance, people

PHRASE = "le vélo bleu dort sous la pluie"


@pytest.fixture
def locked(bare: Machine, tmp_path: Path) -> Machine:
    """A workspace that only its passphrase opens."""
    (tmp_path / "phrase.txt").write_text(f"{PHRASE}\r\nautre ligne\n", encoding="utf-8-sig")
    phrase = ("--passphrase-file", tmp_path / "phrase.txt")
    bare.done(*phrase, "init", "--name", "Samira", "--organisation", "ACSD")
    bare.done(*phrase, "call", "maintenance.ask_passphrase_at_start", '{"ask": true}')
    return bare


def test_a_passphrase_is_read_from_a_file(locked: Machine, tmp_path: Path) -> None:
    assert "phrase de passe" in locked.refused("fingerprint")
    phrase = ("--passphrase-file", tmp_path / "phrase.txt")
    assert len(locked.done(*phrase, "fingerprint").split()) == 1
    (tmp_path / "fausse.txt").write_text("le vélo vert dort sous la pluie\n", encoding="utf-8")
    said = locked.refused("--passphrase-file", tmp_path / "fausse.txt", "fingerprint")
    assert "n’ouvrent pas" in said


def test_a_passphrase_file_that_cannot_be_read_is_told(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "vide.txt").write_bytes(b"")
    (tmp_path / "latin.txt").write_bytes(b"v\xe9lo bleu\n")
    for name in ("vide.txt", "latin.txt", "absent.txt", "."):
        said = machine.refused("--passphrase-file", tmp_path / name, "fingerprint")
        assert "ne peut pas être lu" in said


def test_a_command_may_write_while_the_window_is_open(machine: Machine) -> None:
    window = bootstrap.open_session(machine.home)
    version = maintenance.data_version(window)
    machine.call("people.create", first_name="Awa")
    assert maintenance.data_version(window) != version
    assert [line.person.first_name for line in people.listed(window)] == ["Awa"]
    people.create(window, first_name="Benoît")
    assert len(machine.json("list", "people")) == 2
    bootstrap.close(window)


def test_a_command_waits_its_turn(machine: Machine) -> None:
    window = bootstrap.open_session(machine.home)
    writing, written = threading.Event(), threading.Event()

    def long_work() -> None:
        with bootstrap.beside(window) as other, other.workspace.connection.transaction():
            people.create(other, first_name="Fusion")
            writing.set()
            written.wait(0.3)

    worker = threading.Thread(target=long_work)
    worker.start()
    writing.wait(5)
    machine.call("people.create", first_name="Awa")  # after the other, not instead
    worker.join()
    assert len(machine.json("list", "people")) == 2
    bootstrap.close(window)


def test_a_turn_that_never_comes_is_told(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    short = tuple(
        "busy_timeout = 50" if pragma.startswith("busy_timeout") else pragma
        for pragma in connections._PRAGMAS
    )
    window = bootstrap.open_session(machine.home)
    with window.workspace.connection.transaction(), monkeypatch.context() as hurried:
        hurried.setattr(connections, "_PRAGMAS", short)
        said = machine.ask("call", "people.create", '{"first_name": "Awa"}')
    assert said.status == 1
    assert "occupé par un autre programme" in said.err
    bootstrap.close(window)
    assert machine.json("list", "people") == []


def test_damage_met_in_the_middle_names_the_backups(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = Path(machine.json("backup")["path"])

    def damaged(*_given: object, **_named: object) -> None:
        raise StoreDamaged("Le fichier de données est abîmé.", safe="Rien n’a été modifié.")

    monkeypatch.setattr("citeapp.cli.exchange.exchanges.fingerprint", damaged)
    said = machine.ask("fingerprint")
    assert said.status == 1
    assert saved.name in said.err
    assert str(machine.home.backups) in said.err


@pytest.mark.parametrize("terminal", [True, False])
def test_long_work_is_announced_on_a_terminal_alone(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    (tmp_path / "gens.csv").write_text("NOM;Prénom\nDURAND;Zoé\n", encoding="utf-8")
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    said = machine.ask("import", tmp_path / "gens.csv")
    assert said.status == 0
    assert ("Lecture de gens.csv… 0\xa0%" in said.err) is terminal
    assert "Lecture" not in said.out
    assert said.err.rpartition("\r")[0].endswith(" ") is terminal  # and wiped away


def test_what_would_drive_a_terminal_is_not_printed() -> None:
    assert command.visible("a\x1b[2Jb\x07c\x9bd\ne\tf\u202fg") == "a[2Jbcd\ne\tf\u202fg"
