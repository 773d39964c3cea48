"""Échanges: cards, lots out and in, a conflict settled, a lot set aside, by keys and mouse."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.ui.dialogs.preview import PreviewDialog
from citeapp.ui.pages.exchange import ExchangePage
from citeapp.ui.pages.exchange.counter import Counter
from citeapp.ui.pages.exchange.incoming import Incoming
from citeapp.ui.pages.exchange.outgoing import Outgoing
from citeapp.ui.pages.exchange.words_dialog import WordsDialog
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.folder_watch import FolderWatch
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.card import RowCard
from citeapp.ui.widgets.conflict import ConflictCard
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.figures import StatCard
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import collectives, conflicts, exchange_folder, exchanges, meetings, people
from citeapp.usecases.session import Session


@pytest.fixture
def pair(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Session, Session]]:
    """Awa (whose window is seen) and Karim, who do not know each other yet."""
    made = []
    for name in ("Awa", "Karim"):
        made.append(
            bootstrap.create(
                Home(tmp_path / name, tmp_path / name),
                name=name,
                organisation="Centre social",
                clock=clock,
                random_bytes=random.Random(name).randbytes,
            ).session
        )
    yield made[0], made[1]
    for session in made:
        bootstrap.close(session)


@pytest.fixture
def window(
    dressed: QApplication, qtbot: QtBot, pair: tuple[Session, Session]
) -> Iterator[MainWindow]:
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.attach(SessionDesk(pair[0]), pair[0])
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.go("exchange")
    yield shown
    shown.close()


@pytest.fixture
def page(window: MainWindow) -> ExchangePage:
    found = window.page()
    assert isinstance(found, ExchangePage)
    return found


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """The answer of the system's file dialogs, which no test can click through."""
    answers: list[Path] = []

    def ask(*_args: object, **_named: object) -> tuple[str, str]:
        return str(answers[-1]), ""

    def ask_many(*_args: object, **_named: object) -> tuple[list[str], str]:
        return [str(answers[-1])], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask_many)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return answers.append


def click(qtbot: QtBot, inside: QWidget, words: str) -> None:
    QApplication.processEvents()
    for button in inside.findChildren(QPushButton):
        if words in button.text() and button.isVisible() and button.isEnabled():
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            return
    raise AssertionError(f"no button « {words} »")


def rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.runner.busy, timeout=20_000)


def card_of_the_only_conflict(page: ExchangePage) -> ConflictCard:
    """The card now on the page: each change draws the list again, with new cards."""
    QApplication.processEvents()
    [card] = page.sight.findChildren(ConflictCard)
    assert isinstance(card, ConflictCard)
    return card


def enrolled(pair: tuple[Session, Session], folder: Path) -> None:
    """Both have taken the other's card."""
    for one, other in (pair, pair[::-1]):
        path = exchanges.write_card(one, path=folder / f"{one.me.display_name}.citcarte")
        exchanges.enrol(other, path=path)


def bundle_of_karim(pair: tuple[Session, Session], folder: Path) -> Path:
    """Both set the hour of one rencontre; Karim also knows someone more."""
    awa, karim = pair
    enrolled(pair, folder)
    collective = collectives.create(awa, name="Dorignies").value
    meeting = meetings.create(
        awa, collective_id=collective.id, date=awa.today, start=time(17, 30)
    ).value
    exchanges.export(awa, path=folder / "1.citlot")
    exchanges.merge(karim, path=folder / "1.citlot")
    meetings.change(awa, id=meeting.id, start=time(18, 0))
    meetings.change(karim, id=meeting.id, start=time(18, 30))
    people.create(karim, first_name="Inès", last_name="FERREIRA")
    exchanges.export(karim, path=folder / "2.citlot")
    return folder / "2.citlot"


def open_bundle(page: ExchangePage, window: MainWindow, qtbot: QtBot, path: Path) -> Incoming:
    page.look_at(path)
    rest(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(page.sight, Incoming))
    assert isinstance(page.sight, Incoming)
    return page.sight


def test_before_any_card_nothing_can_be_sent(page: ExchangePage) -> None:
    assert isinstance(page.sight, Counter)
    assert not page.send.isEnabled()
    assert page.compose.isEnabled()  # a first contact needs no card


