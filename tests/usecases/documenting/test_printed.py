"""No document says more of a parent or a child than they agreed to (domain.md 2.4 and 7)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citeapp.domain.audience import AUDIENCE
from citeapp.usecases import actions, attendance, collectives, consents, documents, people
from citeapp.usecases.documenting import printed
from citeapp.usecases.session import Session

OF_A_RENCONTRE = (
    *("minutes", "plain-minutes", "decisions", "sign-in-sheet", "agenda", "run-sheet"),
    *("note-sheet", "told-back", "invitation", "invitation-texts", "slips", "badges"),
    *("tracking-table", "plain-tracking-table", "plain-agenda", "plain-decisions"),
)
"""Every document that others than the team read; the call sheet is for the team alone."""


@pytest.fixture
def everybody(session: Session, dorignies: str, rencontre: str) -> dict[str, str]:
    """A parent, a resident, a child and a teacher, all there, each with an action."""
    found = {}
    for first, audience in (
        ("Awa", "parent"),
        ("Bakary", "resident"),
        ("Chloé", "child"),
        ("Denis", "teacher"),
    ):
        found[audience] = person = people.create(
            session,
            first_name=first,
            last_name=f"CANARI{audience.upper()}",
            phone="0612345678" if audience != "teacher" else "",
            main_audience=audience,
        ).value.id
        collectives.add_member(session, collective_id=dorignies, person_id=person)
        attendance.mark(session, meeting_id=rencontre, person_id=person)
        actions.create(
            session,
            what=f"Ranger {audience}",
            collective_id=dorignies,
            meeting_id=rencontre,
            owners=[person],
            partners=[people.get(session, id=person).name],
        )
    return found


def told(session: Session, folder: Path, kind: str, id: str, **asked: Any) -> str:
    path = folder / f"{kind}.txt"
    documents.write(session, kind=kind, id=id, path=path, **asked)
    return path.read_text("utf-8").replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("kind", OF_A_RENCONTRE)
def test_no_surname_of_a_parent_and_no_name_of_a_child(
    session: Session,
    dorignies: str,
    rencontre: str,
    everybody: dict[str, str],
    tmp_path: Path,
    kind: str,
) -> None:
    for layout in ("", "complete") if kind == "sign-in-sheet" else ("",):
        about = dorignies if kind.endswith("tracking-table") else rencontre
        said = told(session, tmp_path, kind, about, layout=layout)
        for audience in ("parent", "resident", "child"):
            assert f"canari{audience}" not in said.lower()
        assert "06 12 34 56 78" not in said
        if kind in ("minutes", "decisions", "tracking-table"):
            assert "Awa" in said
            assert "Chloé" not in said
            assert "Denis Canariteacher" in " ".join(said.split())


def test_whoever_agreed_is_named_until_they_take_it_back(
    session: Session, rencontre: str, everybody: dict[str, str], tmp_path: Path
) -> None:
    awa = everybody["parent"]
    consents.give(session, person_id=awa, scope="named")
    for kind in ("minutes", "plain-minutes", "decisions", "plain-decisions"):
        assert "Awa Canariparent" in told(session, tmp_path, kind, rencontre)
    assert "CANARIPA" in told(session, tmp_path, "sign-in-sheet", rencontre)
    consents.take_back(session, person_id=awa, scope="named")
    assert "anariparent" not in told(session, tmp_path, "minutes", rencontre).lower()


def test_another_agreement_is_none_to_be_named(
    session: Session, rencontre: str, everybody: dict[str, str], tmp_path: Path
) -> None:
    consents.give(session, person_id=everybody["parent"], scope="image")
    assert "anariparent" not in told(session, tmp_path, "minutes", rencontre).lower()


def test_children_are_counted_whether_they_came_or_not(
    session: Session, rencontre: str, everybody: dict[str, str], tmp_path: Path
) -> None:
    attendance.count(session, meeting_id=rencontre, audience_code="child", count=3)
    said = told(session, tmp_path, "minutes", rencontre)
    assert "4 enfants" in said
    assert "Présents (7)" in said
    attendance.mark(session, meeting_id=rencontre, person_id=everybody["child"], state="excused")
    said = told(session, tmp_path, "minutes", rencontre)
    assert "Excusés : 1 enfant" in said
    assert "Chloé" not in said


def test_whoever_comes_as_a_parent_is_named_as_one(
    session: Session, rencontre: str, everybody: dict[str, str], tmp_path: Path
) -> None:
    """domain.md 8.6, 5: an ATSEM who comes as a parent."""
    attendance.mark(
        session, meeting_id=rencontre, person_id=everybody["teacher"], audience_code="parent"
    )
    present, _decided, _rest = told(session, tmp_path, "minutes", rencontre).partition("décidé")
    assert "Denis" in present
    assert "anariteacher" not in present.lower()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Awa Canariparent", "(par Awa)"),
        ("Fatou Inconnue", "(par Fatou)"),
        ("sa sœur Fatou", "(par sa sœur Fatou)"),
    ],
)
def test_who_came_instead_is_named_no_more(
    session: Session,
    rencontre: str,
    everybody: dict[str, str],
    tmp_path: Path,
    words: str,
    said: str,
) -> None:
    attendance.mark(
        session,
        meeting_id=rencontre,
        person_id=everybody["resident"],
        state="represented",
        represented_by=words,
    )
    assert f"Bakary {said}" in told(session, tmp_path, "minutes", rencontre)


def test_the_filters_of_the_tableau_name_nobody_more_than_its_rows(
    session: Session, dorignies: str, rencontre: str, everybody: dict[str, str], tmp_path: Path
) -> None:
    said = told(session, tmp_path, "tracking-table", dorignies, owner="Awa Canariparent")
    assert "qui : Awa" in said
    assert "anariparent" not in said.lower()
    said = told(session, tmp_path, "tracking-table", dorignies, text="canariparent")
    assert "Ranger parent" in said
    assert "canariparent" not in said.lower()
    assert "« ranger »" in told(session, tmp_path, "tracking-table", dorignies, text="ranger")


def test_the_spreadsheet_of_the_tableau_names_as_the_paper_does(
    session: Session, dorignies: str, everybody: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "suivi.csv"
    documents.write(session, kind="tracking-table", id=dorignies, path=path)
    assert "anariparent" not in path.read_text("utf-8-sig").lower()


def test_two_of_one_first_name_are_told_apart_on_the_sheet(
    session: Session, dorignies: str, rencontre: str, everybody: dict[str, str], tmp_path: Path
) -> None:
    assert "C." not in told(session, tmp_path, "sign-in-sheet", rencontre)
    other = people.create(
        session, first_name="Awa", last_name="ZIANI", main_audience="parent"
    ).value.id
    collectives.add_member(session, collective_id=dorignies, person_id=other)
    said = told(session, tmp_path, "sign-in-sheet", rencontre)
    assert "C." in said
    assert "Z." in said
    assert "ziani" not in said.lower()
    assert "canariparent" not in said.lower()


@pytest.mark.parametrize("audience", list(AUDIENCE))
def test_words_of_an_audience_have_no_mid_dot(audience: str) -> None:
    assert "·" not in printed.unnamed(audience)
