"""« Préparer la revue de projet »: the volets are data, filled with what the collectifs noted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from citeapp.base.errors import InputRefused
from citeapp.domain.audience import AUDIENCE, FAMILY, family_of
from citeapp.usecases import attendance, documents, meetings, people
from citeapp.usecases.documenting import volets
from citeapp.usecases.session import Session


def told(session: Session, folder: Path, year: str = "2025-2026") -> str:
    path = folder / "revue.txt"
    documents.write(session, kind="project-review", layout=year, path=path)
    return " ".join(path.read_text("utf-8").split())


def write(session: Session, content: Any) -> Path:
    path = volets.own(session)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_the_seven_volets_come_with_the_program(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    teacher = people.create(session, first_name="Léa", main_audience="teacher").value.id
    attendance.mark(session, meeting_id=rencontre, person_id=teacher, state="present")
    dossier = told(session, tmp_path)
    assert "n’est pas le formulaire" in dossier
    for number, title in enumerate(
        (
            "Périmètre",
            "Gouvernance",
            "Déploiement opérationnel",
            "Relations entre Cités éducatives",
            "Communication",
            "Gestion financière",
            "Évaluation",
        ),
        1,
    ):
        assert f"{number}. {title}" in dossier
    assert "Éducation nationale : 1" in dossier
    assert "Dorignies" in dossier


def test_only_rencontres_of_the_year_count(
    session: Session, dorignies: str, tmp_path: Path
) -> None:
    for day in (date(2025, 3, 6), date(2026, 1, 8), date(2026, 2, 5)):
        meetings.create(session, collective_id=dorignies, date=day)
    assert "Rencontre de collectif : 2" in told(session, tmp_path, "2026")
    assert "Rencontre de collectif : 1" in told(session, tmp_path, "2025")


def test_the_coordination_has_its_own_file(session: Session, tmp_path: Path) -> None:
    path = volets.editable(session)
    whole = json.loads(path.read_text("utf-8"))
    whole["volets"] = [{"title": "Ma question", "indicators": ["quotes"], "to_write": ["Ici"]}]
    write(session, whole)
    assert volets.editable(session) == path, "what was changed is not written over"
    dossier = told(session, tmp_path)
    assert "1. Ma question" in dossier
    assert "Paroles recueillies" in dossier
    assert "Gouvernance" not in dossier


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "la ligne 1 n’est pas bien écrite"),
        ([], "n’a pas la forme attendue"),
        ({}, "n’a pas la forme attendue"),
        ({"volets": []}, "aucun volet"),
        ({"volets": [3]}, "n’a pas la forme attendue"),
        ({"volets": [{"title": 3}]}, "un titre ou une phrase manque"),
        ({"volets": [{"title": "A", "indicators": "quotes"}]}, "une liste manque"),
        ({"volets": [{"title": "A", "indicators": ["rang"]}]}, "« rang » n’est pas connu"),
        ({"volets": [{"title": "A", "tables": ["quotes"]}]}, "« quotes » n’est pas connu"),
        ("[" * 100_000, "n’a pas la forme attendue"),
        (" " * 1_000_001, "trop grand"),
    ],
)
def test_a_file_that_cannot_be_followed_says_why_and_writes_nothing(
    session: Session, tmp_path: Path, content: Any, why: str
) -> None:
    write(session, content)
    with pytest.raises(InputRefused, match="volets") as refused:
        told(session, tmp_path)
    assert why in refused.value.message
    assert not (tmp_path / "revue.txt").exists()


def test_each_audience_has_a_family() -> None:
    assert {family_of(code) for code in AUDIENCE} == set(FAMILY)
