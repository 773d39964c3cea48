"""What is put on walls and tables, posted, or given to one person, from the rows."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from citeapp.base.errors import InputRefused, NotFound
from citeapp.usecases import (
    attendance,
    documents,
    inviting,
    meetings,
    organisations,
    people,
    programme,
)
from citeapp.usecases.session import Session


def told(session: Session, folder: Path, kind: str, **asked: Any) -> str:
    path = folder / f"{kind}.txt"
    documents.write(session, kind=kind, path=path, **asked)
    return path.read_text("utf-8").replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def benoit(session: Session, rencontre: str) -> str:
    meetings.change(session, id=rencontre, end=time(19), place="Centre social")
    return people.create(
        session, first_name="Benoît", last_name="LEFEBVRE", main_audience="teacher"
    ).value.id


# Attestation


def test_who_was_there_gets_an_attestation_of_their_hours(
    session: Session, rencontre: str, benoit: str, tmp_path: Path
) -> None:
    programme.change(session, signature_name="Samira Haddad", signature_role="coordinatrice")
    attendance.mark(
        session, meeting_id=rencontre, person_id=benoit, state="partial", left_at=time(18, 15)
    )
    said = told(session, tmp_path, "certificate", id=rencontre, person_id=benoit)
    for part in (
        "Benoît Lefebvre",
        "mercredi 11 mars 2026",
        "de 17 h 30 à 18 h 15",
        "Centre social",
        "Samira Haddad, coordinatrice, atteste",
        "Cachet",
    ):
        assert part in said
    assert "à distance" not in said


def test_a_parent_is_named_whole_on_their_own_attestation(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    awa = people.create(
        session, first_name="Awa", last_name="CANARI", main_audience="parent"
    ).value.id
    attendance.mark(session, meeting_id=rencontre, person_id=awa, state="remote")
    said = told(session, tmp_path, "certificate", id=rencontre, person_id=awa)
    assert "Awa Canari" in said
    assert "à distance" in said


@pytest.mark.parametrize("state", ["", "excused", "absent", "represented", "unknown"])
def test_nobody_else_gets_one(
    session: Session, rencontre: str, benoit: str, tmp_path: Path, state: str
) -> None:
    if state:
        attendance.mark(session, meeting_id=rencontre, person_id=benoit, state=state)
    with pytest.raises(InputRefused, match="n’est pas notée"):
        told(session, tmp_path, "certificate", id=rencontre, person_id=benoit)
    assert list(tmp_path.glob("*.txt")) == []


def test_an_attestation_is_for_somebody_and_of_a_day(
    session: Session, rencontre: str, benoit: str, tmp_path: Path
) -> None:
    with pytest.raises(NotFound, match="pour qui"):
        told(session, tmp_path, "certificate", id=rencontre)
    with pytest.raises(NotFound):
        told(session, tmp_path, "certificate", id=rencontre, person_id="nobody")
    attendance.mark(session, meeting_id=rencontre, person_id=benoit)
    meetings.change(session, id=rencontre, date=None)
    with pytest.raises(InputRefused, match="date"):
        told(session, tmp_path, "certificate", id=rencontre, person_id=benoit)


# Walls and tables


def test_a_poster_is_on_the_paper_asked_for(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    meetings.change(session, id=rencontre, childcare=True, objective="la garderie du soir")
    said = told(session, tmp_path, "poster", id=rencontre, layout="a3")
    assert "Mercredi 11 mars 2026" in said
    assert "La garderie du soir" in said
    assert "salle à côté" in said
    assert "11 mars" in told(session, tmp_path, "flyer", id=rencontre)
    with pytest.raises(InputRefused, match="a3, a4, a5"):
        told(session, tmp_path, "poster", id=rencontre, layout="b2")
    meetings.change(session, id=rencontre, date=None)
    with pytest.raises(InputRefused, match="date"):
        told(session, tmp_path, "poster", id=rencontre)


def test_table_cards_are_for_whoever_may_come_by_first_name(
    session: Session, rencontre: str, benoit: str, tmp_path: Path
) -> None:
    refused = people.create(session, first_name="Chloé", last_name="PETIT").value.id
    for person, reply in ((benoit, "yes"), (refused, "no")):
        inviting.invite(session, meeting_id=rencontre, person_ids=[person], channel="phone")
        inviting.set_reply(session, meeting_id=rencontre, person_id=person, reply=reply)
    for layout in ("", "one-side"):
        said = told(session, tmp_path, "table-cards", id=rencontre, layout=layout)
        assert "Benoît" in said
        assert "lefebvre" not in said.lower()
        assert "Chloé" not in said
    with pytest.raises(InputRefused, match="one-side"):
        told(session, tmp_path, "table-cards", id=rencontre, layout="round")


# By post


def test_labels_are_for_who_wants_paper_or_has_nothing_else(
    session: Session, rencontre: str, benoit: str, tmp_path: Path
) -> None:
    school = organisations.create(
        session, name="École Papin", address="12 rue X", postcode="59500", commune="Douai"
    ).value.id
    people.affiliate(session, person_id=benoit, organisation_id=school)
    by_phone = people.create(session, first_name="Léa", last_name="P", phone="0600000000").value.id
    bare = people.create(session, first_name="Omar", last_name="Z", commune="Waziers").value.id
    inviting.invite(session, meeting_id=rencontre, person_ids=[benoit], channel="paper")
    inviting.invite(session, meeting_id=rencontre, person_ids=[by_phone], channel="phone")
    inviting.set_reply(session, meeting_id=rencontre, person_id=bare, reply="maybe")
    for kind in ("labels", "label-list"):
        said = told(session, tmp_path, kind, id=rencontre)
        assert "Benoît Lefebvre" in said
        assert "12 rue X" in said
        assert "59500 Douai" in said
        assert "Omar Z" in said
        assert "Waziers" in said
        assert "Léa" not in said
        assert "Léa" in told(session, tmp_path, kind, id=rencontre, layout="all")


# The law


def test_the_notice_says_what_the_settings_say(session: Session, tmp_path: Path) -> None:
    gaps = told(session, tmp_path, "data-notice")
    assert "[à compléter dans Paramètres" in gaps
    programme.change(
        session,
        controller_name="Ville de Douai",
        data_purpose="suivre la participation",
        data_retention="un an",
        data_contact="donnees@exemple.fr",
    )
    for kind in ("data-notice", "plain-data-notice"):
        said = told(session, tmp_path, kind)
        for words in ("Ville de Douai", "suivre la participation", "un an", "donnees@exemple.fr"):
            assert words in said.replace("Suivre", "suivre").replace("Un an", "un an")
        assert "à compléter" not in said


def test_the_count_has_a_row_for_who_may_come(
    session: Session, rencontre: str, benoit: str, tmp_path: Path
) -> None:
    def rows() -> str:
        return told(session, tmp_path, "sign-in-sheet", id=rencontre, layout="count")

    assert "Élus" not in rows()
    elected = people.create(session, first_name="Ida", main_audience="elected").value.id
    inviting.invite(session, meeting_id=rencontre, person_ids=[elected], channel="phone")
    said = rows()
    assert "Élus" in said
    assert "Ida" not in said
    assert all(word in said for word in ("Parents", "Enfants", "Autres publics", "Total"))
