"""The simplified twins of three papers: ordre du jour, relevé de décisions, tableau de suivi.

They obey the layout of every plain document (domain.md 4.1 and the table of chapter 7): one
sentence a line, present tense, months in letters, nobody shamed. Without proof-reading by people
concerned each is a « version simplifiée », and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.reports.content import Document, PlainPart, Title
from citeapp.reports.documents.invitation import said_hour
from citeapp.reports.documents.plain_minutes import (
    PlainMinutesInput,
    PlainTask,
    next_part,
    task_lines,
)
from citeapp.reports.documents.programme_sheets import ProgrammeInput
from citeapp.reports.typography import sentence

_PIECE = 12
"""Lines of a part at most."""


def plain_agenda(given: ProgrammeInput) -> Document:
    """What we shall speak of: why, when, where, then the subjects, each with its time."""
    day = french.day(given.day) if given.day else ""
    title = _("La rencontre du {day}", day=day) if day else _("Notre rencontre")
    about = _("Ordre du jour simplifié")
    return _paper(title, about, given.collective, _agenda(given), demo=given.demo)


def plain_decisions(given: PlainMinutesInput) -> Document:
    """What was decided, who does what, what comes next; nothing of what was said."""
    title = _("Nos décisions du {day}", day=french.day(given.day))
    about = _("Relevé de décisions simplifié")
    return _paper(title, about, given.collective, _decisions(given), demo=given.demo)


@dataclass(frozen=True)
class PlainTracked:
    """An action of a collectif, and whether it is done; whoever carries it as they may be named."""

    collective: str
    task: PlainTask
    done: bool = False


@dataclass(frozen=True, kw_only=True)
class PlainTrackingInput:
    """The actions shown, those of a collectif one after the other."""

    scope: str
    day: date
    actions: tuple[PlainTracked, ...] = ()
    demo: bool = False


def plain_tracking(given: PlainTrackingInput) -> Document:
    """Who does what, sentence by sentence: what remains, then what is done."""
    title = _("Qui fait quoi ? Le {day}", day=french.day(given.day))
    about = _("Tableau de suivi simplifié")
    return _paper(title, about, given.scope, _tracked(given.actions), demo=given.demo)


def _paper(
    title: str, about: str, scope: str, parts: Iterable[PlainPart], *, demo: bool
) -> Document:
    return Document(
        title=" – ".join(filter(None, (title, scope))),
        subject=about,
        footer_left=_("Version simplifiée"),
        demo=demo,
        plain=True,
        blocks=(Title(title), *parts),
    )


def _agenda(given: ProgrammeInput) -> Iterable[PlainPart]:
    if given.objective:
        yield PlainPart(_("Pourquoi ?"), (sentence(french.begun(given.objective)),), "idea")
    if given.day:
        lines = [_("Le {day}.", day=french.long_day(given.day))]
        if given.start and given.end:
            begin, end = said_hour(given.start), said_hour(given.end)
            lines.append(_("De {begin} à {end}.", begin=begin, end=end))
        elif given.start:
            lines.append(_("À {hour}.", hour=said_hour(given.start)))
        yield PlainPart(_("Quand ?"), tuple(lines), "calendar")
    if given.place:
        yield PlainPart(_("Où ?"), (sentence(french.begun(french.at_place(given.place))),), "place")
    count = len(given.points)
    words = ngettext("Nous parlons de {n} sujet.", "Nous parlons de {n} sujets.", count)
    if count:
        yield PlainPart(_("De quoi parlons-nous ?"), (words,), "message")
    for number, point in enumerate(given.points, 1):
        heading = _("Sujet {n} : {title}", n=number, title=point.title.rstrip(" ."))
        lines = [sentence(french.begun(point.objective))] if point.objective else []
        if point.introduced_by:
            lines.append(sentence(_("{who} en parle", who=french.begun(point.introduced_by))))
        if point.minutes:
            lines.append(
                ngettext("Nous avons {n} minute.", "Nous avons {n} minutes.", point.minutes)
            )
        yield PlainPart(heading, tuple(lines))


def _decisions(given: PlainMinutesInput) -> Iterable[PlainPart]:
    decided = [subject for subject in given.subjects if subject.decisions]
    for subject in decided:
        lines = tuple(sentence(french.begun(words)) for words in subject.decisions)
        yield PlainPart(subject.title.rstrip(" ."), lines, "check")
    if not decided:
        yield PlainPart(_("Nos décisions"), (_("Nous n’avons pas pris de décision."),), "check")
    if given.tasks:
        lines = tuple(line for task in given.tasks for line in task_lines(task))
        yield PlainPart(_("Qui fait quoi ?"), lines, "person")
    yield next_part(given)


def _tracked(actions: Sequence[PlainTracked]) -> Iterable[PlainPart]:
    ahead = [one for one in actions if not one.done]
    for collective, ours in groupby(ahead, lambda one: one.collective):
        lines = [line for one in ours for line in task_lines(one.task)]
        yield from _pages(collective or _("Ce qui reste à faire"), lines, "person")
    if not ahead:
        yield PlainPart(_("Ce qui reste à faire"), (_("Tout est fait."),), "check")
    done = [sentence(french.begun(one.task.what)) for one in actions if one.done]
    if done:
        yield from _pages(_("C’est fait"), done, "check")


def _pages(heading: str, lines: Sequence[str], picture: str) -> Iterable[PlainPart]:
    """A long part in pieces, since a piece is never cut by the end of a page."""
    for start in range(0, len(lines), _PIECE):
        piece = tuple(lines[start : start + _PIECE])
        yield PlainPart(
            heading if start == 0 else _("{heading} (suite)", heading=heading), piece, picture
        )
