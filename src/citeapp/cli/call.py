"""``call``: any use case by its dotted name, with JSON arguments."""

from __future__ import annotations

import argparse
import json
import sys

from citeapp.base.errors import UserError
from citeapp.base.language import _
from citeapp.cli.command import Command, opened
from citeapp.usecases import catalogue
from citeapp.usecases.json_values import to_json
from citeapp.usecases.session import Session


def call(options: argparse.Namespace) -> int:
    """One use case, a stream of them (``-``), or their list."""
    if options.list:
        _print(to_json(catalogue.listed())) if options.json else _tell()
        return 0
    if not options.use:
        raise catalogue.UnknownUse(_("Donnez le nom d’un cas d’usage, ou --list."))
    with opened(options) as session:
        if options.use == "-":
            for line in sys.stdin:
                if line.strip():
                    _print(_one(session, line))
                    sys.stdout.flush()
            return 0
        _print(catalogue.call(session, options.use, catalogue.decode(options.arguments)))
    return 0


def _one(session: Session, line: str) -> dict[str, object]:
    """One line of a stream: an error is an answer, the stream goes on."""
    try:
        asked = catalogue.decode(line)
        use, given = asked.get("use"), asked.get("with") or {}
        if not isinstance(use, str) or not isinstance(given, dict):
            raise catalogue.UnknownUse(_('Attendu : {"use": …, "with": {…}}.'))
        return {"ok": True, "answer": catalogue.call(session, use, given)}
    except UserError as error:
        return {"ok": False, "error": str(error)}


def _tell() -> None:
    for use in catalogue.listed():
        given = ", ".join(
            f"{a.name}: {a.type}{' = …' if a.optional else ''}" for a in use.arguments
        )
        print(f"{use.name}({given})\n    {use.summary}")


def _print(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "use", nargs="?", default="", metavar=_("CAS"), help=_("par exemple actions.create, ou -")
    )
    parser.add_argument(
        "arguments", nargs="?", default="{}", metavar="JSON", help=_("arguments, un objet JSON")
    )
    parser.add_argument("--list", action="store_true", help=_("lister les cas d’usage"))


COMMANDS = (Command("call", "appeler un cas d’usage", _arguments, call),)
