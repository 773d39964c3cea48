"""The whole command line: exit statuses, French, one JSON document, no traceback, no trace."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest
from laptops import Machine, meet

from citeapp import __main__, __version__
from citeapp.cli import main as command_line
from citeapp.cli.command import Command
from citeapp.cli.main import COMMANDS, main

ENGLISH = re.compile(
    r"\b(usage: |error|options:$|show this|required|invalid|unrecognized|argument\b|expected)",
    re.MULTILINE,
)


def ways_to_use_it(folder: Path) -> list[tuple[str | Path, ...]]:
    """One sensible use of every command, in an order that works."""
    return [
        ("init", "--name", "Samira", "--organisation", "ACSD"),
        ("enrol", folder / "karim.carte"),
        ("team",),
        ("revoke", "Karim"),
        ("readmit", "Karim"),
        ("card", folder / "samira.carte"),
        ("import", folder / "liste.csv"),
        ("import", folder / "liste.csv", "--dry-run"),
        ("export", folder / "1.citlot"),
        ("merge", folder / "2.citlot", "--dry-run"),
        ("merge", folder / "2.citlot"),
        ("fingerprint",),
        ("conflicts",),
        ("duplicates",),
        ("list", "people"),
        ("search", "awa"),
        ("call", "--list"),
        ("call", "exchanges.summary"),
        ("report", "tracking-table", folder / "suivi.csv"),
        ("undo",),
        ("redo",),
        ("erase", "awa", "--dry-run"),
        ("erasures",),
        ("backup", folder / "1.citsave"),
        ("check",),
        ("restore", folder / "1.citsave"),
    ]


@pytest.fixture
def folder(bare: Machine, tmp_path: Path) -> Path:
    """What a colleague handed over: his card, a lot, a list of names."""
    karim, known = Machine(tmp_path / "karim", bare.capture), Machine(bare.folder, bare.capture)
    karim.done("init", "--name", "Karim", "--organisation", "Ville")
    known.done("init", "--name", "Samira", "--organisation", "ACSD")
    meet(karim, known, tmp_path)
    karim.call("people.create", first_name="Awa")
    karim.done("export", tmp_path / "2.citlot")
    (tmp_path / "liste.csv").write_text("NOM;Prénom\nDURAND;Zoé\n", encoding="utf-8")
    return tmp_path


def test_every_command_answers_one_json_document_and_nothing_else(
    folder: Path, bare: Machine
) -> None:
    for words in ways_to_use_it(folder)[1:]:
        assert bare.json(*words) is not None, words
        bare.json(*words[:1], "--json", *words[1:])  # beside the command, too


def test_every_command_answers_people_in_french(folder: Path, bare: Machine) -> None:
    for words in ways_to_use_it(folder)[1:]:
        said = bare.done(*words)
        assert words[0] == "call" or not said.startswith(("{", "[")), words
        assert said.endswith("\n") or not said


def test_every_command_is_tried_here() -> None:
    tried = {str(words[0]) for words in ways_to_use_it(Path())}
    assert {command.name for command in COMMANDS} - tried == {"demo", "selftest"}


@pytest.mark.parametrize("words", [(), *((command.name,) for command in COMMANDS)])
def test_help_is_in_french(bare: Machine, words: tuple[str, ...]) -> None:
    said = bare.done(*words, "--help")
    assert said.startswith("usage : citeapp")
    assert "montrer cette aide" in said
    assert "show program" not in said
    assert not ENGLISH.search(said), ENGLISH.search(said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("frobnicate",), "'frobnicate' n’est pas un choix possible"),
        (("check", "--loud"), "en trop : --loud"),
        (("check", "x"), "en trop : x"),
        (("export",), "il manque : FICHIER"),
        (("init", "--name"), "une valeur est attendue"),
        (("demo", "--years", "x"), "n’a pas la bonne forme"),
        (("import", "x", "--as", "photos"), "choix : 'contacts'"),
        (("export", "x", "--all", "--new"), "ne va pas avec --all"),
        (("export", "x", "--co", "y"), "peut vouloir dire"),
        (("--json",), "il manque : commande"),
    ],
)
def test_wrong_usage_is_status_2_in_french(
    bare: Machine, words: tuple[str, ...], said: str
) -> None:
    told = bare.misused(*words)
    assert said in told
    assert not ENGLISH.search(told), told
    assert not bare.folder.exists()


def test_argparse_is_left_as_it_was(bare: Machine) -> None:
    bare.misused("frobnicate")
    with pytest.raises(SystemExit):
        argparse.ArgumentParser(prog="x").parse_args(["y"])
    assert "unrecognized arguments: y" in bare.capture.readouterr().err


def test_the_version_is_told(bare: Machine) -> None:
    assert bare.done("--version") == f"{__version__}\n"


def failing(error: BaseException) -> Command:
    def run(_options: argparse.Namespace) -> NoReturn:
        raise error

    return Command("check", "", lambda _parser: None, run)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RuntimeError("secret"), "erreur inattendue s’est produite (RuntimeError)"),
        (KeyboardInterrupt(), "Interrompu"),
    ],
)
def test_a_bug_and_an_interruption_are_said_calmly(
    bare: Machine, monkeypatch: pytest.MonkeyPatch, error: BaseException, said: str
) -> None:
    monkeypatch.setattr(command_line, "COMMANDS", (failing(error),))
    told = bare.ask("check")
    assert (told.status, told.out) == (1, "")
    assert said in told.err
    assert "secret" not in told.err


def test_the_folder_may_come_from_the_environment(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CITEAPP_HOME", str(machine.folder))
    machine.capture.readouterr()
    assert main(["fingerprint"]) == 0
    assert machine.capture.readouterr().out.strip() == machine.fingerprint
    assert main(["--home", str(tmp_path / "autre"), "fingerprint"]) == 1
    assert main([f"--home={machine.folder}", "fingerprint"]) == 0
    monkeypatch.chdir(machine.folder.parent)
    assert main(["--home", machine.folder.name, "fingerprint"]) == 0


def test_a_folder_of_nobodys_name_is_an_empty_one(
    bare: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--home", "~personne-de-ce-nom", "check"]) == 1
    assert "citeapp init" in bare.capture.readouterr().err


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        ([], ""),
        (["--home", "ici"], "ici"),
        (["--home=ici"], "ici"),
        (["check"], None),
        (["--home", "ici", "check"], None),
        (["--home=ici", "--json", "check"], None),
        (["--version"], None),
    ],
)
def test_the_window_opens_when_nothing_else_is_asked(
    monkeypatch: pytest.MonkeyPatch, given: list[str], opened: str | None
) -> None:
    windows: list[Path] = []
    monkeypatch.setattr(sys, "argv", ["citeapp", *given])
    monkeypatch.setattr(__main__, "_speak_utf8", lambda: None)
    monkeypatch.setattr("citeapp.cli.main.main", lambda words: 7 if words == given else 8)
    monkeypatch.setattr(
        "citeapp.ui.starting.door.run", lambda home, _files: windows.append(home.data) or 3
    )
    assert __main__.main() == (7 if opened is None else 3)
    assert len(windows) == (opened is not None)
    if opened:
        assert windows[0].name == opened


def test_nothing_is_read_or_written_outside_the_folders_named(
    folder: Path, bare: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = folder / "compte"
    account.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR"):
        monkeypatch.setenv(name, str(account))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(account / name))
    monkeypatch.setattr(tempfile, "tempdir", str(account))
    monkeypatch.chdir(account)
    for words in ways_to_use_it(folder)[1:]:
        bare.done(*words)
    assert list(account.iterdir()) == []
    known = {"bare", "karim", "compte", "liste.csv", "suivi.csv"}
    left = {path.name for path in folder.iterdir()} - known
    assert {name.rpartition(".")[2] for name in left} == {"carte", "citlot", "citsave"}


def in_a_process(folder: Path, shell: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """The program itself, through a pipe."""
    program = f'"{sys.executable}" -m citeapp --home "{folder}"'
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", shell.replace("citeapp", program, 1)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environ},
    )


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell")
def test_pipes_hold_utf8_whatever_the_system_says_and_may_be_closed(machine: Machine) -> None:
    machine.call("people.create", first_name="Œnone\u202f")
    done = in_a_process(machine.folder, "citeapp list people", PYTHONIOENCODING="ascii")
    assert "Œnone" in done.stdout.decode("utf-8")
    done = in_a_process(machine.folder, "citeapp call --list | head -1")
    assert (done.returncode, done.stderr) == (0, b"")
    asked = r"""'{"use": "people.create", "with": {"first_name": "Zo\303\251"}}\n'"""
    sent = f"printf {asked} | citeapp call -"
    done = in_a_process(machine.folder, sent, PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout)["answer"]["value"]["first_name"] == "Zoé"
