"""``undo``, ``redo``, ``backup``, ``restore``, ``check``: what keeps work safe."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from citeapp import bootstrap
from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.cli.command import Command, answer, home_of, opened, passphrase_of
from citeapp.usecases import exchanges, history, maintenance


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
    session = bootstrap.restore(
        home_of(options),
        Path(options.file),
        words=words or None,
        passphrase=passphrase_of(options),
    )
    try:
        answer(
            options,
            {"fingerprint": exchanges.fingerprint(session)},
            _("La sauvegarde est restaurée. L’ancien espace est gardé à côté."),
        )
    finally:
        bootstrap.close(session)


def check(options: argparse.Namespace) -> int:
    """Every page authenticated, the structure sound."""
    with opened(options) as session:
        health = maintenance.check(session)
        words = (
            _("Tout est en ordre ({n} opérations au journal).", n=health.operations)
            if health.sound
            else _("Le fichier a des défauts :\n{faults}", faults="\n".join(health.faults))
        )
        answer(options, health, words)
        return 0 if health.sound else 1


def _none(_parser: argparse.ArgumentParser) -> None:
    return None


def _optional_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="", help=_("fichier de sauvegarde"))


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help=_("fichier de sauvegarde"))
    parser.add_argument("--words", default="", help=_("mots de secours (- : lus sur l’entrée)"))


COMMANDS = (
    Command("undo", _("annuler le dernier acte"), _none, undo),
    Command("redo", _("rétablir"), _none, redo),
    Command("backup", _("sauvegarder"), _optional_file, backup),
    Command("restore", _("restaurer une sauvegarde"), _restore_arguments, restore),
    Command("check", _("vérifier les données"), _none, check),
)
