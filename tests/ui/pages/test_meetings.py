"""Rencontres: the list, and every step but Rédiger, by keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from meetings_desk import Bench, opened, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.models.guests import REMOVE
from citeapp.ui.pages.meetings.holding.hold import HoldStep
from citeapp.ui.pages.meetings.holding.point_clock import clock_words
from citeapp.ui.pages.meetings.inviting.invite import InviteStep
from citeapp.ui.pages.meetings.page import STEPS
from citeapp.ui.pages.meetings.preparing.prepare import PrepareStep
from citeapp.ui.pages.meetings.signing_in.sign_in import SignInStep
from citeapp.ui.pages.meetings.spreading.spread import SpreadStep
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import actions, attendance, collectives, meetings, minutes, notes, people

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


def hands() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def states(bench: Bench) -> list[str]:
    return [line.state for line in attendance.sheet(bench.session, meeting_id=bench.meeting.id)]


def sign_in(bench: Bench) -> SignInStep:
    bench.page.go_to_step("sign_in")
    step = bench.page.parts["sign_in"]
    assert isinstance(step, SignInStep)
    return step


def prepare(bench: Bench) -> PrepareStep:
    bench.page.go_to_step("prepare")
    step = bench.page.parts["prepare"]
    assert isinstance(step, PrepareStep)
    return step


# The list and a new rencontre


def test_a_new_rencontre_takes_two_fields_and_enter(bench: Bench, qtbot: QtBot) -> None:
    minutes.close(bench.session, id=bench.meeting.id)
    qtbot.mouseClick(bench.page.list.add, Qt.MouseButton.LeftButton)
    day = bench.page.new.day.edit
    day.setFocus()
    day.selectAll()
    type_words(day, "2 avril")
    qtbot.mouseClick(bench.page.new.maker, Qt.MouseButton.LeftButton)
    made = meetings.listed(bench.session)[0].meeting
    assert made.date == date(2026, 4, 2)
    assert hands() is prepare(bench).add, "the next thing to do"
    assert made.start == time(17, 30)
    assert [item.title for item in meetings.agenda(bench.session, meeting_id=made.id)] == [
        "Accueil, météo",
        "La garderie du soir",
    ]
    assert bench.page.meeting is not None
    assert bench.page.meeting.id == made.id


def test_the_list_filters_without_accents(bench: Bench, qtbot: QtBot) -> None:
    other = collectives.create(bench.session, name="Éducation inclusive").value
    meetings.create(bench.session, collective_id=other.id, date=date(2026, 3, 20))
    bench.page.list.fill()
    type_words(bench.page.list.search.edit, "education")
    assert [row.title for row in bench.page.list.view.rows()] == ["À venir", "Vendredi 20 mars"]
    assert bench.page.list.view.rows()[1].about == "Éducation inclusive"


def test_the_arrows_open_another_rencontre(bench: Bench, qtbot: QtBot) -> None:
    later = meetings.create(
        bench.session, collective_id=bench.meeting.collective_id, date=date(2026, 4, 2)
    ).value
    bench.page.context.changes.notify({"meeting"})
    bench.page.list.view.setFocus()
    qtbot.keyClick(bench.page.list.view, Qt.Key.Key_Down)
    assert bench.page.meeting is not None
    assert bench.page.meeting.id == later.id


def test_a_narrow_window_shows_the_list_or_the_rencontre(bench: Bench, qtbot: QtBot) -> None:
    bench.window.resize(760, 700)
    assert not bench.page.list.isVisible()
    qtbot.mouseClick(bench.page.panes.browser, Qt.MouseButton.LeftButton)
    assert bench.page.list.isVisible()
    assert not bench.page.right.isVisible()
    qtbot.keyClick(hands(), Qt.Key.Key_Down)
    assert bench.page.list.isVisible(), "the arrows only look"
    qtbot.keyClick(hands(), ENTER)
    assert bench.page.right.isVisible()


# Préparer


def test_points_are_added_by_typing(bench: Bench, qtbot: QtBot) -> None:
    step = prepare(bench)
    for title in ("Fête du jeu", "Date suivante"):
        type_words(hands(), title)
        qtbot.keyClick(hands(), ENTER)
    agenda = meetings.agenda(bench.session, meeting_id=bench.meeting.id)
    assert [item.title for item in agenda][2:] == ["Fête du jeu", "Date suivante"]
    assert "50 min prévues sur 90" in step.total.text()


def test_alt_arrows_move_a_point_and_the_hands_stay_in_it(bench: Bench, qtbot: QtBot) -> None:
    step = prepare(bench)
    first = bench.items[0].id
    step.items.rows[first].fields["title"].edit.setFocus()
    qtbot.keyClick(hands(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    agenda = meetings.agenda(bench.session, meeting_id=bench.meeting.id)
    assert [item.id for item in agenda] == [bench.items[1].id, first]
    assert step.items.rows[first].fields["title"].edit.hasFocus()


def test_a_changed_point_leaves_the_hands_where_tab_put_them(bench: Bench, qtbot: QtBot) -> None:
    step = prepare(bench)
    row = step.items.rows[bench.items[0].id]
    row.fields["title"].edit.setFocus()
    row.fields["title"].edit.selectAll()
    type_words(hands(), "Accueil")
    qtbot.keyClick(hands(), Qt.Key.Key_Tab)
    type_words(hands(), "Se présenter")
    qtbot.keyClick(hands(), Qt.Key.Key_Tab)
    item = meetings.agenda(bench.session, meeting_id=bench.meeting.id)[0]
    assert (item.title, item.objective) == ("Accueil", "Se présenter")
    assert row.fields["minutes_planned"].edit.hasFocus()


def test_minutes_that_are_no_number_are_refused_beside_the_field(
    bench: Bench, qtbot: QtBot
) -> None:
    row = prepare(bench).items.rows[bench.items[0].id]
    row.fields["minutes_planned"].edit.setFocus()
    row.fields["minutes_planned"].edit.selectAll()
    type_words(hands(), "long")
    qtbot.keyClick(hands(), ENTER)
    assert "minutes" in row.fields["minutes_planned"].note.text()
    assert meetings.agenda(bench.session, meeting_id=bench.meeting.id)[0].minutes_planned == 25


def test_open_actions_of_the_collectif_come_back(bench: Bench) -> None:
    actions.create(
        bench.session, what="Appeler la mairie", collective_id=bench.meeting.collective_id
    )
    bench.page.context.changes.notify({"action_item"})
    assert prepare(bench).back.isVisible()


# Inviter


def test_someone_new_is_expected_by_typing_a_name(bench: Bench, qtbot: QtBot) -> None:
    bench.page.go_to_step("invite")
    step = bench.page.parts["invite"]
    assert isinstance(step, InviteStep)
    type_words(hands(), "Gaëlle Le Goff")
    qtbot.keyClick(hands(), ENTER)
    names = [line.name for line in attendance.sheet(bench.session, meeting_id=bench.meeting.id)]
    assert "Gaëlle Le Goff" in names
    assert step.count.text() == "6 personnes attendues"


def test_someone_is_taken_off_the_list_by_suppr_or_a_click(bench: Bench, qtbot: QtBot) -> None:
    bench.page.go_to_step("invite")
    step = bench.page.parts["invite"]
    assert isinstance(step, InviteStep)
    assert step.count.text() == "5 personnes attendues"
    step.table.setFocus()
    step.table.selectRow(0)
    qtbot.keyClick(step.table, Qt.Key.Key_Delete)
    assert step.count.text() == "4 personnes attendues"
    spot = step.table.visualRect(step.model.index(0, REMOVE)).center()
    qtbot.mouseClick(step.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert step.count.text() == "3 personnes attendues"
    names = [line.name for line in attendance.sheet(bench.session, meeting_id=bench.meeting.id)]
    assert names == ["Chloé Wattrelot", "Damien Nowak", "Inès Ferreira"]


def test_a_click_on_a_step_puts_the_hands_in_it(bench: Bench, qtbot: QtBot) -> None:
    keys = list(STEPS)
    for step in ("run", "write", "sign_in", "prepare", "invite"):
        spot = bench.page.steps.tabRect(keys.index(step)).center()
        qtbot.mouseClick(bench.page.steps, Qt.MouseButton.LeftButton, pos=spot)
        wanted = bench.page.parts[step].first_focus()
        assert wanted is not None
        assert hands() is (wanted.focusProxy() or wanted), step


def test_arrows_on_the_steps_stay_on_the_steps(bench: Bench, qtbot: QtBot) -> None:
    bench.page.steps.setFocus()
    qtbot.keyClick(bench.page.steps, Qt.Key.Key_Right)
    assert bench.page.steps.current_key() == "invite"
    assert hands() is bench.page.steps


# A new one


def test_a_new_rencontre_is_proposed_on_the_weekday_of_the_last_one(bench: Bench) -> None:
    """Rencontres taken over from a sheet have a day and no hour."""
    place = collectives.create(bench.session, name="Gayant").value
    thursday = date(2026, 3, 5)
    made = meetings.create(bench.session, collective_id=place.id, date=thursday)
    bench.window.changes.notify(made.changed | {"collective"})
    bench.window.go("meetings", new="1", collective=place.id)
    assert date.fromisoformat(bench.page.new.day.value()) == date(2026, 3, 19)


def test_a_first_rencontre_is_not_proposed_on_a_sunday(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = collectives.create(bench.session, name="Gayant").value
    bench.window.changes.notify({"collective"})
    sunday = date(2026, 3, 8)
    monkeypatch.setattr(type(bench.session), "today", property(lambda _self: sunday))
    bench.window.go("meetings", new="1", collective=place.id)
    assert date.fromisoformat(bench.page.new.day.value()) == date(2026, 3, 16)


# Émarger


def test_one_typed_line_signs_in_from_the_numbered_sheet(bench: Bench, qtbot: QtBot) -> None:
    attendance.freeze_sheet(bench.session, meeting_id=bench.meeting.id)
    step = sign_in(bench)
    type_words(hands(), "1 2r 4e")
    qtbot.keyClick(hands(), ENTER)
    assert states(bench) == ["present", "present", "unknown", "excused", "unknown"]
    assert step.side.total.text() == "2"
    assert isinstance(hands(), QLineEdit)
    assert step.entry.text() == ""


def test_lines_have_numbers_before_any_sheet_is_printed(bench: Bench, qtbot: QtBot) -> None:
    step = sign_in(bench)
    seen = [str(step.model.index(row, 0).data()) for row in range(5)]
    assert seen == ["1", "2", "3", "4", "5"]
    type_words(hands(), "2 4r")
    qtbot.keyClick(hands(), ENTER)
    lines = attendance.sheet(bench.session, meeting_id=bench.meeting.id)
    assert [line.number for line in lines] == [1, 2, 3, 4, 5], "the numbers in sight are kept"
    assert states(bench) == ["unknown", "present", "unknown", "present", "unknown"]


def test_a_number_that_is_not_on_the_sheet_signs_in_nobody(bench: Bench, qtbot: QtBot) -> None:
    attendance.freeze_sheet(bench.session, meeting_id=bench.meeting.id)
    step = sign_in(bench)
    type_words(hands(), "1 99")
    qtbot.keyClick(hands(), ENTER)
    assert set(states(bench)) == {"unknown"}
    assert step.entry.text() == "1 99"
    assert bench.window.findChildren(Banner)
    step.entry.edit.clear()
    type_words(hands(), "1 2")
    qtbot.keyClick(hands(), ENTER)
    assert not [b for b in bench.window.findChildren(Banner) if b.isVisible()], "it is mended"


def test_a_name_signs_in_by_a_few_letters(bench: Bench, qtbot: QtBot) -> None:
    sign_in(bench)
    type_words(hands(), "ines")
    qtbot.keyClick(hands(), ENTER)
    assert states(bench)[-1] == "present"


def test_keys_on_the_selected_line(bench: Bench, qtbot: QtBot) -> None:
    step = sign_in(bench)
    step.view.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_E, Qt.Key.Key_R, Qt.Key.Key_V, Qt.Key.Key_A):
        qtbot.keyClick(step.view, key)
    assert states(bench) == ["present", "excused", "present", "remote", "absent"]
    third = attendance.sheet(bench.session, meeting_id=bench.meeting.id)[2]
    assert third.arrived_at == time(9, 0)


def test_a_click_on_the_box_ticks_and_unticks(bench: Bench, qtbot: QtBot) -> None:
    step = sign_in(bench)
    for expected in ("present", "unknown"):
        box = step.view.visualRect(step.model.index(0, 1)).center()
        qtbot.mouseClick(step.view.viewport(), Qt.MouseButton.LeftButton, pos=box)
        assert states(bench)[0] == expected


def test_a_walk_in_is_a_first_name_and_enter(bench: Bench, qtbot: QtBot) -> None:
    step = sign_in(bench)
    step.view.setFocus()
    qtbot.keyClick(step.view, Qt.Key.Key_N)
    type_words(hands(), "Fatoumata")
    qtbot.keyClick(hands(), ENTER)
    found = next(line for line in people.listed(bench.session) if line.person.to_complete)
    assert found.person.first_name == "Fatoumata"
    assert states(bench).count("present") == 1
    qtbot.keyClick(hands(), Qt.Key.Key_Escape)
    assert not step.form.isVisible()


@pytest.mark.parametrize(
    ("typed", "by"), [("ines", "Inès Ferreira"), ("sa voisine", "sa voisine"), ("", ""), (None, "")]
)
def test_who_is_represented_may_say_by_whom(
    bench: Bench, qtbot: QtBot, typed: str | None, by: str
) -> None:
    step = sign_in(bench)
    step.view.setFocus()
    qtbot.keyClick(step.view, Qt.Key.Key_P)
    assert states(bench)[0] == "represented"
    assert hands() is step.represented.entry.edit
    type_words(hands(), typed or "")
    qtbot.keyClick(hands(), Qt.Key.Key_Escape if typed is None else ENTER)
    line = attendance.sheet(bench.session, meeting_id=bench.meeting.id)[0]
    assert (line.state, line.represented_by) == ("represented", by)
    assert not step.represented.isVisible()
    assert hands() is step.view
    assert step.view.currentIndex().row() == 1


def test_all_who_are_represented_on_one_typed_line_are_asked_about_in_turn(
    bench: Bench, qtbot: QtBot
) -> None:
    step = sign_in(bench)
    type_words(hands(), "1p 2 3p")
    qtbot.keyClick(hands(), ENTER)
    assert states(bench)[:3] == ["represented", "present", "represented"]
    for typed in ("sa voisine", "son frere"):
        assert hands() is step.represented.entry.edit
        type_words(hands(), typed)
        qtbot.keyClick(hands(), ENTER)
    lines = attendance.sheet(bench.session, meeting_id=bench.meeting.id)
    assert [line.represented_by for line in lines[:3]] == ["sa voisine", "", "son frere"]
    assert not step.represented.isVisible()
    assert hands() is step.entry.edit


def test_unnamed_people_are_counted_and_compared_with_what_was_announced(
    bench: Bench, qtbot: QtBot
) -> None:
    step = sign_in(bench)
    for _child in range(4):
        qtbot.mouseClick(step.side.counters["child"].more, Qt.MouseButton.LeftButton)
    step.side.expected.edit.setFocus()
    type_words(hands(), "5")
    qtbot.keyClick(hands(), ENTER)
    assert attendance.headcounts(bench.session, meeting_id=bench.meeting.id) == {"child": 4}
    assert step.side.detail.text() == "0 nommés + 4 comptés, dont 4 enfants"
    assert step.side.missing.text() == "Il manque 1 personne à noter."


# Animer


def test_points_go_by_and_the_time_begins_again(bench: Bench, qtbot: QtBot) -> None:
    bench.page.go_to_step("run")
    step = bench.page.parts["run"]
    assert isinstance(step, HoldStep)
    assert step.labels["point"].text() == "Accueil, météo"
    qtbot.keyClick(hands(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: step.labels["point"].text() == "La garderie du soir")
    assert step.labels["clock"].text() == "Il reste 25 min"


def test_the_time_is_told_in_words() -> None:
    assert clock_words(25 * 60, 20) == "5 min de plus que prévu"
    assert clock_words(130, None) == "2 min"


# Diffuser


def test_closing_writes_the_compte_rendu_and_reopening_makes_a_second_version(
    bench: Bench, qtbot: QtBot
) -> None:
    notes.add(bench.session, owner_id=bench.items[0].id, typed="> Ouvrir jusqu’à 18 h 30")
    bench.page.go_to_step("spread")
    step = bench.page.parts["spread"]
    assert isinstance(step, SpreadStep)
    qtbot.keyClick(hands(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    exports = bench.session.home.exports
    qtbot.waitUntil(lambda: {path.suffix for path in exports.iterdir()} == {".pdf", ".txt"})
    qtbot.waitUntil(lambda: not bench.page.context.runner.busy)
    held = meetings.get(bench.session, id=bench.meeting.id)
    assert (held.status, held.minutes_version) == ("held", 1)
    qtbot.mouseClick(step.panel.again, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(step.panel.close_it, Qt.MouseButton.LeftButton)
    assert meetings.get(bench.session, id=bench.meeting.id).minutes_version == 2
    qtbot.waitUntil(lambda: not bench.page.context.runner.busy)


def test_the_next_rencontre_is_planned_from_here(bench: Bench, qtbot: QtBot) -> None:
    bench.page.go_to_step("spread")
    step = bench.page.parts["spread"]
    assert isinstance(step, SpreadStep)
    qtbot.mouseClick(step.plan, Qt.MouseButton.LeftButton)
    assert bench.page.new.isVisible()
    assert bench.page.new.collective.value() == bench.meeting.collective_id


def test_the_current_point_fills_the_wall_and_the_arrows_move_it(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.page.go_to_step("sign_in")
    qtbot.keyClick(hands(), Qt.Key.Key_F5)
    hold = bench.page.parts["run"]
    assert isinstance(hold, HoldStep)
    qtbot.waitUntil(lambda: hold.projection is not None)
    wall = hold.projection
    assert wall is not None
    qtbot.waitUntil(wall.isFullScreen)
    assert wall.labels["point"].text() == "Accueil, météo"
    qtbot.keyClick(wall, Qt.Key.Key_Right)
    assert wall.labels["point"].text() == "La garderie du soir"
    assert wall.labels["clock"].text() == "Il reste 25 min"
    qtbot.keyClick(wall, Qt.Key.Key_Space)
    assert hold.timer.isActive()
    qtbot.keyClick(wall, Qt.Key.Key_Space)
    qtbot.keyClick(wall, Qt.Key.Key_Escape)
    assert not wall.isVisible()
    hold.project()
    assert wall.isVisible()
    bench.window.close()
    assert not wall.isVisible(), "nothing stays on the wall after the program"
    assert hold.labels["point"].text() == "La garderie du soir", "the window follows"
