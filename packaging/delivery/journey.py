"""The typical rencontre, done with a built program alone: from an empty folder to papers.

Each step is a command of the product itself, so that what was packaged is what is tried: among
them whatever asks a library of its own (pictures, tables, old papers, names that look alike).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from delivery.places import ROOT

Run = Callable[[list[str]], tuple[int, str]]
"""Runs the program with arguments; gives its status and what it said."""
Place = Callable[[Path], str]
"""A path as the program sees it (Wine has other names for them)."""

PEOPLE = (("Awa", "DURIEZ"), ("Benoît", "LEFEBVRE"), ("Zoé", ""))
PICTURES = ROOT / "resources" / "demo"
DOCUMENTS = (
    ("minutes", ("pdf", "odt", "docx", "html", "txt")),
    ("plain-minutes", ("pdf",)),
    ("sign-in-sheet", ("pdf",)),
    ("invitation", ("pdf",)),
    ("calendar", ("ics",)),
)


class Failed(Exception):
    """A step that the built program could not do."""


def rencontre(run: Run, folder: Path, place: Place = str) -> list[Path]:
    """Do it all in ``folder``, which is empty; returns the papers made. Raises Failed."""
    home = place(folder / "work")

    def said(*words: str) -> str:
        status, answer = run(["--home", home, *words])
        if status:
            raise Failed(f"{' '.join(words[:2])}: {answer.strip()}")
        return answer

    def call(use: str, **given: object) -> Any:
        return json.loads(said("call", use, json.dumps(given)))["value"]

    said("init", "--name", "Samira", "--organisation", "Centre social")
    collective = call("collectives.create", name="Dorignies")["id"]
    meeting = call(
        "meetings.create", collective_id=collective, date="2026-03-12", start="17:30", end="19:00"
    )["id"]
    for first_name, last_name in PEOPLE:
        person = call("people.create", first_name=first_name, last_name=last_name)["id"]
        call("collectives.add_member", collective_id=collective, person_id=person)
        call("attendance.mark", meeting_id=meeting, person_id=person)
    call("attendance.count", meeting_id=meeting, audience_code="parent", count=6)
    point = call("meetings.add_item", meeting_id=meeting, title="La garderie du soir")["id"]
    for typed in (
        "Les parents disent que la garderie ferme trop tôt.",
        "> Demander l’ouverture jusqu’à 18 h 30",
        "! Écrire à la mairie @Awa /20 mars",
    ):
        call("notes.add", owner_id=point, typed=typed)
    logo, board = PICTURES / "logo-ville.png", PICTURES / "paperboard.jpg"
    call("logos.add", path=place(logo), alt_text="Ville de Douai")
    call("attachments.attach", meeting_id=meeting, path=place(board), alt_text="Trois idées")
    call("minutes.close", id=meeting)
    papers = []
    for kind, endings in DOCUMENTS:
        for ending in endings:
            paper = folder / f"{kind}.{ending}"
            said("report", kind, meeting, place(paper))
            papers.append(paper)
    table = folder / "suivi.xlsx"
    said("report", "tracking-table", place(table))
    said("import", place(table), "--as", "actions", "--dry-run")
    call("attachments.attach", meeting_id=meeting, path=place(papers[0]))
    said("search", "garderie")
    said("duplicates")
    said("backup", place(folder / "copie.citsave"))
    said("check")
    papers.append(table)
    missing = [paper.name for paper in papers if not paper.is_file() or not paper.stat().st_size]
    if missing:
        raise Failed(f"not written: {', '.join(missing)}")
    return papers
