"""The shell answers to the keyboard, keeps text plain and names everything it offers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from citeapp.base.errors import InputRefused
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.runner import Job
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.studio.gallery import NAVIGATION, FormSample, GalleryDesk, SignInSample
from citeapp.ui.style import look
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases.acting import Outcome

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(window.focusWidget() or window, key, held)


def test_ctrl_and_a_digit_opens_a_page(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_2, CTRL)
    assert window.current == "meetings"
    assert window.windowTitle().startswith("Collectif Dorignies")
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current == "week"


def test_coordination_is_for_the_coordinator(window: MainWindow, desk: GalleryDesk) -> None:
    assert "coordination" not in window.rail.navigation.buttons
    desk.is_coordinator = True
    window.attach(desk)
    assert "coordination" in window.rail.navigation.buttons


def test_arrows_move_in_the_navigation_list(window: MainWindow, qtbot: QtBot) -> None:
    buttons = list(window.rail.navigation.buttons.values())
    buttons[0].setFocus()
    press(qtbot, window, Qt.Key.Key_Down)
    assert buttons[1].hasFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.current == "meetings"


def test_undo_and_redo_reach_the_desk_and_every_page(
    window: MainWindow, qtbot: QtBot, desk: GalleryDesk
) -> None:
    with qtbot.waitSignal(window.changes.changed) as told:
        press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert told.args == [EVERYTHING]
    assert not desk.acts
    assert window.teller.toast.words.text() == "Annulé : présence de Fatima El Khattabi"
    qtbot.waitUntil(lambda: not window.rail.undo.isEnabled())
    press(qtbot, window, Qt.Key.Key_Z, CTRL, SHIFT)
    assert desk.acts


def test_undo_from_a_field_first_undoes_what_is_being_typed(
    window: MainWindow, qtbot: QtBot, desk: GalleryDesk
) -> None:
    window.go("settings")
    page = window.page()
    assert isinstance(page, FormSample)
    page.name.edit.setFocus()
    qtbot.keyClicks(page.name.edit, "!")
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert page.name.edit.text() == "Café des parents"
    assert desk.acts
    page.name.commit()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert not desk.acts


def test_the_palette_finds_ligatures_and_opens_by_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    edit = window.palette_box.field.edit
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "oeuvre")
    current = window.palette_box.list.current()
    assert current is not None
    assert current.title == "Chef-d’œuvre de mars"
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert window.current == "meetings"
    assert not window.palette_box.isVisible()


def test_the_palette_runs_commands_and_says_when_nothing_fits(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.search()
    qtbot.keyClicks(window.palette_box.field.edit, "echang")
    qtbot.keyClick(window.palette_box.field.edit, Qt.Key.Key_Return)
    assert window.current == "exchange"
    window.search()
    qtbot.keyClicks(window.palette_box.field.edit, "<b>zzz")
    assert window.palette_box.nothing.text() == "Rien ne correspond à « <b>zzz »."
    qtbot.keyClick(window.palette_box.field.edit, Qt.Key.Key_Escape)
    assert not window.palette_box.isVisible()


def test_f1_shows_what_the_page_can_do_and_gives_the_hands_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    button = window.rail.navigation.buttons["week"]
    button.setFocus()
    press(qtbot, window, Qt.Key.Key_F1)
    words = [label.text() for label in window.help_panel.findChildren(QLabel)]
    assert "Ce qui attend, du plus pressé au plus lointain." in words
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.help_panel.isVisible()
    assert button.hasFocus()


def test_a_page_out_of_sight_reads_again_when_it_comes_back(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go("meetings")
    page = window.page()
    assert isinstance(page, SignInSample)
    seen: list[frozenset[str]] = []
    monkeypatch.setattr(page, "refresh", seen.append)
    window.go("week")
    window.changes.notify({"action"})
    window.changes.notify({"person"})
    assert seen == []
    window.go("meetings")
    assert seen == [frozenset({"action", "person"})]


@pytest.mark.parametrize("key", [place.key for place in NAVIGATION if not place.coordinator_only])
def test_all_text_is_plain_and_all_that_takes_the_focus_has_a_name(
    window: MainWindow, key: str
) -> None:
    window.go(key)
    window.help()
    window.search()
    rich = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText
    ]
    assert rich == []
    nameless = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not _inside_named(widget)
    ]
    assert nameless == []


def test_at_200_percent_the_rail_becomes_icons_and_the_page_stays(window: MainWindow) -> None:
    window.go("exchange")
    window.set_look(zoom=2.0)
    assert window.current == "exchange"
    assert window.rail.width() < 140
    window.set_look(zoom=1.0)
    assert window.rail.width() > 200


def test_a_notice_of_the_desk_is_seen_on_every_page(window: MainWindow, desk: GalleryDesk) -> None:
    desk.notice = "Démonstration : toutes les personnes sont inventées."
    window.attach(desk)
    for page in ("week", "meetings", "tracking"):
        window.go(page)
        QApplication.processEvents()
        assert window.rail.notice.isVisible()
        assert window.rail.notice.words.text() == desk.notice
    window.rail.set_narrow(True)
    assert window.rail.notice.isVisible()
    assert window.rail.notice.accessibleName() == desk.notice


def test_at_200_percent_the_whole_rail_fits_the_small_laptop(
    window: MainWindow, desk: GalleryDesk
) -> None:
    desk.is_coordinator = True
    desk.notice = "Démonstration : toutes les personnes sont inventées."
    window.set_look(zoom=2.0)
    window.resize(1366, 768)
    QApplication.processEvents()
    rail = window.rail
    pages = [b for key, b in rail.navigation.buttons.items() if key != "importing"]
    for part in (*pages, rail.notice, rail.undo, rail.help):
        assert not part.visibleRegion().isEmpty(), part.accessibleName()
        assert part.visibleRegion().boundingRect() == part.rect(), part.accessibleName()


def _inside_named(widget: QWidget) -> bool:
    """The line inside a spin or combo box is named by the box."""
    parent = widget.parentWidget()
    return isinstance(widget, QLineEdit) and parent is not None and bool(parent.accessibleName())


def test_the_focus_ring_follows_the_keyboard_and_survives_what_it_was_around(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go("settings")
    page = window.page()
    assert isinstance(page, FormSample)
    page.name.edit.setFocus()
    assert window.ring.target() is page.name.edit
    assert window.ring.isVisible()
    window.attach(GalleryDesk())  # the shell and its pages are built again
    qtbot.waitUntil(lambda: window.ring.target() is None)
    window.rail.undo.setFocus()
    assert window.ring.target() is window.rail.undo


@pytest.mark.parametrize("key", [place.key for place in NAVIGATION if not place.coordinator_only])
def test_building_a_page_flashes_no_window(window: MainWindow, qtbot: QtBot, key: str) -> None:
    """A widget shown before it has a parent is a window of its own for a moment."""
    shown: list[str] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            shows = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
            if shows and watched is not window and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watcher = Watcher()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watcher)
    window.attach(GalleryDesk(), page=key)
    app.removeEventFilter(watcher)
    assert shown == []


@pytest.mark.parametrize("key", [place.key for place in NAVIGATION if not place.coordinator_only])
def test_what_a_page_is_made_of_is_styled_once(
    dressed: QApplication, qtbot: QtBot, key: str
) -> None:
    """Not again each time a part is put into a greater one."""
    styled: list[QObject] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.StyleChange:
                styled.append(watched)
            return False

    other = next(place.key for place in NAVIGATION if place.key != key)
    window = MainWindow(NAVIGATION)
    qtbot.addWidget(window)
    window.attach(GalleryDesk(), page=other)
    window.show()
    watcher = Watcher()
    dressed.installEventFilter(watcher)
    window.go(key)
    QApplication.processEvents()
    dressed.removeEventFilter(watcher)
    page = window.page()
    assert page is not None
    inside = [part for part in styled if part in page.findChildren(QWidget)]
    assert inside
    assert len(inside) == len(set(inside))


def test_another_look_is_worn_by_the_window_and_by_what_it_opens(window: MainWindow) -> None:
    labels = [PlainLabel("Enregistré à 9 h", "muted") for _place in range(2)]
    window.rail.layout().addWidget(labels[0])
    CalmDialog(window, "Attendre ?", "Une question.").body.addWidget(labels[1])
    for theme in ("dark", "light"):
        window.set_look(theme)
        for label in labels:
            label.ensurePolished()
            assert label.palette().color(label.foregroundRole()) == look().color("muted")


def test_a_page_acts_tells_every_screen_and_offers_undo(
    window: MainWindow, qtbot: QtBot, desk: GalleryDesk
) -> None:
    page = window.page()
    assert page is not None
    outcome = Outcome("id", frozenset({"action_item"}), "Action ajoutée")
    with qtbot.waitSignal(window.changes.changed) as told:
        assert page.act(lambda: outcome, say=True) == "id"
    assert told.args == [frozenset({"action_item"})]
    window.teller.toast.button.click()
    assert not desk.acts


def test_an_act_that_is_refused_says_so_in_a_banner(window: MainWindow) -> None:
    def refuse() -> Outcome[str]:
        raise InputRefused("Il faut un titre.", safe="Rien n’a été changé.")

    page = window.page()
    assert page is not None
    assert page.act(refuse) is None
    words = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "Il faut un titre." in words


def test_long_work_behind_a_widget_that_stands_alone_looks_for_no_bar(
    window: MainWindow, qtbot: QtBot
) -> None:
    """The data move to another folder: on a slow disk that lasts."""
    bar = window.job_bar
    with qtbot.waitSignal(bar.destroyed):
        window.show_alone(PlainLabel("Un instant"))
    window.runner.lasting.emit(Job("Déplacement", window))
