"""A document appears whole or not at all, and a refused one leaves the workspace as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from citeapp.base.clock import FixedClock
from citeapp.base.errors import DiskRefused, InputRefused, NotFound, UserError
from citeapp.usecases import (
    actions,
    attendance,
    collectives,
    decisions,
    documents,
    exchanges,
    history,
    maintenance,
    meetings,
    minutes,
    people,
    plain,
    run_sheet,
)
from citeapp.usecases.documenting.annual import ANNUAL
from citeapp.usecases.documenting.blank_documents import BLANKS
from citeapp.usecases.session import Session


@pytest.fixture
def meeting(session: Session) -> str:
    collective = collectives.create(session, name="Dorignies").value
    found = meetings.create(session, collective_id=collective.id, date=date(2026, 3, 10))
    return found.value.id


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        ("feuille.ics", InputRefused, "ne s’écrit pas en .ics"),
        ("feuille", InputRefused, "ne dit pas sa forme"),
        ("absent/feuille.pdf", DiskRefused, "n’existe pas"),
    ],
)
def test_a_sheet_that_is_not_written_freezes_nothing(
    session: Session, meeting: str, tmp_path: Path, name: str, error: type[UserError], said: str
) -> None:
    before = history.undo_label(session)
    with pytest.raises(error, match=said):
        documents.write(session, kind="sign-in-sheet", id=meeting, path=tmp_path / name)
    assert history.undo_label(session) == before
    documents.write(session, kind="sign-in-sheet", id=meeting, path=tmp_path / "feuille.pdf")
    assert (tmp_path / "feuille.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["minutes", "sign-in-sheet"])
def test_a_document_of_a_rencontre_needs_one(session: Session, tmp_path: Path, kind: str) -> None:
    with pytest.raises(NotFound, match="quelle rencontre"):
        documents.write(session, kind=kind, path=tmp_path / "x.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("kind", ["decisions", "tracking-table"])
def test_a_collectif_is_chosen_by_its_name(session: Session, tmp_path: Path, kind: str) -> None:
    collectives.create(session, name="Dorignies")
    path = tmp_path / "x.txt"
    documents.write(session, kind=kind, id="dorignies", path=path)
    assert "Dorignies" in path.read_text(encoding="utf-8")
    documents.write(session, kind=kind, path=path)
    assert "Tous les collectifs" in path.read_text(encoding="utf-8")
    with pytest.raises(NotFound, match="Nulle part"):
        documents.write(session, kind=kind, id="Nulle part", path=path)


def test_no_file_takes_the_place_of_the_workspace(
    session: Session, meeting: str, team: Callable[..., list[Session]], tmp_path: Path
) -> None:
    before = session.home.database.read_bytes()
    samira, _karim = team("Samira B", "Karim")
    own = samira.home.database
    for act in (
        lambda: documents.write(session, kind="minutes", id=meeting, path=session.home.database),
        lambda: exchanges.export(samira, path=own),
        lambda: exchanges.write_card(samira, path=samira.home.keys),
        lambda: maintenance.backup(samira, path=own),
    ):
        with pytest.raises(InputRefused, match="appartient à l’espace de travail"):
            act()
    assert session.home.database.read_bytes() == before


# What the documents say


def text_of(session: Session, folder: Path, kind: str, **asked: Any) -> str:
    path = folder / f"{kind}.txt"
    documents.write(session, kind=kind, path=path, **asked)
    return path.read_text("utf-8").replace("\u00a0", " ").replace("\u202f", " ")


def member(session: Session, meeting: str, first: str, last: str, audience: str) -> str:
    person = people.create(
        session, first_name=first, last_name=last, main_audience=audience
    ).value.id
    place = meetings.get(session, id=meeting).collective_id
    collectives.add_member(session, collective_id=place, person_id=person)
    return person


def test_parents_are_printed_by_their_first_name_whether_they_came_or_not(
    session: Session, meeting: str, tmp_path: Path
) -> None:
    """domain.md 2.4: parents are listed without private data."""
    states = ("present", "excused", "represented")
    for first, last, state in zip(
        ("Awa", "Chloé", "Driss"), ("CANARI", "CANARI", "CANARI"), states, strict=True
    ):
        parent = member(session, meeting, first, last, "parent")
        attendance.mark(session, meeting_id=meeting, person_id=parent, state=state)
    teacher = member(session, meeting, "Benoît", "LEFEBVRE", "teacher")
    attendance.mark(session, meeting_id=meeting, person_id=teacher, state="represented")
    told = text_of(session, tmp_path, "minutes", id=meeting)
    assert "anari" not in told.lower()
    assert all(name in told for name in ("Awa", "Chloé", "Driss", "Benoît Lefebvre"))


def test_who_is_represented_is_printed_with_who_came_instead(
    session: Session, meeting: str, tmp_path: Path
) -> None:
    teacher = member(session, meeting, "Benoît", "LEFEBVRE", "teacher")
    other = member(session, meeting, "Léa", "MARTIN", "teacher")
    attendance.mark(
        session,
        meeting_id=meeting,
        person_id=teacher,
        state="represented",
        represented_by=other,
    )
    assert "Benoît Lefebvre (par Léa Martin)" in text_of(session, tmp_path, "minutes", id=meeting)


def test_the_printed_sheet_bears_the_frozen_numbers(
    session: Session, meeting: str, tmp_path: Path
) -> None:
    member(session, meeting, "Benoît", "LEFEBVRE", "teacher")
    first = text_of(session, tmp_path, "sign-in-sheet", id=meeting)
    member(session, meeting, "Aaron", "ADAM", "teacher")
    again = text_of(session, tmp_path, "sign-in-sheet", id=meeting)
    numbers = {line.name: line.number for line in attendance.sheet(session, meeting_id=meeting)}
    assert numbers == {"Benoît Lefebvre": 1, "Aaron Adam": 2}
    assert "ADAM" not in first
    assert again.index("LEFEBVRE") < again.index("ADAM")


def test_a_rencontre_across_midnight_and_one_without_a_day(
    session: Session, meeting: str, tmp_path: Path
) -> None:
    meetings.change(session, id=meeting, start=time(22), end=time(1))
    assert "22 h" in text_of(session, tmp_path, "minutes", id=meeting)
    meetings.change(session, id=meeting, date=None)
    with pytest.raises(InputRefused, match="date"):
        documents.write(session, kind="minutes", id=meeting, path=tmp_path / "x.pdf")
    assert text_of(session, tmp_path, "sign-in-sheet", id=meeting)
    decisions.create(session, text="On garde le mardi", meeting_id=meeting)
    told = text_of(session, tmp_path, "decisions", id=meeting)
    assert "Sans date" in told
    assert "11 mars 2026 ·" not in told


def test_the_tableau_on_paper_says_what_was_left_out(session: Session, tmp_path: Path) -> None:
    ids = [
        collectives.create(session, name=name).value.id
        for name in ("Dorignies", "Gayant", "Culture", "Jeunesse")
    ]
    actions.create(session, what="Ranger la salle", owners=["Awa"], collective_id=ids[0])
    actions.create(session, what="Écrire", owners=["Karim"], collective_id=ids[1])

    def table(**asked: Any) -> str:
        return text_of(session, tmp_path, "tracking-table", **asked)

    assert "tous les collectifs" in table()
    one = table(collective_ids=[ids[0], ""], layout="open", owner="Awa", text="salle")
    assert "Collectif Dorignies" in one
    assert "actions ouvertes · qui : Awa · « salle »" in one
    assert ("Ranger" in one, "Écrire" in one) == (True, False)
    assert "Dorignies, Gayant" in table(collective_ids=ids[:2])
    assert "4 collectifs" in table(collective_ids=[*ids, ""])


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("agenda", ("Ordre du jour", "1. La garderie du soir.", "25 min", "Choisir un horaire.")),
        ("run-sheet", ("Déroulé", "17 h 30", "Tour de table", "tous ensemble")),
        ("note-sheet", ("Feuille de notes", "1. La garderie du soir · 25 min", "Qui")),
        ("told-back", ("Vous avez dit, voilà où on en est", "Rien n’attend de réponse")),
    ],
)
def test_the_sheets_around_a_rencontre(
    session: Session, rencontre: str, point: str, tmp_path: Path, kind: str, words: tuple[str, ...]
) -> None:
    meetings.change_item(session, id=point, minutes_planned=25, objective="Choisir un horaire")
    run_sheet.add(session, meeting_id=rencontre, title="Tour de table", grouping="plenary")
    path = tmp_path / "feuille.txt"
    documents.write(session, kind=kind, id=rencontre, path=path)
    printed = path.read_text(encoding="utf-8-sig").replace("\u00a0", " ").lower()
    for expected in words:
        assert expected.lower() in printed


# Sheets to fill in by hand


@pytest.mark.parametrize("kind", BLANKS)
def test_a_blank_sheet_is_of_a_collectif_or_of_any(
    session: Session, tmp_path: Path, kind: str
) -> None:
    collectives.create(session, name="Dorignies")
    assert "Dorignies" in text_of(session, tmp_path, kind, id="dorignies")
    told = text_of(session, tmp_path, kind)
    assert "ollectifs" not in told
    assert "11 mars 2026" in told
    name = documents.file_name(session, kind=kind)
    assert name.endswith("-2026-03-11.pdf")
    assert "sheet" not in name


# What stands at the foot


@pytest.mark.parametrize(
    "kind", [kind for kind in documents.KINDS if kind not in ("calendar", "receipt", "certificate")]
)
def test_each_document_says_its_day(
    session: Session, rencontre: str, dorignies: str, tmp_path: Path, kind: str
) -> None:
    of_collective = ("tracking-table", "plain-tracking-table", "newsletter", *BLANKS, *ANNUAL)
    about = dorignies if kind in of_collective else rencontre
    if kind == "plain-text":
        about = plain.create(session, title="Venez").value.id
    foot = text_of(session, tmp_path, kind, id=about).rsplit("\n---", 1)[1]
    assert "11 mars 2026" in foot


def test_a_closed_compte_rendu_says_its_version_and_the_day_it_was_closed(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    assert "version 1, 11 mars 2026" in text_of(session, tmp_path, "minutes", id=rencontre)
    minutes.close(session, id=rencontre)
    minutes.reopen(session, id=rencontre)
    assert "version 2, 11 mars 2026" in text_of(session, tmp_path, "minutes", id=rencontre)
    closed_later(session)
    minutes.close(session, id=rencontre)
    assert "version 2, 14 mars 2026" in text_of(session, tmp_path, "minutes", id=rencontre)
    first = text_of(session, tmp_path, "minutes", id=rencontre, layout="version-1")
    assert "version 1, 11 mars 2026" in first


def test_a_compte_rendu_says_when_it_is_approved_until_it_is(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    collective = meetings.get(session, id=rencontre).collective_id
    meetings.create(session, collective_id=collective, date=date(2026, 4, 9))
    assert "à valider le 9 avril 2026" in text_of(session, tmp_path, "minutes", id=rencontre)
    minutes.close(session, id=rencontre)
    minutes.approve(session, id=rencontre)
    assert "à valider" not in text_of(session, tmp_path, "minutes", id=rencontre)


def closed_later(session: Session) -> None:
    clock = session.clock
    assert isinstance(clock, FixedClock)
    clock.move(timedelta(days=3))
