"""What a command is, and how it answers: French for people, one JSON document for scripts."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from citeapp import bootstrap
from citeapp.base.errors import InputRefused, StoreDamaged
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.paths import Home
from citeapp.usecases.json_values import to_json
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Command:
    """A command: its name, its arguments, what it does, and one line of help, in French until
    it is shown."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], object]
    run: Callable[[argparse.Namespace], int | None]


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Session]:
    """The workspace of ``--home``, closed at the end."""
    session = bootstrap.open_session(home_of(options), passphrase=passphrase_of(options))
    try:
        yield session
    except StoreDamaged as error:
        raise bootstrap.with_backups(error, home_of(options)) from error
    finally:
        bootstrap.close(session)


def home_of(options: argparse.Namespace) -> Home:
    """The folders that ``--home``, CITEAPP_HOME or the platform name."""
    home: Home = options.folders
    return home


def passphrase_of(options: argparse.Namespace) -> str | None:
    """The first line of the file given by ``--passphrase-file``, if any."""
    return first_line(options.passphrase_file)


def first_line(name: str) -> str | None:
    """What a file begins with, when one is named: secrets are never typed on a command line."""
    if not name:
        return None
    try:
        return Path(name).read_text("utf-8-sig").splitlines()[0]
    except (OSError, IndexError, UnicodeDecodeError) as error:
        raise InputRefused(
            _("Le fichier de la phrase de passe ne peut pas être lu."),
            safe=_("Rien n’a été changé."),
        ) from error


def answer(options: argparse.Namespace, value: Any, words: str) -> None:
    """``value`` as one JSON document with ``--json``, else ``words``."""
    if options.json:
        print(json.dumps(to_json(value), ensure_ascii=False))
    elif words:
        print(visible(words))


def warn(text: str) -> None:
    """Something worth knowing that is no answer: on stderr."""
    print(visible(text), file=sys.stderr)


def visible(text: str) -> str:
    """Without what would drive a terminal: names come from other people's files."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
