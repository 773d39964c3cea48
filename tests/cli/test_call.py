"""``call``: any use case by its name, one at a time or a stream of them."""

from __future__ import annotations

import json
import re

from laptops import Machine

from citeapp.usecases import catalogue


def test_a_use_case_answers_what_it_made(machine: Machine) -> None:
    given = '{"what": "Réserver la salle", "due_date": "2026-03-12"}'
    answer = machine.json("call", "actions.create", given)
    assert answer["value"]["what"] == "Réserver la salle"
    assert answer["value"]["due_date"] == "2026-03-12"
    assert (answer["changed"], answer["label"]) == (["action_item"], "Créer une action")
    assert machine.call("actions.get", id=answer["value"]["id"]) == answer["value"]
    assert machine.call("exchanges.my_words") == machine.json("call", "exchanges.my_words", "{}")


def test_every_use_case_is_listed_with_its_arguments_and_types(bare: Machine) -> None:
    listed = {use["name"]: use for use in bare.json("call", "--list")}
    assert len(listed) == len(catalogue.listed())
    arguments = {one["name"]: one for one in listed["actions.create"]["arguments"]}
    assert (arguments["what"]["type"], arguments["what"]["optional"]) == ("str", False)
    assert arguments["due_date"]["optional"] is True
    said = bare.done("call", "--list")
    names = re.findall(r"^(\w+\.\w+)\(", said, re.MULTILINE)
    assert names == list(listed)
    assert not bare.folder.exists()  # a list needs no workspace


def test_a_stream_is_answered_line_by_line_and_goes_on_after_an_error(machine: Machine) -> None:
    answers = machine.stream(
        '{"use": "actions.create", "with": {"what": "Un"}}',
        "",
        "ceci n’est pas du JSON",
        "[]",
        '{"use": "actions.frobnicate"}',
        '{"use": "people.get", "with": {"id": "personne"}}',
        '{"use": 3}',
        '{"use": "finding.rows", "with": {"noun": "actions"}}',
    )
    assert [one["ok"] for one in answers] == [True, False, False, False, False, False, True]
    assert [row["what"] for row in answers[-1]["answer"]] == ["Un"]
    errors = [one["error"] for one in answers if not one["ok"]]
    assert errors[0].startswith("Ce n’est pas du JSON : ceci")
    assert "Attendu : {" in errors[4]
    assert all("\n" not in error and "{{" not in error for error in errors)


def test_a_stream_that_is_no_utf8_is_an_error_of_that_line(machine: Machine) -> None:
    latin = '{"use": "people.create", "with": {"first_name": "Zo\udce9"}}'  # as stdin hands it
    answers = machine.stream(latin, '{"use": "exchanges.my_words"}')
    assert [one["ok"] for one in answers] == [False, True]
    json.dumps(answers).encode()


def test_a_wrong_call_is_wrong_usage(machine: Machine) -> None:
    for words, said in (
        ((), "--list"),
        (("actions.frobnicate",), "Aucun cas d’usage"),
        (("actions.create",), "il manque what"),
        (("actions.create", '{"wat": 1}'), "inconnu : wat"),
        (("actions.create", "{pas du json"), "pas du JSON"),
        (("actions.create", '"what"'), "objet JSON"),
        (("actions.create", '{"what": ["x"]}'), "un texte est attendu"),
    ):
        assert said in machine.misused("call", *words)


def test_what_a_use_case_refuses_is_a_sentence(machine: Machine) -> None:
    assert "n’existe pas" in machine.refused("call", "people.get", '{"id": "personne"}')
    assert "n’existe pas" in machine.refused("call", "imports.apply", '{"path": "/absent.csv"}')
