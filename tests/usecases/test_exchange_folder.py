"""The exchange folder: machines that never meet, and a carrier that is not always careful."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import exchange_folder, exchanges, history, people
from citeapp.usecases.exchange_folder import Round
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]


@pytest.fixture
def carried(tmp_path: Path) -> Path:
    path = tmp_path / "partage"
    path.mkdir()
    return path


def look(session: Session) -> Round:
    return exchange_folder.look(session).value


def gather(team: Team, carried: Path, *names: str) -> list[Session]:
    sessions = team(*names)
    for session in sessions:
        exchange_folder.choose(session, path=carried)
    return sessions


def names(session: Session) -> list[str]:
    return sorted(line.person.name for line in people.listed(session))


def files(carried: Path) -> dict[str, bytes]:
    return {
        path.relative_to(carried).as_posix(): path.read_bytes()
        for path in carried.rglob("*")
        if path.is_file()
    }


def test_three_machines_end_alike_without_anyone_asking(team: Team, carried: Path) -> None:
    everyone = gather(team, carried, "Samira", "Karim", "Lise")
    for session, name in zip(everyone, ("Awa", "Benoît", "Chloé"), strict=True):
        people.create(session, first_name=name)
    for _turn in range(2):
        for session in everyone:
            assert look(session).waiting == ()
    assert [names(session) for session in everyone] == [["Awa", "Benoît", "Chloé"]] * 3
    assert len({exchanges.fingerprint(session) for session in everyone}) == 1


def test_it_comes_to_rest(team: Team, carried: Path) -> None:
    everyone = gather(team, carried, "Samira", "Karim")
    people.create(everyone[0], first_name="Awa")
    for _turn in range(3):
        rounds = [look(session) for session in everyone]
    assert rounds == [Round(present=True), Round(present=True)]
    before = files(carried)
    for session in everyone:
        look(session)
    assert files(carried) == before


def test_each_writes_only_in_its_own_place(team: Team, carried: Path) -> None:
    samira, karim = gather(team, carried, "Samira", "Karim")
    look(samira)
    hers = files(carried)
    assert {name.split("/")[0][:6] for name in hers} == {"samira"}
    people.create(karim, first_name="Benoît")
    look(karim)
    assert {name: files(carried)[name] for name in hers} == hers


def test_one_lot_a_machine_stays_however_long_it_goes_on(team: Team, carried: Path) -> None:
    samira, karim = gather(team, carried, "Samira", "Karim")
    for name in ("Awa", "Benoît", "Chloé"):
        people.create(samira, first_name=name)
        look(samira)
    assert len(list(carried.glob("samira*/*.citlot"))) == 1
    look(karim)
    assert names(karim) == ["Awa", "Benoît", "Chloé"]


def test_half_a_file_waits_and_is_taken_when_whole(team: Team, carried: Path) -> None:
    samira, karim = gather(team, carried, "Samira", "Karim")
    people.create(samira, first_name="Awa")
    look(samira)
    [path] = carried.glob("samira*/*.citlot")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    [waiting] = look(karim).waiting
    assert "incomplet" in waiting.why
    assert names(karim) == []
    path.write_bytes(whole)
    assert look(karim).waiting == ()
    assert names(karim) == ["Awa"]


def test_what_carriers_leave_lying_about_does_no_harm(team: Team, carried: Path) -> None:
    samira, karim = gather(team, carried, "Samira", "Karim")
    people.create(samira, first_name="Awa")
    look(samira)
    [path] = carried.glob("samira*/*.citlot")
    shutil.copy(path, path.with_name(f"{path.stem}.sync-conflict-20260311-101500-ABCDEFG.citlot"))
    (path.parent / ".syncthing.lot.citlot.tmp").write_bytes(b"half")
    (path.parent / f"~{path.name}").write_bytes(b"half")
    (carried / ".stfolder").mkdir()
    (carried / "photo.jpg").write_bytes(b"not a lot")
    found = look(karim)
    assert (len(found.merged), found.waiting) == (1, ())
    assert names(karim) == ["Awa"]


def test_a_vanished_share_is_absence_never_deletion(team: Team, carried: Path) -> None:
    samira, karim = gather(team, carried, "Samira", "Karim")
    people.create(samira, first_name="Awa")
    for session in (samira, karim):
        look(session)
    away = carried.rename(carried.with_name("ailleurs"))
    people.create(karim, first_name="Benoît")
    assert look(karim) == Round(present=False)
    assert not exchange_folder.standing(karim).present
    assert not carried.exists()
    assert names(karim) == ["Awa", "Benoît"]
    carried.mkdir()  # what is left of a mount when the share dropped
    assert look(karim) == Round(present=False)
    assert list(carried.iterdir()) == []
    carried.rmdir()
    away.rename(carried)
    assert look(karim).dropped is not None
    look(samira)
    assert names(samira) == ["Awa", "Benoît"]


def test_files_that_go_away_take_nothing_with_them(team: Team, carried: Path) -> None:
    samira, karim = gather(team, carried, "Samira", "Karim")
    people.create(samira, first_name="Awa")
    for session in (samira, karim):
        look(session)
    shutil.rmtree(next(carried.glob("samira*")))
    look(karim)
    assert names(karim) == ["Awa"]


def test_a_stranger_waits_for_a_person(
    team: Team, make_session: Callable[..., Session], carried: Path
) -> None:
    [samira, _karim] = gather(team, carried, "Samira", "Karim")
    stranger = make_session("Paul")
    card = exchanges.write_card(samira, path=carried / "samira.citcarte")
    exchanges.enrol(stranger, path=card)
    exchange_folder.choose(stranger, path=carried)
    people.create(stranger, first_name="Denis")
    look(stranger)
    waiting = look(samira).waiting
    assert {one.is_card for one in waiting} == {True, False}
    assert all("Paul" in one.why for one in waiting)
    assert exchange_folder.standing(samira).waiting == waiting
    assert names(samira) == []
    exchanges.enrol(samira, path=next(one.path for one in waiting if one.is_card))
    assert look(samira).waiting == ()
    assert names(samira) == ["Denis"]


def test_the_folder_of_the_data_itself_is_refused(session: Session, tmp_path: Path) -> None:
    for path in (session.home.data, session.home.data.parent, session.home.backups):
        path.mkdir(exist_ok=True)
        with pytest.raises(InputRefused, match="données de CitéApp"):
            exchange_folder.choose(session, path=path)
    with pytest.raises(InputRefused, match="pas un dossier"):
        exchange_folder.choose(session, path=tmp_path / "rien")
    assert exchange_folder.chosen(session) == ""


def test_without_a_folder_nothing_happens(session: Session) -> None:
    assert look(session) == Round(present=False)


def test_undo_takes_back_my_act_not_the_lot_that_came_meanwhile(team: Team, carried: Path) -> None:
    samira, karim = gather(team, carried, "Samira", "Karim")
    people.create(samira, first_name="Awa")
    look(samira)
    people.create(karim, first_name="Benoît")
    look(karim)
    history.undo(karim)
    assert names(karim) == ["Awa"]
    people.create(samira, first_name="Chloé")
    look(samira)
    look(karim)
    history.redo(karim)
    assert names(karim) == ["Awa", "Benoît", "Chloé"]
    [*_older, first] = exchanges.lots(karim)
    exchanges.set_aside(karim, lot=first.n)
    assert names(karim) == ["Benoît", "Chloé"]
