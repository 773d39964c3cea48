"""Someone is forgotten on three machines that never meet, whatever old thing comes back.

Every file of every machine is searched in clear for the name, and found in the old copies.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from clear_pages import file_pages, wal_pages
from laptops import Machine, meet

from citeapp import bootstrap
from citeapp.store import backups

CANARY = "Canarivel"


@pytest.fixture
def team(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> list[Machine]:
    """Samira, Karim and Nora who coordinates; each has the cards of the others."""
    made = []
    for name in ("Samira", "Karim", "Nora"):
        machine = Machine(tmp_path / name.lower(), capfd)
        coordinator = ["--coordinator"] if name == "Nora" else []
        machine.done("init", "--name", name, "--organisation", "Centre social", *coordinator)
        for other in made:
            meet(machine, other, tmp_path)
        made.append(machine)
    return made


def plant(machine: Machine) -> str:
    """Someone who came, whom a note and an action name."""
    collective = machine.call("collectives.create", name="Dorignies")["id"]
    meeting = machine.call("meetings.create", collective_id=collective, date="2026-03-10")["id"]
    point = machine.call("meetings.add_item", meeting_id=meeting, title="Café")["id"]
    person = machine.call(
        "people.create", first_name="Awa", last_name=CANARY, phone="0698765432",
        remark=f"{CANARY} vient avec sa sœur", main_audience="parent",
    )["id"]  # fmt: skip
    machine.call("attendance.mark", meeting_id=meeting, person_id=person)
    for typed in (f"Awa {CANARY} apporte le thé", f"!Appeler Mme {CANARY}"):
        machine.call("notes.add", owner_id=point, typed=typed)
    return str(person)


def found(machine: Machine) -> dict[str, int]:
    """How often the name stands in the files of a machine, in clear."""
    session = bootstrap.open_session(machine.home)
    key = session.key
    session.close()
    out = {}
    for path in machine.folder.rglob("*"):
        if path.is_file():
            clear = path.read_bytes()
            if ".db-wal" in path.name:
                clear += wal_pages(path, key)
            elif ".db" in path.name:
                clear += file_pages(path, key)
            elif path.suffix == ".citsave":
                clear += backups.read_backup(path)[1]
            out[path.name] = clear.lower().count(CANARY.lower().encode())
    return {name: count for name, count in out.items() if count}


def test_nothing_comes_back_from_old_sticks_old_backups_and_those_who_write_on(
    team: list[Machine], tmp_path: Path
) -> None:
    samira, karim, nora = team
    person = plant(samira)
    samira.done("export", tmp_path / "first.citlot")
    for machine in (karim, nora):
        machine.done("merge", tmp_path / "first.citlot")
        assert found(machine).get("citeapp.db")
    nora.done("backup", tmp_path / "nora.citsave")
    karim.call("people.change", id=person, remark=f"{CANARY} rappelle lundi")
    karim.done("export", tmp_path / "old.citlot")
    samira.done("merge", tmp_path / "old.citlot")
    samira.done("backup")

    reference = samira.json("erase", f"Awa {CANARY}", "--yes", "--texts", "neutral")["reference"]
    assert found(samira) == {}
    samira.done("export", tmp_path / "erasing.citlot")
    nora.done("merge", tmp_path / "erasing.citlot")
    assert found(nora) == {}

    karim.call("people.change", id=person, remark=f"{CANARY} écrit encore")
    karim.done("export", tmp_path / "late.citlot")
    for machine in (samira, nora):
        machine.done("merge", tmp_path / "late.citlot")
        assert found(machine) == {}

    nora.done("restore", tmp_path / "nora.citsave")
    assert found(nora) == {}
    nora.done("merge", tmp_path / "old.citlot")
    assert found(nora) == {}

    karim.done("merge", tmp_path / "erasing.citlot")
    assert found(karim) == {}
    for giver in (karim, nora, samira):
        giver.done("export", tmp_path / f"{giver.folder.name}.citlot")
        for taker in team:
            if taker is not giver:
                taker.done("merge", tmp_path / f"{giver.folder.name}.citlot")
    assert len({machine.fingerprint for machine in team}) == 1
    for machine in team:
        assert found(machine) == {}
        assert machine.json("list", "people") == []
        assert machine.json("search", CANARY) == []
        (line,) = machine.json("erasures")
        assert (line["reference"], line["here"], line["waiting"]) == (reference, True, [])
    texts = {line["text"] for line in samira.json("list", "lines")}
    assert texts == {"Un parent apporte le thé", "Appeler un parent"}
