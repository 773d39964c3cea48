"""A workspace is created once, opened, copied, restored; never replaced by an empty one."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import (
    DiskRefused,
    InputRefused,
    KeyRefused,
    NotFound,
    StoreDamaged,
    UserError,
)
from citeapp.base.paths import Home
from citeapp.bootstrap import Created
from citeapp.store import travelling
from citeapp.usecases import exchanges, maintenance, people
from citeapp.usecases.session import Session

Dots = set[tuple[str, int]]
CANARY = "un canari bien long"
"""Long enough that cipher text does not hold it by chance."""


@pytest.fixture
def created(home: Home, clock: FixedClock) -> Iterator[Created]:
    made = bootstrap.create(
        home,
        name="Samira",
        organisation="Centre social",
        clock=clock,
        random_bytes=random.Random("Samira").randbytes,
    )
    people.create(made.session, first_name="Awa")
    yield made
    made.session.close()


def empty_machine(tmp_path: Path, name: str = "elsewhere") -> Home:
    return Home(data=tmp_path / name / "data", config=tmp_path / name / "keys")


def dots(session: Session) -> Dots:
    ops = travelling.outgoing(session.workspace.connection, {})
    return {(op.site, op.seq) for op in ops}


def names(session: Session) -> list[str]:
    return [line.person.name for line in people.listed(session)]


def test_what_was_done_is_there_at_the_next_start(created: Created, home: Home) -> None:
    guid = created.session.workspace.guid
    bootstrap.close(created.session)
    assert [path.name for path in home.data.glob("citeapp.db*")] == ["citeapp.db"]
    session = bootstrap.open_session(home)
    assert names(session) == ["Awa"]
    assert session.workspace.guid == guid
    assert session.me.display_name == "Samira"
    session.close()


def test_nothing_readable_lies_on_the_disk(created: Created, home: Home) -> None:
    people.create(created.session, first_name="Fatoumata", remark=CANARY)
    bootstrap.close(created.session)
    for path in home.data.iterdir():
        if path.is_file():
            data = path.read_bytes()
            assert b"SQLite format" not in data
            assert CANARY.encode() not in data, path.name
    assert home.keys.stat().st_mode & 0o077 == 0


def test_a_second_workspace_never_replaces_the_first(created: Created, home: Home) -> None:
    with pytest.raises(InputRefused, match="déjà un espace"):
        bootstrap.create(home, name="Autre", organisation="")
    assert names(created.session) == ["Awa"]


def test_a_name_is_needed(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="nom"):
        bootstrap.create(empty_machine(tmp_path), name="  ", organisation="")
    with pytest.raises(InputRefused, match="pas encore"):
        bootstrap.open_session(empty_machine(tmp_path))


def test_a_start_that_fails_half_way_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = empty_machine(tmp_path)

    def full(*_given: object, **_named: object) -> None:
        raise DiskRefused("Le disque est plein.")

    with monkeypatch.context() as failing:
        failing.setattr(bootstrap.opening.keyslots, "create", full)
        with pytest.raises(DiskRefused):
            bootstrap.create(home, name="Samira", organisation="")
    assert not bootstrap.exists(home)
    bootstrap.close(bootstrap.create(home, name="Samira", organisation="").session)


def test_a_lost_disk_is_not_a_lost_base(created: Created, tmp_path: Path) -> None:
    saved = maintenance.backup(created.session)
    stick = tmp_path / "stick.citsave"
    shutil.copy(saved, stick)
    before = dots(created.session)
    there = empty_machine(tmp_path)
    with pytest.raises(KeyRefused):
        bootstrap.restore(there, stick, words="abeille " * 12)
    restored = bootstrap.restore(there, stick, words=" ".join(created.words).upper())
    assert names(restored) == ["Awa"]
    assert maintenance.check(restored).sound
    people.create(restored, first_name="Benoît")
    people.create(created.session, first_name="Chloé")
    assert restored.workspace.guid != created.session.workspace.guid
    assert not (dots(restored) - before) & (dots(created.session) - before)
    bootstrap.close(restored)
    again = bootstrap.open_session(there)
    assert names(again) == ["Awa", "Benoît"]
    again.close()


def test_restoring_here_moves_the_present_aside(created: Created, home: Home) -> None:
    saved = maintenance.backup(created.session)
    people.create(created.session, first_name="Benoît")
    known = dots(created.session)
    bootstrap.close(created.session)
    restored = bootstrap.restore(home, saved)
    assert names(restored) == ["Awa"]
    people.create(restored, first_name="Chloé")
    fresh = dots(restored) - known
    assert len(fresh) == 2  # the machine's new row, and Chloé: no number serves twice
    assert all(site == restored.workspace.guid for site, _seq in fresh)
    assert list(home.data.glob("citeapp.db.avant-*"))
    restored.close()


def test_what_was_done_after_the_backup_comes_back_from_others(
    created: Created, home: Home, tmp_path: Path, clock: FixedClock
) -> None:
    samira = created.session
    karim = bootstrap.create(
        empty_machine(tmp_path, "karim"),
        name="Karim",
        organisation="",
        clock=clock,
        random_bytes=random.Random("Karim").randbytes,
    ).session
    for giver, taker in ((samira, karim), (karim, samira)):
        exchanges.enrol(taker, path=exchanges.write_card(giver, path=tmp_path / "une.carte"))
    saved = maintenance.backup(samira)
    people.create(samira, first_name="Benoît")
    exchanges.export(samira, path=tmp_path / "1.citlot")
    exchanges.merge(karim, path=tmp_path / "1.citlot")
    bootstrap.close(samira)
    restored = bootstrap.restore(home, saved, clock=clock)
    assert names(restored) == ["Awa"]
    people.create(restored, first_name="Chloé")
    exchanges.export(karim, path=tmp_path / "2.citlot", everything=True)
    exchanges.merge(restored, path=tmp_path / "2.citlot")
    assert names(restored) == ["Awa", "Benoît", "Chloé"]
    exchanges.export(restored, path=tmp_path / "3.citlot")
    merged = exchanges.merge(karim, path=tmp_path / "3.citlot").value
    assert (merged.known_sender, merged.agrees, merged.altered) == (True, True, 0)
    assert exchanges.fingerprint(karim) == exchanges.fingerprint(restored)
    restored.close()
    karim.close()


def test_a_copied_folder_is_another_machine(created: Created, home: Home, tmp_path: Path) -> None:
    bootstrap.close(created.session)
    shutil.copytree(home.data, tmp_path / "copy")
    copy = bootstrap.open_session(Home(data=tmp_path / "copy", config=tmp_path / "copy"))
    original = bootstrap.open_session(home)
    assert original.workspace.guid == created.session.identity.site_guid
    assert copy.workspace.guid != original.workspace.guid
    people.create(copy, first_name="Benoît")
    people.create(original, first_name="Chloé")
    shared = dots(copy) & dots(original)
    assert all(site == original.workspace.guid for site, _seq in shared)
    assert len(dots(original) - shared) == 1
    copy.close()
    original.close()


def test_an_older_file_put_back_is_noticed(created: Created, home: Home) -> None:
    old = created.session.workspace.guid
    bootstrap.close(created.session)
    older = home.database.read_bytes()
    session = bootstrap.open_session(home)
    people.create(session, first_name="Benoît")
    known = dots(session)
    bootstrap.close(session)
    with home.database.open("r+b") as file:  # the same inode, as an image put back has
        file.truncate()
        file.write(older)
    session = bootstrap.open_session(home)
    people.create(session, first_name="Chloé")
    assert not {dot for dot in dots(session) - known if dot[0] == old}
    session.close()


def damage_nothing_left(data: bytes) -> bytes:
    return b""


def damage_cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def damage_short(data: bytes) -> bytes:
    return data[:15]


def damage_zeros(data: bytes) -> bytes:
    return bytes(len(data))


def damage_head(data: bytes) -> bytes:
    return bytes(64) + data[64:]


def damage_other(data: bytes) -> bytes:
    return b"Bonjour, ceci n'est pas une base. " * 500


@pytest.mark.parametrize(
    "damage",
    [damage_nothing_left, damage_cut, damage_short, damage_zeros, damage_head, damage_other],
)
def test_a_damaged_file_is_told_kept_and_backups_are_listed(
    created: Created, home: Home, damage: Callable[[bytes], bytes]
) -> None:
    saved = maintenance.backup(created.session)
    bootstrap.close(created.session)
    broken = damage(home.database.read_bytes())
    home.database.write_bytes(broken)
    with pytest.raises(StoreDamaged) as refusal:
        open_and_read(home)
    assert home.database.read_bytes() == broken
    assert refusal.value.safe
    if damage is not damage_cut:
        assert saved.name in refusal.value.todo
    session = bootstrap.restore(home, saved)
    assert names(session) == ["Awa"]
    session.close()


def open_and_read(home: Home) -> None:
    session = bootstrap.open_session(home)
    try:
        faults = maintenance.check(session).faults
        names(session)
    finally:
        session.workspace.connection.raw.close()
    if faults:
        raise StoreDamaged(faults[0], safe="-")


def test_flipped_bits_are_never_shown_as_data(created: Created, home: Home) -> None:
    bootstrap.close(created.session)
    whole = home.database.read_bytes()
    dice = random.Random(7)
    for _turn in range(40):
        place = dice.randrange(len(whole))
        broken = bytearray(whole)
        broken[place] ^= 1 << dice.randrange(8)
        home.database.write_bytes(bytes(broken))
        with pytest.raises(StoreDamaged):
            open_and_read(home)
    home.database.write_bytes(whole)
    session = bootstrap.open_session(home)
    assert names(session) == ["Awa"]
    session.close()


def test_a_missing_file_is_never_made_anew(created: Created, home: Home) -> None:
    saved = maintenance.backup(created.session)
    bootstrap.close(created.session)
    home.database.unlink()
    with pytest.raises(StoreDamaged, match="disparu") as refusal:
        bootstrap.open_session(home)
    assert saved.name in refusal.value.todo
    assert not home.database.exists()
    with pytest.raises(InputRefused):
        bootstrap.create(home, name="Samira", organisation="")
    session = bootstrap.restore(home, saved)
    assert names(session) == ["Awa"]
    session.close()


def test_missing_keys_are_told(created: Created, home: Home) -> None:
    bootstrap.close(created.session)
    home.keys.unlink()
    session = bootstrap.open_session(home)  # from the copy
    session.close()
    home.keys.unlink()
    home.keys_copy.unlink()
    with pytest.raises(NotFound, match="clés"):
        bootstrap.open_session(home)
    assert home.database.exists()


def test_a_backup_of_another_machine_asks_for_its_words(created: Created, tmp_path: Path) -> None:
    saved = maintenance.backup(created.session)
    with pytest.raises(KeyRefused, match=r"vient d’une autre machine.*mots de secours"):
        bootstrap.restore(empty_machine(tmp_path), saved)


@pytest.mark.parametrize("cut", [0, 5, 12, 200, -1])
def test_a_broken_backup_replaces_nothing(created: Created, home: Home, cut: int) -> None:
    saved = maintenance.backup(created.session)
    bootstrap.close(created.session)
    saved.write_bytes(saved.read_bytes()[:cut])
    before = sorted(path.name for path in home.data.iterdir())
    with pytest.raises(UserError):
        bootstrap.restore(home, saved)
    assert sorted(path.name for path in home.data.iterdir()) == before
    session = bootstrap.open_session(home)
    assert names(session) == ["Awa"]
    session.close()


def test_a_clock_in_1970_stops_nothing(created: Created, home: Home) -> None:
    bootstrap.close(created.session)
    then = FixedClock(datetime(1970, 1, 1, 0, 5, tzinfo=timezone(timedelta(hours=1))))
    session = bootstrap.open_session(home, clock=then)
    people.create(session, first_name="Benoît")
    assert "1970" in maintenance.clock_remark(session)
    first = maintenance.backup_if_due(session)
    assert first is not None
    assert maintenance.backup_if_due(session) is None
    (awa,) = [line.person for line in people.listed(session) if line.person.first_name == "Awa"]
    people.change(session, id=awa.id, phone="0600000001")
    bootstrap.close(session)
    session = bootstrap.open_session(home)
    assert people.get(session, id=awa.id).phone == "0600000001"
    assert sorted(names(session)) == ["Awa", "Benoît"]
    session.close()


def test_a_clock_that_fell_behind_is_told(created: Created, clock: FixedClock) -> None:
    session = created.session
    assert maintenance.clock_remark(session) == ""
    session.workspace.clock = FixedClock(clock.now() - timedelta(hours=3))  # another time zone
    assert maintenance.clock_remark(session) == ""
    session.workspace.clock = FixedClock(clock.now() - timedelta(days=400))
    assert "réglez-la" in maintenance.clock_remark(session)
