"""``init`` and ``demo``: a workspace is made once, whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from laptops import Machine


def test_the_recovery_words_are_shown_once(bare: Machine) -> None:
    said = bare.done("init", "--name", "Samira", "--organisation", "ACSD")
    (words,) = [line.split() for line in said.splitlines() if line.startswith("  ")]
    assert len(words) == 12
    assert "Ils ne seront plus montrés." in said
    assert [row["display_name"] for row in bare.json("list", "facilitators")] == ["Samira"]
    stored = b"".join(path.read_bytes() for path in bare.folder.rglob("*") if path.is_file())
    assert " ".join(words).encode() not in stored


def test_a_coordinator_has_the_programme(bare: Machine) -> None:
    words = bare.json("init", "--name", "Nora", "--organisation", "Ville", "--coordinator")
    assert len(words["words"]) == 12
    assert [row["is_coordinator"] for row in bare.json("list", "facilitators")] == [True]


def test_a_second_workspace_never_replaces_the_first(machine: Machine) -> None:
    machine.call("people.create", first_name="Awa")
    said = machine.refused("init", "--name", "Autre", "--organisation", "X")
    assert "Il y a déjà un espace de travail" in said


def test_a_name_is_needed(bare: Machine) -> None:
    assert "Donnez votre nom" in bare.refused("init", "--name", " ", "--organisation", "X")
    assert "il manque : --organisation" in bare.misused("init", "--name", "Samira")


def test_a_weak_passphrase_leaves_nothing_half_made(bare: Machine, tmp_path: Path) -> None:
    (tmp_path / "phrase.txt").write_text("azerty\n", encoding="utf-8")
    (tmp_path / "long.txt").write_text("le vélo bleu dort sous la pluie\n", encoding="utf-8")
    begin = ("init", "--name", "Samira", "--organisation", "X")
    said = bare.ask("--passphrase-file", tmp_path / "phrase.txt", *begin)
    assert said.status == 1
    assert "phrase" in said.err
    assert list(bare.folder.rglob("citeapp.*")) == []
    bare.done("--passphrase-file", tmp_path / "long.txt", *begin)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, bare: Machine) -> None:
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    inside = Machine(tmp_path / "fichier" / "dedans", bare.capture)
    said = inside.refused("init", "--name", "Samira", "--organisation", "X")
    assert "ne peut pas être créé" in said
    assert "ne peut pas être créé" in inside.refused("demo")


def test_nothing_begins_by_itself(bare: Machine) -> None:
    for words in (("check",), ("fingerprint",), ("list", "people"), ("backup",), ("undo",)):
        assert "citeapp init" in bare.refused(*words)
    assert not bare.folder.exists()


def test_the_demo_fills_an_empty_workspace_alike_for_the_same_seed(bare: Machine) -> None:
    first = bare.json("demo", "--years", "1", "--seed", "7")["value"]
    assert len(bare.json("list", "collectives")) == 14
    assert len(bare.json("list", "facilitators")) == 11  # ten and the coordinator
    assert bare.call("programme.show")["is_demo"] is True
    assert "contient déjà des données" in bare.refused("demo")
    again = Machine(bare.folder.with_name("again"), bare.capture)
    assert again.json("demo", "--years", "1", "--seed", "7")["value"] == first


def test_work_is_never_mixed_with_the_demo(machine: Machine) -> None:
    machine.call("people.create", first_name="Awa")
    assert "contient déjà des données" in machine.refused("demo")


def test_a_demo_of_no_size_makes_nothing(bare: Machine) -> None:
    for words in (("--years", "0"), ("--years", "31"), ("--cites", "0"), ("--cites", "1001")):
        assert "De 1 à" in bare.refused("demo", *words)
    assert "n’a pas la bonne forme" in bare.misused("demo", "--years", "deux")
    assert not bare.folder.exists()
