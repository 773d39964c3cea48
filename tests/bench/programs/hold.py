"""The typical rencontre, once with keys alone and once with the mouse: hold.py HOME."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typical
from desk import open_window, until

from citeapp import bootstrap
from citeapp.base.paths import Home


def play(home: Path, hands: type[typical.Keyboard] | type[typical.Mouse]) -> int:
    """Key presses, or clicks, from opening the page to the compte rendu on the disk."""
    session = bootstrap.create(Home(home, home), name="Samira", organisation="").session
    typical.prepare(session)
    bootstrap.close(session)
    window, session = open_window(home)
    person = hands(window)
    person.hold()
    until(lambda: any(session.home.exports.glob("compte-rendu-*.txt")))
    until(lambda: not window.runner.busy)
    window.close()
    return person.presses if isinstance(person, typical.Keyboard) else person.clicks


def main() -> None:
    home = Path(sys.argv[1])
    found = {
        "presses": play(home / "keys", typical.Keyboard),
        "clicks": play(home / "mouse", typical.Mouse),
    }
    print(json.dumps(found))


main()