def test_a_card_is_taken_in_once_its_words_were_compared(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    chosen: Callable[[Path], None],
    tmp_path: Path,
) -> None:
    awa, karim = pair
    path = exchanges.write_card(karim, path=tmp_path / "karim.citcarte")
    chosen(path)
    click(qtbot, page, "Inscrire une carte")
    [dialog] = window.findChildren(CalmDialog)
    said = " ".join(label.text() for label in dialog.findChildren(type(page.header.title)))
    assert " · ".join(exchanges.my_words(karim)) in said
    assert exchanges.listed(awa) == []
    click(qtbot, dialog, "Ce sont bien les mêmes mots")
    assert [peer.name for peer in exchanges.listed(awa)] == ["Karim"]
    assert page.send.isEnabled()


def test_a_lot_for_some_and_a_collectif_is_verified_and_said_so(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    chosen: Callable[[Path], None],
    tmp_path: Path,
) -> None:
    enrolled(pair, tmp_path)
    collectives.create(pair[0], name="Dorignies")
    window.changes.notify({"peer", "collective"})
    click(qtbot, page, "Choisir pour qui et quoi")
    sight = page.sight
    assert isinstance(sight, Outgoing)
    assert sight.wanted()["to"] == (pair[1].workspace.guid,)
    qtbot.mouseClick(sight.scope["Dorignies"], Qt.MouseButton.LeftButton)
    assert sight.wanted()["collectives_named"] == ("Dorignies",)
    assert not sight.backup.isChecked()
    qtbot.mouseClick(sight.backup, Qt.MouseButton.LeftButton)
    stick = tmp_path / "clé"
    stick.mkdir()
    chosen(stick / "lot.citlot")
    click(qtbot, page, "Écrire le lot")
    rest(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(page.sight, Counter))
    assert exchanges.preview(pair[1], path=stick / "lot.citlot").sender == "Awa"
    assert isinstance(page.sight, Counter)
    words = [banner.accessibleName() for banner in page.sight.findChildren(Banner)]
    (backup,) = stick.glob("*.citsave")
    assert any(backup.name in text for text in words)
    assert any("vous pouvez retirer la clé" in text for text in words)
    click(qtbot, page, "Courrier de transmission…")
    [asked] = page.findChildren(QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "courrier.txt"))
    asked.close()
    rest(qtbot, window)
    assert "lot.citlot" in (tmp_path / "courrier.txt").read_text("utf-8")


def lines(sight: Outgoing) -> list[str]:
    return [label.text() for label in sight.inside.findChildren(PlainLabel)]


def test_what_will_leave_is_told_as_it_is_ticked(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
) -> None:
    """Who reads what, what travels sealed for whom, and nothing for nobody."""
    awa, _karim = pair
    enrolled(pair, tmp_path)
    nora = bootstrap.create(
        Home(tmp_path / "Nora", tmp_path / "Nora"),
        name="Nora",
        organisation="Ville",
        coordinator=True,
    ).session
    exchanges.enrol(awa, path=exchanges.write_card(nora, path=tmp_path / "nora.citcarte"))
    bootstrap.close(nora)
    place = collectives.create(awa, name="Dorignies").value
    collectives.add_facilitator(awa, collective_id=place.id, facilitator_id=awa.me.id)
    meetings.create(awa, collective_id=place.id, date=awa.today)
    window.changes.notify({"peer", "collective"})
    click(qtbot, page, "Choisir pour qui et quoi")
    sight = page.sight
    assert isinstance(sight, Outgoing)
    qtbot.waitUntil(lambda: any("Taille" in line for line in lines(sight)), timeout=20_000)
    told = " ".join(lines(sight))
    assert "Karim ne lira aucun collectif" in told
    assert "Nora lira : Dorignies" in told
    assert "Scellé pour Nora" in told
    for switch in sight.people.values():
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Cochez au moins une personne." in lines(sight), timeout=20_000)
    assert not page.write.isEnabled()
    rest(qtbot, window)


