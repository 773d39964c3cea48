"""Cards and bundles: ``card``, ``enrol``, ``export``, ``merge``, ``fingerprint``, ``conflicts``."""

from __future__ import annotations

import argparse
from pathlib import Path

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.cli.command import Command, answer, opened
from citeapp.usecases import conflicts, duplicates, exchanges, gaps
from citeapp.usecases.exchanges import Merged


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
    """Take in someone's card."""
    with opened(options) as session:
        found, words = exchanges.look_at_card(session, path=Path(options.file))
        exchanges.enrol(session, path=Path(options.file))
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
    """Write a bundle."""
    with opened(options) as session:
        receipt = exchanges.export(
            session,
            path=Path(options.file),
            to=options.to,
            collectives_named=options.collective,
            everything=options.all,
        ).value
        answer(
            options,
            receipt,
            _(
                "Lot n° {number} pour {names} : {n} nouveautés. "
                "Il a été relu : vous pouvez retirer la clé.",
                number=receipt.number,
                names=", ".join(receipt.recipients),
                n=french.number(receipt.operations),
            ),
        )


def merge(options: argparse.Namespace) -> None:
    """Read bundles, in the order given."""
    with opened(options) as session:
        merged = []
        for name in options.file:
            if options.dry_run:
                merged.append(exchanges.preview(session, path=Path(name)))
            else:
                merged.append(
                    exchanges.merge(
                        session,
                        path=Path(name),
                        accept_unknown=options.accept_unknown,
                        confirmed=options.yes,
                    ).value
                )
        answer(options, merged, "\n".join(line for one in merged for line in told(one)))


def told(merged: Merged) -> list[str]:
    """What a bundle brought, in a few lines."""
    who = _("Lot n° {number} de {name}", number=merged.number, name=merged.sender)
    if merged.already_known:
        lines = [_("{who} : rien de nouveau.", who=who)]
    else:
        count = ngettext("{n} nouveauté", "{n} nouveautés", merged.operations)
        state = _("fusionné") if merged.applied else _("aperçu, rien n’est écrit")
        lines = [f"{who} : {count}, {state}."]
    if merged.conflicts > 0:
        count = ngettext("{n} information", "{n} informations", merged.conflicts)
        lines.append(_("  À départager : {count} (citeapp conflicts).", count=count))
    lines += [f"  {gaps.words(gap)}" for gap in merged.gaps]
    if not merged.agrees:
        lines.append(_("  Attention : les deux machines ne sont pas d’accord ; prévenez-nous."))
    return lines


def fingerprint(options: argparse.Namespace) -> None:
    """One line, equal on machines that hold the same operations."""
    with opened(options) as session:
        digest = exchanges.fingerprint(session)
        answer(options, {"fingerprint": digest}, digest)


def conflicting(options: argparse.Namespace) -> None:
    """What several people set at once, with both values and their authors."""
    with opened(options) as session:
        found = conflicts.listed(session)
        lines = []
        for conflict in found:
            said = ", ".join(
                _("{author} a mis « {value} »", author=version.author, value=version.shown)
                for version in conflict.versions
            )
            lines.append(f"{conflict.title}, {conflict.field} : {said}")
        answer(options, found, "\n".join(lines) or _("Rien à départager."))


def doubled(options: argparse.Namespace) -> None:
    """Rows that may be the same, and why."""
    with opened(options) as session:
        found = duplicates.listed(session)
        lines = [f"{pair.title_a} / {pair.title_b} : {pair.reasons}" for pair in found]
        answer(options, found, "\n".join(lines) or _("Aucun doublon proposé."))


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help=_("fichier"))


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--to", action="append", default=[], help=_("pour qui (nom)"))
    parser.add_argument("--collective", action="append", default=[], help=_("collectif"))
    content = parser.add_mutually_exclusive_group()
    content.add_argument("--new", action="store_true", help=_("les nouveautés (par défaut)"))
    content.add_argument("--all", action="store_true", help=_("tout, pour un nouvel arrivant"))


def _merge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="+", help=_("lots d’échange"))
    parser.add_argument("--dry-run", action="store_true", help=_("regarder sans rien écrire"))
    parser.add_argument(
        "--accept-unknown", action="store_true", help=_("accepter un expéditeur non inscrit")
    )
    parser.add_argument("--yes", action="store_true", help=_("confirmer un lot qui supprime"))


def _none(_parser: argparse.ArgumentParser) -> None:
    return None


COMMANDS = (
    Command("card", _("écrire ma carte"), _file, card),
    Command("enrol", _("inscrire la carte de quelqu’un"), _file, enrol),
    Command("export", _("faire un lot d’échange"), _export_arguments, export),
    Command("merge", _("fusionner des lots"), _merge_arguments, merge),
    Command("fingerprint", _("empreinte du contenu partagé"), _none, fingerprint),
    Command("conflicts", _("ce qui est à départager"), _none, conflicting),
    Command("duplicates", _("doublons proposés"), _none, doubled),
)
