"""What people disagree about, settled by keys and mouse: on the counter and from Ma semaine."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.store.schema import SHARED
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.dialogs.third import ThirdDialog
from citeapp.ui.pages.exchange import ExchangePage
from citeapp.ui.pages.exchange.counter import Counter
from citeapp.ui.pages.exchange.waiting import WaitingList
from citeapp.ui.parts.questions import conflict_card
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.widgets.card import RowCard
from citeapp.ui.widgets.conflict import ConflictCard
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.marked import MarkedText
from citeapp.usecases import (
    actions,
    collectives,
    conflicts,
    duplicates,
    exchanges,
    meetings,
    notes,
    people,
    settlements,
)
from citeapp.usecases.session import Session

LINE = "La garderie ouvre à 18 h le mardi."


class Desk:
    """Awa, whose window is seen and who answers for Dorignies, and Karim, who works there too."""

    def __init__(self, folder: Path, clock: FixedClock) -> None:
        self.folder = folder
        self.awa, self.karim = (self._machine(name, clock) for name in ("Awa", "Karim"))
        for one, other in ((self.awa, self.karim), (self.karim, self.awa)):
            path = exchanges.write_card(one, path=folder / f"{one.me.display_name}.citcarte")
            exchanges.enrol(other, path=path)
        place = collectives.create(self.awa, name="Dorignies").value.id
        for one, role in ((self.awa, "referent"), (self.karim, "support")):
            collectives.add_facilitator(
                self.awa, collective_id=place, facilitator_id=one.me.id, role=role
            )
        self.meeting = meetings.create(
            self.awa, collective_id=place, date=self.awa.today, start=time(17, 30)
        ).value.id
        self.point = meetings.add_item(
            self.awa, meeting_id=self.meeting, title="La garderie"
        ).value.id
        self.line = notes.add(self.awa, owner_id=self.point, typed=LINE).value.id
        self.action = actions.create(self.awa, what="Réserver", collective_id=place).value.id
        self.nadia = people.create(self.awa, first_name="Nadia", last_name="PETIT").value.id
        self.lots = 0
        self.swap()

    def _machine(self, name: str, clock: FixedClock) -> Session:
        return bootstrap.create(
            Home(self.folder / name, self.folder / name),
            name=name,
            organisation="Centre social",
            clock=clock,
            random_bytes=random.Random(name).randbytes,
        ).session

    def swap(self) -> None:
        """Everything from each to the other."""
        for giver, taker in ((self.awa, self.karim), (self.karim, self.awa)):
            self.lots += 1
            path = self.folder / f"{self.lots}.citlot"
            exchanges.export(giver, path=path, everything=True)
            exchanges.merge(taker, path=path)

    def differ(self, change: Callable[[Session, int], object]) -> None:
        """Each of the two does something at the same time; then they meet."""
        change(self.awa, 0)
        change(self.karim, 1)
        self.swap()

    def two_hours(self) -> None:
        self.differ(lambda s, n: meetings.change(s, id=self.meeting, start=time(18 + n)))

    def two_sentences(self) -> None:
        words = ("La garderie du soir ouvre à 18 h le mardi.", "La garderie ouvre à 18 h le jeudi.")
        self.differ(lambda s, n: notes.change(s, id=self.line, typed=words[n]))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    made = Desk(tmp_path, clock)
    yield made
    for session in (made.awa, made.karim):
        bootstrap.close(session)


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.attach(SessionDesk(desk.awa), desk.awa)
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    qtbot.waitUntil(lambda: not shown.runner.busy, timeout=20_000)
    shown.close()


def open_anew(window: MainWindow, page: str, **target: str) -> None:
    """Open a page after something came from elsewhere."""
    window.changes.notify(EVERYTHING)
    window.go(page, **target)


def waiting(window: MainWindow) -> WaitingList:
    """The list as it stands now on the counter."""
    QApplication.processEvents()
    page = window.page()
    assert isinstance(page, ExchangePage)
    assert isinstance(page.sight, Counter)
    return page.sight.waiting


def only(window: MainWindow) -> ConflictCard:
    (card,) = waiting(window).cards
    return card


def words(inside: QWidget) -> str:
    labels = [label.text() for label in inside.findChildren(PlainLabel)]
    return " ".join([*labels, *(text.text() for text in inside.findChildren(MarkedText))])


def press(qtbot: QtBot, card: ConflictCard, key: str) -> None:
    qtbot.mouseClick(card.buttons[key], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def click(qtbot: QtBot, inside: QWidget, name: str) -> None:
    QApplication.processEvents()
    (button,) = [
        b
        for b in inside.findChildren(QPushButton)
        if name in (b.text(), b.accessibleName()) and b.isVisible()
    ]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def told(session: Session, point: str) -> list[str]:
    return [line.text for line in notes.lines(session, owner_id=point)]


def test_what_each_wrote_is_marked_and_both_are_taken_by_keys_alone(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    desk.two_sentences()
    window.go("exchange", show="conflicts")
    card = only(window)
    assert card.accessibleName().startswith("La garderie · Rencontre du 11 mars 2026, Dorignies")
    marked = {
        (span.mark, span.words.strip())
        for text in card.findChildren(MarkedText)
        for span in text.spans
        if span.mark is not None
    }
    assert {(0, "du soir"), (1, "jeudi"), (0, "Awa"), (1, "Karim")} <= marked
    assert card.first.hasFocus()
    for key in ("0", "1"):
        qtbot.keyClick(card.buttons[key], Qt.Key.Key_Down)
    assert card.buttons["both"].hasFocus()
    qtbot.keyClick(card.buttons["both"], Qt.Key.Key_Return)
    assert told(desk.awa, desk.point) == ["La garderie du soir ouvre à 18 h le jeudi."]
    assert waiting(window).cards == []
    window.undo()
    (card,) = waiting(window).cards
    window.go("week")
    page = window.page()
    assert page is not None
    click(qtbot, page, "Regarder")
    press(qtbot, only(window), "1")
    assert told(desk.awa, desk.point) == ["La garderie ouvre à 18 h le jeudi."]


def test_a_version_is_kept_for_everybody(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    desk.two_hours()
    window.go("exchange")
    card = only(window)
    assert [card.buttons[key].text() for key in "01"] == ["Garder 18\u00a0h", "Garder 19\u00a0h"]
    press(qtbot, card, "1")
    desk.swap()
    assert conflicts.waiting(desk.karim) == []
    assert meetings.get(desk.karim, id=desk.meeting).start == time(19)


def test_a_third_version_is_written_over_the_proposal(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    desk.two_sentences()
    window.go("exchange")
    press(qtbot, only(window), "third")
    dialog = window.findChild(ThirdDialog)
    assert dialog is not None
    assert dialog.field.value() == "La garderie du soir ouvre à 18 h le jeudi."
    assert "Karim" in words(dialog)
    dialog.field.setFocus()
    qtbot.keyClick(dialog.field.entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(dialog.field.entry, "La garderie ouvre le lundi.")
    qtbot.keyClick(dialog.field.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told(desk.awa, desk.point) == ["La garderie ouvre le lundi."]
    assert conflicts.waiting(desk.awa) == []
    assert not dialog.isVisible()


def test_a_third_hour_must_be_an_hour(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    desk.two_hours()
    window.go("exchange")
    press(qtbot, only(window), "third")
    dialog = window.findChild(ThirdDialog)
    assert dialog is not None
    edit = dialog.field.entry
    qtbot.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(edit, "le soir")
    click(qtbot, dialog, "Garder pour tous")
    assert dialog.isVisible()
    assert "pas comprise" in dialog.field.note.text()
    qtbot.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(edit, "18h30")
    click(qtbot, dialog, "Garder pour tous")
    assert meetings.get(desk.awa, id=desk.meeting).start == time(18, 30)


def test_a_third_version_is_given_up_with_escape(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    desk.differ(lambda s, n: actions.set_status(s, id=desk.action, status=("done", "dropped")[n]))
    window.go("exchange")
    press(qtbot, only(window), "third")
    dialog = window.findChild(ThirdDialog)
    assert dialog is not None
    click(qtbot, dialog, "Garder pour tous")
    assert "Écrivez d’abord" in dialog.field.note.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(conflicts.waiting(desk.awa)) == 1


def test_a_third_state_is_chosen_from_the_list(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    desk.differ(lambda s, n: actions.set_status(s, id=desk.action, status=("done", "dropped")[n]))
    window.go("exchange")
    press(qtbot, only(window), "third")
    dialog = window.findChild(ThirdDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.field.entry, "En cours")
    click(qtbot, dialog, "Garder pour tous")
    (line,) = actions.tracking(desk.awa)
    assert line.action.status == "in_progress"


@pytest.mark.parametrize(("key", "left"), [("0", 0), ("1", 1)])
def test_a_deletion_and_an_edit_are_told_in_words(
    desk: Desk, window: MainWindow, qtbot: QtBot, key: str, left: int
) -> None:
    people.remove(desk.awa, id=desk.nadia)
    people.change(desk.karim, id=desk.nadia, commune="Waziers")
    desk.swap()
    window.go("exchange")
    card = only(window)
    said = words(card)
    assert "supprimée par l’un, modifiée par l’autre" in said
    assert "a supprimé la fiche" in said
    assert "a écrit : commune « Waziers »" in said
    assert [card.buttons[k].text() for k in "01"] == ["Supprimer la fiche", "Garder la fiche"]
    press(qtbot, card, key)
    assert len(people.listed(desk.awa)) == left


def test_the_hands_go_on_to_the_next_question(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    desk.two_hours()
    desk.two_sentences()
    window.go("exchange", show="conflicts", row=desk.meeting)
    first, second = waiting(window).cards
    card = first if first.property("row") == desk.meeting else second
    assert card.first.hasFocus()
    qtbot.keyClick(card.first, Qt.Key.Key_Space)
    assert only(window).first.hasFocus()


def test_who_does_not_know_asks_and_the_other_is_told_in_their_week(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    desk.two_hours()
    noun, column = "meeting", "start"
    conflicts.ask(desk.karim, noun=noun, id=desk.meeting, column=column)
    desk.swap()
    open_anew(window, "week")
    page = window.page()
    assert page is not None
    rows = [row for row in page.findChildren(RowCard) if "heure de début" in row.title.text()]
    assert [row.subtitle.text() for row in rows] == [
        "Karim ne sait pas et vous demande : « 18\u00a0h » ou « 19\u00a0h » ?"
    ]
    click(qtbot, page, "Répondre")
    assert window.current == "exchange"
    card = only(window)
    assert "Karim ne sait pas et demande." in words(card)
    assert card.first.hasFocus()
    press(qtbot, card, "?")
    card = only(window)
    assert "Vous avez demandé à Karim" in words(card)
    assert "?" not in card.buttons
    window.undo()
    assert "?" in only(window).buttons


def settled_by_karim(desk: Desk) -> None:
    desk.two_hours()
    conflicts.settle(desk.karim, noun="meeting", id=desk.meeting, column="start", value="19:00")
    desk.swap()


def test_whoever_answers_for_the_collectif_sees_who_settled_and_says_it_is_well(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    settled_by_karim(desk)
    open_anew(window, "week")
    page = window.page()
    assert page is not None
    said = " ".join(row.subtitle.text() for row in page.findChildren(RowCard))
    assert "Karim a gardé « 19\u00a0h », le 11 mars" in said
    click(qtbot, page, "C’est bien")
    assert settlements.to_look_at(desk.awa) == []
    rows = [row for row in page.findChildren(RowCard) if row.isVisible()]
    assert not any("Karim a gardé" in row.subtitle.text() for row in rows)


def test_whoever_answers_for_the_collectif_settles_otherwise(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    settled_by_karim(desk)
    open_anew(window, "week")
    page = window.page()
    assert page is not None
    click(qtbot, page, "Revoir")
    (card,) = waiting(window).settled
    assert card.buttons["well"].hasFocus()
    assert "Karim a gardé « 19\u00a0h »" in words(card)
    assert set(card.buttons) == {"well", "0", "third"}
    press(qtbot, card, "0")
    desk.swap()
    assert meetings.get(desk.karim, id=desk.meeting).start == time(18)
    (card,) = waiting(window).settled
    assert "Awa a gardé « 18\u00a0h »" in words(card)


def test_what_is_asked_about_is_scrolled_to(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    settled_by_karim(desk)
    desk.two_sentences()
    people.remove(desk.awa, id=desk.nadia)
    people.change(desk.karim, id=desk.nadia, commune="Waziers")
    desk.swap()
    window.resize(1000, 480)
    open_anew(window, "exchange", show="settled", row=desk.meeting)
    (card,) = waiting(window).settled
    qtbot.waitUntil(lambda: not card.first.visibleRegion().isEmpty())
    press(qtbot, card, "0")
    qtbot.waitUntil(lambda: not waiting(window).settled[0].first.visibleRegion().isEmpty())
    assert waiting(window).settled[0].first.hasFocus()


def test_what_was_settled_is_folded_away_until_it_is_asked_for(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    settled_by_karim(desk)
    window.go("exchange")
    assert waiting(window).settled == []
    click(qtbot, waiting(window), "Voir ce qui a été départagé depuis un mois")
    (card,) = waiting(window).settled
    press(qtbot, card, "third")
    dialog = window.findChild(ThirdDialog)
    assert dialog is not None
    qtbot.keyClick(dialog.field.entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(dialog.field.entry, "20 h")
    qtbot.keyClick(dialog.field.entry, Qt.Key.Key_Return)
    assert meetings.get(desk.awa, id=desk.meeting).start == time(20)


def test_many_questions_come_a_few_at_a_time(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    made = [
        people.create(desk.awa, first_name=f"Personne {n}", last_name=f"X{n}").value.id
        for n in range(12)
    ]
    desk.swap()
    for id in made:
        people.change(desk.awa, id=id, commune="Douai")
        people.change(desk.karim, id=id, commune="Waziers")
    desk.swap()
    window.go("exchange")
    assert len(waiting(window).cards) == 10
    click(qtbot, waiting(window), "Voir la suite des 12 informations à départager")
    assert len(waiting(window).cards) == 12


def test_a_rencontre_made_twice_is_joined_parted_and_put_off(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    place = meetings.get(desk.awa, id=desk.meeting).collective_id
    again = meetings.create(
        desk.awa, collective_id=place, date=desk.awa.today, start=time(18)
    ).value.id
    window.go("exchange")
    qtbot.waitUntil(lambda: len(waiting(window).cards) == 1, timeout=20_000)
    card = only(window)
    said = words(card)
    assert "La même rencontre ?" in said
    assert "heures proches" in said
    assert "heure de début" in said
    press(qtbot, card, "later")
    assert waiting(window).cards == []
    assert len(duplicates.found(desk.awa).put_off) == 1
    meetings.change(desk.awa, id=again, place="Mairie")
    window.changes.notify({"meeting"})
    qtbot.waitUntil(lambda: len(waiting(window).cards) == 1, timeout=20_000)
    press(qtbot, only(window), "same")
    assert len(meetings.listed(desk.awa)) == 1
    (card,) = waiting(window).cards  # two hours, of which one is shown
    assert "heure de début · fiches jointes" in words(card)
    press(qtbot, card, "1")
    assert meetings.get(desk.awa, id=desk.meeting).start == time(18)
    window.go("meetings", meeting=desk.meeting, step="prepare")
    page = window.page()
    assert page is not None
    assert "Fiches jointes : 2" in words(page)
    click(qtbot, page, "Séparer")
    assert len(meetings.listed(desk.awa)) == 2
    assert "Fiches jointes" not in " ".join(
        label.text() for label in page.findChildren(PlainLabel) if label.isVisible()
    )


def test_the_day_is_told_with_its_year_when_it_is_another(
    desk: Desk, window: MainWindow, clock: FixedClock
) -> None:
    desk.two_hours()
    clock.move(timedelta(days=400))
    window.go("exchange")
    assert "11 mars 2026" in words(only(window))


def test_whatever_was_changed_twice_is_shown_and_can_be_written_anew(
    desk: Desk, window: MainWindow
) -> None:
    """Every column of every noun, with values that another program might have written."""

    def write_everything(session: Session, n: int) -> None:
        with session.workspace.act("write everything"):
            for table in SHARED.values():
                columns = [c for c in table.columns if c.name != "private"]
                names = ", ".join(f'"{c.name}"' for c in columns)
                values = [n + 7 if c.type == "INTEGER" else f"valeur {n}" for c in columns]
                session.workspace.connection.execute(
                    f"INSERT INTO {table.name} (id, {names}) "
                    f"VALUES ('same', {', '.join('?' * len(columns))})",
                    values,
                )

    desk.differ(write_everything)
    window.go("exchange")
    page = window.page()
    assert page is not None
    found = conflicts.listed(desk.awa)
    assert len(found) > 100
    for conflict in found:
        card = conflict_card(page, conflict)
        assert conflict.title in words(card)
        assert ("third" in card.buttons) == conflict.open_ended
        if conflict.open_ended:
            card.chosen.emit("third")
            dialog = next(d for d in page.findChildren(ThirdDialog) if d.isVisible())
            assert dialog.field.entry.isEnabled()
            dialog.close()
            dialog.deleteLater()
        card.deleteLater()
