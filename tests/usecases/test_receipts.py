"""Who holds what we sent, and what became of what we were given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from citeapp.base.errors import NotFound
from citeapp.usecases import (
    collectives,
    documents,
    duplicates,
    exchanges,
    meetings,
    people,
    receipts,
)
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


def test_what_was_sent_is_seen_once_their_word_comes_back(team: Team, send: Send) -> None:
    samira, karim, zoe = team("Samira", "Karim", "Zoé", coordinator=True)
    people.create(samira, first_name="Awa")
    path = send(samira)
    [lot] = receipts.sent(samira)
    assert (lot.number, lot.names, lot.seen) == (1, ("Karim", "Zoé"), ())
    assert lot.size == path.stat().st_size
    exchanges.merge(zoe, path=path)
    exchanges.merge(karim, path=send(zoe))  # her word may come by someone else
    exchanges.merge(samira, path=send(karim))
    [lot] = receipts.sent(samira)
    assert {(seen.name, seen.is_coordinator) for seen in lot.seen} >= {("Zoé", True)}


def test_the_latest_lot_comes_first_and_stays_unseen_until_it_is_held(
    team: Team, send: Send
) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    exchanges.merge(karim, path=send(samira))
    people.create(samira, first_name="Benoît")
    send(samira)
    exchanges.merge(samira, path=send(karim))
    assert [(lot.number, bool(lot.seen)) for lot in receipts.sent(samira)] == [
        (2, False),
        (1, True),
    ]


def test_a_receipt_says_what_was_taken_joined_and_is_in_question(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    collective = collectives.create(samira, name="Dorignies").value
    meeting = meetings.create(samira, collective_id=collective.id, date=date(2026, 3, 12)).value
    exchanges.merge(karim, path=send(samira))
    here = people.create(karim, first_name="Aïcha", last_name="LEBRUN").value
    for session, title in ((samira, "Café des parents"), (karim, "Café")):
        meetings.change(session, id=meeting.id, title=title)
    there = people.create(samira, first_name="Aicha", last_name="LEBRUN").value
    second = send(samira)
    lot = exchanges.merge(karim, path=second).value.lot
    duplicates.judge(karim, noun="person", a=here.id, b=there.id, verdict="same")
    found = receipts.of_lot(karim, lot=lot)
    assert found.taken == ("1 personne",)
    assert found.already_known > 0  # nobody had told her that the first lot came
    assert found.joined == (("Aicha LEBRUN", "Aïcha LEBRUN"),) or found.joined == (
        ("Aicha Lebrun", "Aïcha Lebrun"),
    )
    assert [question.field for question in found.questions] == ["titre"]


def test_it_prints(team: Team, send: Send, tmp_path: Path) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    lot = exchanges.merge(karim, path=send(samira)).value.lot
    text = documents.write(karim, kind="receipt", path=tmp_path / "a.txt", id=str(lot))
    assert "Lot n° 1 de Samira" in text.read_text(encoding="utf-8").replace("\u00a0", " ")
    exchanges.set_aside(karim, lot=lot)
    text = documents.write(karim, kind="receipt", path=tmp_path / "b.txt", id=str(lot))
    assert "mis de côté" in text.read_text(encoding="utf-8").replace("\u00a0", " ")
    with pytest.raises(NotFound):
        documents.write(karim, kind="receipt", path=tmp_path / "c.txt", id="99")
    assert not (tmp_path / "c.txt").exists()