def test_a_first_contact_is_given_a_passphrase_once(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    chosen: Callable[[Path], None],
    tmp_path: Path,
) -> None:
    awa, karim = pair
    people.create(awa, first_name="Inès")
    click(qtbot, page, "Choisir pour qui et quoi")
    sight = page.sight
    assert isinstance(sight, Outgoing)
    assert sight.first_contact.isChecked()
    chosen(tmp_path / "premier.citlot")
    click(qtbot, page, "Écrire le lot")
    rest(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(page.sight, Counter))
    assert page.sight is not None
    (said,) = [
        banner.accessibleName()
        for banner in page.sight.findChildren(Banner)
        if "Phrase de passe" in banner.accessibleName()
    ]
    words = said.rsplit(" : ", 1)[1]
    letter = tmp_path / "courrier.txt"
    assert page.letter is not None
    page.letter.write(letter)
    qtbot.waitUntil(letter.exists)
    rest(qtbot, window)
    assert "de vive voix" in letter.read_text("utf-8")
    assert words not in letter.read_text("utf-8")
    exchanges.merge(karim, path=tmp_path / "premier.citlot", passphrase=words)
    assert [line.person.name for line in people.listed(karim)] == ["Inès"]


def test_someone_is_enrolled_by_six_words_read_aloud(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
) -> None:
    awa, karim = pair
    enrolled(pair, tmp_path)
    exchanges.export(karim, path=tmp_path / "1.citlot")
    exchanges.merge(awa, path=tmp_path / "1.citlot")
    awa.workspace.connection.execute("DELETE FROM _s_peer")
    window.changes.notify({"peer"})
    click(qtbot, page, "Inscrire par six mots")
    dialog = window.findChild(WordsDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.field.edit, " ".join(exchanges.my_words(karim)))
    click(qtbot, dialog, "Chercher")
    (asked,) = [box for box in window.findChildren(CalmDialog) if box.isVisible()]
    assert "Karim" in asked.windowTitle()
    click(qtbot, asked, "Ce sont bien les mêmes mots")
    assert [peer.name for peer in exchanges.listed(awa)] == ["Karim"]


def test_a_lot_is_looked_at_and_left_without_a_trace(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
) -> None:
    path = bundle_of_karim(pair, tmp_path)
    before = exchanges.fingerprint(pair[0])
    sight = open_bundle(page, window, qtbot, path)
    figures = [card.value.text() for card in sight.findChildren(StatCard)]
    assert "0 → 1" in figures
    click(qtbot, page, "Mettre de côté")
    assert isinstance(page.sight, Counter)
    assert exchanges.fingerprint(pair[0]) == before


def test_a_lot_is_merged_settled_and_taken_back(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
) -> None:
    awa = pair[0]
    open_bundle(page, window, qtbot, bundle_of_karim(pair, tmp_path))
    click(qtbot, page, "Fusionner")
    rest(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(page.sight, Counter))
    [conflict] = conflicts.listed(awa)
    qtbot.mouseClick(card_of_the_only_conflict(page).buttons["?"], Qt.MouseButton.LeftButton)
    assert conflicts.waiting(awa) == [conflict.cell]
    click(qtbot, card_of_the_only_conflict(page), "Garder 18\u00a0h\u00a030")
    assert conflicts.listed(awa) == []
    assert meetings.get(awa, id=conflict.id).start == time(18, 30)
    assert isinstance(page.sight, Counter)
    click(qtbot, page.sight, "Mettre de côté")
    rest(qtbot, window)
    assert people.listed(awa) == []
    assert isinstance(page.sight, Counter)
    click(qtbot, page.sight, "Reprendre")
    rest(qtbot, window)
    assert [line.person.first_name for line in people.listed(awa)] == ["Inès"]
    click(qtbot, page.sight, "Mettre de côté")
    rest(qtbot, window)
    click(qtbot, page.sight, "Refuser…")
    [dialog] = window.findChildren(CalmDialog)
    click(qtbot, dialog, "Refuser")
    assert "refusé" in [badge.text for badge in page.sight.findChildren(Badge)]
    assert [lot.refused for lot in exchanges.lots(awa)] == [True]
    assert people.listed(awa) == []


