"""The hot evaluation through its use cases, its slips on paper, its totals in the compte rendu."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citeapp.base.errors import InputRefused
from citeapp.domain.keeping import Ballot
from citeapp.usecases import ballots, catalogue, documents, history
from citeapp.usecases.session import Session


def test_slips_are_typed_and_undone_one_by_one(session: Session, rencontre: str) -> None:
    for typed in ("4 s parent utile", "5 ens"):
        ballots.type_in(session, meeting_id=rencontre, typed=typed)
    assert ballots.told(session, meeting_id=rencontre).count == 2
    history.undo(session)
    assert ballots.told(session, meeting_id=rencontre).words == ("utile",)


@pytest.mark.parametrize("typed", ["", "9 s", "=7"])
def test_a_line_that_is_no_slip_keeps_nothing(session: Session, rencontre: str, typed: str) -> None:
    with pytest.raises(InputRefused):
        ballots.type_in(session, meeting_id=rencontre, typed=typed)
    assert session.rows(Ballot).all() == []


@pytest.mark.parametrize(
    "fields",
    [{}, {"roti": 6}, {"level": -1}, {"mood": "rain"}, {"roti": 3, "audience_code": "alien"}],
)
def test_a_slip_field_by_field_keeps_to_its_scales(
    session: Session, rencontre: str, fields: dict[str, Any]
) -> None:
    with pytest.raises(InputRefused):
        ballots.add(session, meeting_id=rencontre, **fields)
    assert session.rows(Ballot).all() == []


def test_what_was_understood_is_said_again(session: Session, rencontre: str) -> None:
    slip = ballots.type_in(session, meeting_id=rencontre, typed="4 s pro utile =3 g: tout").value
    said = ballots.words_of(slip)
    assert said == (
        "4 sur 5 · Grand soleil · Professionnel·le · participation 3 sur 5 · utile · garder : tout"
    )


def test_no_use_case_tells_of_fewer_than_five(session: Session, rencontre: str) -> None:
    for _n in range(4):
        ballots.type_in(session, meeting_id=rencontre, typed="1 o parent")
    told = catalogue.call(session, "ballots.told", {"meeting_id": rencontre})
    assert told["count"] == 4
    assert (told["roti"], told["moods"], told["by_audience"]) == (None, {}, {})


def test_the_compte_rendu_has_totals_alone(
    session: Session, rencontre: str, tmp_path: Path
) -> None:
    def minutes() -> str:
        path = tmp_path / "cr.txt"
        documents.write(session, kind="minutes", id=rencontre, path=path)
        return path.read_text("utf-8").replace("\u00a0", " ")

    assert "Évaluation" not in minutes()
    for _n in range(5):
        ballots.type_in(session, meeting_id=rencontre, typed="4 s parent CANARI =2 c: CANARI")
    told = minutes()
    assert "5 bulletins · utilité 4,0 sur 5" in told
    assert "CANARI" not in told


def test_slips_are_printed_four_on_a_page(session: Session, rencontre: str, tmp_path: Path) -> None:
    documents.write(session, kind="slips", id=rencontre, path=tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
