"""Personnes et structures: keys and mouse on the contact book, seen through the use cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.dialogs.preview import PreviewDialog
from citeapp.ui.pages.people import PeoplePage
from citeapp.ui.pages.people.cards import OrganisationCard, PersonCard
from citeapp.ui.pages.people.doubles import Doubles
from citeapp.ui.pages.people.new import NewContact
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.conflict import ConflictCard
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.two_lines import TwoLines
from citeapp.usecases import (
    attendance,
    collectives,
    duplicates,
    history,
    meetings,
    organisations,
    people,
)
from citeapp.usecases.session import Session


@pytest.fixture
def session(home: Home, clock: FixedClock, random_bytes: RandomBytes) -> Iterator[Session]:
    """Samira's workspace: three people, one structure, one collectif."""
    made = bootstrap.create(
        home,
        name="Samira Haddad",
        organisation="Centre social",
        clock=clock,
        random_bytes=random_bytes,
    ).session
    people.create(made, first_name="Karim", last_name="BEN AHMED", phone="0600000001")
    people.create(made, first_name="Chloé", last_name="WATTRELOT", commune="Waziers")
    people.create(made, first_name="Léa", to_complete=True)
    organisations.create(made, name="École Papin", commune="Douai")
    collectives.create(made, name="Dorignies")
    yield made
    bootstrap.close(made)


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.attach(SessionDesk(session), session)
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.go("people")
    yield shown
    shown.close()


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    found = window.page()
    assert isinstance(found, PeoplePage)
    return found


def titles(page: PeoplePage) -> list[str]:
    return [row.title for row in page.list.view.rows()]


def card(page: PeoplePage) -> PersonCard:
    assert isinstance(page.card, PersonCard)
    return page.card


def open_karim(page: PeoplePage, qtbot: QtBot) -> PersonCard:
    qtbot.keyClicks(page.list.search.edit, "karim")
    qtbot.keyClick(page.list.search.edit, Qt.Key.Key_Return)
    return card(page)


def test_the_list_is_filtered_while_typing_whatever_the_accents(
    page: PeoplePage, qtbot: QtBot
) -> None:
    assert titles(page) == ["BEN AHMED Karim", "Léa", "WATTRELOT Chloé"]
    qtbot.keyClicks(page.list.search.edit, "chloe waz")
    assert titles(page) == ["WATTRELOT Chloé"]


def test_the_chips_keep_structures_or_what_waits(page: PeoplePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.list.scopes["to_complete"], Qt.MouseButton.LeftButton)
    assert titles(page) == ["Léa"]
    qtbot.mouseClick(page.list.scopes["organisations"], Qt.MouseButton.LeftButton)
    assert titles(page) == ["École Papin"]
    qtbot.keyClick(page.list.view, Qt.Key.Key_Down)
    assert isinstance(page.card, OrganisationCard)


def test_arrows_open_one_card_after_the_other(page: PeoplePage, qtbot: QtBot) -> None:
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Down)
    first = card(page).header.title.text()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Down)
    assert (first, card(page).header.title.text()) == ("Karim Ben Ahmed", "Léa")


def test_a_field_is_kept_when_it_is_left(page: PeoplePage, qtbot: QtBot, session: Session) -> None:
    opened = open_karim(page, qtbot)
    phone = opened.fields["phone"]
    assert isinstance(phone, TextField)
    assert phone.edit.text() == "06\u00a000\u00a000\u00a000\u00a001"
    phone.edit.selectAll()
    qtbot.keyClicks(phone.edit, "+33 6 11 22 33 44")
    qtbot.keyClick(phone.edit, Qt.Key.Key_Return)
    assert people.get(session, id=page.id).phone == "0611223344"
    written = history.of_row(session, noun="person", id=page.id)[0]
    assert (written.author, written.values["phone"]) == ("Samira Haddad", "0611223344")


def test_what_is_typed_is_kept_when_another_card_is_opened(
    page: PeoplePage, qtbot: QtBot, session: Session
) -> None:
    opened = open_karim(page, qtbot)
    karim = page.id
    field = opened.fields["commune"]
    assert isinstance(field, TextField)
    qtbot.keyClicks(field.edit, "Douai")
    lea = next(row.key for row in _all(page) if row.title == "Léa")
    page.open(person=lea)
    assert people.get(session, id=karim).commune == "Douai"
    assert people.get(session, id=lea).commune == ""


