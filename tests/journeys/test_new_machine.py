"""A laptop dies, is stolen, is replaced: a backup on a stick and twelve words bring it all back."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import KeyRefused
from citeapp.base.paths import Home
from citeapp.bootstrap import Created
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting import start
from citeapp.usecases import (
    actions,
    attendance,
    collectives,
    exchanges,
    maintenance,
    meetings,
    notes,
    people,
)
from citeapp.usecases.session import Session


def machine(tmp_path: Path, name: str) -> Home:
    return Home(data=tmp_path / name / "data", config=tmp_path / name / "keys")


def begin(tmp_path: Path, name: str, clock: FixedClock) -> Created:
    return bootstrap.create(
        machine(tmp_path, name),
        name=name,
        organisation="Centre social",
        clock=clock,
        random_bytes=random.Random(name).randbytes,
    )


@pytest.fixture
def samira(tmp_path: Path, clock: FixedClock) -> Created:
    """A year of work in small: a collectif, people, a rencontre with its text, actions."""
    made = begin(tmp_path, "Samira", clock)
    session = made.session
    place = collectives.create(session, name="Dorignies").value.id
    met = meetings.create(
        session, collective_id=place, date=date(2026, 3, 5), start=time(17, 30)
    ).value.id
    for first in ("Awa", "Benoît", "Chloé"):
        one = people.create(session, first_name=first, phone="0600000001").value.id
        attendance.mark(session, meeting_id=met, person_id=one, state="present")
    notes.add(session, owner_id=met, field="notes", typed="Le banc est cassé.")
    actions.create(session, what="Réparer le banc", owners=[one], collective_id=place)
    gone = people.create(session, first_name="Erreur").value.id
    people.remove(session, id=gone)
    return made


@pytest.fixture
def karim(tmp_path: Path, clock: FixedClock, samira: Created) -> Iterator[Session]:
    """A colleague who has her card, she has his."""
    session = begin(tmp_path, "Karim", clock).session
    for giver, taker in ((session, samira.session), (samira.session, session)):
        exchanges.enrol(taker, path=exchanges.write_card(giver, path=tmp_path / "x.citcarte"))
    yield session
    bootstrap.close(session)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.close()


def content(session: Session) -> tuple[str, dict[str, int]]:
    """The digest of the collectif, which every machine counts alike, and how many rows of each."""
    nouns = ("collective", "person", "meeting", "attendance", "line", "action_item", "facilitator")
    count = session.workspace.connection.value
    counts = {noun: int(count(f"SELECT count(*) FROM v_{noun}")) for noun in nouns}
    return exchanges.fingerprint(session, collective_named="Dorignies"), counts


def press(window: MainWindow, words: str) -> None:
    center = window.centralWidget()
    assert center is not None
    buttons = center.findChildren(QPushButton)
    button = next(b for b in buttons if words in (b.text() or b.accessibleName()))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_in(window: MainWindow, words: str) -> None:
    center = window.centralWidget()
    assert center is not None
    edit = center.findChildren(QLineEdit)[0]
    edit.clear()
    QTest.keyClicks(edit, words)


def session_of(window: MainWindow) -> Session:
    assert window.context is not None
    return window.context.session


def on_a_stick(session: Session, tmp_path: Path) -> Path:
    """As « Copie sur un autre disque… » leaves it."""
    stick = tmp_path / "cle"
    stick.mkdir(exist_ok=True)
    return maintenance.backup(session, path=stick / "citeapp-20260311-090000.citsave")


def test_a_dead_laptop_comes_back_whole_from_its_backup_and_twelve_words(
    samira: Created,
    karim: Session,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = content(samira.session)
    known = samira.session.identity.site_guid
    saved = on_a_stick(samira.session, tmp_path)
    people.create(samira.session, first_name="Après")  # after the backup, and sent to nobody
    bootstrap.close(samira.session)
    shutil.rmtree(tmp_path / "Samira")
    # an empty profile: the window as it opens for the very first time
    new = machine(tmp_path, "neuve")
    start.open_work(window, home=new)
    type_in(window, "Samira")
    press(window, "Continuer")
    type_in(window, "Centre social")
    press(window, "J’anime")
    press(window, "Retrouver mes données")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_n: (str(saved), ""))
    type_in(window, " ".join(samira.words))
    press(window, "Choisir la sauvegarde")
    session = session_of(window)
    assert content(session) == before
    assert maintenance.check(session).sound
    assert session.identity.signing_seed == samira.session.identity.signing_seed
    assert session.workspace.guid != known
    # and the team goes on with it, without anybody being enrolled anew
    people.create(session, first_name="Nouvelle")
    exchanges.export(session, path=tmp_path / "1.citlot")
    merged = exchanges.merge(karim, path=tmp_path / "1.citlot").value
    assert (merged.known_sender, merged.agrees) == (True, True)
    assert "Nouvelle" in [line.person.first_name for line in people.listed(karim)]
    window.close()
    again = bootstrap.open_session(new)  # by the account itself from now on
    assert again.workspace.guid == session.identity.site_guid
    bootstrap.close(again)


def test_a_folder_carried_to_another_laptop_goes_on_beside_the_first(
    samira: Created, karim: Session, tmp_path: Path, clock: FixedClock
) -> None:
    before = content(samira.session)
    bootstrap.close(samira.session)
    shutil.copytree(tmp_path / "Samira", tmp_path / "portable")
    carried = bootstrap.open_session(machine(tmp_path, "portable"), clock=clock)
    stayed = bootstrap.open_session(machine(tmp_path, "Samira"), clock=clock)
    assert content(carried) == content(stayed) == before
    assert carried.workspace.guid != stayed.workspace.guid
    for number, session in enumerate((carried, stayed)):
        people.create(session, first_name=f"Depuis {number}")
        exchanges.export(session, path=tmp_path / f"{number}.citlot")
        exchanges.merge(karim, path=tmp_path / f"{number}.citlot")
        bootstrap.close(session)
    names = [line.person.first_name for line in people.listed(karim)]
    assert {"Depuis 0", "Depuis 1"} <= set(names)
    assert maintenance.check(karim).sound


def test_a_lost_key_file_loses_none_of_the_work(
    samira: Created, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even what was done since the last backup."""
    home = samira.session.home
    maintenance.backup(samira.session)
    people.create(samira.session, first_name="Après")
    before = content(samira.session)
    bootstrap.close(samira.session)
    home.keys.unlink()
    home.keys_copy.unlink()
    start.open_work(window, home=home)
    press(window, "Retrouver la clé")
    assert window.context is None  # no words were typed
    type_in(window, " ".join(samira.words))
    press(window, "Retrouver la clé")
    assert content(session_of(window)) == before
    assert list(home.data.glob("*.avant-*")) == []


def test_the_backup_of_other_work_brings_no_key(
    samira: Created, tmp_path: Path, clock: FixedClock
) -> None:
    other = begin(tmp_path, "Léa", clock)
    saved = on_a_stick(other.session, tmp_path)
    home = samira.session.home
    for session in (samira.session, other.session):
        bootstrap.close(session)
    home.keys.unlink()
    home.keys_copy.unlink()
    with pytest.raises(KeyRefused, match="autre espace"):
        bootstrap.bring_keys_back(home, saved, words=" ".join(other.words))
    assert not home.keys.exists()
