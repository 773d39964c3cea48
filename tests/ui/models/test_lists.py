"""Members, the board and the lists on the left, before Qt's own model tester."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.domain.collective import Collective, Membership
from citeapp.domain.person import Person
from citeapp.ui.models import board
from citeapp.ui.models.board import BoardModel
from citeapp.ui.models.fates import NOUN, FatesModel
from citeapp.ui.models.guests import REMOVE, REPLIED, GuestsModel
from citeapp.ui.models.members import MembersModel
from citeapp.ui.widgets.tables import BADGE_ROLE
from citeapp.ui.widgets.two_lines import TwoLineList, TwoLines
from citeapp.usecases.collectives import Member
from citeapp.usecases.coordination import BoardLine
from citeapp.usecases.imports import Change
from citeapp.usecases.inviting import Guest

WARN = QAbstractItemModelTester.FailureReportingMode.Warning
TODAY = date(2026, 3, 11)


def test_members_say_who_where_and_in_which_place() -> None:
    model = MembersModel()
    tester = QAbstractItemModelTester(model, WARN)
    person = Person(id="p", first_name="Aïcha", last_name="BENALI", phone="0612345678")
    model.show_members([Member(Membership(id="m", status="withdrawn"), person, "École Macé")])
    words = [str(model.index(0, column).data()) for column in range(4)]
    assert words[0] == "Aïcha Benali"
    assert words[1] == "École Macé"
    assert words[3] == "En retrait"
    model.show_members([])
    assert tester.model() is model


def test_the_board_says_what_is_missing_in_words() -> None:
    model = BoardModel()
    tester = QAbstractItemModelTester(model, WARN)
    line = BoardLine(
        collective=Collective(id="c", name="Dorignies"),
        facilitators="Samira",
        last_meeting=date(2026, 3, 10),
        next_meeting=None,
        missing_minutes=2,
        open_actions=3,
        late_actions=1,
        last_bundle=None,
    )
    model.show_lines([line], today=TODAY, me="Karim")
    words = [model.index(0, column).data() for column in range(7)]
    assert words == [
        "Dorignies",
        "Samira",
        "hier",
        "aucune",
        "2 à finir",
        "1 en retard",
        "pas encore",
    ]
    assert model.index(0, board.LATE).data(BADGE_ROLE) == "late"
    model.show_lines([line], today=TODAY, me="Samira")
    assert model.index(0, board.BUNDLE).data() == "sur cette machine"
    assert tester.model() is model


def test_guests_say_how_they_were_told_and_what_they_answered() -> None:
    model = GuestsModel()
    tester = QAbstractItemModelTester(model, WARN)
    guest = Guest(
        person_id="p",
        name="Aïcha Benali",
        first_name="Aïcha",
        audience_code="parent",
        organisation="École Macé",
        phone="0600000001",
        email="",
        member=True,
        channel="sms",
        sent_on=date(2026, 3, 2),
        reply="yes",
    )
    late = replace(guest, person_id="q", name="Zoé", reply="none", to_remind=True, member=False)
    model.show_guests([guest, late])
    words = [model.index(0, column).data() for column in range(5)]
    assert words[:2] == ["Aïcha Benali", "Parent · École Macé"]
    assert words[3:] == ["2 mars · SMS, messagerie", "oui"]
    assert model.index(0, REPLIED).data(BADGE_ROLE) == "done"
    assert model.index(1, REPLIED).data() == "à relancer"
    assert model.index(1, REPLIED).data(BADGE_ROLE) == "late"
    said = [model.index(n, REMOVE).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert said == ["Retirer Aïcha Benali du collectif", "Ne plus inviter Zoé"]
    model.show_guests([])
    assert tester.model() is model


def test_the_fates_of_a_file_say_where_what_and_why() -> None:
    model = FatesModel(lambda noun: {"person": "Personne"}[noun])
    tester = QAbstractItemModelTester(model, WARN)
    change = Change(15, "person", "asked", "M. et Mme Petit", "une ou deux personnes ?")
    model.show_changes([change])
    words = [model.index(0, column).data() for column in range(4)]
    assert words == ["15", "M. et Mme Petit", "une ou deux personnes ?", "Personne"]
    assert model.index(0, NOUN).data(BADGE_ROLE) == "ask"
    assert tester.model() is model


def test_a_list_keeps_its_choice_when_it_is_read_again(dressed: QApplication, qtbot: QtBot) -> None:
    chooser = TwoLineList("Collectifs")
    qtbot.addWidget(chooser)
    tester = QAbstractItemModelTester(chooser.model(), WARN)
    told: list[str] = []
    chooser.chosen.connect(told.append)
    chooser.show_rows([TwoLines("a", "Dorignies"), TwoLines("b", "Jeunesse", "Waziers")])
    chooser.select("b")
    chooser.show_rows([TwoLines("c", "Culture"), TwoLines("b", "Jeunesse", "Waziers")])
    assert chooser.current_key() == "b"
    assert told == []
    assert tester.model() is chooser.model()


def test_headings_of_a_list_are_passed_over(dressed: QApplication, qtbot: QtBot) -> None:
    chooser = TwoLineList("Rencontres")
    qtbot.addWidget(chooser)
    told: list[str] = []
    chooser.chosen.connect(told.append)
    rows = [("", "À venir"), ("a", "demain"), ("", "Passées"), ("b", "hier")]
    chooser.show_rows([TwoLines(key, title) for key, title in rows])
    chooser.show()
    assert chooser.take_hands()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(chooser, key)
    assert told == ["a", "b", "a"]


def test_passing_by_a_list_chooses_nothing(dressed: QApplication, qtbot: QtBot) -> None:
    chooser = TwoLineList("Personnes")
    qtbot.addWidget(chooser)
    told: list[str] = []
    chooser.chosen.connect(told.append)
    chooser.show_rows([TwoLines("a", "Aïcha"), TwoLines("b", "Benoît")])
    chooser.show()
    chooser.activateWindow()
    qtbot.waitUntil(chooser.isActiveWindow)
    chooser.clearFocus()
    chooser.setFocus(Qt.FocusReason.TabFocusReason)
    assert told == []
    qtbot.keyClick(chooser, Qt.Key.Key_Return)
    assert told == ["a"]
