"""``import``: take a spreadsheet over, or look at what it would bring."""

from __future__ import annotations

import argparse
from pathlib import Path

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.cli.command import Command, answer, opened
from citeapp.intake.fields import FIELD
from citeapp.usecases import imports
from citeapp.usecases.importing.tally import VERB
from citeapp.usecases.imports import Change, Given, Report

KINDS = ("contacts", "attendance", "actions", "directory")
SHOWN = 40
"""Questions and rows left aside listed in full; a longer list says how many more."""

NOUNS = {
    "person": "personnes",
    "organisation": "structures",
    "collective": "collectifs",
    "meeting": "rencontres",
    "attendance": "présences",
    "headcount": "comptages",
    "action_item": "actions",
    "row": "lignes",
    "column": "colonnes",
}


def take_over(options: argparse.Namespace) -> None:
    """Import a file in one act, or say what it would do."""
    with opened(options) as session:
        given: Given = {
            "path": Path(options.file),
            "kind": options.kind,
            "collective": options.collective,
            "mapping": dict(map(_matched, options.column)),
            "mend_accents": options.mend_accents,
        }
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
    if report.broken_accents:
        before, after = report.broken_accents[0]
        lines.append(
            _(
                "  accents abîmés : « {before} » serait « {after} » avec --mend-accents",
                before=before,
                after=after,
            )
        )
    told_apart = [change for change in report.changes if change.verb in ("asked", "left")]
    lines += [f"  {_told_one(change)}" for change in told_apart[:SHOWN]]
    if len(told_apart) > SHOWN:
        lines.append(_("  … et {n} autres", n=len(told_apart) - SHOWN))
    return lines


def _told_one(change: Change) -> str:
    where = _("ligne {row}, {title}", row=change.row, title=change.title or "…")
    if not change.row:
        where = _("colonne {title}", title=change.title) if change.noun == "column" else ""
    return _("{where} : {detail}", where=where or change.title, detail=change.detail)


def _matched(said: str) -> tuple[str, str]:
    """« Bidule=mobile »: what a column holds."""
    name, equals, field = said.rpartition("=")
    if not equals or field not in FIELD:
        raise InputRefused(
            _("« {said} » ne dit pas ce que contient une colonne.", said=said),
            todo=_("Écrivez TITRE=CHAMP, où CHAMP est : {fields}.", fields=", ".join(FIELD)),
        )
    return name, field


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help=_("fichier CSV, XLSX ou ODS"))
    parser.add_argument("--as", dest="kind", choices=KINDS, default="", help=_("ce qu’il contient"))
    parser.add_argument("--collective", default="", help=_("le collectif concerné"))
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="TITRE=CHAMP",
        help=_("dire ce que contient une colonne"),
    )
    parser.add_argument("--mend-accents", action="store_true", help=_("réparer « Ã© » en « é »"))
    parser.add_argument("--dry-run", action="store_true", help=_("regarder sans rien écrire"))


COMMANDS = (Command("import", _("reprendre un tableau"), _arguments, take_over),)
