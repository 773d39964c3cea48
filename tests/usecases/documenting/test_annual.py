"""The bilan annuel as it reaches paper: whose year, whose words, and what stays inside."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from citeapp.base.errors import InputRefused, NotFound
from citeapp.domain.keeping import Quote
from citeapp.usecases import (
    attendance,
    barriers,
    collectives,
    decisions,
    documents,
    meetings,
    notes,
    people,
    quotes,
)
from citeapp.usecases.session import Session


@pytest.fixture
def held(session: Session, dorignies: str) -> str:
    """The rencontre of Dorignies in January."""
    return meetings.create(session, collective_id=dorignies, date=date(2026, 1, 8)).value.id


def told(session: Session, folder: Path, kind: str = "annual-report", **asked: Any) -> str:
    path = folder / f"{kind}.txt"
    documents.write(session, kind=kind, path=path, **asked)
    text = path.read_text("utf-8").replace("\u00a0", " ").replace("\u202f", " ")
    return " ".join(text.split())


def say(session: Session, meeting: str, text: str, **fields: str) -> Quote:
    """Words noted at a rencontre."""
    row = meetings.get(session, id=meeting)
    with session.workspace.act("test"):
        quote = session.rows(Quote).add(
            Quote(
                id=session.new_id(),
                meeting_id=meeting,
                collective_id=row.collective_id,
                text=text,
                audience_code="parent",
            )
        )
    return quotes.change(session, id=quote.id, **fields).value


def decide(session: Session, meeting: str, text: str) -> str:
    row = meetings.get(session, id=meeting)
    return decisions.create(
        session, text=text, meeting_id=meeting, collective_id=row.collective_id
    ).value.id


def test_only_words_that_may_be_cited_anywhere_are_printed(
    session: Session, held: str, tmp_path: Path
) -> None:
    for consent in ("unasked", "internal", "refused", "public"):
        say(session, held, f"Je suis {consent}", consent=consent)
    for kind in ("annual-report", "plain-annual-report"):
        text = told(session, tmp_path, kind)
        assert "Je suis public" in text
        assert text.count("Je suis") == 1


def test_what_was_answered_and_taken_up_is_what_changed(
    session: Session, held: str, tmp_path: Path
) -> None:
    quote = say(session, held, "On voudrait un goûter", consent="public")
    quotes.answer(session, id=quote.id, outcome="taken_up", words="Il y en a un depuis mars")
    text = told(session, tmp_path)
    assert "« On voudrait un goûter » — un parent Depuis : Il y en a un depuis mars." in text
    assert text.count("On voudrait un goûter") == 1
    assert "Il y en a un depuis mars." in told(session, tmp_path, "plain-annual-report")


def test_nobody_is_named_and_no_private_line_is_printed(
    session: Session, held: str, tmp_path: Path
) -> None:
    awa = people.create(
        session, first_name="Awa", last_name="CANARI", main_audience="parent", phone="0600000001"
    ).value.id
    attendance.mark(session, meeting_id=held, person_id=awa, state="present")
    point = meetings.add_item(session, meeting_id=held, title="Un point").value.id
    line = notes.add(session, owner_id=point, typed="Sa fille est malade").value
    notes.set_private(session, id=line.id, private=True)
    for kind in ("annual-report", "plain-annual-report", "project-review"):
        text = told(session, tmp_path, kind).lower()
        assert not any(word in text for word in ("awa", "canari", "0600", "06 00", "malade"))


def test_decisions_that_no_longer_stand_are_counted_but_not_listed(
    session: Session, held: str, dorignies: str, tmp_path: Path
) -> None:
    decide(session, held, "Ouvrir le mardi")
    left = decide(session, held, "Fermer le mardi")
    decisions.drop(session, id=left, reason="plus besoin")
    text = told(session, tmp_path, id=dorignies)
    assert "8 janvier : Ouvrir le mardi." in text
    assert "Fermer le mardi" not in text
    assert "Décisions prises : 2" in text
    assert "1 a été remplacée ou laissée de côté depuis." in text


def test_the_network_has_one_decision_of_each_collectif_by_name(
    session: Session, held: str, tmp_path: Path
) -> None:
    gayant = collectives.create(session, name="Écoles").value.id
    theirs = meetings.create(session, collective_id=gayant, date=date(2026, 2, 5)).value.id
    decide(session, theirs, "Écrire au maire")
    decide(session, held, "Ouvrir le mardi")
    later = meetings.create(
        session,
        collective_id=meetings.get(session, id=held).collective_id,
        date=date(2026, 3, 5),
    ).value.id
    decide(session, later, "Fêter le jeu")
    text = told(session, tmp_path)
    assert "Ouvrir le mardi" not in text
    assert text.index("Dorignies, 5 mars : Fêter le jeu.") < text.index("Écoles, 5 février")
    assert "1 autre décision est dans le relevé de décisions." in text


def test_a_collectif_that_noted_nothing_is_said_calmly(
    session: Session, held: str, tmp_path: Path
) -> None:
    collectives.create(session, name="Gayant")
    assert "Aucune rencontre notée cette année : Gayant." in told(session, tmp_path)
    meetings.create(session, collective_id=meetings.get(session, id=held).collective_id)
    assert "1 rencontre n’a pas de date" in told(session, tmp_path)


def test_barriers_are_told_by_times_and_those_of_last_year_apart(
    session: Session, held: str, dorignies: str, tmp_path: Path
) -> None:
    for barrier, day in (("schedule", date(2025, 10, 2)), ("transport", date(2025, 3, 6))):
        barriers.report(session, collective_id=dorignies, barrier=barrier, reported_on=day)
    text = told(session, tmp_path, id=dorignies)
    assert "Horaires : signalés 1 fois cette année" in text
    assert "Transport (1 fois)" in text


def test_another_year_and_a_running_one(session: Session, held: str, tmp_path: Path) -> None:
    assert "L’année n’est pas finie" in told(session, tmp_path)
    before = told(session, tmp_path, layout="2024")
    assert "Bilan de l’année 2024" in before
    assert "pas finie" not in before
    assert "Rencontres tenues : 0" in before
    with pytest.raises(InputRefused, match="n’est pas une année"):
        told(session, tmp_path, layout="hier")
    with pytest.raises(NotFound):
        told(session, tmp_path, id="Nulle part")


def test_plain_words_say_of_ten_adults_how_many(
    session: Session, held: str, tmp_path: Path
) -> None:
    for audience, count in (("parent", 3), ("teacher", 2), ("child", 9)):
        attendance.count(session, meeting_id=held, audience_code=audience, count=count)
    text = told(session, tmp_path, "plain-annual-report")
    assert "Nous faisons 1 rencontre." in text
    assert "il y a environ 14 personnes." in text
    assert "Sur 10 adultes, 6 sont des parents ou des habitants." in text


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("annual-report", "bilan-annuel-dorignies-2025-2026.pdf"),
        ("plain-annual-report", "bilan-simplifie-dorignies-2025-2026.pdf"),
    ],
)
def test_its_file_says_whose_year_it_is(
    session: Session, dorignies: str, kind: str, name: str
) -> None:
    assert documents.file_name(session, kind=kind, id=dorignies, layout="2025-2026") == name