def test_a_name_is_never_emptied(page: PeoplePage, qtbot: QtBot, session: Session) -> None:
    page.open(person=next(row.key for row in _all(page) if row.title == "Léa"))
    field = card(page).fields["first_name"]
    assert isinstance(field, TextField)
    field.edit.selectAll()
    qtbot.keyClick(field.edit, Qt.Key.Key_Delete)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.edit.text() == "Léa")
    assert people.get(session, id=page.id).first_name == "Léa"


def test_a_surname_completes_the_card(page: PeoplePage, qtbot: QtBot, session: Session) -> None:
    page.open(show="to_complete")
    field = card(page).fields["last_name"]
    assert isinstance(field, TextField)
    qtbot.keyClicks(field.edit, "NOWAK")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert people.get(session, id=page.id).to_complete is False
    assert titles(page) == []


def test_a_structure_and_a_collectif_are_added_by_typing(
    page: PeoplePage, qtbot: QtBot, session: Session
) -> None:
    opened = open_karim(page, qtbot)
    finder = opened.structures.finder.edit
    qtbot.keyClicks(finder, "papin")
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    (row,) = people.affiliations(session, person_id=page.id)
    function = opened.structures.functions[row.id].edit
    qtbot.waitUntil(function.hasFocus)
    qtbot.keyClicks(function, "ATSEM")
    qtbot.keyClick(function, Qt.Key.Key_Return)
    assert people.affiliations(session, person_id=page.id)[0].function == "ATSEM"
    finder = opened.structures.finder.edit
    qtbot.keyClicks(finder, "Bailleur du Nord")
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert len(people.affiliations(session, person_id=page.id)) == 2
    finder = opened.collectives.finder.edit
    qtbot.keyClicks(finder, "dor")
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert [c.name for c in collectives.of_person(session, person_id=page.id)] == ["Dorignies"]


def test_someone_new_needs_a_first_name_alone(
    window: MainWindow, page: PeoplePage, qtbot: QtBot, session: Session
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(page.card, NewContact))
    form = page.card
    assert isinstance(form, NewContact)
    first = form.edits["first_name"]
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClicks(first, "Inaya")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert people.get(session, id=page.id).first_name == "Inaya"
    assert card(page).header.title.text() == "Inaya"


def test_a_namesake_is_shown_before_a_second_card_is_made(
    page: PeoplePage, qtbot: QtBot, session: Session
) -> None:
    page.ask_new()
    form = page.card
    assert isinstance(form, NewContact)
    assert form.near.isHidden()
    qtbot.keyClicks(form.edits["first_name"], "Karim")
    assert not form.near.isHidden()
    qtbot.keyClick(form.edits["first_name"], Qt.Key.Key_Escape)
    assert isinstance(page.card, EmptyState)
    assert len(people.listed(session)) == 3


def test_a_deleted_card_comes_back_with_undo(
    window: MainWindow, page: PeoplePage, qtbot: QtBot, session: Session
) -> None:
    opened = open_karim(page, qtbot)
    opened.remove()
    assert isinstance(page.card, EmptyState)
    assert len(people.listed(session)) == 2
    window.undo()
    page.list.search.edit.clear()
    assert "BEN AHMED Karim" in titles(page)


def the_double(page: PeoplePage, qtbot: QtBot) -> ConflictCard:
    """The only pair, once it was found."""
    qtbot.waitUntil(lambda: isinstance(page.card, Doubles) and bool(page.card.cards))
    assert isinstance(page.card, Doubles)
    return page.card.cards[0]


