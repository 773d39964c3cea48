"""Steps, counters, chips, tables and labels: by keyboard, in plain text, with names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from citeapp.ui import icons, style
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.conflict import ConflictCard, Side
from citeapp.ui.widgets.counter import Counter
from citeapp.ui.widgets.filters import CHIP_PX, FilterChip
from citeapp.ui.widgets.labels import PlainLabel, key_words, set_tip
from citeapp.ui.widgets.steps import StepBar
from citeapp.ui.widgets.tables import TableView

STEPS = [("prepare", "Préparer"), ("invite", "Inviter"), ("sign_in", "Émarger")]


def test_arrows_walk_along_the_steps(dressed: QApplication, qtbot: QtBot) -> None:
    bar = StepBar(STEPS)
    qtbot.addWidget(bar)
    bar.set_done(["prepare"])
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert chosen.args == ["invite"]
    assert bar.accessibleTabName(0) == "Préparer, fait"


def test_plus_and_minus_count(dressed: QApplication, qtbot: QtBot) -> None:
    counter = Counter("Enfants", 1)
    qtbot.addWidget(counter)
    sent: list[int] = []
    counter.changed.connect(sent.append)
    qtbot.keyClicks(counter, "++-")
    counter.less.click()
    counter.less.click()
    assert sent == [2, 3, 2, 1, 0]
    assert not counter.less.isEnabled()
    assert counter.more.accessibleName() == "Enfants : un de plus"


def test_long_words_of_a_chip_are_cut_by_the_letters_it_is_written_in(
    dressed: QApplication, qtbot: QtBot
) -> None:
    chip = FilterChip("Collectif", [("a", "Comité des parents de la maternelle, le mardi")])
    window = QWidget()
    qtbot.addWidget(window)
    style.dress(window)
    QVBoxLayout(window).addWidget(chip)
    before = chip.text()
    window.show()
    assert len(before) < len(chip.text())  # its letters are smaller than those of a bare button
    assert chip.fontMetrics().horizontalAdvance(chip.text()) <= CHIP_PX


def test_a_chip_shows_its_choice_and_sends_a_new_one(dressed: QApplication, qtbot: QtBot) -> None:
    chip = FilterChip("État", [("", "Toutes"), ("open", "Ouvertes")])
    qtbot.addWidget(chip)
    sent: list[str] = []
    chip.chosen.connect(sent.append)
    for menu in chip.findChildren(QMenu):
        menu.actions()[1].trigger()
        menu.actions()[1].trigger()
    assert sent == ["open"]
    assert chip.accessibleName() == "État : Ouvertes"


def test_a_conflict_is_settled_by_a_named_button(dressed: QApplication, qtbot: QtBot) -> None:
    card = ConflictCard(
        "Rencontre du 9 avril", "heure", [Side("18 h"), Side("18 h 30")], [("a", "Garder 18 h")]
    )
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.chosen) as chosen:
        qtbot.keyClick(card.buttons["a"], Qt.Key.Key_Space)
    assert chosen.args == ["a"]
    assert card.buttons["a"].accessibleName() == "Garder 18 h (Rencontre du 9 avril, heure)"


def test_what_people_typed_is_never_html(dressed: QApplication, qtbot: QtBot) -> None:
    name = '<img src="file:///etc/passwd">'
    label = PlainLabel(name)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    set_tip(label, name)
    assert "<img" not in label.toolTip()


def test_an_ampersand_is_no_shortcut(dressed: QApplication, qtbot: QtBot) -> None:
    button = Button("Garder R&D", key="F5")
    qtbot.addWidget(button)
    assert button.text() == "Garder R&&D"
    assert button.accessibleName() == "Garder R&D"
    button.set_words("Projeter")
    assert button.shortcut().toString() == "F5"


def test_keys_are_written_as_on_a_french_keyboard() -> None:
    assert key_words("Ctrl+Shift+Z") == "Ctrl Maj Z"
    assert key_words("Alt+Left") == "Alt ←"
    assert key_words("Return") == "Entrée"


def test_every_icon_can_be_drawn(dressed: QApplication) -> None:
    for name in icons.names():
        drawn = icons.pixmap(name, "accent").toImage()
        pixels = {drawn.pixelColor(x, y).alpha() for x in range(40) for y in range(40)}
        assert pixels != {0}, name


def test_tables_leave_with_tab_and_open_with_enter(dressed: QApplication, qtbot: QtBot) -> None:
    view = TableView("Présences")
    qtbot.addWidget(view)
    assert view.accessibleName() == "Présences"
    assert not view.tabKeyNavigation()
