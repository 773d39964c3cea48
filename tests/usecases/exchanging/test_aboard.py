"""An update rides in a lot: older programs pass it by, and the project's signature decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import update_files as files

from citeapp import __version__
from citeapp.base import files as disk
from citeapp.base import installation
from citeapp.base.errors import DiskRefused, InputRefused
from citeapp.base.installation import TARGET, Before, Installation
from citeapp.exchange import aboard as form
from citeapp.exchange import bundle, section
from citeapp.exchange.limits import LARGE
from citeapp.intake import updates
from citeapp.store import sealed
from citeapp.usecases import exchanges, lot_words, newer, people, updating
from citeapp.usecases.exchanging import carrying
from citeapp.usecases.newer import Offer
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]
OTHER = "linux" if TARGET == "windows" else "windows"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A packaged program that trusts the key of the tests."""
    found = Installation(tmp_path / "CiteApp", tmp_path / "CiteApp")
    found.folder.mkdir()
    monkeypatch.setattr(installation, "here", lambda: found)
    monkeypatch.setattr(updates, "release_keys", lambda: files.KEYS)
    return found


@pytest.fixture
def pair(team: Team) -> list[Session]:
    """Awa, and Nora who coordinates."""
    return team("Awa", "Nora", coordinator=True)


def sections_of(path: Path, reader: Session) -> tuple[section.Section, ...]:
    return bundle.read_bundle(path, [reader.identity], LARGE).sections


def test_a_lot_says_which_version_rides_along_and_how_heavy_it_is(
    pair: list[Session], tmp_path: Path
) -> None:
    nora = pair[1]
    here, there = files.write(tmp_path), files.write(tmp_path, target=OTHER)
    without = exchanges.outline(nora)
    receipt = exchanges.outline(nora, updates=[here, there])
    assert [(one.version, one.target) for one in receipt.updates] == [
        ("9.0.0", TARGET),
        ("9.0.0", OTHER),
    ]
    assert receipt.size - without.size > here.stat().st_size + there.stat().st_size
    assert "Avec CitéApp 9.0.0 pour Windows" in " ".join(lot_words.outline(receipt))
    assert exchanges.about_update(nora, path=here) == receipt.updates[0]


def test_what_the_project_did_not_sign_is_not_sent(pair: list[Session], tmp_path: Path) -> None:
    stranger = files.write(tmp_path, seed=bytes(32))
    with pytest.raises(InputRefused, match="pas signé"):
        exchanges.export(pair[1], path=tmp_path / "1.citlot", updates=[stranger])
    assert not (tmp_path / "1.citlot").exists()


def test_the_receiver_is_offered_the_version_for_their_system_and_keeps_it_at_the_merge(
    pair: list[Session], send: Send, tmp_path: Path
) -> None:
    awa, nora = pair
    people.create(nora, first_name="Inès")
    there, here = files.write(tmp_path, target=OTHER), files.write(tmp_path)
    lot = send(nora, updates=[there, here])
    seen = exchanges.preview(awa, path=lot)
    assert seen.update == Offer("9.0.0", "Plus rapide.")
    assert lot_words.newer_version(seen) == "Ce lot apporte aussi CitéApp 9.0.0."
    assert newer.waiting(awa.home) is None  # a look leaves nothing
    merged = exchanges.merge(awa, path=lot).value
    assert merged.operations
    assert merged.update == seen.update
    brought = newer.waiting(awa.home)
    assert brought is not None
    assert brought.version == "9.0.0"
    assert brought.path.read_bytes() == here.read_bytes()
    assert updating.look(brought.path) == seen.update


def test_it_may_be_taken_from_a_lot_that_brings_nothing_else(
    pair: list[Session], send: Send, tmp_path: Path
) -> None:
    awa, nora = pair
    exchanges.merge(awa, path=send(nora))
    lot = send(nora, updates=[files.write(tmp_path)])
    assert exchanges.preview(awa, path=lot).already_known
    path = exchanges.take_update(awa, paths=[lot])
    assert path is not None
    assert updating.look(path).version == "9.0.0"


