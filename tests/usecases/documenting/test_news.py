"""The lettre d’information: the quarter's rencontres, decisions, actions, words with consent."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused, NotFound
from citeapp.domain.keeping import Quote
from citeapp.usecases import actions, attendance, collectives, decisions, documents, meetings
from citeapp.usecases.documenting import news
from citeapp.usecases.session import Session


def told(session: Session, folder: Path, id: str = "", layout: str = "") -> str:
    path = folder / "lettre.txt"
    documents.write(session, kind="newsletter", id=id, layout=layout, path=path)
    return path.read_text("utf-8").replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("named", "today", "first", "last"),
    [
        ("2026-T1", date(2030, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        ("2027t4", date(2030, 1, 1), date(2027, 10, 1), date(2027, 12, 31)),
        ("", date(2026, 3, 11), date(2026, 1, 1), date(2026, 3, 31)),
        ("", date(2026, 4, 15), date(2026, 1, 1), date(2026, 3, 31)),
        ("", date(2026, 4, 22), date(2026, 4, 1), date(2026, 6, 30)),
        ("", date(2027, 1, 10), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_quarter(named: str, today: date, first: date, last: date) -> None:
    assert news.quarter(named, today) == (first, last)


@pytest.mark.parametrize("named", ["T1", "2026-T5", "mars", "2026"])
def test_what_is_no_quarter_is_refused(session: Session, tmp_path: Path, named: str) -> None:
    with pytest.raises(InputRefused, match="Trimestre inconnu"):
        told(session, tmp_path, layout=named)


@pytest.fixture
def news_of_two(session: Session, dorignies: str) -> str:
    """Dorignies has held one rencontre and plans another; Gayant has held one before."""
    gayant = collectives.create(session, name="Gayant").value.id
    for collective, day, title in (
        (dorignies, date(2026, 2, 5), "Café des parents"),
        (gayant, date(2026, 1, 20), "Marche dans le quartier"),
        (gayant, date(2025, 12, 9), "Fête d’hiver"),
    ):
        held = meetings.create(session, collective_id=collective, date=day, title=title).value
        meetings.change(session, id=held.id, status="held")
        attendance.count(session, meeting_id=held.id, audience_code="parent", count=7)
        decisions.create(
            session, text=f"Décidé : {title}", meeting_id=held.id, collective_id=collective
        )
    meetings.create(session, collective_id=dorignies, date=date(2026, 4, 9), title="À venir")
    done = actions.create(session, what="Réserver la salle", collective_id=dorignies).value
    actions.change(session, id=done.id, status="done", done_on=date(2026, 3, 2))
    return gayant


def test_the_letter_of_the_network_holds_the_quarter_of_everyone(
    session: Session, news_of_two: str, tmp_path: Path
) -> None:
    said = told(session, tmp_path)
    for words in (
        "janvier à mars 2026",
        "Nous avons tenu 2 rencontres, avec 14 participations",
        "Café des parents",
        "Marche dans le quartier",
        "Réserver la salle",
        "Jeudi 9 avril 2026",
    ):
        assert words in said
    assert said.index("20 janvier") < said.index("5 février")
    assert "hiver" not in said


def test_the_letter_of_a_collectif_is_its_own(
    session: Session, news_of_two: str, tmp_path: Path
) -> None:
    said = told(session, tmp_path, "Gayant")
    assert "Marche dans le quartier" in said
    assert "Café" not in said
    assert "Réserver" not in said
    with pytest.raises(NotFound):
        told(session, tmp_path, "Nulle part")


def test_a_decision_that_was_dropped_is_no_news(
    session: Session, dorignies: str, news_of_two: str, tmp_path: Path
) -> None:
    (row,) = decisions.register(session, collective_id=dorignies)
    assert "Décidé : Café" in told(session, tmp_path)
    decisions.drop(session, id=row.id, reason="Le jour ne va pas")
    assert "Décidé : Café" not in told(session, tmp_path)


@pytest.mark.parametrize(
    ("text", "consent", "cited"),
    [
        ("On se sent écouté", "public", True),
        ("On se sent écouté", "internal", False),
        ("On se sent écouté", "", False),
        ("Ma fille de 6 ans a peur le soir", "public", False),
    ],
)
def test_words_are_cited_with_consent_and_point_at_nobody(
    session: Session,
    dorignies: str,
    rencontre: str,
    tmp_path: Path,
    text: str,
    consent: str,
    cited: bool,
) -> None:
    with session.workspace.act("Parole"):
        session.rows(Quote).add(
            Quote(
                id=session.new_id(),
                meeting_id=rencontre,
                collective_id=dorignies,
                audience_code="parent",
                text=text,
                consent=consent,
            )
        )
    assert (text in told(session, tmp_path)) is cited


def test_the_quarters_offered_go_back_to_the_first_rencontre(
    session: Session, dorignies: str, news_of_two: str
) -> None:
    found = news.offered(session, collective_id=news_of_two)
    usual = news.quarter("", session.today)
    assert (found[0].first, found[0].last) == usual
    assert all(news.quarter(one.code, session.today) == (one.first, one.last) for one in found)
    assert all(one.first > other.first for one, other in pairwise(found))
    assert "2025-T4" in [one.code for one in found]
    meetings.create(session, collective_id=dorignies, date=date(1999, 4, 9))
    assert len(news.offered(session)) == news.LATEST


def test_the_file_of_a_chosen_quarter_says_which(session: Session, dorignies: str) -> None:
    name = documents.file_name(session, kind="newsletter", id=dorignies, layout="2025-T4")
    assert name == "lettre-d-information-dorignies-2025-T4.pdf"
