"""The compte rendu in plain words (domain.md 4.3): what was decided, who does what, what is next.

One sentence a line, present tense, dates with the month in letters, no signs to decipher. Without
proof-reading by people concerned it is a « version simplifiée », and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.reports.content import Document, PlainPart, Title
from citeapp.reports.documents.invitation import said_hour
from citeapp.reports.typography import quoted, sentence


@dataclass(frozen=True)
class Subject:
    """A point: its words, what people said (who, words), what was decided."""

    title: str
    said: tuple[tuple[str, str], ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlainTask:
    """An action: who, as they may be named (« Un parent »), what, and the day or its words."""

    what: str
    who: str = ""
    day: date | None = None
    due: str = ""


@dataclass(frozen=True, kw_only=True)
class PlainMinutesInput:
    """``people`` in the room, ``parents`` among them; private lines must not be given."""

    collective: str
    day: date
    people: int = 0
    parents: int = 0
    subjects: tuple[Subject, ...] = ()
    tasks: tuple[PlainTask, ...] = ()
    next_day: date | None = None
    next_start: time | None = None
    next_place: str = ""
    childcare: bool = False
    demo: bool = False


def plain_minutes(given: PlainMinutesInput) -> Document:
    """The simplified compte rendu as a document."""
    decided = any(subject.decisions for subject in given.subjects)
    name = _("Nos décisions du {day}") if decided else _("Notre rencontre du {day}")
    title = name.format(day=french.day(given.day).replace(" ", french.NBSP))
    return Document(
        title=" – ".join(filter(None, (title, given.collective))),
        subject=_("Compte rendu simplifié de la rencontre du {day}", day=french.day(given.day)),
        footer_left=_("Version simplifiée"),
        demo=given.demo,
        plain=True,
        blocks=(Title(title), *_parts(given)),
    )


def _parts(given: PlainMinutesInput) -> Iterable[PlainPart]:
    if given.people:
        yield PlainPart(_("Qui est là ?"), tuple(_company(given)), "people")
    talked = ngettext(
        "Nous parlons de {n} sujet.", "Nous parlons de {n} sujets.", len(given.subjects)
    )
    if given.subjects:
        yield PlainPart(_("De quoi parlons-nous ?"), (talked,), "message")
    for number, subject in enumerate(given.subjects, 1):
        heading = _("Sujet {n} : {title}", n=number, title=subject.title.rstrip(" ."))
        yield PlainPart(heading, tuple(_said(subject)))
        if subject.decisions:
            ours = ngettext("Notre décision", "Nos décisions", len(subject.decisions))
            yield PlainPart(ours, tuple(map(sentence, subject.decisions)), "check")
    if given.tasks:
        lines = tuple(line for task in given.tasks for line in task_lines(task))
        yield PlainPart(_("Qui fait quoi ?"), lines, "person")
    yield next_part(given)


def next_part(given: PlainMinutesInput) -> PlainPart:
    """When and where people meet again."""
    return PlainPart(_("La prochaine rencontre"), tuple(_next(given)), "calendar")


def _company(given: PlainMinutesInput) -> Iterable[str]:
    yield ngettext("Nous sommes {n} personne.", "Nous sommes {n} personnes.", given.people)
    if given.parents:
        yield ngettext(
            "{n} personne est un parent.", "{n} personnes sont des parents.", given.parents
        )


def _said(subject: Subject) -> Iterable[str]:
    for who, words in subject.said:
        yield _(
            "{who} dit : {words}", who=french.begun(who or _("une personne")), words=quoted(words)
        )


def task_lines(task: PlainTask) -> Iterable[str]:
    """« Samira : appelle la mairie. Avant le 3 mars 2026. », a sentence a line."""
    who = task.who or _("Une personne à trouver")
    yield sentence(_("{who} : {what}", who=french.begun(who), what=french.within(task.what)))
    if task.day:
        yield _("Avant le {day}.", day=french.day(task.day))
    elif task.due:
        yield sentence(french.begun(task.due))


def _next(given: PlainMinutesInput) -> Iterable[str]:
    if given.next_day is None:
        yield _("Nous choisissons la date plus tard.")
        return
    when = french.long_day(given.next_day)
    if given.next_start:
        when = _("{day} à {hour}", day=when, hour=said_hour(given.next_start))
    yield _("Le {when}.", when=when)
    if given.next_place:
        yield sentence(french.begun(french.at_place(given.next_place)))
    if given.childcare:
        yield _("Vos enfants jouent dans une salle à côté.")
