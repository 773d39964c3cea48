"""Cards and bundles: ``card``, ``enrol``, ``export``, ``merge``, ``fingerprint``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.cli.command import Command, answer, first_line, opened, warn
from citeapp.cli.lot_words import told
from citeapp.cli.working import working
from citeapp.usecases import exchanges, lot_words
from citeapp.usecases.catalogue import UnknownUse
from citeapp.usecases.exchanges import Merged
from citeapp.usecases.exchanging.batches import Batch
from citeapp.usecases.session import Session


def card(options: argparse.Namespace) -> None:
    """My public card as a file, and its six words."""
    with opened(options) as session:
        exchanges.write_card(session, path=Path(options.file))
        words = exchanges.my_words(session)
        answer(
            options,
            {"path": options.file, "words": list(words)},
            _("Votre carte est écrite. Ses six mots : {words}.", words=" ".join(words)),
        )


def enrol(options: argparse.Namespace) -> None:
    """Take in someone's machine: by their card, by the six words they read out, or by both."""
    if not options.file and not options.words:
        raise UnknownUse(_("Donnez une carte, ou --words et les six mots lus à voix haute."))
    path = Path(options.file) if options.file else None
    with opened(options) as session:
        if path is None:
            found, words = exchanges.look_for_words(session, words=options.words)
        else:
            found, words = exchanges.look_at_card(session, path=path)
        exchanges.enrol(session, path=path, words=options.words)
        answer(
            options,
            {"name": found.name, "organisation": found.organisation, "words": list(words)},
            _(
                "{name} est inscrit·e. Ses six mots, à vérifier de vive voix : {words}.",
                name=found.name,
                words=" ".join(words),
            ),
        )


def export(options: argparse.Namespace) -> None:
    """Write a bundle, or tell what it would hold."""
    wanted: dict[str, Any] = {
        "to": options.to,
        "collectives_named": options.collective,
        "everything": options.all,
        "contacts": options.contacts,
        "passphrase": first_line(options.lot_passphrase) or "",
        "updates": [Path(name) for name in options.update],
    }
    with opened(options) as session:
        if options.dry_run:
            outline = exchanges.outline(session, **wanted)
            answer(options, outline, "\n".join(lot_words.outline(outline)))
            return
        with working(_("Le lot s’écrit…"), session):
            receipt = exchanges.export(
                session, path=Path(options.file), backup=options.backup, **wanted
            ).value
        said = _(
            "Lot n° {number} pour {names} : {what}. Il a été relu : vous pouvez retirer la clé.",
            number=receipt.number,
            names=french.listed(receipt.recipients or (_("qui connaît la phrase"),)),
            what=ngettext("{n} nouveauté", "{n} nouveautés", receipt.operations),
        )
        kept = [line for line in (lot_words.backed_up(receipt),) if line]
        answer(options, receipt, "\n  ".join([said, *kept, *lot_words.outline(receipt)]))


def merge(options: argparse.Namespace) -> int:
    """Read bundles: one with its refusal, several as one merge of all that can be read."""
    paths = [Path(name) for name in options.file]
    with opened(options) as session, working(_("Lecture des lots…"), session):
        several = len(paths) > 1
        batch = _several(session, paths, options) if several else None
        merged = batch.merged if batch else (_one(session, paths[0], options),)
        refused = batch.refused if batch else ()
    lines = [line for one in merged for line in told(one)]
    answer(options, merged, "\n".join(lines))
    for left_out in refused:
        warn(_("{file} : {why}", file=left_out.path.name, why=left_out.why))
    return 1 if refused else 0


def _one(session: Session, path: Path, options: argparse.Namespace) -> Merged:
    agreed = first_line(options.lot_passphrase) or ""
    if options.dry_run:
        return exchanges.preview(session, path=path, passphrase=agreed)
    done = exchanges.merge(
        session,
        path=path,
        accept_unknown=options.accept_unknown,
        confirmed=options.yes,
        passphrase=agreed,
    )
    return done.value


def _several(session: Session, paths: Sequence[Path], options: argparse.Namespace) -> Batch:
    if options.lot_passphrase:
        raise UnknownUse(_("Une phrase convenue ouvre un lot à la fois."))
    if options.dry_run:
        return exchanges.preview_all(session, paths=paths)
    done = exchanges.merge_all(
        session, paths=paths, accept_unknown=options.accept_unknown, confirmed=options.yes
    )
    return done.value


def fingerprint(options: argparse.Namespace) -> None:
    """One line, equal on machines that hold the same operations."""
    with opened(options) as session:
        digest = exchanges.fingerprint(session, collective_named=options.collective)
        answer(options, {"fingerprint": digest}, digest)


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FICHIER"), help=_("fichier"))


def _enrol_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="", metavar=_("CARTE"), help=_("sa carte"))
    parser.add_argument(
        "--words", default="", metavar=_("MOTS"), help=_("les six mots lus à voix haute")
    )


def _lot_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lot-passphrase",
        default="",
        metavar=_("FICHIER"),
        help=_("premier contact : fichier dont la première ligne est la phrase convenue"),
    )


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    for name, metavar, words in (
        ("--to", _("NOM"), _("pour qui (tout le monde, sinon) ; plusieurs fois si besoin")),
        ("--collective", _("COLLECTIF"), _("ce collectif seul ; plusieurs fois si besoin")),
    ):
        parser.add_argument(name, action="append", default=[], metavar=metavar, help=words)
    content = parser.add_mutually_exclusive_group()
    content.add_argument("--new", action="store_true", help=_("les nouveautés (par défaut)"))
    content.add_argument("--all", action="store_true", help=_("tout, pour un nouvel arrivant"))
    parser.add_argument(
        "--contacts",
        action="store_true",
        help=_("avec les adresses et les téléphones, aussi hors de l’équipe d’un collectif"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("dire sans rien écrire"))
    parser.add_argument(
        "--backup",
        action="store_true",
        help=_("avec une copie de sauvegarde chiffrée à côté, que les mots de secours ouvrent"),
    )
    parser.add_argument(
        "--update",
        action="append",
        default=[],
        metavar=_("FICHIER"),
        help=_("avec une nouvelle version de CitéApp (.citmaj) ; plusieurs fois si besoin"),
    )
    _lot_passphrase(parser)


def _merge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="+", metavar=_("FICHIER"), help=_("lots d’échange"))
    _lot_passphrase(parser)
    parser.add_argument("--dry-run", action="store_true", help=_("regarder sans rien écrire"))
    parser.add_argument(
        "--accept-unknown", action="store_true", help=_("accepter un expéditeur non inscrit")
    )
    parser.add_argument(
        "--yes",
        action="store_true",
        help=_("confirmer un lot inhabituel (il supprime ou change beaucoup)"),
    )


def _fingerprint(parser: argparse.ArgumentParser) -> None:
    words = _("de ce collectif seul, quand l’autre machine ne lit pas les mêmes")
    parser.add_argument("--collective", default="", metavar=_("COLLECTIF"), help=words)


COMMANDS = (
    Command("card", "écrire ma carte", _file, card),
    Command("enrol", "inscrire la carte de quelqu’un", _enrol_arguments, enrol),
    Command("export", "faire un lot d’échange", _export_arguments, export),
    Command("merge", "fusionner des lots", _merge_arguments, merge),
    Command("fingerprint", "empreinte du contenu partagé", _fingerprint, fingerprint),
)
