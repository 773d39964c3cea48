"""Every use case by its name: whatever is asked, an answer or a sentence, never a bug."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from citeapp.base.errors import NotFound, UserError
from citeapp.usecases import actions, catalogue, collectives, demo, meetings, notes, people
from citeapp.usecases.catalogue import UnknownUse, UseCase
from citeapp.usecases.session import Session

HOSTILE: tuple[Any, ...] = (
    "",
    "\0",
    "é" * 300,
    "' OR 1=1 --",
    '<img src="file:///etc/passwd">',
    "0001-01-01",
    "99:99",
    -1,
    10**30,
    1.5,
    None,
    [[]],
    {"a": 1},
)
APART = {"demo.fill", "maintenance.ask_passphrase_at_start", "maintenance.set_passphrase"}
"""Slow, or about the keys of this account: each has its own tests."""


@pytest.fixture
def known(session: Session) -> dict[str, str]:
    """One row of most nouns, by the name of the argument that designates it."""
    collective = collectives.create(session, name="Dorignies").value.id
    meeting = meetings.create(session, collective_id=collective, date=date(2026, 3, 12)).value.id
    point = meetings.add_item(session, meeting_id=meeting, title="La garderie").value.id
    person = people.create(session, first_name="Awa").value.id
    collectives.add_member(session, collective_id=collective, person_id=person)
    return {
        "collective_id": collective,
        "meeting_id": meeting,
        "person_id": person,
        "owner_id": point,
        "line_id": notes.add(session, owner_id=point, typed="Ouvrir plus tard").value.id,
        "action_item_id": actions.create(session, what="Écrire").value.id,
    }


def usual(use: UseCase, known: dict[str, str], folder: Path) -> dict[str, Any]:
    """Arguments that most use cases can work with."""
    room = use.name.split(".")[0]
    own = {"actions": "action_item_id", "people": "person_id", "notes": "line_id"}
    ids = known | {"id": known.get(own.get(room, room.removesuffix("s") + "_id"), "nobody")}
    plain = {"str": "x", "int": 1, "bool": True, "date": "2026-03-12", "Path": str(folder / "x")}
    return {
        one.name: ids.get(one.name, plain.get(one.type, "x"))
        for one in use.arguments
        if not one.optional
    }


@pytest.mark.parametrize("room", catalogue.MODULES)
def test_hostile_arguments_get_a_sentence(
    session: Session,
    known: dict[str, str],
    room: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for use in catalogue.listed():
        if use.name in APART or use.name.split(".")[0] != room:
            continue
        for argument in use.arguments:
            for value in HOSTILE:
                given = usual(use, known, tmp_path) | {argument.name: value}
                try:
                    with suppress(UserError):
                        json.dumps(catalogue.call(session, use.name, given))
                except Exception as error:  # a bug: say which
                    raise AssertionError(f"{use.name}({given}): {error!r}") from error


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("actions.frobnicate", {}, "Aucun cas d’usage"),
        ("actions.create", {}, "il manque what"),
        ("actions.create", {"what": "x", "wat": 1}, "inconnu : wat"),
        ("actions.create", {"what": 3}, "un texte est attendu"),
        ("actions.create", {"what": "x", "due_date": "demain"}, "un jour"),
        ("attendance.mark", {"meeting_id": "m", "person_id": "p", "arrived_at": "6"}, "une heure"),
        ("people.create", {"first_name": "Awa", "to_complete": "oui"}, "vrai ou faux"),
        ("exchanges.set_aside", {"lot": "1"}, "un nombre"),
        ("exchanges.write_card", {"path": 3}, "un texte est attendu"),
        ("exchanges.write_card", {"path": ""}, "un nom de fichier"),
        ("exchanges.export", {"path": "x", "to": "Karim"}, "une liste"),
        ("imports.apply", {"path": "x", "mapping": "a"}, "un objet"),
    ],
)
def test_a_wrong_call_is_wrong_usage(
    session: Session, name: str, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(UnknownUse, match=said):
        catalogue.call(session, name, given)


@pytest.mark.parametrize(
    "text", ["{not json", "[]", "3", '{"a": NaN}', '{"a": "\\ud800"}', "[" * 99999]
)
def test_what_is_not_a_json_object_is_refused(text: str) -> None:
    with pytest.raises(UnknownUse, match="JSON"):
        catalogue.decode(text)


def test_null_empties_a_field(session: Session) -> None:
    awa = people.create(session, first_name="Awa", last_name="DIALLO", remark="à rappeler").value
    given = {"id": awa.id, "last_name": None, "remark": None}
    answer = catalogue.call(session, "people.change", given)
    assert (answer["value"]["last_name"], answer["value"]["remark"]) == ("", "")


def test_a_conflict_about_a_number_can_be_settled(session: Session) -> None:
    given = {"noun": "agenda_item", "id": "x", "column": "minutes_planned", "value": 20}
    with pytest.raises(NotFound, match="déjà réglée"):
        catalogue.call(session, "conflicts.settle", given)


def test_an_unknown_list_names_those_there_are(session: Session) -> None:
    with pytest.raises(NotFound, match="people, organisations"):
        catalogue.call(session, "finding.rows", {"noun": "unicorns"})


def test_names_and_arguments_of_use_cases_are_kept() -> None:
    """Scripts lean on them: what stands in the file is never renamed nor taken away.

    An argument that may be left out stands in brackets: it stays so, and a new one of a known
    use case may be left out too.
    """
    golden = Path(__file__).parents[1] / "data" / "use-cases.txt"
    known = {use.name: use for use in catalogue.listed()}
    broken = []
    for line in golden.read_text("utf-8").splitlines():
        name, *arguments = line.split()
        now = {one.name: one.optional for one in known[name].arguments}
        then = {one.strip("[]"): one.startswith("[") for one in arguments}
        kept = all(one in now and now[one] >= optional for one, optional in then.items())
        if not kept or not all(optional for one, optional in now.items() if one not in then):
            broken.append((line, now))
    assert broken == []


def test_what_use_cases_share_among_themselves_is_not_listed() -> None:
    """``meetings.lines`` takes a condition in SQL: no script may call it."""
    names = {use.name for use in catalogue.listed()}
    assert not names & {"meetings.lines", "maintenance.paths_of", "history.authors"}
    assert {"history.undo", "exchanges.merge", "demo.fill", "exchange_folder.look"} <= names


def test_every_use_case_says_what_it_does() -> None:
    assert [use.name for use in catalogue.listed() if not use.summary.endswith(".")] == []
    assert demo.fill.__name__ in {use.name.split(".")[1] for use in catalogue.listed()}
