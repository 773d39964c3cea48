"""``report``: documents as files; the ending of the name chooses the format."""

from __future__ import annotations

import argparse
from pathlib import Path

from citeapp.base.language import _
from citeapp.cli.command import Command, answer, opened
from citeapp.usecases import documents


def report(options: argparse.Namespace) -> None:
    """Write one document."""
    id, file = ("", options.rest[0]) if len(options.rest) == 1 else options.rest[:2]
    with opened(options) as session:
        path = documents.write(
            session, kind=options.kind, id=id, path=Path(file), layout=options.layout
        )
        answer(options, {"path": str(path)}, _("Le document est écrit : {path}", path=path))


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", help=", ".join(documents.KINDS))
    parser.add_argument("rest", nargs="+", metavar="[ID] FILE", help=_("rencontre ou collectif"))
    parser.add_argument(
        "--layout",
        default="",
        help=_("présentation de l’émargement : ") + ", ".join(documents.LAYOUTS),
    )


COMMANDS = (Command("report", _("écrire un document"), _arguments, report),)
