"""Parses the command line and turns every failure into a sentence and an exit status.

0 done; 1 refused, with plain French on stderr; 2 wrong usage. Never a traceback.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from citeapp import __version__, bootstrap
from citeapp.base import paths, whole
from citeapp.base.errors import UserError
from citeapp.base.language import _
from citeapp.cli import (
    call,
    erasing,
    exchange,
    intake,
    keeping,
    listing,
    looking,
    report,
    selftest,
    start,
    team,
)
from citeapp.cli.command import warn
from citeapp.cli.french_usage import french_usage
from citeapp.usecases.catalogue import UnknownUse

COMMANDS = (
    *start.COMMANDS,
    *intake.COMMANDS,
    *team.COMMANDS,
    *exchange.COMMANDS,
    *looking.COMMANDS,
    *listing.COMMANDS,
    *call.COMMANDS,
    *report.COMMANDS,
    *erasing.COMMANDS,
    *keeping.COMMANDS,
    *selftest.COMMANDS,
)


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit status."""
    bootstrap.speak()
    try:
        with french_usage():
            options = build_parser().parse_args(list(argv))
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        options.folders = paths.home(Path(options.home) if options.home else None, os.environ)
        status = int(options.run(options) or 0)
        print(end="", flush=True)  # so that a pipe that is closed is noticed here
        return status
    except UnknownUse as error:
        warn(str(error))
        return 2
    except UserError as error:
        warn(str(error))
        return 1
    except KeyboardInterrupt:
        warn(_("Interrompu : ce qui n’était pas fini n’a rien changé."))
        return 1
    except BrokenPipeError:
        # whoever read our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except ImportError as error:
        warn(str(whole.not_loaded(error)))
        return 1
    except Exception as error:  # a bug: said calmly, kept in the log without anybody's name
        logging.getLogger("citeapp").debug("unexpected", exc_info=error)
        warn(
            _(
                "Une erreur inattendue s’est produite ({kind}). Rien n’a été perdu : ce qui était "
                "en cours n’a pas été enregistré. Prévenez la coordination.",
                kind=type(error).__name__,
            )
        )
        return 1


def build_parser() -> argparse.ArgumentParser:
    """Every command with its help, in French."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help=_("répondre par un document JSON"),
    )
    parser = argparse.ArgumentParser(
        prog="citeapp", description=_("CitéApp : préparer, tenir et suivre les rencontres.")
    )
    parser.add_argument(
        "--version", action="version", version=__version__, help=_("montrer la version")
    )
    parser.add_argument(
        "--home",
        default="",
        metavar=_("DOSSIER"),
        help=_("dossier de travail (sinon CITEAPP_HOME)"),
    )
    parser.add_argument(
        "--passphrase-file",
        default="",
        metavar=_("FICHIER"),
        help=_("fichier dont la première ligne ouvre l’espace"),
    )
    parser.add_argument("--json", action="store_true", help=_("répondre par un document JSON"))
    commands = parser.add_subparsers(dest="command", metavar=_("commande"), required=True)
    for command in COMMANDS:
        words = _(command.help)
        sub = commands.add_parser(command.name, help=words, description=words, parents=[common])
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return parser
