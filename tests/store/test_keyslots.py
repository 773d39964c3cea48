"""A workspace opens by any of its slots and by nothing else; damage and power cuts do no harm."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from citeapp.base import crypto, files
from citeapp.base.crypto import LOWEST
from citeapp.base.errors import (
    DiskRefused,
    InputRefused,
    KeyRefused,
    NotFound,
    StoreDamaged,
    StoreTooNew,
)
from citeapp.store import keyslots, slotfile

PHRASE = "la rentrée des collectifs"
OTHER_PHRASE = "Un été à Dorignies, 2026"
SEED = b"c" * 32


def seeded(seed: str) -> Callable[[int], bytes]:
    turn = count()
    return lambda size: hashlib.shake_256(f"{seed}/{next(turn)}".encode()).digest(size)


RANDOM = seeded("keys")
KEY = keyslots.new_key(RANDOM)


@pytest.fixture
def paths(tmp_path: Path) -> keyslots.Paths:
    return tmp_path / "keys", tmp_path / "keys.2"


@pytest.fixture
def printed(paths: keyslots.Paths) -> tuple[str, ...]:
    return keyslots.create(
        paths, KEY, database_id="base-1", random_bytes=RANDOM, passphrase=PHRASE, cost=LOWEST
    )


def test_every_way_opens(paths: keyslots.Paths, printed: tuple[str, ...]) -> None:
    assert keyslots.kinds(paths) == {"account", "passphrase", "recovery"}
    assert keyslots.database_id(paths) == "base-1"
    assert keyslots.open_account(paths) == KEY
    assert keyslots.open_passphrase(paths, PHRASE) == KEY
    decomposed = unicodedata.normalize("NFD", PHRASE)
    assert keyslots.open_passphrase(paths, f" {decomposed}  ") == KEY
    assert keyslots.open_words(paths, printed) == KEY
    assert keyslots.open_words(paths, " ".join(printed).upper()) == KEY


def test_the_files_are_closed_to_other_accounts(
    paths: keyslots.Paths, printed: tuple[str, ...]
) -> None:
    assert [path.stat().st_mode & 0o777 for path in paths] == [0o600, 0o600]


def test_wrong_ways_give_one_message(paths: keyslots.Paths, printed: tuple[str, ...]) -> None:
    messages = set()
    for attempt in (
        lambda: keyslots.open_passphrase(paths, "autre phrase de passe"),
        lambda: keyslots.open_passphrase(paths, ""),
        lambda: keyslots.open_words(paths, printed[::-1]),
        lambda: keyslots.open_words(paths, ""),
        lambda: keyslots.open_words(paths, ["inconnu"] * 12),
        lambda: keyslots.open_coordinator(paths, SEED),
        lambda: keyslots.add_account(paths, b"x" * 32),
    ):
        with pytest.raises(KeyRefused) as caught:
            attempt()
        messages.add(str(caught.value))
    assert len(messages) == 1


def test_a_declined_passphrase(paths: keyslots.Paths) -> None:
    keyslots.create(paths, KEY, database_id="b", random_bytes=RANDOM)
    assert keyslots.kinds(paths) == {"account", "recovery"}
    with pytest.raises(InputRefused, match="phrase de passe"):
        keyslots.remove_account(paths)
    with pytest.raises(KeyRefused):
        keyslots.open_passphrase(paths, PHRASE)


def test_the_passphrase_may_be_asked_at_each_start(
    paths: keyslots.Paths, printed: tuple[str, ...]
) -> None:
    keyslots.remove_account(paths)
    with pytest.raises(KeyRefused):
        keyslots.open_account(paths)
    assert KEY.hex() not in paths[0].read_text() + paths[1].read_text()
    keyslots.add_account(paths, keyslots.open_passphrase(paths, PHRASE))
    assert keyslots.open_account(paths) == KEY


def test_changing_the_passphrase(paths: keyslots.Paths, printed: tuple[str, ...]) -> None:
    keyslots.add_passphrase(paths, KEY, OTHER_PHRASE, random_bytes=RANDOM, cost=LOWEST)
    assert keyslots.open_passphrase(paths, OTHER_PHRASE) == KEY
    with pytest.raises(KeyRefused):
        keyslots.open_passphrase(paths, PHRASE)
    with pytest.raises(InputRefused, match="trop facile"):
        keyslots.add_passphrase(paths, KEY, "azerty", random_bytes=RANDOM, cost=LOWEST)


@pytest.mark.parametrize("written", [0, 1])
def test_an_interrupted_change_leaves_one_way_open(
    paths: keyslots.Paths,
    printed: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    written: int,
) -> None:
    real, turns = files.write_verified, count()

    def cut(path: Path, data: bytes, *, private: bool) -> None:
        if next(turns) >= written:
            raise DiskRefused("cut")
        real(path, data, private=private)

    with monkeypatch.context() as patch:
        patch.setattr(keyslots, "write_verified", cut)
        with pytest.raises(DiskRefused):
            keyslots.add_passphrase(paths, KEY, OTHER_PHRASE, random_bytes=RANDOM, cost=LOWEST)
    assert keyslots.open_passphrase(paths, OTHER_PHRASE if written else PHRASE) == KEY
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("damaged", [0, 1])
def test_a_damaged_or_lost_copy_is_mended(
    paths: keyslots.Paths, printed: tuple[str, ...], damaged: int
) -> None:
    good = paths[damaged].read_bytes()
    bad = bytearray(good)
    for place in range(0, len(good), 7):
        bad[place] ^= 1
        paths[damaged].write_bytes(bytes(bad))
        assert keyslots.open_account(paths) == KEY
        assert paths[damaged].read_bytes() == good
        bad[place] ^= 1
    paths[damaged].unlink()
    assert keyslots.open_words(paths, printed) == KEY
    assert paths[damaged].read_bytes() == good


def test_both_copies_gone(paths: keyslots.Paths, printed: tuple[str, ...]) -> None:
    blob = keyslots.recovery_blob(paths)
    for path in paths:
        path.write_bytes(b"")
    with pytest.raises(StoreDamaged, match="abîmé"):
        keyslots.open_account(paths)
    for path in paths:
        path.unlink()
    with pytest.raises(NotFound, match="introuvable"):
        keyslots.open_account(paths)
    assert keyslots.open_words(blob, printed) == KEY


def test_a_backup_carries_no_account_slot(
    paths: keyslots.Paths, printed: tuple[str, ...], tmp_path: Path
) -> None:
    blob = keyslots.recovery_blob(paths)
    assert keyslots.kinds(blob) == {"passphrase", "recovery"}
    with pytest.raises(KeyRefused):
        keyslots.open_account(blob)
    assert keyslots.open_passphrase(blob, PHRASE) == KEY
    new = tmp_path / "new", tmp_path / "new.2"
    keyslots.adopt(new, blob, keyslots.open_words(blob, printed))
    assert keyslots.open_account(new) == KEY
    assert keyslots.database_id(new) == "base-1"
    with pytest.raises(StoreDamaged):
        keyslots.open_words(blob[:-9], printed)


def test_keys_of_another_workspace_are_never_written_over(
    paths: keyslots.Paths, printed: tuple[str, ...], tmp_path: Path
) -> None:
    with pytest.raises(InputRefused, match="existent déjà"):
        keyslots.create(paths, KEY, database_id="b", random_bytes=RANDOM)
    other = tmp_path / "other", tmp_path / "other.2"
    key = keyslots.new_key(RANDOM)
    keyslots.create(other, key, database_id="b", random_bytes=RANDOM)
    blob = keyslots.recovery_blob(other)
    with pytest.raises(InputRefused, match="existent déjà"):
        keyslots.adopt(paths, blob, key)
    with pytest.raises(KeyRefused):
        keyslots.adopt(paths, blob, KEY)
    assert keyslots.open_account(paths) == KEY
    keyslots.adopt(paths, blob, key, replace=True)
    assert keyslots.open_account(paths) == key


def test_new_words_retire_the_old_ones(paths: keyslots.Paths, printed: tuple[str, ...]) -> None:
    fresh = keyslots.new_words(paths, KEY, RANDOM)
    assert keyslots.open_words(paths, fresh) == KEY
    with pytest.raises(KeyRefused):
        keyslots.open_words(paths, printed)


def test_a_coordinator_slot_fits(paths: keyslots.Paths, printed: tuple[str, ...]) -> None:
    public = crypto.verify_key(SEED)
    keyslots.add_coordinator(paths, KEY, site="s", label="Coordination", public=public)
    assert keyslots.open_coordinator(keyslots.recovery_blob(paths), SEED) == KEY
    with pytest.raises(KeyRefused):
        keyslots.open_coordinator(paths, b"d" * 32)


def test_a_costly_or_newer_file_is_not_computed(
    paths: keyslots.Paths, printed: tuple[str, ...]
) -> None:
    blob = json.loads(keyslots.recovery_blob(paths))
    newer = json.dumps(blob | {"version": 2}).encode()
    with pytest.raises(StoreTooNew):
        keyslots.kinds(newer)
    for slot in blob["slots"]:
        if slot["kind"] == "passphrase":
            slot["memory"] = 1 << 40
    assert slotfile.decode(json.dumps(blob).encode()) is None


def test_three_words_are_typed_back(printed: tuple[str, ...]) -> None:
    positions = keyslots.asked_positions(seeded("ask"))
    assert len(set(positions)) == 3
    assert all(1 <= n <= 12 for n in positions)
    typed = [f" {printed[n - 1].capitalize()}" for n in positions]
    assert keyslots.check_typed_words(printed, positions, typed)
    assert not keyslots.check_typed_words(printed, positions, typed[:2])
    assert not keyslots.check_typed_words(printed, positions, [*typed[:2], "autre"])
