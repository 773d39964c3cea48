"""An update is tried beside the old program and on a copy of the work before it is chosen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import update_files as files

from citeapp import __version__, bootstrap
from citeapp.base.errors import InputRefused
from citeapp.base.installation import Before, Installation
from citeapp.base.progress import Cancelled
from citeapp.store.schema.migrations import SCHEMA_VERSION
from citeapp.usecases import maintenance, updating
from citeapp.usecases.session import Session
from citeapp.usecases.updating import Offer, Standing

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the program of the tests is a script"
)
REAL = f"""#!/bin/sh
echo "$@" >> "$(dirname "$0")/said.txt"
test "$1" = selftest && exit 0
PYTHONPATH={Path(bootstrap.__file__).parents[2]} exec {sys.executable} -m citeapp "$@"
"""
"""The program itself, as if it were the newer version; its self-test is tested elsewhere."""


@pytest.fixture
def place(tmp_path: Path) -> Installation:
    folder = tmp_path / "CiteApp"
    folder.mkdir()
    (folder / files.PROGRAM).write_text(files.ENDS_WELL)
    return Installation(folder, folder)


def untouched(place: Installation) -> bool:
    """Whether the next start runs what ran, and nothing was left beside it."""
    left = [path for path in place.folder.rglob("*") if path.is_file()]
    return place.current() is None and left == [place.folder / files.PROGRAM]


def test_a_clone_is_told_that_it_is_not_updated_so(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="depuis son code"):
        updating.look(files.write(tmp_path), keys=files.KEYS)
    assert updating.standing() == Standing(False, __version__)


def test_what_a_file_brings_is_said_before_anything_is_done(
    tmp_path: Path, place: Installation
) -> None:
    offer = updating.look(files.write(tmp_path), place=place, keys=files.KEYS)
    assert offer == Offer("9.0.0", "Plus rapide.")
    assert untouched(place)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"version": "0.0.1"}, "plus récente"),
        ({"version": __version__}, "déjà la version"),
        ({"target": "windows"}, "un autre système"),
        ({"schema": SCHEMA_VERSION - 1}, "ne saurait pas lire"),
        ({"seed": bytes(32)}, "pas signé"),
    ],
)
def test_what_may_not_be_installed_says_why(
    tmp_path: Path, place: Installation, session: Session, given: dict[str, object], why: str
) -> None:
    path = files.write(tmp_path, **given)  # type: ignore[arg-type]
    with pytest.raises(InputRefused, match=why):
        updating.look(path, place=place, keys=files.KEYS)
    with pytest.raises(InputRefused, match=why):
        updating.install(session, path, place=place, keys=files.KEYS)
    assert untouched(place)


def test_a_program_that_holds_no_public_key_takes_no_update(
    tmp_path: Path, place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating.updates, "release_keys", lambda: ())
    with pytest.raises(InputRefused, match="pas signé"):
        updating.look(files.write(tmp_path), place=place)


def test_the_new_version_opens_a_copy_of_the_work_and_runs_from_the_next_start_on(
    tmp_path: Path, place: Installation, session: Session
) -> None:
    before = session.home.database.read_bytes()
    path = files.write(tmp_path, files.product(REAL))
    updating.install(session, path, place=place, keys=files.KEYS)
    assert session.home.database.read_bytes() == before
    assert not session.home.trial.exists()
    assert len(maintenance.listed(session)) == 1
    said = (place.place("9.0.0") / "said.txt").read_text().splitlines()
    assert said == ["selftest", f"--home {session.home.trial} check"]
    current = place.current()
    assert current is not None
    assert (current.version, current.before) == ("9.0.0", Before(__version__, SCHEMA_VERSION))
    assert updating.standing(place) == Standing(True, __version__, "9.0.0", __version__)
    new = Installation(place.folder, place.place("9.0.0"))
    assert updating.standing(new).before == __version__
    assert (place.place("9.0.0") / "_internal" / "été.txt").read_bytes() == b"mots"


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("#!/bin/sh\necho données : abîmées\nexit 1\n", "données : abîmées"),
        ('#!/bin/sh\ntest "$1" = selftest\n', "essai"),
        ("#!/bin/sh\nsleep 60\n", "pas répondu à temps"),
        ("no program\n", "ne démarre pas"),
    ],
)
def test_a_new_version_that_fails_its_trial_leaves_nothing(
    tmp_path: Path,
    place: Installation,
    session: Session,
    script: str,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(updating, "SELFTEST_SECONDS", 1)
    path = files.write(tmp_path, files.product(script))
    with pytest.raises(InputRefused, match=why) as refusal:
        updating.install(session, path, place=place, keys=files.KEYS)
    assert "Vous gardez la version actuelle" in refusal.value.safe
    assert untouched(place)
    assert not session.home.trial.exists()


class StopsAtTheTrial:
    """The window is closed while the new program tests itself."""

    def __init__(self, running: Path) -> None:
        self.running = running

    def tell(self, share: float, words: str = "") -> None:
        return None

    @property
    def cancelled(self) -> bool:
        return self.running.exists()


def test_closing_the_window_stops_the_trial_and_leaves_nothing(
    tmp_path: Path, place: Installation, session: Session
) -> None:
    running = tmp_path / "running"
    script = (
        f'#!/bin/sh\necho $$ > "{running}.part"\nmv "{running}.part" "{running}"\nexec sleep 60\n'
    )
    session.progress = StopsAtTheTrial(running)
    path = files.write(tmp_path, files.product(script))
    with pytest.raises(Cancelled):
        updating.install(session, path, place=place, keys=files.KEYS)
    assert untouched(place)
    with pytest.raises(ProcessLookupError):  # the trial does not outlive the window
        os.kill(int(running.read_text()), 0)


def test_a_disk_without_room_says_how_much_is_needed(
    tmp_path: Path, place: Installation, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "ROOM", 10**15)
    with pytest.raises(InputRefused, match="pas assez de place"):
        updating.install(session, files.write(tmp_path), place=place, keys=files.KEYS)
    assert untouched(place)


def test_what_an_attempt_left_does_not_stand_in_the_way(
    tmp_path: Path, place: Installation, session: Session
) -> None:
    left = place.place("9.0.0") / "_internal"
    left.mkdir(parents=True)
    (left / "été.txt").write_bytes(b"coup")
    updating.install(session, files.write(tmp_path), place=place, keys=files.KEYS)
    assert (left / "été.txt").read_bytes() == b"mots"
    assert os.access(place.program("9.0.0"), os.X_OK)
