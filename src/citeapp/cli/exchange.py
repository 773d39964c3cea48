"""Cards and bundles: ``card``, ``enrol``, ``export``, ``merge``, ``fingerprint``, ``conflicts``."""

from __future__ import annotations

import argparse
import json
import shlex
from pathlib import Path

from citeapp.base import french
from citeapp.base.errors import BundleRefused, InputRefused
from citeapp.base.language import _, ngettext
from citeapp.cli.command import Command, answer, opened, warn, working
from citeapp.usecases import conflicts, duplicates, exchanges, gaps
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.exchanges import Merged
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
        with working(_("Le lot s’écrit…")):
            receipt = exchanges.export(
                session,
                path=Path(options.file),
                to=options.to,
                collectives_named=options.collective,
                everything=options.all,
                contacts=options.contacts,
            ).value
        answer(
            options,
            receipt,
            _(
                "Lot n° {number} pour {names} : {what}. "
                "Il a été relu : vous pouvez retirer la clé.",
                number=receipt.number,
                names=french.listed(receipt.recipients),
                what=ngettext("{n} nouveauté", "{n} nouveautés", receipt.operations),
            ),
        )


def merge(options: argparse.Namespace) -> int:
    """Read bundles, in the order given; one that is refused does not keep the others out."""
    merged, refused = list[Merged](), list[str]()
    with opened(options) as session:
        for name in options.file:
            try:
                with working(_("Lecture de {file}…", file=Path(name).name)):
                    merged.append(_taken(session, Path(name), options))
            except (BundleRefused, InputRefused) as error:
                if len(options.file) == 1:
                    raise
                refused.append(_("{file} : {why}", file=Path(name).name, why=error))
    answer(options, merged, "\n".join(line for one in merged for line in told(one)))
    for sentence in refused:
        warn(sentence)
    return 1 if refused else 0


def _taken(session: Session, path: Path, options: argparse.Namespace) -> Merged:
    if options.dry_run:
        return exchanges.preview(session, path=path)
    done = exchanges.merge(
        session, path=path, accept_unknown=options.accept_unknown, confirmed=options.yes
    )
    return done.value


def told(merged: Merged) -> list[str]:
    """What a bundle brought, in a few lines."""
    who = _("Lot n° {number} de {name}", number=merged.number, name=merged.sender)
    if merged.already_known:
        lines = [_("{who} : rien de nouveau.", who=who)]
    else:
        count = ngettext("{n} nouveauté", "{n} nouveautés", merged.operations)
        state = _("fusionné") if merged.applied else _("aperçu, rien n’est écrit")
        lines = [f"{who} : {count}, {state}."]
    return lines + [f"  {line}" for line in (*_totals(merged), *_looked_at(merged))]


def _totals(merged: Merged) -> list[str]:
    """« personnes 412 → 419, part des parents et habitants 31 % → 33 % »: what changed."""
    before, after = merged.before, merged.after
    found = (
        (_("personnes"), before.people, after.people, ""),
        (_("rencontres"), before.meetings, after.meetings, ""),
        (_("participations"), before.participations, after.participations, ""),
        (_("actions ouvertes"), before.open_actions, after.open_actions, ""),
        (
            _("part des parents et habitants"),
            before.inhabitants_percent,
            after.inhabitants_percent,
            f"{french.NBSP}%",
        ),
    )
    changed = [
        f"{label} {french.number(old)}{unit} → {french.number(new)}{unit}"
        for label, old, new, unit in found
        if old != new
    ]
    return [", ".join(changed)] if changed else []


def _looked_at(merged: Merged) -> list[str]:
    """What deserves a look, in the words of the window."""
    lines = []
    if merged.others:
        names = french.listed(merged.others)
        lines.append(_("Il porte aussi des nouveautés de {names}.", names=names))
    if not merged.known_sender:
        said = _("« {name} » n’est pas inscrit·e sur cette machine.", name=merged.sender)
        lines.append(said)
    if merged.deletions:
        said = ngettext(
            "Ce lot supprime {n} fiche.", "Ce lot supprime {n} fiches.", merged.deletions
        )
        lines.append(said)
    if merged.altered:
        said = ngettext(
            "{n} nouveauté déjà connue revient avec un autre contenu, qui n’est pas repris : "
            "prévenez la coordination.",
            "{n} nouveautés déjà connues reviennent avec un autre contenu, qui n’est pas repris : "
            "prévenez la coordination.",
            merged.altered,
        )
        lines.append(said)
    if merged.unknown:
        said = ngettext(
            "{n} nouveauté reste dehors : sa machine n’est pas encore connue ici.",
            "{n} nouveautés restent dehors : leur machine n’est pas encore connue ici.",
            merged.unknown,
        )
        lines.append(said)
    if merged.conflicts > 0:
        said = ngettext("{n} information", "{n} informations", merged.conflicts)
        lines.append(_("À départager : {count} (citeapp conflicts).", count=said))
    lines += [gaps.words(gap) for gap in merged.gaps]
    if not merged.agrees:
        lines.append(
            _(
                "Vos deux machines ne s’accordent pas sur la même matière. Rien n’est perdu ; "
                "signalez-le à la coordination avec la date de ce lot."
            )
        )
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
        if found:
            lines.append(
                _("Pour départager, par exemple :\n  {command}", command=_settle(found[0]))
            )
        answer(options, found, "\n".join(lines) or _("Rien à départager."))


def _settle(conflict: Conflict) -> str:
    """The command that keeps the first value, to be copied and changed."""
    given = {
        "noun": conflict.noun,
        "id": conflict.id,
        "column": conflict.column,
        "value": conflict.versions[0].value,
    }
    return f"citeapp call conflicts.settle {shlex.quote(json.dumps(given, ensure_ascii=False))}"


def doubled(options: argparse.Namespace) -> None:
    """Rows that may be the same, and why."""
    with opened(options) as session:
        found = duplicates.listed(session)
        lines = [f"{pair.title_a} / {pair.title_b} : {pair.reasons}" for pair in found]
        answer(options, found, "\n".join(lines) or _("Aucun doublon proposé."))


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FICHIER"), help=_("fichier"))


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


def _merge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="+", metavar=_("FICHIER"), help=_("lots d’échange"))
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
