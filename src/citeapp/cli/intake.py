"""``import``: take a spreadsheet over, or look at what it would bring."""

from __future__ import annotations

import argparse
from pathlib import Path

from citeapp.base.language import _
from citeapp.cli.command import Command, answer, opened
from citeapp.usecases import imports
from citeapp.usecases.importing.tally import VERB
from citeapp.usecases.imports import Report

KINDS = ("contacts", "attendance", "actions", "directory")
SHOWN = 40
"""Questions listed in full; a longer list says how many more."""

NOUNS = {
    "person": "personnes",
    "organisation": "structures",
    "collective": "collectifs",
    "meeting": "rencontres",
    "attendance": "présences",
    "headcount": "comptages",
    "action_item": "actions",
}


def take_over(options: argparse.Namespace) -> None:
    """Import a file in one act, or say what it would do."""
    with opened(options) as session:
        given = {"path": Path(options.file), "kind": options.kind, "collective": options.collective}
        if options.dry_run:
            report = imports.preview(session, **given)
            head = _("Aperçu de {file} : rien n’a été écrit.", file=report.file)
        else:
            report = imports.apply(session, **given).value
            head = _("{file} est repris. Pour revenir en arrière : citeapp undo.", file=report.file)
        answer(options, report, "\n".join([head, *told(report)]))


def told(report: Report) -> list[str]:
    """Counts by noun and verb, then what a person has to look at."""
    lines = []
    for noun, verbs in report.counts.items():
        counted = ", ".join(f"{VERB.label(verb).lower()} : {n}" for verb, n in verbs.items())
        lines.append(f"  {_(NOUNS.get(noun, noun))} — {counted}")
    asked = [change for change in report.changes if change.verb == "asked"]
    for change in asked[:SHOWN]:
        lines.append(
            _(
                "  ligne {row}, {title} : {detail}",
                row=change.row,
                title=change.title,
                detail=change.detail,
            )
        )
    if len(asked) > SHOWN:
        lines.append(_("  … et {n} autres", n=len(asked) - SHOWN))
    return lines


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help=_("fichier CSV, XLSX ou ODS"))
    parser.add_argument("--as", dest="kind", choices=KINDS, default="", help=_("ce qu’il contient"))
    parser.add_argument("--collective", default="", help=_("le collectif concerné"))
    parser.add_argument("--dry-run", action="store_true", help=_("regarder sans rien écrire"))


COMMANDS = (Command("import", _("reprendre un tableau"), _arguments, take_over),)
