"""Which version a start hands over to: a number read from a file, never a path."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from citeapp import __main__ as door
from citeapp import __version__
from citeapp.base import installation, paths
from citeapp.base.installation import PROGRAM, Before, Current, Installation

NEWER = "9.0.0"
PYTHON = sys.executable


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A packaged program that runs from its own folder."""
    folder = tmp_path / "CitéApp été"
    _program(folder)
    _runs(folder, monkeypatch)
    return Installation(folder, folder)


def _program(folder: Path, script: str = "#!/bin/sh\nexit 0\n") -> None:
    folder.mkdir(parents=True)
    (folder / PROGRAM).write_text(script, encoding="utf-8")
    (folder / PROGRAM).chmod(0o755)


def _runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / PROGRAM))


def test_a_clone_is_no_installation() -> None:
    assert installation.here() is None
    assert installation.successor() is None


def test_a_version_that_was_brought_belongs_to_the_folder_above(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installation.here() == place
    _runs(place.place(NEWER), monkeypatch)
    assert installation.here() == Installation(place.folder, place.place(NEWER))


def test_a_portable_folder_stays_portable_after_an_update(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.folder / "portable").touch()
    _runs(place.place(NEWER), monkeypatch)
    assert paths.home(None, {}).data == place.folder / "donnees"


def test_the_version_chosen_runs_at_the_next_start(place: Installation) -> None:
    assert installation.successor() is None
    _program(place.place(NEWER))
    assert installation.successor() is None
    place.choose(NEWER, Before("0.1.0", 16))
    assert place.current() == Current(NEWER, Before("0.1.0", 16))
    assert installation.successor() == place.program(NEWER)


def test_a_version_that_was_brought_hands_over_to_nobody(
    place: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(place.place(NEWER))
    place.choose(NEWER)
    _runs(place.place(NEWER), monkeypatch)
    assert installation.successor() is None


def test_only_a_newer_version_that_is_there_is_followed(place: Installation) -> None:
    for version in ("0.0.1", __version__):
        _program(place.place(version))
        place.choose(version)
        assert installation.successor() is None
    place.choose(NEWER)
    assert installation.successor() is None


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"\n",
        b"../../evil\n",
        b"/etc/evil",
        b"9.0.0/..",
        b"9.0",
        b"9.0.0.0",
        b"9.0.x",
        b"9.0.0 \n",
        "٩.0.0".encode(),
        b"\xff\xfe9",
        b"1" * 10_000,
    ],
)
def test_what_is_no_version_is_not_followed(place: Installation, told: bytes) -> None:
    (place.folder / installation.CURRENT).write_bytes(told)
    assert place.current() is None
    assert installation.successor() is None


def test_a_way_back_that_makes_no_sense_is_none(place: Installation) -> None:
    (place.folder / installation.CURRENT).write_bytes(b"9.0.0\n../x 16\n")
    assert place.current() == Current(NEWER)


def test_old_versions_are_cleared_but_for_those_named(place: Installation) -> None:
    for version in ("0.0.1", "0.0.2", NEWER):
        _program(place.place(version))
    place.keep_only(NEWER, "0.0.2")
    assert sorted(path.name for path in place.place(NEWER).parent.iterdir()) == ["0.0.2", NEWER]
    assert (place.folder / PROGRAM).is_file()


def test_nothing_of_one_packaged_program_leaks_into_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    given = {
        "_PYI_ARCHIVE_FILE": "old",
        "LD_LIBRARY_PATH": "old/_internal",
        "LD_LIBRARY_PATH_ORIG": "/srv/lib",
        "HOME": "/home/samira",
    }
    assert installation.environment(given) == {
        "LD_LIBRARY_PATH": "/srv/lib",
        "HOME": "/home/samira",
        "PYINSTALLER_RESET_ENVIRONMENT": "1",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="the program of the test is a script")
def test_the_newer_program_is_given_the_same_words_and_answers_for_us(
    place: Installation, tmp_path: Path
) -> None:
    _program(place.place(NEWER), '#!/bin/sh\nprintf "%s|" "$@"\nexit 7\n')
    place.choose(NEWER)
    start = (
        "import sys; sys.frozen = True; sys.executable = sys.argv.pop(1)\n"
        "from citeapp.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run(
        [PYTHON, "-c", start, str(place.folder / PROGRAM), "--home", "à b", "check"],
        env={**os.environ, "PYTHONPATH": str(Path(door.__file__).parents[1])},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.decode()) == (7, "--home|à b|check|")


@pytest.mark.skipif(sys.platform == "win32", reason="the program of the test is a script")
def test_a_newer_program_that_does_not_start_leaves_the_old_one_running(
    place: Installation,
) -> None:
    _program(place.place(NEWER), "no program at all")
    assert installation.hand_over(place.program(NEWER), []) is None
