"""What a person has to look at: ``conflicts`` and ``duplicates``, and what became of them."""

from __future__ import annotations

import argparse
import json
import shlex
from collections.abc import Mapping

from citeapp.base import french
from citeapp.base.language import _
from citeapp.cli.command import Command, answer, opened
from citeapp.usecases import conflicts, duplicates, joins, settlements
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.joins import Verdict
from citeapp.usecases.reviewing.pairs import Pair
from citeapp.usecases.reviewing.versions import Version
from citeapp.usecases.settlements import Settlement


def conflicting(options: argparse.Namespace) -> None:
    """What several people set at once, with the values and their authors; or what was settled."""
    with opened(options) as session:
        if options.settled:
            settled = settlements.listed(session)
            lines = [line for one in settled for line in _settled(one)]
            answer(options, settled, "\n".join(lines) or _("Rien n’a été départagé ce mois-ci."))
            return
        found = [*conflicts.listed(session), *settlements.reopened(session)]
        lines = [line for conflict in found for line in _told(conflict)]
        if found:
            lines += _ways(found[0])
        answer(options, found, "\n".join(lines) or _("Rien à départager."))


def doubled(options: argparse.Namespace) -> None:
    """Rows that may be the same, why, and in what they differ; or what was joined so far."""
    with opened(options) as session:
        if options.joined:
            told, open_cells = joins.register(session), joins.differences(session)
            lines = [_verdict(verdict) for verdict in told]
            lines += [line for conflict in open_cells for line in _told(conflict)]
            lines += _ways(open_cells[0]) if open_cells else []
            found = {"verdicts": told, "differences": open_cells}
            answer(options, found, "\n".join(lines) or _("Aucune fiche n’est jointe."))
            return
        pairs = duplicates.listed(session)
        lines = [line for pair in pairs for line in _pair(pair)]
        if pairs:
            lines += _judged(pairs[0])
        answer(options, pairs, "\n".join(lines) or _("Aucun doublon proposé."))


def _told(conflict: Conflict) -> list[str]:
    """A question, a line for each version."""
    lines = [_("{title}, {field} :", title=conflict.title, field=conflict.field)]
    lines += [f"  {_version(version)}" for version in conflict.versions]
    if conflict.proposal:
        both = " / ".join(conflict.proposal.lines)
        lines.append("  " + _("les deux ensemble : « {words} »", words=_one_line(both)))
    if conflict.asked_by:
        names = french.listed(conflict.asked_by)
        lines.append("  " + _("{names} : « Je ne sais pas »", names=names))
    return lines


def _version(version: Version) -> str:
    when = french.moment(version.at)
    if version.did:
        return _("{author} {did}, le {when}", author=version.author, did=version.did, when=when)
    return _(
        "{author} a mis « {value} », le {when}",
        author=version.author,
        value=_one_line(version.shown),
        when=when,
    )


def _settled(one: Settlement) -> list[str]:
    head = _(
        "{title}, {field} : {words}, le {when}",
        title=one.title,
        field=one.field,
        words=_one_line(one.words),
        when=french.moment(one.at),
    )
    return [head, *(f"  {_version(version)}" for version in one.versions)]


def _ways(conflict: Conflict) -> list[str]:
    """The commands that answer a question, to be copied and changed."""
    cell = {"noun": conflict.noun, "id": conflict.id, "column": conflict.column}
    keep = {**cell, "value": conflict.versions[0].value}
    if conflict.joined:
        return [_("Pour choisir, par exemple :"), _command("joins.choose", keep)]
    if conflict.reopened:
        return [_("Pour départager, par exemple :"), _command("settlements.otherwise", keep)]
    lines = []
    if conflict.proposal:
        lines += [_("Pour prendre les deux :"), _command("conflicts.take_both", cell)]
    if conflict.others:
        names = french.listed(conflict.others)
        lines += [_("Pour demander à {names} :", names=names), _command("conflicts.ask", cell)]
    return [*lines, _("Pour départager, par exemple :"), _command("conflicts.settle", keep)]


def _pair(pair: Pair) -> list[str]:
    """Both names and why; then what they are and in what they differ."""
    lines = [f"{pair.title_a} / {pair.title_b} : {pair.reasons}"]
    if pair.about_a or pair.about_b:
        lines.append(f"  {pair.about_a or '—'} / {pair.about_b or '—'}")
    lines += [
        "  " + _("{field} : {a} / {b}", field=one.field, a=_one_line(one.a), b=_one_line(one.b))
        for one in pair.differences
    ]
    return lines


def _judged(pair: Pair) -> list[str]:
    """The commands that judge a pair, to be copied and changed."""
    two = {"noun": pair.noun, "a": pair.a, "b": pair.b}
    return [
        _("Pour plus tard :"),
        _command("duplicates.put_off", two),
        _("Si c’est la même (sinon « different ») :"),
        _command("duplicates.judge", {**two, "verdict": "same"}),
    ]


def _verdict(verdict: Verdict) -> str:
    said = _("jointes") if verdict.verdict == "same" else _("deux fiches différentes")
    return _(
        "{a} / {b} : {said}, par {author} le {when}",
        a=verdict.title_a,
        b=verdict.title_b,
        said=said,
        author=verdict.author,
        when=french.moment(verdict.at),
    )


def _command(use: str, given: Mapping[str, object]) -> str:
    return f"  citeapp call {use} {shlex.quote(json.dumps(given, ensure_ascii=False))}"


def _one_line(words: str) -> str:
    return " ".join(words.split("\n"))


def _conflicts_arguments(parser: argparse.ArgumentParser) -> None:
    words = _("ce qui a été départagé depuis un mois, par qui")
    parser.add_argument("--settled", action="store_true", help=words)


def _duplicates_arguments(parser: argparse.ArgumentParser) -> None:
    words = _("ce qui a été joint ou dit différent, par qui, et ce qui reste à choisir")
    parser.add_argument("--joined", action="store_true", help=words)


COMMANDS = (
    Command("conflicts", "ce qui est à départager", _conflicts_arguments, conflicting),
    Command("duplicates", "doublons proposés", _duplicates_arguments, doubled),
)
