"""Collectifs: made, described, filled with members, and a door to their rencontres."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from boards_bench import Boards, entry, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from citeapp.ui.dialogs.preview import PreviewDialog
from citeapp.ui.pages.collectives import CollectivesPage
from citeapp.ui.pages.collectives.identity import IdentityTab
from citeapp.ui.pages.collectives.meetings import MeetingsTab
from citeapp.ui.pages.collectives.members import MembersTab
from citeapp.ui.pages.collectives.papers import PapersTab
from citeapp.ui.pages.collectives.templates_list import TemplateFold
from citeapp.ui.pages.collectives.tracking import TrackingTab
from citeapp.ui.widgets.buttons import IconButton
from citeapp.usecases import collectives, duplicates, meetings, people, templates
from citeapp.usecases.documenting import news
from citeapp.usecases.documenting.annual import ANNUAL
from citeapp.usecases.documenting.blank_documents import BLANKS


def open_tab(boards: Boards, tab: str, name: str = "Dorignies") -> CollectivesPage:
    boards.window.go("collectives", collective=boards.ids[name], tab=tab)
    return boards.page(CollectivesPage)


def members_of(boards: Boards, name: str = "Dorignies") -> list[str]:
    found = collectives.members(boards.session, collective_id=boards.ids[name])
    return [member.person.name for member in found]


def test_an_empty_workspace_says_what_to_do_and_a_name_is_enough(
    qtbot: QtBot, empty: Boards
) -> None:
    empty.window.go("collectives")
    page = empty.page(CollectivesPage)
    assert page.right.currentWidget() is page.empty
    assert page.empty.button is not None
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.new.name, Qt.Key.Key_Return)
    assert "nom" in page.new.error.text()
    type_words(page.new.name, "Waziers Centre")
    qtbot.keyClick(page.new.name, Qt.Key.Key_Return)
    assert [c.name for c in collectives.listed(empty.session)] == ["Waziers Centre"]
    assert page.header.title.text() == "Waziers Centre"
    assert isinstance(page.tab_bar.currentWidget(), MembersTab)


def test_a_second_one_of_the_same_name_is_refused_in_words(qtbot: QtBot, boards: Boards) -> None:
    boards.window.go("collectives", new="1")
    page = boards.page(CollectivesPage)
    type_words(page.new.name, "dorignies")
    qtbot.mouseClick(page.new.maker, Qt.MouseButton.LeftButton)
    assert len(collectives.listed(boards.session)) == 2
    assert page.right.currentWidget() is page.new


def test_fields_commit_when_they_are_left(qtbot: QtBot, boards: Boards) -> None:
    page = open_tab(boards, "identity")
    tab = page.tabs["identity"]
    assert isinstance(tab, IdentityTab)
    town = tab.fields["commune"].entry
    town.setFocus()
    type_words(town, "Douai")
    qtbot.keyClick(town, Qt.Key.Key_Tab)
    assert collectives.get(boards.session, id=boards.ids["Dorignies"]).commune == "Douai"
    assert "Douai" in page.header.subtitle.text()


def test_a_facilitator_leaves_by_a_button_and_undo_brings_them_back(
    qtbot: QtBot, boards: Boards
) -> None:
    session, place = boards.session, boards.ids["Dorignies"]
    collectives.add_facilitator(session, collective_id=place, facilitator_id=session.me.id)
    page = open_tab(boards, "identity")
    tab = page.tabs["identity"]
    assert isinstance(tab, IdentityTab)
    qtbot.waitUntil(lambda: len(tab.team.findChildren(IconButton)) == 1)
    (leave,) = tab.team.findChildren(IconButton)
    assert leave.accessibleName() == f"Retirer {session.me.display_name}"
    leave.setFocus()
    qtbot.keyClick(leave, Qt.Key.Key_Space)
    assert collectives.facilitators(session, collective_id=place) == []
    assert tab.entrust.isVisible()
    boards.window.undo()
    assert len(collectives.facilitators(session, collective_id=place)) == 1


def test_what_is_typed_belongs_to_the_collectif_it_was_typed_for(
    qtbot: QtBot, boards: Boards
) -> None:
    page = open_tab(boards, "identity")
    tab = page.tabs["identity"]
    assert isinstance(tab, IdentityTab)
    type_words(tab.fields["usual_day_time"].entry, "le jeudi")
    page.show_id(boards.ids["Jeunesse"])
    assert collectives.get(boards.session, id=boards.ids["Dorignies"]).usual_day_time == "le jeudi"
    assert collectives.get(boards.session, id=boards.ids["Jeunesse"]).usual_day_time == ""


def test_a_collectif_keeps_a_name(qtbot: QtBot, boards: Boards) -> None:
    page = open_tab(boards, "identity")
    tab = page.tabs["identity"]
    assert isinstance(tab, IdentityTab)
    name = tab.fields["name"].entry
    name.setFocus()
    qtbot.keyClick(name, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(name, Qt.Key.Key_Delete)
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert collectives.get(boards.session, id=boards.ids["Dorignies"]).name == "Dorignies"
    assert "nom" in tab.fields["name"].note.text()


def test_a_few_letters_and_enter_bring_someone_in(qtbot: QtBot, boards: Boards) -> None:
    page = open_tab(boards, "members")
    tab = page.tabs["members"]
    assert isinstance(tab, MembersTab)
    type_words(tab.entry.edit, "lefeb")
    qtbot.keyClick(tab.entry.edit, Qt.Key.Key_Return)
    assert members_of(boards) == ["Aïcha Benali", "Benoît Lefebvre"]
    assert tab.entry.text() == ""


def test_a_name_that_nobody_has_becomes_a_person_to_complete(qtbot: QtBot, boards: Boards) -> None:
    page = open_tab(boards, "members")
    tab = page.tabs["members"]
    assert isinstance(tab, MembersTab)
    type_words(tab.entry.edit, "Fatima El Khattabi")
    qtbot.keyClick(tab.entry.edit, Qt.Key.Key_Return)
    assert members_of(boards) == ["Aïcha Benali", "Fatima El Khattabi"]
    added = people.suggest(boards.session, text="khattabi")[0]
    assert (added.first_name, added.last_name, added.to_complete) == (
        "Fatima",
        "El Khattabi",
        True,
    )


def test_delete_takes_a_member_out_and_the_menu_changes_a_place(
    qtbot: QtBot, boards: Boards
) -> None:
    page = open_tab(boards, "members")
    tab = page.tabs["members"]
    assert isinstance(tab, MembersTab)
    tab.table.setFocus()
    tab.table.setCurrentIndex(tab.model.index(0, 3))
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    entry(tab.table.menu, "En retrait")
    tab.table.menu.hide()
    found = collectives.members(boards.session, collective_id=boards.ids["Dorignies"])
    assert found[0].membership.status == "withdrawn"
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert members_of(boards) == []
    assert tab.stack.currentWidget() is tab.empty


def test_rencontres_open_where_they_are_worked_on(qtbot: QtBot, boards: Boards) -> None:
    page = open_tab(boards, "meetings", "Jeunesse")
    tab = page.tabs["meetings"]
    assert isinstance(tab, MeetingsTab)
    assert tab.count.text() == "1 rencontre"
    assert tab.ahead.isHidden()
    assert not tab.held.isHidden()


def test_the_suivi_of_a_collectif_opens_the_tableau(qtbot: QtBot, boards: Boards) -> None:
    page = open_tab(boards, "tracking")
    tab = page.tabs["tracking"]
    assert isinstance(tab, TrackingTab)
    assert tab.count.text() == "2 actions ouvertes, 1 en retard"
    tab.table.setFocus()
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert boards.window.current == "tracking"


def test_the_list_filters_by_letters(qtbot: QtBot, boards: Boards) -> None:
    boards.window.go("collectives")
    page = boards.page(CollectivesPage)
    type_words(page.search.edit, "jeu")
    assert [row.title for row in page.list.rows()] == ["Jeunesse"]


def test_a_collectif_made_twice_is_parted_where_it_is_shown(qtbot: QtBot, boards: Boards) -> None:
    session, place = boards.session, boards.ids["Dorignies"]
    again = collectives.create(session, name="Collectif Dorignie").value.id
    before = len(collectives.listed(session))
    duplicates.judge(session, noun="collective", a=place, b=again, verdict="same")
    page = open_tab(boards, "identity")
    tab = page.tabs["identity"]
    assert isinstance(tab, IdentityTab)
    QApplication.processEvents()
    (part,) = [b for b in tab.joined.findChildren(QPushButton) if b.isVisible()]
    assert part.text() == "Séparer"
    part.setFocus()
    qtbot.keyClick(part, Qt.Key.Key_Return)
    assert len(collectives.listed(session)) == before
    assert not tab.joined.isVisible()


def test_a_template_is_changed_and_removed_in_its_collectif(qtbot: QtBot, boards: Boards) -> None:
    meeting = boards.ids["ahead"]
    meetings.add_item(boards.session, meeting_id=meeting, title="Accueil")
    kept = templates.save(boards.session, meeting_id=meeting, name="Le jeudi").value.id
    boards.window.go("collectives", collective=boards.ids["Dorignies"], tab="meetings")
    tab = boards.page(CollectivesPage).findChild(MeetingsTab)
    assert tab is not None
    [fold] = tab.templates.findChildren(TemplateFold)
    assert fold.about.text() == "1 point"
    qtbot.keyClick(fold.header, Qt.Key.Key_Return)
    fold.add.setFocus()
    type_words(fold.add, "Un mot pour finir")
    qtbot.keyClick(fold.add, Qt.Key.Key_Return)
    [_first, last] = templates.points(boards.session, template_id=kept)
    assert (last.title, fold.about.text()) == ("Un mot pour finir", "2 points")
    fold.name.edit.setFocus()
    fold.name.edit.selectAll()
    type_words(fold.name.edit, "Le mardi")
    qtbot.keyClick(fold.name.edit, Qt.Key.Key_Return)
    assert fold.header.text() == "Le mardi"
    [gone] = [b for b in fold.findChildren(QPushButton) if b.text() == "Supprimer ce modèle"]
    qtbot.keyClick(gone, Qt.Key.Key_Return)
    assert templates.listed(boards.session) == []
    assert not tab.templates.none.isHidden()


def test_a_tab_is_made_when_it_is_first_shown(boards: Boards) -> None:
    page = open_tab(boards, "identity")
    assert not page.tabs["members"].findChildren(QWidget)
    open_tab(boards, "members")
    tab = page.tabs["members"]
    assert isinstance(tab, MembersTab)
    assert tab.entry.isVisible()
    open_tab(boards, "identity")
    assert open_tab(boards, "members").tabs["members"] is tab


# Documents


def papers(boards: Boards) -> PapersTab:
    tab = open_tab(boards, "papers").tabs["papers"]
    assert isinstance(tab, PapersTab)
    return tab


def test_every_sheet_to_fill_in_and_the_bilan_are_offered_by_name(boards: Boards) -> None:
    buttons = papers(boards).list.buttons
    assert {*BLANKS, *ANNUAL} <= set(buttons)
    names = [button.accessibleName() for button in buttons.values()]
    assert names[0] == "Aperçu : Bilan annuel"
    assert len(set(names)) == len(names)


def test_the_list_is_gone_through_by_keyboard(qtbot: QtBot, boards: Boards) -> None:
    tab = papers(boards)
    tab.take_focus()
    reached = set()
    for _step in range(60):
        focus = QApplication.focusWidget()
        reached.add(focus.accessibleName() if focus else "")
        qtbot.keyClick(focus or tab, Qt.Key.Key_Tab)
    assert {button.accessibleName() for button in tab.list.buttons.values()} <= reached
    assert tab.list.year.accessibleName() in reached


def test_the_bilan_of_the_chosen_year_is_looked_at_and_saved(
    qtbot: QtBot, boards: Boards, tmp_path: Path
) -> None:
    meetings.create(boards.session, collective_id=boards.ids["Dorignies"], date=date(2024, 5, 2))
    tab = papers(boards)
    assert tab.list.year.value() == "2025-2026"
    tab.list.year.set_value("2023-2024")
    button = tab.list.buttons["annual-report"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    dialog = boards.window.findChild(PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    qtbot.waitUntil(dialog.save.isEnabled)
    dialog.ask_file()
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert "bilan-annuel-dorignies-2023-2024.pdf" in chooser.selectedFiles()[0]
    path = tmp_path / "bilan.txt"
    chooser.fileSelected.emit(str(path))
    chooser.close()
    qtbot.waitUntil(path.is_file)
    qtbot.waitUntil(lambda: not boards.window.runner.busy)
    dialog.close()
    told = path.read_text("utf-8").replace("\u00a0", " ")
    assert "Bilan de l’année scolaire 2023-2024" in told
    assert "Rencontres tenues : 1" in told


def test_the_letter_of_the_chosen_quarter_is_looked_at(qtbot: QtBot, boards: Boards) -> None:
    tab = papers(boards)
    usual = tab.list.quarter.value()
    before = news.offered(boards.session, collective_id=boards.ids["Dorignies"])[1]
    assert before.code != usual
    tab.list.quarter.set_value(before.code)
    button = tab.list.buttons["newsletter"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    dialog = boards.window.findChild(PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    qtbot.waitUntil(dialog.save.isEnabled)
    dialog.ask_file()
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert f"lettre-d-information-dorignies-{before.code}.pdf" in chooser.selectedFiles()[0]
    chooser.close()
    dialog.close()


def test_a_year_that_another_collectif_did_not_have_gives_way(boards: Boards) -> None:
    meetings.create(boards.session, collective_id=boards.ids["Dorignies"], date=date(2024, 5, 2))
    tab = papers(boards)
    tab.list.year.set_value("2023-2024")
    open_tab(boards, "papers", "Jeunesse")
    assert tab.list.year.value() == "2025-2026"