def press(qtbot: QtBot, inside: QWidget, words: str) -> None:
    QApplication.processEvents()
    (button,) = [b for b in inside.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_doubles_are_judged_side_by_side(page: PeoplePage, qtbot: QtBot, session: Session) -> None:
    people.create(session, first_name="Karim", last_name="Benahmed", phone="0600000001")
    page.open(show="doubles")
    pair = the_double(page, qtbot)
    said = [label.text() for label in pair.findChildren(PlainLabel)]
    assert {"nom", "BEN AHMED", "Benahmed"} <= set(said)
    qtbot.mouseClick(pair.buttons["different"], Qt.MouseButton.LeftButton)
    assert duplicates.listed(session) == []
    assert [row.verdict for row in duplicates.judged(session)] == ["different"]
    assert isinstance(page.card, Doubles)
    assert page.card.cards == []
    press(qtbot, page.card, "Joindre")  # the verdict is remembered, and can change
    assert [row.verdict for row in duplicates.judged(session)] == ["same"]


def test_a_double_put_off_waits_until_it_is_taken_up(
    page: PeoplePage, qtbot: QtBot, session: Session
) -> None:
    people.create(session, first_name="Karim", last_name="Benahmed", phone="0600000001")
    page.open(show="doubles")
    qtbot.mouseClick(the_double(page, qtbot).buttons["later"], Qt.MouseButton.LeftButton)
    assert isinstance(page.card, Doubles)
    assert page.card.cards == []
    link = "Regarder la paire remise à plus tard"
    qtbot.waitUntil(lambda: link in [b.text() for b in page.card.findChildren(QPushButton)])
    press(qtbot, page.card, link)
    the_double(page, qtbot)


def test_joined_cards_are_chosen_between_read_and_parted(
    window: MainWindow, page: PeoplePage, qtbot: QtBot, session: Session
) -> None:
    other = people.create(
        session, first_name="Karim", last_name="Benahmed", phone="0600000001"
    ).value
    window.go("people", show="doubles")
    qtbot.mouseClick(the_double(page, qtbot).buttons["same"], Qt.MouseButton.LeftButton)
    assert len(people.listed(session)) == 3
    question = the_double(page, qtbot)
    assert [question.buttons[key].text() for key in "01"] == ["Garder BEN AHMED", "Garder Benahmed"]
    question.buttons["1"].setFocus()
    qtbot.keyClick(question.buttons["1"], Qt.Key.Key_Return)
    assert people.get(session, id=other.id).last_name == "Benahmed"
    page.open(person=other.id)
    said = [label.text() for label in page.card.findChildren(PlainLabel)]
    assert "Fiches jointes : 2" in said
    assert any(text.startswith("Jointes par Samira") for text in said)
    assert "Samira Haddad a joint deux fiches" in said
    press(qtbot, page.card, "Séparer")
    assert len(people.listed(session)) == 4
    assert people.get(session, id=other.id).last_name == "Benahmed"
    window.undo()
    assert len(people.listed(session)) == 3


def test_a_name_that_looks_like_html_stays_text(page: PeoplePage, session: Session) -> None:
    name = '<img src="file:///etc/passwd">'
    made = people.create(session, first_name=name).value
    page.open(person=made.id)
    title = card(page).header.title
    assert title.text() == name
    assert title.textFormat() == Qt.TextFormat.PlainText


def test_an_empty_book_says_what_to_do_first(page: PeoplePage, session: Session) -> None:
    for line in people.listed(session):
        people.remove(session, id=line.person.id)
    for place in organisations.listed(session):
        organisations.remove(session, id=place.organisation.id)
    page.refresh(frozenset({"*"}))
    assert isinstance(page.card, EmptyState)
    assert page.card.button is not None
    assert page.card.button.text() == "Reprendre mes fichiers"


def _all(page: PeoplePage) -> list[TwoLines]:
    page.list.search.edit.clear()
    return list(page.list.view.rows())


def test_a_structure_made_twice_is_parted_where_it_is_shown(
    page: PeoplePage, qtbot: QtBot, session: Session
) -> None:
    (first,) = organisations.listed(session)
    again = organisations.create(session, name="Éc. Papin", phone="0327000000").value.id
    pair = {"a": first.organisation.id, "b": again}
    duplicates.judge(session, noun="organisation", **pair, verdict="same")
    page.open(organisation=again)
    assert isinstance(page.card, OrganisationCard)
    assert "Fiches jointes : 2" in [label.text() for label in page.card.findChildren(PlainLabel)]
    press(qtbot, page.card, "Séparer")
    assert len(organisations.listed(session)) == 2


def test_the_attestation_of_a_rencontre_is_one_click_from_the_card(
    page: PeoplePage, window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    karim = open_karim(page, qtbot).id
    collective = collectives.create(session, name="Gayant").value.id
    for day, state in ((date(2026, 3, 4), "present"), (date(2026, 3, 5), "excused")):
        held = meetings.create(session, collective_id=collective, date=day).value.id
        attendance.mark(session, meeting_id=held, person_id=karim, state=state)
    window.changes.notify({"attendance", "meeting"})
    buttons = [
        one
        for one in card(page).findChildren(IconButton)
        if one.accessibleName().startswith("Attestation")
    ]
    assert [one.accessibleName() for one in buttons] == ["Attestation de présence du 4 mars 2026"]
    buttons[0].click()
    [preview] = window.findChildren(PreviewDialog)
    qtbot.waitUntil(preview.save.isEnabled)
    assert "Karim Ben Ahmed" in preview.words.toPlainText().replace("\u00a0", " ")
    preview.close()
