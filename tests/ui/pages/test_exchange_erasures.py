"""The board of erasures: who has confirmed, seen where lots come and go, and in Ma semaine."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from boards_bench import Boards
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.pages.exchange import ExchangePage
from citeapp.ui.pages.exchange.counter import Counter
from citeapp.ui.pages.exchange.erasures import SHOWN, Erasures
from citeapp.ui.pages.exchange.incoming import Incoming
from citeapp.ui.pages.week import WeekPage
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.card import RowCard
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import collectives, erasure, exchanges, meetings, people
from citeapp.usecases.session import Session

Pair = tuple[Session, Session]


def erase(session: Session, first_name: str = "Awa") -> str:
    """Someone comes, and asks to be forgotten."""
    id = people.create(session, first_name=first_name).value.id
    return erasure.person(session, id=id).value.reference


def carry(giver: Session, taker: Session, folder: Path) -> None:
    path = folder / f"{giver.me.display_name}.citlot"
    exchanges.export(giver, path=path)
    exchanges.merge(taker, path=path)


def shown(shared: Boards) -> Erasures:
    """The board, read afresh."""
    shared.window.go("exchange")
    page = shared.page(ExchangePage)
    found = page.show_counter().erasures
    assert found is not None
    return found


def told(board: Erasures) -> list[tuple[str, str, str]]:
    """Title, detail and badge of each line in sight."""
    rows = board.findChildren(RowCard)
    badges = [badge.text for row in rows for badge in row.findChildren(Badge)]
    return [
        (row.title.text(), row.subtitle.text(), badge)
        for row, badge in zip(rows, badges, strict=True)
    ]


def test_a_line_turns_when_the_last_machine_confirms(
    shared: Boards, colleagues: Pair, tmp_path: Path
) -> None:
    samira, karim = colleagues
    reference = erase(samira)
    assert told(shown(shared)) == [
        (
            f"{reference} · 1 fiche · 11 mars · par Samira",
            "Pas encore : Karim (aucun lot reçu)",
            "en chemin",
        )
    ]
    carry(samira, karim, tmp_path)
    carry(karim, samira, tmp_path)
    ((_title, detail, badge),) = told(shown(shared))
    assert (detail, badge) == ("Confirmé par Karim", "effacé partout")


def test_a_month_of_silence_is_told(shared: Boards, clock: FixedClock) -> None:
    erase(shared.session)
    clock.move(timedelta(days=31))
    ((_title, _detail, badge),) = told(shown(shared))
    assert badge == "plus d’un mois"


def test_who_has_not_confirmed_stands_first_and_the_rest_is_a_word_away(
    shared: Boards, colleagues: Pair, tmp_path: Path, qtbot: QtBot
) -> None:
    samira, karim = colleagues
    for n in range(SHOWN):
        erase(samira, f"Awa {n}")
    waiting = erase(karim, "Léa")
    carry(samira, karim, tmp_path)
    carry(karim, samira, tmp_path)
    last = erase(samira, "Inès")
    board = shown(shared)
    lines = told(board)
    assert len(lines) == SHOWN
    assert lines[0][0].startswith(last)
    qtbot.mouseClick(board.more, Qt.MouseButton.LeftButton)
    titles = [title for title, *_rest in told(board)]
    assert len(titles) == SHOWN + 2
    assert any(title.startswith(waiting) and title.endswith("par Karim") for title in titles)


def test_a_lot_that_erases_says_so_before_it_is_merged(
    shared: Boards, colleagues: Pair, tmp_path: Path, qtbot: QtBot
) -> None:
    samira, karim = colleagues
    id = people.create(karim, first_name="Awa").value.id
    carry(karim, samira, tmp_path)
    erasure.person(karim, id=id)
    shared.window.go("exchange")
    page = shared.page(ExchangePage)
    exchanges.export(karim, path=tmp_path / "1.citlot")
    page.look_at(tmp_path / "1.citlot")
    qtbot.waitUntil(lambda: bool(page.findChildren(Incoming)))
    said = [label.text() for label in page.findChildren(PlainLabel)]
    assert "1 fiche est effacée pour toujours, partout." in said


@pytest.mark.parametrize("mine", [True, False])
def test_ma_semaine_reminds_whoever_erased(
    shared: Boards, colleagues: Pair, tmp_path: Path, mine: bool, qtbot: QtBot
) -> None:
    samira, karim = colleagues
    dorignies = collectives.create(samira, name="Dorignies").value.id
    collectives.add_facilitator(samira, collective_id=dorignies, facilitator_id=samira.me.id)
    meetings.create(samira, collective_id=dorignies)
    erase(samira if mine else karim)
    carry(karim, samira, tmp_path)
    shared.window.go("week")
    page = shared.page(WeekPage)
    page.refresh(EVERYTHING)
    rows = [row for row in page.findChildren(RowCard) if "effacement" in row.title.text()]
    assert bool(rows) == mine
    if mine:
        assert rows[0].title.text() == "1 effacement à faire confirmer"
        assert rows[0].subtitle.text() == "Attendu de Karim"
        button = rows[0].findChild(QPushButton)
        assert button is not None
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        board = shared.page(ExchangePage).sight
        assert isinstance(board, Counter)
        assert board.erasures is not None
        qtbot.waitUntil(lambda: not board.erasures.visibleRegion().isEmpty())
