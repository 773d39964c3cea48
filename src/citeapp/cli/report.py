"""``report``: documents as files; the ending of the name chooses the format."""

from __future__ import annotations

import argparse
from pathlib import Path

from citeapp.base.language import _
from citeapp.cli.command import Command, answer, opened
from citeapp.usecases import documents


def report(options: argparse.Namespace) -> None:
    """Write one document."""
    with opened(options) as session:
        path = documents.write(
            session,
            kind=options.kind,
            id=options.which,
            path=Path(options.file),
            layout=options.layout,
            large=options.large,
            person_id=options.person,
        )
        answer(options, {"path": str(path)}, _("Le document est écrit : {path}", path=path))


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind", choices=documents.KINDS, metavar=_("SORTE"), help=", ".join(documents.KINDS)
    )
    parser.add_argument(
        "which",
        nargs="?",
        default="",
        metavar=_("LEQUEL"),
        help=_("identifiant d’une rencontre (citeapp list meetings), ou un collectif"),
    )
    parser.add_argument("file", metavar=_("FICHIER"), help=_("fichier à écrire"))
    parser.add_argument(
        "--layout",
        default="",
        metavar=_("NOM"),
        help=_(
            "présentation de l’émargement : {known} ; de la feuille d’appel : all, to_remind ; "
            "papier d’une affiche : a3, a4, a5 ; trimestre d’une lettre : 2026-T1 ; "
            "année d’un bilan : 2025-2026 ou 2026",
            known=", ".join(documents.LAYOUTS),
        ),
    )
    parser.add_argument(
        "--person",
        default="",
        metavar=_("IDENTIFIANT"),
        help=_("pour qui est une attestation de présence (citeapp list people)"),
    )
    parser.add_argument("--large", action="store_true", help=_("en grands caractères"))


COMMANDS = (Command("report", "écrire un document", _arguments, report),)
