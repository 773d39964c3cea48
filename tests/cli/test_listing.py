"""``list`` and ``search``: what there is, by filter or by words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from laptops import Machine, names

from citeapp.usecases.finding import PLURALS


@pytest.fixture
def known(machine: Machine) -> Machine:
    """Three people, a collectif with two rencontres, an action and a note."""
    for first, last in (("Zoé", "PETIT"), ("Dominique", "Petit"), ("Awa", "ŒUVRARD")):
        machine.call("people.create", first_name=first, last_name=last)
    collective = machine.call("collectives.create", name="Dorignies")["id"]
    for day in ("2026-04-09", "2026-03-12"):
        meeting = machine.call("meetings.create", collective_id=collective, date=day)["id"]
    point = machine.call("meetings.add_item", meeting_id=meeting, title="La garderie")["id"]
    machine.call("notes.add", owner_id=point, typed="La bibliothèque prête une œuvre.")
    machine.call("actions.create", what="Écrire à la mairie", collective_id=collective)
    return machine


def test_rows_are_filtered_by_their_fields_accents_and_case_aside(known: Machine) -> None:
    assert names(known.json("list", "people", "last_name=petit")) == [
        "Dominique Petit",
        "Zoé Petit",
    ]
    found = known.json("list", "people", "last_name=Petit", "first_name=ZOE")
    assert names(found) == ["Zoé Petit"]
    assert known.json("list", "people", "name=Awa Œuvrard")[0]["last_name"] == "ŒUVRARD"
    assert known.json("list", "people", "to_complete=true") == []
    assert len(known.json("list", "person", "to_complete=false", "email=")) == 3


def test_dates_are_iso_and_rencontres_in_their_order(known: Machine) -> None:
    assert [row["date"] for row in known.json("list", "meetings")] == ["2026-03-12", "2026-04-09"]
    assert len(known.json("list", "meetings", "date=2026-04-09")) == 1
    said = known.done("list", "meetings").splitlines()
    assert "Rencontre du 12 mars 2026, Dorignies" in said[0]


def test_every_list_can_be_read_by_people_and_by_scripts(known: Machine) -> None:
    for noun in (*PLURALS, "peers", "lots", "sent"):
        rows = known.json("list", noun)
        assert len(known.done("list", noun).splitlines()) == len(rows), noun
    for empty in ("lots", "sent", "decisions"):
        assert "Filtre inconnu" in known.misused("list", empty, "nimporte=quoi")


def test_a_line_says_what_the_row_is(known: Machine) -> None:
    [line] = known.done("list", "actions").splitlines()
    assert line.endswith("Écrire à la mairie  À faire")
    assert known.json("list", "actions")[0]["id"] == line.split()[0]
    assert "La garderie" in known.done("list", "agenda")
    assert "Dorignies" in known.done("list", "collectives")


def test_wrong_lists_and_filters_are_told_with_those_that_exist(known: Machine) -> None:
    assert "people, organisations" in known.misused("list", "unicorns")
    assert "last_name" in known.misused("list", "people", "lastname=x")
    assert "CHAMP=VALEUR" in known.misused("list", "people", "last_name")
    assert "il manque : LISTE" in known.misused("list")


def test_a_name_on_several_lines_stays_on_one(machine: Machine) -> None:
    machine.call("actions.create", what="Écrire\nà la mairie")
    assert "Écrire à la mairie" in machine.done("list", "actions")


def test_search_finds_without_accents_nor_ligatures(known: Machine) -> None:
    for typed in (("oeuvre",), ("ŒUVRE",), ("bibliotheque", "oeuv")):
        hits = known.json("search", *typed)
        assert "œuvre" in next(hit["title"] for hit in hits if hit["noun"] == "line")
    assert "Awa Œuvrard (Personne)" in known.done("search", "oeuvrard")
    assert known.done("search", "licorne") == "Rien n’a été trouvé.\n"
    assert known.json("search", "licorne") == []


def test_no_word_breaks_the_search(machine: Machine) -> None:
    for typed in ('"', "*", "a AND", "NEAR(", "é" * 400, "<img>", "-", ":"):
        assert machine.json("search", "--", typed) == []


def test_names_that_look_like_markup_or_formulas_are_text(machine: Machine, tmp_path: Path) -> None:
    image = '<img src="file:///etc/passwd">'
    machine.call("people.create", first_name=image)
    machine.call("actions.create", what="=cmd|' /C calc'!A0")
    assert image in machine.done("list", "people")
    assert "=cmd|" in machine.done("list", "actions")
    path = tmp_path / "suivi.csv"
    machine.done("report", "tracking-table", path)
    cells = [cell for line in path.read_text("utf-8-sig").splitlines() for cell in line.split(";")]
    assert any("cmd|" in cell for cell in cells)
    assert not [cell for cell in cells if cell.strip('"').startswith(("=", "+", "-", "@"))]
    json.dumps(machine.json("list", "people"))