def test_several_lots_bring_it_once(pair: list[Session], send: Send, tmp_path: Path) -> None:
    awa, nora = pair
    update = files.write(tmp_path)
    lots = []
    for name in ("Inès", "Paul"):
        people.create(nora, first_name=name)
        lots.append(send(nora, updates=[update]))
    batch = exchanges.merge_all(awa, paths=lots).value
    assert [one.update is not None for one in batch.merged] == [True, True]
    assert [path.name for path in awa.home.updates.iterdir()] == ["citeapp-9.0.0.citmaj"]


@pytest.mark.parametrize(
    "given", [{"version": __version__}, {"version": "0.0.1"}, {"target": OTHER}, {"schema": 1}]
)
def test_what_serves_nobody_here_is_passed_over(
    pair: list[Session], send: Send, tmp_path: Path, given: dict[str, object]
) -> None:
    awa, nora = pair
    lot = send(nora, updates=[files.write(tmp_path, **given)])  # type: ignore[arg-type]
    merged = exchanges.merge(awa, path=lot).value
    assert (merged.update, merged.update_refused) == (None, "")
    assert newer.waiting(awa.home) is None


def test_a_bearer_cannot_bring_a_program_of_their_own(
    pair: list[Session], send: Send, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    awa, nora = pair
    monkeypatch.setattr(updates, "release_keys", lambda: (*files.KEYS, updates_key(bytes(32))))
    lot = send(nora, updates=[files.write(tmp_path, seed=bytes(32))])
    monkeypatch.setattr(updates, "release_keys", lambda: files.KEYS)
    merged = exchanges.merge(awa, path=lot).value
    assert merged.update is None
    assert "n’est pas signé" in lot_words.left_version(merged)
    assert newer.waiting(awa.home) is None
    assert exchanges.take_update(awa, paths=[lot]) is None


def updates_key(seed: bytes) -> bytes:
    return updates.crypto.verify_key(seed)


def test_a_program_that_knows_no_riders_reads_the_lot_and_carries_nothing_on(
    pair: list[Session], send: Send, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    awa, nora = pair
    person = people.create(nora, first_name="Inès").value
    lot = send(nora, updates=[files.write(tmp_path)])
    # what such a program does: to it this is one more sealed part, which nobody lacks
    monkeypatch.setattr(form, "NOBODY", bytes(32))
    (rider,) = sections_of(lot, awa)
    assert section.is_sound(rider.head)
    assert not section.is_for(rider.head, [awa.identity])
    merged = exchanges.merge(awa, path=lot).value
    assert people.get(awa, id=person.id).first_name == "Inès"
    assert merged.carried == 0
    assert sealed.kept(awa.workspace.connection) == []
    assert carrying.to_hand_on(awa) == []
    assert not awa.home.updates.exists()


def test_a_full_disk_keeps_the_merge_and_leaves_the_update_in_the_lot(
    pair: list[Session], send: Send, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    awa, nora = pair
    person = people.create(nora, first_name="Inès").value
    lot = send(nora, updates=[files.write(tmp_path)])

    def full(path: Path, _data: bytes, **_how: object) -> None:
        raise disk.disk_refused(OSError(28, "full"), path)

    monkeypatch.setattr(newer, "write_verified", full)
    with pytest.raises(DiskRefused):
        newer.keep(awa.home, "9.0.0", b"")
    exchanges.merge(awa, path=lot)
    assert people.get(awa, id=person.id).first_name == "Inès"
    assert newer.waiting(awa.home) is None


def test_only_what_is_newer_than_what_the_next_start_runs_waits(
    pair: list[Session], place: Installation
) -> None:
    home = pair[0].home
    newer.keep(home, "9.0.0", b"one")
    newer.keep(home, "9.1.0", b"two")
    (home.updates / "autre.txt").write_text("à quelqu’un")
    assert [path.name for path in home.updates.iterdir() if path.suffix == ".citmaj"] == [
        "citeapp-9.1.0.citmaj"
    ]
    found = newer.waiting(home)
    assert found is not None
    assert found.version == "9.1.0"
    place.choose("9.1.0", Before(__version__, 1))
    assert newer.waiting(home) is None
    newer.forget(home)
    assert [path.name for path in home.updates.iterdir()] == ["autre.txt"]
