"""``erase`` and ``erasures``: someone asks to be forgotten; who has confirmed it."""

from __future__ import annotations

import argparse

from citeapp.base.errors import InputRefused, NotFound
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.cli.command import Command, answer, opened
from citeapp.cli.working import working
from citeapp.domain.person import Person
from citeapp.usecases import erasure, erasure_words, people
from citeapp.usecases.erasure import Plan
from citeapp.usecases.forgetting.mentions import Mention
from citeapp.usecases.session import Session


def erase(options: argparse.Namespace) -> None:
    """What goes, what stays; or, with ``--yes``, the erasure itself: it cannot be undone."""
    with opened(options) as session, working(_("Effacement…")):
        plan = erasure.preview(session, id=_person(session, options.person).id)
        if options.dry_run:
            answer(options, plan, "\n".join(_told(plan)))
        elif options.yes:
            _erase(options, session, plan)
        else:
            raise InputRefused(
                _("Un effacement ne s’annule pas."),
                safe=_("Rien n’a été effacé."),
                todo=_("Regardez ce qui part avec --dry-run, puis confirmez avec --yes."),
            )


def _erase(options: argparse.Namespace, session: Session, plan: Plan) -> None:
    keys = [mention.key for mention in plan.mentions if mention.may and mention.sure]
    done = erasure.person(
        session,
        id=plan.id,
        neutral=keys if options.texts == "neutral" else (),
        blank=keys if options.texts == "blank" else (),
    ).value
    words = [_("Effacé. Référence à noter : {reference}.", reference=done.reference)]
    if left := len(plan.mentions) - done.texts:
        words.append(erasure_words.still_named(left))
    answer(options, done, " ".join(words))


def board(options: argparse.Namespace) -> None:
    """Every erasure, and whose machine has confirmed it."""
    with opened(options) as session:
        lines = erasure.board(session)
        told = [" — ".join(erasure_words.confirmation(line, session.now)) for line in lines]
        answer(options, lines, "\n".join(told) or _("Personne n’a été effacé."))


def _person(session: Session, said: str) -> Person:
    """By identifier, or by a name that only one person has."""
    everyone = [line.person for line in people.listed(session)]
    found = [one for one in everyone if one.id == said] or [
        one for one in everyone if fold(one.name) == fold(said)
    ]
    if not found:
        raise NotFound(_("Personne ne s’appelle « {name} » ici.", name=said))
    if len(found) > 1:
        raise InputRefused(
            _("Plusieurs personnes s’appellent « {name} ».", name=said),
            safe=_("Rien n’a été effacé."),
            todo=_("Donnez son identifiant : {ids}.", ids=", ".join(one.id for one in found)),
        )
    return found[0]


def _told(plan: Plan) -> list[str]:
    lines = [_("Effacer {name} ({reference})", name=plan.name, reference=plan.reference)]
    for title, found in (
        (_("Part pour toujours :"), erasure_words.goes(plan)),
        (_("Reste :"), erasure_words.stays(plan)),
        (_("Hors d’atteinte :"), erasure_words.out_of_reach(plan)),
    ):
        lines += [title, *(f"  - {one}" for one in found)]
    if plan.mentions:
        lines.append(_("Textes qui la nomment, ou semblent la nommer :"))
        lines += [
            "  - "
            + _("{where} : « {text} »", where=mention.where, text=mention.text)
            + _note(mention)
            for mention in plan.mentions
        ]
    return lines


def _note(mention: Mention) -> str:
    if not mention.may:
        return _(" (à demander à qui l’a écrit)")
    return "" if mention.sure else _(" (quelqu’un d’autre peut-être)")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar=_("PERSONNE"), help=_("identifiant, ou nom complet"))
    parser.add_argument("--dry-run", action="store_true", help=_("regarder sans rien effacer"))
    parser.add_argument("--yes", action="store_true", help=_("confirmer : cela ne s’annule pas"))
    parser.add_argument(
        "--texts",
        choices=("keep", "neutral", "blank"),
        default="keep",
        help=_("les textes qui la nomment à coup sûr : laissés, sans le nom, ou vidés"),
    )


def _none(_parser: argparse.ArgumentParser) -> None:
    return None


COMMANDS = (
    Command("erase", "effacer une personne pour toujours", _arguments, erase),
    Command("erasures", "effacements, et qui les a confirmés", _none, board),
)
