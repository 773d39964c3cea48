"""Préparer and a new rencontre: what is warned of, what comes back, what is folded away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from boards_bench import Boards
from meetings_desk import Bench, opened, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.domain.meeting import Meeting
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.pages.meetings.calendar.calendar_pane import CalendarPane
from citeapp.ui.pages.meetings.new import NewMeeting
from citeapp.ui.pages.meetings.page import MeetingsPage
from citeapp.ui.pages.meetings.preparing.prepare import PrepareStep
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.fold import Fold
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import (
    actions,
    barriers,
    calendar,
    collectives,
    meetings,
    minutes,
    organisations,
    parking,
    places,
    roles,
    run_sheet,
    templates,
    welcome,
)

ENTER = Qt.Key.Key_Return


@pytest.fixture
def bench(
    dressed: QApplication,
    qtbot: QtBot,
    home: Home,
    clock: FixedClock,
    random_bytes: RandomBytes,
) -> Iterator[Bench]:
    with opened(qtbot, home, clock, random_bytes, "prepare") as found:
        yield found


def step(bench: Bench) -> PrepareStep:
    found = bench.page.parts["prepare"]
    assert isinstance(found, PrepareStep)
    return found


def hands() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def fold(bench: Bench, title: str, qtbot: QtBot) -> Fold:
    """A folded section, opened by Enter."""
    found = next(f for f in bench.page.findChildren(Fold) if f.header.text() == title)
    found.header.setFocus()
    qtbot.keyClick(found.header, ENTER)
    assert found.is_open
    return found


def type_in(bench: Bench, edit: QWidget, words: str, qtbot: QtBot) -> None:
    edit.setFocus()
    edit.selectAll()  # type: ignore[attr-defined]
    type_words(edit, words)
    qtbot.keyClick(edit, ENTER)


def meeting(bench: Bench) -> Meeting:
    return meetings.get(bench.session, id=bench.meeting.id)


# When and where


def test_ascension_is_said_beside_the_day_and_forbids_nothing(bench: Bench, qtbot: QtBot) -> None:
    when = step(bench).when
    assert when.remarks.said() == []
    assert when.remarks.isHidden()
    type_in(bench, when.fields["date"].entry, "14 mai", qtbot)
    assert meeting(bench).date == date(2026, 5, 14)
    assert when.remarks.said() == ["Le 14 mai 2026 est férié (Ascension)."]
    assert when.remarks.isVisible()


@pytest.mark.parametrize("typed", ["31 février", "avant hier", "32/01", "demain peut-être"])
def test_a_day_that_is_none_gets_a_sentence_beside_the_field(
    bench: Bench, qtbot: QtBot, typed: str
) -> None:
    field = step(bench).when.fields["date"]
    type_in(bench, field.entry, typed, qtbot)
    assert "Écrivez par exemple 12 mars" in field.note.text()
    assert meeting(bench).date == date(2026, 3, 12)


def test_a_leap_day_and_an_evening_past_midnight_are_taken(bench: Bench, qtbot: QtBot) -> None:
    when = step(bench).when
    type_in(bench, when.fields["date"].entry, "29/02/2028", qtbot)
    type_in(bench, when.fields["start"].entry, "22h30", qtbot)
    type_in(bench, when.fields["end"].entry, "0h30", qtbot)
    found = meeting(bench)
    assert (found.date, found.duration) == (date(2028, 2, 29), 120)
    assert "sur 120" in step(bench).total.text()


def test_a_rencontre_without_a_day_is_prepared_all_the_same(bench: Bench, qtbot: QtBot) -> None:
    field = step(bench).when.fields["date"]
    type_in(bench, field.entry, " ", qtbot)
    assert meeting(bench).date is None
    type_in(bench, step(bench).add, "Le jardin", qtbot)
    assert len(meetings.agenda(bench.session, meeting_id=bench.meeting.id)) == 3


def test_a_place_is_chosen_by_its_first_letters_and_shows_its_card(
    bench: Bench, qtbot: QtBot
) -> None:
    organisations.create_venue(
        bench.session, name="Salle des fêtes", capacity=3, step_free=True, kitchen=True
    )
    when = step(bench).when
    when.place.edit.setFocus()
    when.place.edit.selectAll()
    type_words(when.place.edit, "sal")
    qtbot.keyClick(when.place.edit, ENTER)
    assert places.card(bench.session, meeting_id=bench.meeting.id).words == "Salle des fêtes"
    assert when.card.text() == "3 places · de plain-pied · cuisine"
    assert when.too_small.said() == ["Ce lieu accueille 3 personnes ; 5 sont attendues."]


def test_a_place_in_words_is_kept_with_its_size(bench: Bench, qtbot: QtBot) -> None:
    section = fold(bench, "Fiche du lieu", qtbot)
    keep = step(bench).when.venue.keep
    keep.setFocus()
    qtbot.keyClick(keep, ENTER)
    type_in(bench, step(bench).when.venue.texts["capacity"].entry, "40", qtbot)
    (venue,) = organisations.venues(bench.session)
    assert (venue.name, venue.capacity) == ("Centre social de Dorignies", 40)
    assert section.is_open


def test_what_was_told_of_childcare_stands_under_the_place(bench: Bench, qtbot: QtBot) -> None:
    section = fold(bench, "Ce qui empêche de venir", qtbot)
    combo = step(bench).sections[4].barrier  # type: ignore[attr-defined]
    combo.setCurrentIndex(combo.findData("childcare"))
    report = step(bench).sections[4].report  # type: ignore[attr-defined]
    for _twice in range(2):
        qtbot.keyClick(report, ENTER)
    told = "Garde des enfants : signalée 2 fois cette année ; "
    assert step(bench).when.meaning.said() == [told + "aucune garderie n’est prévue."]
    qtbot.mouseClick(step(bench).when.childcare, Qt.MouseButton.LeftButton)
    assert step(bench).when.meaning.said() == [told + "une garderie est prévue."]
    assert section.about.text() == "1 frein signalé"
    assert barriers.listed(bench.session, collective_id=bench.meeting.collective_id)[0].times == 2


# The agenda


def test_what_may_be_said_of_a_point_is_folded_under_it(bench: Bench, qtbot: QtBot) -> None:
    row = step(bench).items.rows[bench.items[1].id]
    assert not row.is_open
    qtbot.keyClick(row._buttons[2], ENTER)
    type_in(bench, hands(), "Travail", qtbot)
    row = step(bench).items.rows[bench.items[1].id]
    assert row.is_open, "it stays open although its part has a heading now"
    assert row.details is not None
    qtbot.mouseClick(row.details.recurring, Qt.MouseButton.LeftButton)
    item = meetings.agenda(bench.session, meeting_id=bench.meeting.id)[1]
    assert (item.section, item.recurring) == ("Travail", True)
    assert row.about.text() == "revient à chaque fois"


def test_an_action_that_comes_back_is_put_to_sleep(bench: Bench, qtbot: QtBot) -> None:
    made = actions.create(
        bench.session, what="Écrire", collective_id=bench.meeting.collective_id
    ).value
    bench.page.context.changes.notify({"action_item"})
    moon = next(
        b for b in step(bench).back.findChildren(IconButton) if "dormir" in b.accessibleName()
    )
    qtbot.keyClick(moon, ENTER)
    assert actions.get(bench.session, id=made.id).asleep_until == date(2026, 3, 13)
    assert step(bench).back.isHidden()


# Folded sections


def test_the_run_sheet_is_made_of_the_agenda_and_a_technique(bench: Bench, qtbot: QtBot) -> None:
    section = fold(bench, "Déroulé", qtbot)
    run = step(bench).sections[0]
    qtbot.keyClick(run.from_agenda, ENTER)  # type: ignore[attr-defined]
    qtbot.keyClick(run.techniques, ENTER)  # type: ignore[attr-defined]
    take = next(
        b for b in section.findChildren(QWidget) if b.accessibleName() == "Prendre : Tour météo"
    )
    qtbot.keyClick(take, ENTER)
    lines = run_sheet.show(bench.session, meeting_id=bench.meeting.id)
    assert [line.offset for line in lines] == [0, 25, 50]
    assert section.about.text().startswith("3 séquences")
    rows = list(run.rows.values())  # type: ignore[attr-defined]
    type_in(bench, rows[0].minutes.edit, "40", qtbot)
    assert rows[1].begins.text().replace("\u00a0", " ") == "18 h 10"


def test_at_a_joint_rencontre_one_says_whose_idea_and_whose_barrier_it_is(
    bench: Bench, qtbot: QtBot
) -> None:
    ideas = step(bench).sections[1]
    told = step(bench).sections[4]
    fold(bench, "Frigo à idées", qtbot)
    fold(bench, "Ce qui empêche de venir", qtbot)
    assert ideas.whose.isHidden()  # type: ignore[attr-defined]
    youth = collectives.create(bench.session, name="Jeunesse").value.id
    meetings.add_collective(bench.session, id=bench.meeting.id, collective_id=youth)
    bench.window.changes.notify(EVERYTHING)
    for section in (ideas, told):
        assert section.whose.isVisible()  # type: ignore[attr-defined]
        section.whose.setCurrentIndex(1)  # type: ignore[attr-defined]
    type_in(bench, ideas.add, "Le skate", qtbot)  # type: ignore[attr-defined]
    type_in(bench, ideas.add, "La piscine", qtbot)  # type: ignore[attr-defined]
    qtbot.keyClick(told.report, ENTER)  # type: ignore[attr-defined]
    waiting = parking.waiting(bench.session, collective_id=youth)
    assert [one.text for one in waiting] == ["Le skate", "La piscine"]
    assert len(barriers.listed(bench.session, collective_id=youth)) == 1
    assert parking.waiting(bench.session, collective_id=bench.meeting.collective_id) == []


def test_an_idea_of_the_parking_list_becomes_a_point(bench: Bench, qtbot: QtBot) -> None:
    section = fold(bench, "Frigo à idées", qtbot)
    type_in(bench, step(bench).sections[1].add, "Le jardin", qtbot)  # type: ignore[attr-defined]
    assert section.about.text() == "1 idée"
    (idea,) = parking.waiting(bench.session, collective_id=bench.meeting.collective_id)
    button = next(
        b
        for b in section.findChildren(QWidget)
        if b.accessibleName() == f"En faire un point : {idea.text}"
    )
    qtbot.keyClick(button, ENTER)
    titles = [i.title for i in meetings.agenda(bench.session, meeting_id=bench.meeting.id)]
    assert titles[-1] == "Le jardin"
    assert section.about.text() == ""


def test_a_role_is_given_by_name(bench: Bench, qtbot: QtBot) -> None:
    section = fold(bench, "Rôles tenus", qtbot)
    who = step(bench).sections[2].who  # type: ignore[attr-defined]
    who.setFocus()
    type_words(who, "aic")
    qtbot.keyClick(who, ENTER)
    (line,) = roles.held(bench.session, meeting_id=bench.meeting.id)
    assert (line.name, line.role.role, line.role.audience_code) == (
        "Aïcha Benali",
        "facilitator",
        "parent",
    )
    assert section.about.text() == "1 rôle, dont 1 par un parent ou un habitant"


def test_conditions_of_welcome_are_ticked(bench: Bench, qtbot: QtBot) -> None:
    section = fold(bench, "Conditions d’accueil", qtbot)
    combo = step(bench).sections[3].states["snack"]  # type: ignore[attr-defined]
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    checks = {
        c.code: c.state for c in welcome.checklist(bench.session, meeting_id=bench.meeting.id)
    }
    assert checks["snack"] == "planned"
    assert section.about.text() == "1 prévue"


def test_another_collectif_joins_and_its_members_are_expected(bench: Bench, qtbot: QtBot) -> None:
    youth = collectives.create(bench.session, name="Jeunesse").value.id
    bench.page.context.changes.notify({"collective"})
    fold(bench, "Plus de détails", qtbot)
    other = step(bench).details.other.combo
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Down)
    together = meetings.collectives_of(bench.session, id=bench.meeting.id)
    assert [one.id for one in together] == [bench.meeting.collective_id, youth]
    assert bench.page.list.lines[0].collective == "Dorignies et Jeunesse"


# A new rencontre


def ask(bench: Bench) -> NewMeeting:
    bench.page.ask_new()
    return bench.page.new


def test_what_comes_back_is_shown_before_and_left_out_one_by_one(
    bench: Bench, qtbot: QtBot
) -> None:
    meetings.change(bench.session, id=bench.meeting.id, date=date(2026, 3, 10))
    minutes.close(bench.session, id=bench.meeting.id)
    form = ask(bench)
    assert form.back.about.text() == "2 points"
    form.back.header.setFocus()
    qtbot.keyClick(form.back.header, ENTER)
    first = form.back.ticks[bench.items[0].id]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.mouseClick(form.maker, Qt.MouseButton.LeftButton)
    made = meetings.listed(bench.session)[0].meeting
    titles = [item.title for item in meetings.agenda(bench.session, meeting_id=made.id)]
    assert titles == ["La garderie du soir"]
    parked = parking.waiting(bench.session, collective_id=made.collective_id)
    assert [item.text for item in parked] == ["Accueil, météo"]


def test_a_new_rencontre_is_made_from_a_template(bench: Bench, qtbot: QtBot) -> None:
    kept = templates.save(bench.session, meeting_id=bench.meeting.id, name="Le jeudi").value
    form = ask(bench)
    form.model.combo.setCurrentIndex(form.model.combo.findData(kept.id))
    form.model.commit()
    type_in(bench, form.day.edit, "14 mai", qtbot)
    made = meetings.listed(bench.session)[0].meeting
    assert made.date == date(2026, 5, 14)
    titles = [item.title for item in meetings.agenda(bench.session, meeting_id=made.id)]
    assert titles[:2] == ["Accueil, météo", "La garderie du soir"]


def test_the_day_asked_for_is_remarked_on_at_once(bench: Bench, qtbot: QtBot) -> None:
    form = ask(bench)
    form.day.edit.setFocus()
    form.day.edit.selectAll()
    type_words(form.day.edit, "14 mai")
    qtbot.keyClick(form.day.edit, Qt.Key.Key_Tab)
    assert form.remarks.said() == ["Le 14 mai 2026 est férié (Ascension)."]


# The calendar


def pane(bench: Bench) -> CalendarPane:
    found = bench.page.calendar
    assert found is not None
    return found


def test_the_calendar_is_walked_with_the_keyboard(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(bench.page.list.calendar, ENTER)
    view = pane(bench).view
    assert hands() is view
    assert pane(bench).chosen().day == date(2026, 3, 12)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    for _day in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert pane(bench).chosen().day == date(2026, 5, 14)
    assert pane(bench).header.title.text() == "Mai 2026"
    qtbot.keyClick(view, ENTER)
    assert bench.page.new.day.value() == "2026-05-14"
    assert bench.page.new.remarks.said() == ["Le 14 mai 2026 est férié (Ascension)."]


def test_the_31st_turns_into_the_last_day_of_a_shorter_month(bench: Bench, qtbot: QtBot) -> None:
    bench.page.show_calendar()
    pane(bench).show_day(date(2028, 1, 31))
    qtbot.keyClick(pane(bench).view, Qt.Key.Key_PageDown)
    assert pane(bench).chosen().day == date(2028, 2, 29)


def test_enter_opens_the_rencontre_of_the_day(bench: Bench, qtbot: QtBot) -> None:
    other = meetings.create(
        bench.session, collective_id=bench.meeting.collective_id, date=date(2026, 3, 25)
    ).value
    bench.page.context.changes.notify({"meeting"})
    bench.page.show_calendar()
    pane(bench).show_day(date(2026, 3, 25))
    qtbot.keyClick(pane(bench).view, ENTER)
    assert bench.page.meeting is not None
    assert bench.page.meeting.id == other.id
    assert bench.page.right.currentWidget() is not pane(bench)


def test_rencontres_in_each_others_way_are_told_in_words(bench: Bench) -> None:
    meetings.create(
        bench.session,
        collective_id=bench.meeting.collective_id,
        date=date(2026, 3, 12),
        start=time(18, 0),
    )
    bench.page.show_calendar()
    told = [label.text() for label in pane(bench).card.findChildren(PlainLabel)]
    assert "Dorignies a déjà une rencontre à ce moment-là." in told


def test_a_local_event_is_added_on_the_chosen_day(bench: Bench, qtbot: QtBot) -> None:
    bench.page.show_calendar()
    pane(bench).show_day(date(2026, 7, 4))
    form = pane(bench).form
    qtbot.keyClick(form.header, ENTER)
    type_in(bench, form.title.edit, "Fêtes de Gayant", qtbot)
    (event,) = calendar.events(bench.session)
    assert (event.title, event.starts_on) == ("Fêtes de Gayant", date(2026, 7, 4))
    assert [e.title for e in pane(bench).chosen().events] == ["Fêtes de Gayant"]


def test_the_only_collectif_is_chosen_already(empty: Boards, qtbot: QtBot) -> None:
    only = collectives.create(empty.session, name="Les Lilas").value
    empty.window.go("meetings")
    page = empty.page(MeetingsPage)
    page.ask_new()
    qtbot.mouseClick(page.new.maker, Qt.MouseButton.LeftButton)
    (made,) = meetings.listed(empty.session)
    assert made.meeting.collective_id == only.id
