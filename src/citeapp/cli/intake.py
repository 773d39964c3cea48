"""``import``: take a spreadsheet over, or look at what it would bring."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.cli.command import Command, answer, opened
from citeapp.cli.working import working
from citeapp.intake.fields import FIELD
from citeapp.usecases import imports
from citeapp.usecases.catalogue import UnknownUse
from citeapp.usecases.importing.tally import COUPLE, ORDER
from citeapp.usecases.imports import Change, Given, Report
from citeapp.usecases.session import Session

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


COUNTED = {
    "created": "{n} en plus",
    "completed": "{n} avec un complément",
    "kept": "{n} déjà là",
    "asked": "{n} à regarder",
    "left": "{n} de côté",
}
ANSWERS = {COUPLE: "two", ORDER: "swap"}
"""What changes the proposal of each question."""


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
        if options.sheet:
            given["sheet"] = options.sheet - 1
        if options.answer:
            given["answers"] = _answers(session, given, options.answer)
        with working(_("Lecture de {file}…", file=Path(options.file).name), session):
            report = (
                imports.preview(session, **given)
                if options.dry_run
                else imports.apply(session, **given).value
            )
        if options.dry_run:
            head = _("Aperçu de {file} : rien n’a été écrit.", file=report.file)
        elif report.nothing_new:
            head = _("{file} n’apporte rien de nouveau. Rien n’a été changé.", file=report.file)
        else:
            head = _("{file} est repris. Pour revenir en arrière : citeapp undo.", file=report.file)
        answer(options, report, "\n".join([head, *told(report, asking=options.dry_run)]))


def told(report: Report, *, asking: bool) -> list[str]:
    """Counts by noun and verb, then what to look at; ``asking``: how to answer, too."""
    lines = []
    for noun, verbs in report.counts.items():
        counted = ", ".join(_(COUNTED[verb], n=french.number(n)) for verb, n in verbs.items())
        lines.append(f"  {_(NOUNS.get(noun, noun))} : {counted}")
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
    lines += _shown(
        [_told_one(change, asking=asking) for change in sorted(told_apart, key=lambda c: c.row)]
    )
    return lines + _shown(report.remarks)


def _shown(lines: Sequence[str]) -> list[str]:
    """Indented; a longer list says how many more."""
    more = [_("… et {n} autres", n=len(lines) - SHOWN)] if len(lines) > SHOWN else []
    return [f"  {line}" for line in (*lines[:SHOWN], *more)]


def _told_one(change: Change, *, asking: bool) -> str:
    where = _("ligne {row}, {title}", row=change.row, title=change.title or "…")
    if not change.row:
        where = _("colonne {title}", title=change.title) if change.noun == "column" else ""
    told = _("{where} : {detail}", where=where or change.title, detail=change.detail)
    if not asking or change.ask not in ANSWERS:
        return told
    answer = f"--answer '{change.title}={ANSWERS[change.ask]}'"
    if change.ask == COUPLE:
        return _("{told} Si elles sont deux : {answer}", told=told, answer=answer)
    return _("{told} Sinon : {answer}", told=told, answer=answer)


def _matched(said: str) -> tuple[str, str]:
    """« Bidule=mobile »: what a column holds."""
    name, equals, field = said.rpartition("=")
    if not equals or field not in FIELD:
        raise UnknownUse(
            _("« {said} » ne dit pas ce que contient une colonne.", said=said),
            todo=_("Écrivez TITRE=CHAMP, où CHAMP est : {fields}.", fields=", ".join(FIELD)),
        )
    return name, field


def _answers(session: Session, given: Given, said: Sequence[str]) -> dict[str, str]:
    """The answers, each to a question that the file does ask."""
    answers = dict(map(_answered, said))
    asked = {
        change.title
        for change in imports.preview(session, **given).changes
        if change.ask in ANSWERS
    }
    if unasked := sorted(answers.keys() - asked):
        raise InputRefused(
            _("Ce fichier ne pose pas de question sur « {name} ».", name=unasked[0]),
            safe=_("Rien n’a été changé."),
            todo=_("Voyez ses questions : citeapp import … --dry-run."),
        )
    return answers


def _answered(said: str) -> tuple[str, str]:
    """« M. et Mme Mercier=two »: the answer to a question of the preview."""
    name, equals, given = said.rpartition("=")
    if not equals or given not in ANSWERS.values():
        raise UnknownUse(
            _("« {said} » ne répond à aucune question.", said=said),
            todo=_("Écrivez NOM=two (deux personnes) ou NOM=swap (le nom est le prénom)."),
        )
    return name, given


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FICHIER"), help=_("fichier CSV, XLSX ou ODS"))
    parser.add_argument("--as", dest="kind", choices=KINDS, default="", help=_("ce qu’il contient"))
    parser.add_argument(
        "--collective", default="", metavar=_("NOM"), help=_("le collectif concerné")
    )
    parser.add_argument(
        "--sheet", type=int, default=0, metavar="N", help=_("la feuille à lire, depuis 1")
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="TITRE=CHAMP",
        help=_("dire ce que contient une colonne"),
    )
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar=_("NOM=RÉPONSE"),
        help=_("répondre à une question de l’aperçu : two (deux personnes), swap (prénom et nom)"),
    )
    parser.add_argument("--mend-accents", action="store_true", help=_("réparer « Ã© » en « é »"))
    parser.add_argument("--dry-run", action="store_true", help=_("regarder sans rien écrire"))


COMMANDS = (Command("import", "reprendre un tableau", _arguments, take_over),)
