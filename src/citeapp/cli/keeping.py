"""``undo``, ``redo``, ``backup``, ``restore``, ``check``: what keeps work safe."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from citeapp import bootstrap
from citeapp.base.errors import InputRefused, StoreDamaged
from citeapp.base.language import _, ngettext
from citeapp.cli.command import Command, answer, home_of, opened, passphrase_of
from citeapp.cli.working import working
from citeapp.usecases import exchanges, history, maintenance
from citeapp.usecases.exchanging import comparing


def undo(options: argparse.Namespace) -> None:
    """Take back the last act."""
    with opened(options) as session:
        done = history.undo(session)
        answer(options, done, _("Annulé : {what}", what=done.value))


def redo(options: argparse.Namespace) -> None:
    """Do again what was just taken back."""
    with opened(options) as session:
        done = history.redo(session)
        answer(options, done, _("Rétabli : {what}", what=done.value))


def backup(options: argparse.Namespace) -> None:
    """A verified backup that carries the recovery slot."""
    with opened(options) as session:
        with working(_("Sauvegarde en cours…"), session):
            path = maintenance.backup(session, path=Path(options.file) if options.file else None)
        answer(options, {"path": str(path)}, _("Sauvegarde vérifiée : {path}", path=path))


def restore(options: argparse.Namespace) -> None:
    """Bring a backup back; what stands here is moved aside, never deleted."""
    if bootstrap.window_open(home_of(options)):
        raise InputRefused(
            _("CitéApp est ouvert sur cet espace de travail."),
            safe=_("Rien n’a été remplacé."),
            todo=_("Fermez sa fenêtre, puis recommencez."),
        )
    words = options.words
    if words == "-":
        words = sys.stdin.readline().strip()
    home = home_of(options)
    there_was_one = bootstrap.exists(home)
    with working(_("Restauration en cours…")):
        session = bootstrap.restore(
            home, Path(options.file), words=words or None, passphrase=passphrase_of(options)
        )
    try:
        told = [_("La sauvegarde est restaurée.")]
        if there_was_one:
            told.append(_("L’ancien espace est gardé à côté, dans {folder}.", folder=home.data))
        answer(options, {"fingerprint": exchanges.fingerprint(session)}, " ".join(told))
    finally:
        bootstrap.close(session)


def check(options: argparse.Namespace) -> int:
    """Every page authenticated, the structure sound, everything shown as the journal says."""
    with opened(options) as session:
        with working(_("Vérification en cours…"), session):
            if options.redraw:
                maintenance.redraw(session)
            health = maintenance.check(session)
        if health.sound:
            words = [_("Tout est en ordre ({n} opérations au journal).", n=health.operations)]
            words += [
                " ".join(comparing.words(one.sender, one.collectives))
                for one in exchanges.compare(session)
            ]
            answer(options, health, "\n".join(words))
            return 0
        answer(options, health, "")
        if not health.faults:
            raise StoreDamaged(
                _("Le journal dit autre chose que ce qui est affiché :"),
                safe=_("{rows}. Rien n’est perdu.", rows="; ".join(health.differing)),
                todo=_("Remettez-les d’accord : citeapp check --redraw."),
            )
        raise StoreDamaged(
            ngettext(
                "Le fichier de données est abîmé : {n} défaut.",
                "Le fichier de données est abîmé : {n} défauts.",
                len(health.faults),
            ),
            safe=_("Il n’a été ni remplacé ni modifié."),
            todo=_("Restaurez une sauvegarde : citeapp restore."),
        )


def _check_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--redraw", action="store_true", help=_("remettre l’affichage d’accord avec le journal")
    )


def _none(_parser: argparse.ArgumentParser) -> None:
    return None


def _optional_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", default="", metavar=_("FICHIER"), help=_("fichier de sauvegarde")
    )


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FICHIER"), help=_("fichier de sauvegarde"))
    parser.add_argument(
        "--words", default="", metavar=_("MOTS"), help=_("mots de secours (- : lus sur l’entrée)")
    )


COMMANDS = (
    Command("undo", "annuler le dernier acte", _none, undo),
    Command("redo", "rétablir", _none, redo),
    Command("backup", "sauvegarder", _optional_file, backup),
    Command("restore", "restaurer une sauvegarde", _restore_arguments, restore),
    Command("check", "vérifier les données", _check_options, check),
)