def test_every_lot_given_is_listed_on_demand(
    page: ExchangePage, qtbot: QtBot, pair: tuple[Session, Session], tmp_path: Path
) -> None:
    enrolled(pair, tmp_path)
    for number in range(10):
        exchanges.export(pair[0], path=tmp_path / f"{number}.citlot", everything=True)
    page.show_counter()
    titles = [row.title.text() for row in page.sight.findChildren(RowCard)]
    assert "Lot n° 10 pour Karim" in titles
    assert "Lot n° 1 pour Karim" not in titles
    click(qtbot, page.sight, "Voir tous les lots, reçus et remis")
    titles = [row.title.text() for row in page.sight.findChildren(RowCard)]
    assert {f"Lot n° {n} pour Karim" for n in range(1, 11)} <= set(titles)


def test_a_stranger_s_lot_asks_for_a_plain_yes(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
) -> None:
    awa, karim = pair
    exchanges.enrol(karim, path=exchanges.write_card(awa, path=tmp_path / "awa.citcarte"))
    people.create(karim, first_name="Inès")
    exchanges.export(karim, path=tmp_path / "1.citlot")
    open_bundle(page, window, qtbot, tmp_path / "1.citlot")
    click(qtbot, page, "Fusionner")
    [dialog] = window.findChildren(CalmDialog)
    assert people.listed(awa) == []
    click(qtbot, dialog, "Fusionner quand même")
    rest(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(page.sight, Counter))
    assert len(people.listed(awa)) == 1


def test_a_file_that_is_no_lot_is_refused_in_words(
    page: ExchangePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "faux.citlot"
    path.write_bytes(b"bonjour")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    rest(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.findChildren(Banner)))
    assert isinstance(page.sight, Counter)


def test_a_lost_machine_is_revoked(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
) -> None:
    enrolled(pair, tmp_path)
    window.changes.notify({"peer"})
    [lock] = [
        button
        for button in page.findChildren(QPushButton)
        if button.accessibleName() == "Révoquer la machine de Karim"
    ]
    qtbot.mouseClick(lock, Qt.MouseButton.LeftButton)
    [dialog] = window.findChildren(CalmDialog)
    click(qtbot, dialog, "Révoquer")
    assert [peer.state for peer in exchanges.listed(pair[0])] == ["revoked"]
    click(qtbot, page, "Réadmettre")
    assert [peer.state for peer in exchanges.listed(pair[0])] == ["enrolled"]


def test_a_folder_is_chosen_and_the_others_lots_come_by_themselves(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    awa, karim = pair
    enrolled(pair, tmp_path)
    shared = tmp_path / "partage"
    shared.mkdir()
    watch = FolderWatch(window, awa)
    watch.look()
    assert not window.runner.busy  # no folder, no work
    page.show_counter()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(shared))
    click(qtbot, page, "Choisir un dossier")
    rest(qtbot, window)
    assert len(list(shared.glob("awa-*/*.citlot"))) == 1
    exchange_folder.choose(karim, path=shared)
    people.create(karim, first_name="Inès")
    exchange_folder.look(karim)
    watch.look()
    rest(qtbot, window)
    assert [line.person.first_name for line in people.listed(awa)] == ["Inès"]
    shared.rename(tmp_path / "ailleurs")
    click(qtbot, page, "Regarder maintenant")
    rest(qtbot, window)
    assert not exchange_folder.standing(awa).present
    click(qtbot, page, "Ne plus l’utiliser")
    rest(qtbot, window)
    assert exchange_folder.chosen(awa) == ""


def test_what_waits_in_the_folder_is_seen_before_it_is_taken(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
) -> None:
    awa, karim = pair
    exchanges.enrol(karim, path=exchanges.write_card(awa, path=tmp_path / "awa.citcarte"))
    shared = tmp_path / "partage"
    shared.mkdir()
    for session in reversed(pair):
        exchange_folder.choose(session, path=shared)
        exchange_folder.look(session)
    page.show_counter()
    click(qtbot, page, "Voir")
    [dialog] = window.findChildren(CalmDialog)
    click(qtbot, dialog, "Ce sont bien les mêmes mots")
    assert [peer.name for peer in exchanges.listed(awa)] == ["Karim"]


