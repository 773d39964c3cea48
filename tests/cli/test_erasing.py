"""Someone asks to be forgotten, and the one who answers has only a command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from laptops import Machine

Pair = tuple[Machine, Machine]


def awa(machine: Machine, **fields: str) -> str:
    """Awa Diallo, who came once and is named in the notes of that day."""
    collective = machine.call("collectives.create", name="Dorignies")["id"]
    meeting = machine.call("meetings.create", collective_id=collective, date="2026-03-10")["id"]
    point = machine.call("meetings.add_item", meeting_id=meeting, title="Café")["id"]
    machine.call("notes.add", owner_id=point, typed="Awa Diallo apporte le thé")
    machine.call("notes.add", owner_id=point, typed="Mme Diallo ouvre la salle")
    id = machine.call("people.create", first_name="Awa", last_name="Diallo", **fields)["id"]
    machine.call("attendance.mark", meeting_id=meeting, person_id=id)
    return str(id)


def texts(machine: Machine) -> list[str]:
    return sorted(line["text"] for line in machine.json("list", "lines"))


def test_what_goes_is_told_before_anything_goes(machine: Machine) -> None:
    id = awa(machine, main_audience="parent")
    told = machine.done("erase", "awa diallo", "--dry-run")
    assert told.startswith("Effacer Awa Diallo (E-")
    for words in (
        "sa fiche, avec ses coordonnées",
        "son nom et sa structure dans une présence",
        "1 présence reste comptée, sans nom : « un parent »",
        "Hors d’atteinte",
        "Rencontre du 10 mars 2026, Dorignies : « Awa Diallo apporte le thé »",
    ):
        assert words in told, told
    plan = machine.json("erase", id, "--dry-run")
    assert [mention["how"] for mention in plan["mentions"]] == ["full", "surname"]
    said = machine.refused("erase", id)
    assert "ne s’annule pas" in said
    assert "--yes" in said
    assert len(machine.json("list", "people")) == 1


def test_someone_is_erased_and_the_reference_is_told(machine: Machine) -> None:
    awa(machine)
    reference = machine.json("erase", "Awa Diallo", "--dry-run")["reference"]
    said = machine.done("erase", "Awa Diallo", "--yes")
    assert said.startswith(f"Effacé. Référence à noter : {reference}.")
    assert "2 textes la nomment encore" in said
    assert machine.json("list", "people") == []
    assert "Personne ne s’appelle « Awa Diallo » ici" in machine.refused("erase", "Awa Diallo")
    assert machine.done("erasures").startswith(f"{reference} · 1 fiche · ")


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("neutral", ["Mme Diallo ouvre la salle", "Une personne apporte le thé"]),
        ("blank", ["", "Mme Diallo ouvre la salle"]),
    ],
)
def test_a_text_that_may_name_somebody_else_is_left(
    machine: Machine, choice: str, left: list[str]
) -> None:
    id = awa(machine)
    machine.call("people.create", first_name="Ibrahima", last_name="Diallo")
    assert "(quelqu’un d’autre peut-être)" in machine.done("erase", id, "--dry-run")
    assert "1 texte la nomme encore" in machine.done("erase", id, "--yes", "--texts", choice)
    assert texts(machine) == left


def test_two_people_of_one_name_are_told_apart_by_their_identifiers(machine: Machine) -> None:
    ids = [machine.call("people.create", first_name="Awa")["id"] for _turn in range(2)]
    said = machine.refused("erase", "Awa", "--yes")
    assert all(id in said for id in ids)
    machine.done("erase", ids[0], "--yes")
    assert [person["id"] for person in machine.json("list", "people")] == ids[1:]


def test_the_others_confirm_by_the_lots_they_send(pair: Pair, tmp_path: Path) -> None:
    samira, karim = pair
    id = awa(samira)
    assert samira.done("erasures") == "Personne n’a été effacé.\n"
    for turn, (giver, taker) in enumerate((pair, pair[::-1])):
        giver.done("export", tmp_path / f"{turn}.citlot")
        taker.done("merge", tmp_path / f"{turn}.citlot")
    samira.done("erase", id, "--yes", "--texts", "neutral")
    assert "Pas encore : Karim" in samira.done("erasures")
    samira.done("export", tmp_path / "3.citlot")
    assert "effacée pour toujours, partout" in karim.done("merge", tmp_path / "3.citlot")
    assert karim.json("list", "people") == []
    karim.done("export", tmp_path / "4.citlot")
    samira.done("merge", tmp_path / "4.citlot")
    (line,) = samira.json("erasures")
    assert (line["confirmed"], line["waiting"]) == (["Karim"], [])
    assert "Confirmé par Karim" in samira.done("erasures")
