"""What keeps a workspace alive, in the words of its keeper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import DiskRefused, UserError
from citeapp.base.paths import Home
from citeapp.bootstrap import Created
from citeapp.store import backups
from citeapp.usecases import exchanges, maintenance, people
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]
NOW = datetime(2026, 3, 11, 9, 0)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=20), "Copie vérifiée à l’instant"),
        (timedelta(minutes=12), "Copie vérifiée il y a 12 min"),
        (timedelta(hours=30), "Copie vérifiée il y a 30 h"),
        (timedelta(days=3), "Copie vérifiée il y a 3 jours"),
        (-timedelta(days=400), "Copie vérifiée à l’instant"),
    ],
)
def test_the_age_of_the_last_backup_is_said_in_words(age: timedelta, words: str) -> None:
    assert maintenance.age_words(NOW - age, NOW) == words


def test_no_backup_yet() -> None:
    assert maintenance.age_words(None, NOW) == "Aucune copie vérifiée"


def worked(session: Session, after: timedelta) -> None:
    """Something is written, some time later."""
    assert isinstance(session.clock, FixedClock)
    session.clock.move(after)
    people.create(session, first_name="Awa")


def test_a_backup_is_made_at_most_every_half_hour_of_work(session: Session) -> None:
    worked(session, timedelta())
    first = maintenance.backup_if_due(session)
    assert first is not None
    worked(session, timedelta(minutes=20))
    assert maintenance.backup_if_due(session) is None
    worked(session, timedelta(minutes=10))
    assert maintenance.backup_if_due(session) not in (None, first)


def test_nothing_written_needs_no_backup(session: Session) -> None:
    worked(session, timedelta())
    maintenance.backup_if_due(session)
    assert isinstance(session.clock, FixedClock)
    session.clock.move(timedelta(days=30))
    assert maintenance.backup_if_due(session) is None


def test_a_backup_from_the_future_protects_nothing(session: Session) -> None:
    """It was made while the clock of the machine was wrong."""
    assert isinstance(session.clock, FixedClock)
    session.clock.move(timedelta(days=4000))
    assert maintenance.backup_if_due(session) is not None
    session.clock.move(timedelta(days=-4000))
    worked(session, timedelta(hours=1))
    assert maintenance.backup_if_due(session) is not None


def test_backups_are_listed_and_the_workspace_is_sound(session: Session) -> None:
    assert maintenance.last_backup(session) is None
    path = maintenance.backup(session)
    assert [found.path for found in maintenance.listed(session)] == [path]
    health = maintenance.check(session)
    assert (health.sound, health.faults) == (True, ())
    assert health.last_backup == maintenance.last_backup(session) is not None
    assert health.operations > 0


def test_a_row_shown_otherwise_than_the_journal_says_is_named(session: Session) -> None:
    awa = people.create(session, first_name="Awa", phone="0600000001").value.id
    people.create(session, first_name="Benoît")
    gone = people.create(session, first_name="Chloé").value.id
    connection = session.workspace.connection
    connection.execute("UPDATE _s_me SET capture = 0")
    connection.execute("UPDATE person SET phone = 'tordu' WHERE id = ?", (awa,))
    connection.execute("DELETE FROM person WHERE id = ?", (gone,))
    connection.execute("INSERT INTO person (id, first_name) VALUES ('x', 'Personne')")
    connection.execute("INSERT INTO _s_conflict VALUES ('person', ?, 'commune')", (awa,))
    connection.execute("UPDATE _s_me SET capture = 1")
    health = maintenance.check(session)
    assert (health.sound, health.faults) == (False, ())
    assert set(health.differing) == {"Awa (commune, téléphone)", "une fiche supprimée", "Personne"}
    assert maintenance.redraw(session).value == 3
    assert maintenance.check(session).sound
    assert sorted(one.person.name for one in people.listed(session)) == ["Awa", "Benoît", "Chloé"]


def test_what_this_machine_holds_is_counted_anew(session: Session) -> None:
    people.create(session, first_name="Awa")
    connection = session.workspace.connection
    connection.execute("UPDATE _s_entry SET aside = 1 WHERE tbl = 'person'")
    assert maintenance.check(session).differing[0] == ("Le compte de ce que cette machine a reçu.")


def test_settings_stay_on_this_machine(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    assert maintenance.setting(samira, name="theme", default="clair") == "clair"
    maintenance.set_setting(samira, name="theme", value="sombre")
    exchanges.merge(karim, path=send(samira))
    assert maintenance.setting(samira, name="theme") == "sombre"
    assert maintenance.setting(karim, name="theme") == ""


def test_a_weak_passphrase_is_refused_a_strong_one_opens(session: Session) -> None:
    before = maintenance.key_kinds(session)
    with pytest.raises(UserError):
        maintenance.set_passphrase(session, passphrase="azerty")
    assert maintenance.key_kinds(session) == before
    maintenance.set_passphrase(session, passphrase="la rentrée des collectifs de mars")
    assert maintenance.key_kinds(session) == before | {"passphrase"}
    maintenance.ask_passphrase_at_start(session, ask=True)
    assert "account" not in maintenance.key_kinds(session)
    maintenance.ask_passphrase_at_start(session, ask=False)
    assert maintenance.key_kinds(session) == before | {"passphrase"}


def test_a_backup_beside_a_lot_opens_with_the_words_and_the_newest_stay(
    make_created: Callable[..., Created], tmp_path: Path
) -> None:
    made = make_created("Samira")
    session, stick = made.session, tmp_path / "clé"
    stick.mkdir()
    karim = make_created("Karim").session
    exchanges.enrol(session, path=exchanges.write_card(karim, path=tmp_path / "karim.carte"))
    for turn in range(5):
        worked(session, timedelta(hours=1))
        lot = stick / f"{turn}.citlot"
        receipt = exchanges.export(session, path=lot, backup=True).value
        assert Path(receipt.backup).parent == stick
    left = sorted(stick.glob("*.citsave"))
    assert [path.name for path in left][-1] == Path(receipt.backup).name
    assert len(left) == 3
    home = Home(data=tmp_path / "neuve", config=tmp_path / "neuve")
    again = bootstrap.restore(home, Path(receipt.backup), words=" ".join(made.words))
    assert len(people.listed(again)) == 5
    bootstrap.close(again)


def test_a_clock_gone_back_does_not_take_the_new_backup_away(
    make_created: Callable[..., Created], tmp_path: Path
) -> None:
    session = make_created("Samira").session
    for _turn in range(4):
        worked(session, timedelta(hours=1))
        maintenance.backup_beside(session, tmp_path)
    worked(session, -timedelta(days=20_000))
    assert maintenance.backup_beside(session, tmp_path).exists()


def test_a_lot_stays_when_the_stick_has_no_room_for_the_backup(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samira, _karim = team("Samira", "Karim")
    worked(samira, timedelta())

    def full(*_given: object, **_named: object) -> None:
        raise DiskRefused("Le disque est plein.")

    monkeypatch.setattr(backups, "write_backup", full)
    receipt = exchanges.export(samira, path=tmp_path / "1.citlot", backup=True).value
    assert (receipt.backup, receipt.backup_refused) == ("", "Le disque est plein.")
    assert (tmp_path / "1.citlot").exists()
