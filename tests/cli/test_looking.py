"""What a person has to look at, told with the commands that answer it."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from laptops import Machine

Pair = tuple[Machine, Machine]


def person(machine: Machine, **fields: str) -> str:
    return str(machine.call("people.create", **fields)["id"])


def carry(giver: Machine, taker: Machine, path: Path) -> str:
    """One lot from one machine to the other: what the receiver is told."""
    giver.done("export", path, "--to", taker.folder.name)
    return taker.done("merge", path)


def command(said: str, use: str) -> list[str]:
    """The words of a command that was told, as a person pastes it."""
    (line,) = [line for line in said.splitlines() if f" {use} " in line]
    words = shlex.split(line)
    assert words[0] == "citeapp"
    return words[1:]


@pytest.fixture
def quarrel(pair: Pair, tmp_path: Path) -> Pair:
    """Samira and Karim each give a telephone and a remark to one person."""
    samira, karim = pair
    id = person(samira, first_name="Awa", remark="Vient le mardi.")
    carry(samira, karim, tmp_path / "1.citlot")
    samira.call("people.change", id=id, phone="0600000001", remark="Vient le mardi soir.")
    karim.call("people.change", id=id, phone="0600000002", remark="Awa vient le mardi.")
    assert "À départager : 2 informations" in carry(samira, karim, tmp_path / "2.citlot")
    carry(karim, samira, tmp_path / "3.citlot")
    return pair


def test_a_conflict_is_shown_with_its_authors_and_settled_as_it_says(
    quarrel: Pair, tmp_path: Path
) -> None:
    samira, karim = quarrel
    for _both in range(2):
        said = karim.done("conflicts")
        assert "Samira a mis « 06" in said or "Samira a mis « Vient" in said
        assert "Karim a mis « " in said
        karim.done(*command(said, "conflicts.settle"))
    assert karim.done("conflicts") == "Rien à départager.\n"
    assert karim.json("conflicts") == []
    carry(karim, samira, tmp_path / "4.citlot")
    assert samira.fingerprint == karim.fingerprint
    told = samira.done("conflicts", "--settled")
    assert "Awa, téléphone : Karim a gardé « 06" in told
    assert {one["author"] for one in samira.json("conflicts", "--settled")} == {"Karim"}


def test_a_settlement_undone_is_asked_again_as_it_says(quarrel: Pair) -> None:
    _samira, karim = quarrel
    for _both in range(2):
        karim.done(*command(karim.done("conflicts"), "conflicts.settle"))
    karim.done("undo")
    said = karim.done("conflicts")
    assert len(karim.json("conflicts")) == 1
    karim.done(*command(said, "settlements.otherwise"))
    assert karim.done("conflicts") == "Rien à départager.\n"


def test_both_versions_are_taken_as_it_says(quarrel: Pair) -> None:
    _samira, karim = quarrel
    karim.done(*command(karim.done("conflicts"), "conflicts.settle"))  # the telephone
    said = karim.done("conflicts")
    assert "les deux ensemble : « Awa vient le mardi soir. »" in said
    karim.done(*command(said, "conflicts.take_both"))
    assert karim.json("list", "people")[0]["remark"] == "Awa vient le mardi soir."


def test_whoever_does_not_know_asks_and_is_named(quarrel: Pair, tmp_path: Path) -> None:
    samira, karim = quarrel
    said = karim.done("conflicts")
    assert "Pour demander à Samira :" in said
    karim.done(*command(said, "conflicts.ask"))
    carry(karim, samira, tmp_path / "4.citlot")
    assert "Karim : « Je ne sais pas »" in samira.done("conflicts")
    assert [one["asked_by"] for one in samira.json("conflicts")].count(["Karim"]) == 1


def awas(machine: Machine) -> None:
    for last_name, commune in (("DIALLO", "Douai"), ("Diallo", "Waziers")):
        person(machine, first_name="Awa", last_name=last_name, phone="0600000001", commune=commune)


def test_doubles_are_told_with_their_reasons_and_differences(machine: Machine) -> None:
    assert machine.done("duplicates") == "Aucun doublon proposé.\n"
    awas(machine)
    said = machine.done("duplicates")
    assert "DIALLO Awa / Diallo Awa : même téléphone" in said
    assert "commune : Douai / Waziers" in said
    [pair] = machine.json("duplicates")
    assert pair["noun"] == "person"
    assert {"field": "commune", "a": "Douai", "b": "Waziers"} in pair["differences"]


def test_a_pair_is_put_off_joined_and_told_as_it_says(machine: Machine) -> None:
    awas(machine)
    said = machine.done("duplicates")
    machine.done(*command(said, "duplicates.put_off"))
    assert machine.json("duplicates") == []
    machine.call("duplicates.take_up")
    machine.done(*command(said, "duplicates.judge"))
    assert machine.json("duplicates") == []
    told = machine.done("duplicates", "--joined")
    assert "jointes, par " in told
    assert "commune :" in told
    machine.done(*command(told, "joins.choose"))
    found = machine.json("duplicates", "--joined")
    assert [verdict["verdict"] for verdict in found["verdicts"]] == ["same"]
    assert len(found["differences"]) == 1