def test_several_lots_are_dropped_at_once_into_one_preview(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
) -> None:
    awa, karim = pair
    first = bundle_of_karim(pair, tmp_path)
    people.create(karim, first_name="Zoé")
    second = tmp_path / "deux.citlot"
    exchanges.export(karim, path=second)
    ugly = tmp_path / "notes.citlot"
    ugly.write_text("bonjour")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in (second, ugly, first)])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    rest(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(page.sight, Incoming))
    assert isinstance(page.sight, Incoming)
    rows = [row.title.text() for row in page.sight.findChildren(RowCard)]
    click(qtbot, page, "Voir la liste des changements")
    shown = {row.title.text() for row in page.sight.findChildren(RowCard)} - set(rows)
    assert {name.split()[0] for name in shown} >= {"Inès", "Zoé"}
    assert rows == ["Lot n° 1 de Karim", "Lot n° 2 de Karim", "notes.citlot"]
    assert people.listed(awa) == []
    click(qtbot, page, "Fusionner")
    rest(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(page.sight, Counter))
    assert {line.person.first_name for line in people.listed(awa)} == {"Inès", "Zoé"}


def test_a_merge_that_is_stopped_changes_nothing(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
) -> None:
    awa = pair[0]
    open_bundle(page, window, qtbot, bundle_of_karim(pair, tmp_path))
    before = exchanges.fingerprint(awa)
    click(qtbot, page, "Fusionner")
    for job in list(window.runner._jobs):
        job.cancel()
    rest(qtbot, window)
    assert isinstance(page.sight, Incoming)
    assert exchanges.fingerprint(awa) == before
    assert exchanges.lots(awa) == []


def test_a_receipt_is_written_for_whoever_brought_the_lot(
    page: ExchangePage,
    window: MainWindow,
    qtbot: QtBot,
    pair: tuple[Session, Session],
    tmp_path: Path,
) -> None:
    awa = pair[0]
    exchanges.merge(awa, path=bundle_of_karim(pair, tmp_path))
    page.show_counter()
    [button] = [
        found
        for found in page.sight.findChildren(QPushButton)
        if found.accessibleName().startswith("Accusé de réception du lot n° 1 de Karim")
    ]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    [preview] = window.findChildren(PreviewDialog)
    qtbot.waitUntil(preview.save.isEnabled)
    assert "Karim" in preview.words.toPlainText()
    preview.write(tmp_path / "accuse.pdf")
    rest(qtbot, window)
    assert (tmp_path / "accuse.pdf").read_bytes().startswith(b"%PDF")


def test_who_holds_what_we_gave_is_shown(
    page: ExchangePage, pair: tuple[Session, Session], tmp_path: Path
) -> None:
    awa, karim = pair
    enrolled(pair, tmp_path)
    people.create(awa, first_name="Inès")
    exchanges.export(awa, path=tmp_path / "1.citlot")
    page.show_counter()
    shown = [row.title.text() for row in page.sight.findChildren(RowCard)]
    assert "Lot n° 1 pour Karim" in shown
    exchanges.merge(karim, path=tmp_path / "1.citlot")
    exchanges.export(karim, path=tmp_path / "2.citlot")
    exchanges.merge(awa, path=tmp_path / "2.citlot")
    page.show_counter()
    words = [badge.text for badge in page.sight.findChildren(Badge)]
    assert any(text.startswith("vu par Karim le ") for text in words)


def test_a_lot_double_clicked_elsewhere_is_looked_at_here(
    window: MainWindow, qtbot: QtBot, pair: tuple[Session, Session], tmp_path: Path
) -> None:
    path = bundle_of_karim(pair, tmp_path)
    window.go("week")
    window.come_forward([path])
    rest(qtbot, window)
    shown = window.page()
    assert isinstance(shown, ExchangePage)
    qtbot.waitUntil(lambda: isinstance(shown.sight, Incoming))


def test_a_lot_that_opened_the_program_waits_for_the_work(
    dressed: QApplication, qtbot: QtBot, pair: tuple[Session, Session], tmp_path: Path
) -> None:
    path = bundle_of_karim(pair, tmp_path)
    window = MainWindow()
    qtbot.addWidget(window)
    window.receive([path])
    assert window.page() is None
    window.attach(SessionDesk(pair[0]), pair[0])
    rest(qtbot, window)
    shown = window.page()
    assert isinstance(shown, ExchangePage)
    qtbot.waitUntil(lambda: isinstance(shown.sight, Incoming))
    window.close()
