"""The compte rendu on one page, in whole sentences: what was decided, who does what, what is next.

It never goes over its page: what does not fit is counted, and stands in the full one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.reports.content import Block, Box, Document, Heading, Note, Paragraph, Subtitle, Title
from citeapp.reports.documents.minutes import (
    MinutesInput,
    Task,
    decision_box,
    next_meeting,
    where_and_when,
)
from citeapp.reports.typography import dotted, sentence

DECISIONS_ROOM, TASKS_ROOM = 230.0, 180.0
"""Points of the page for each; what decisions leave is for the actions."""
_BOX, _PARAGRAPH, _LINE = 34.0, 19.0, 15.0
"""Points of a box and of a paragraph of one line, and of each further line."""
_LETTERS = 76
"""Letters that a line surely holds."""
_LONGEST = 4 * _LETTERS
T = TypeVar("T", Box, Paragraph)


def minutes_page(given: MinutesInput, edition: str = "") -> Document:
    """The page as a document."""
    title = given.title or _("Rencontre du {day}", day=french.long_day(given.day))
    name = _("Compte rendu en une page")
    return Document(
        title=f"{name} – {_shortened(title, 120)} – {_shortened(given.collective, 80)}",
        subject=_("Compte rendu de la rencontre du {day}", day=french.day(given.day)),
        header_left=_shortened(given.programme, 80),
        header_left_light=_shortened(given.collective, 80),
        header_right=dotted((name, french.within(given.status))),
        footer_left=_shortened(
            _("Rédigé par {writer}", writer=given.author) if given.author else "", 120
        ),
        edition=edition,
        demo=given.demo,
        blocks=(
            Title(_shortened(title, 120)),
            *_under(given),
            *_decisions_and_tasks(given),
            Heading(_("La prochaine rencontre")),
            _next(given),
        ),
    )


def _under(given: MinutesInput) -> Iterable[Block]:
    told = where_and_when(given)
    if told:
        yield Subtitle(_shortened(told, 160))
    people = given.present_total or 0
    if not people:
        return
    said = ngettext("Nous étions {n} personne", "Nous étions {n} personnes", people)
    if given.inhabitants:
        said += _(", dont {n}", n=_inhabitants(given.inhabitants))
    yield Paragraph(f"{said}.")


def _inhabitants(count: int) -> str:
    return ngettext("{n} parent ou habitant", "{n} parents et habitants", count)


def _decisions_and_tasks(given: MinutesInput) -> Iterable[Block]:
    boxes = [
        Box(_shortened(box.lead), _shortened(box.text))
        for box in (decision_box(one, given.day) for one in given.decisions)
    ]
    decided = _fitting(boxes, _BOX, DECISIONS_ROOM)
    yield Heading(_("Nos décisions"))
    yield from decided
    if not boxes:
        yield Paragraph(_("Nous n’avons pas pris de décision cette fois."))
    elif left := len(boxes) - len(decided):
        yield Note(
            ngettext(
                "Et {n} autre décision, dans le compte rendu complet.",
                "Et {n} autres décisions, dans le compte rendu complet.",
                left,
            )
        )
    yield Heading(_("Qui fait quoi"))
    free = DECISIONS_ROOM - sum(_height(one, _BOX) for one in decided)
    yield from _tasks(given.tasks, TASKS_ROOM + free)


def _tasks(tasks: tuple[Task, ...], room: float) -> Iterable[Block]:
    if not tasks:
        yield Paragraph(_("Personne n’a rien à faire d’ici là."))
        return
    told = [
        Paragraph(_shortened(_who(task)), lead=_shortened(sentence(french.begun(task.what))))
        for task in tasks
    ]
    kept = _fitting(told, _PARAGRAPH, room)
    yield from kept
    if left := len(told) - len(kept):
        yield Note(
            ngettext(
                "Et {n} autre action, dans le compte rendu complet.",
                "Et {n} autres actions, dans le compte rendu complet.",
                left,
            )
        )


def _next(given: MinutesInput) -> Paragraph:
    told = next_meeting(given.next_meeting)
    return Paragraph(_shortened(told.text, 200), lead=told.lead)


def _who(task: Task) -> str:
    """« Nous comptons sur Samira, avec Aïcha, pour le 20 mars. »"""
    due = task.due if task.due and task.due != _("sans date") else ""
    when = _("pour {when}", when=_the(due)) if due else _("sans date fixée")
    if not task.who:
        return sentence(_("Nous cherchons quelqu’un, {when}", when=when))
    return sentence(_("Nous comptons sur {who}, {when}", who=task.who, when=when))


def _the(due: str) -> str:
    """« le 20 mars », « fin mai »."""
    return _("le {day}", day=due) if due[:1].isdigit() else french.within(due)


def _fitting(blocks: Sequence[T], least: float, room: float) -> list[T]:
    """The first ones, as many as ``room`` holds."""
    kept = []
    for block in blocks:
        room -= _height(block, least)
        if room < 0:
            break
        kept.append(block)
    return kept


def _height(block: Box | Paragraph, least: float) -> float:
    return least + _LINE * ((len(block.lead) + len(block.text)) // _LETTERS)


def _shortened(text: str, most: int = _LONGEST) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
