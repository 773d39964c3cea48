"""« Vous avez dit, voilà où on en est »: what became of what people said and decided.

A sheet for the next rencontre, in plain words: what is done, what goes on, what was refused and
why. Only quotes whose authors agreed to be cited are printed; nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Document,
    Heading,
    Paragraph,
    Quote,
    Subtitle,
    Title,
)
from citeapp.reports.typography import dotted, sentence


@dataclass(frozen=True)
class Said:
    """Words of someone (« un parent »), and what was answered."""

    words: str
    who: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Decided:
    """A decision, the day it was taken, where it stands in words, and why."""

    text: str
    day: date | None = None
    standing: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ToldBackInput:
    """``done``, ``going``, ``refused`` and ``waiting`` part the quotes by what became of them."""

    programme: str
    collective: str
    day: date
    done: tuple[Said, ...] = ()
    going: tuple[Said, ...] = ()
    refused: tuple[Said, ...] = ()
    waiting: tuple[Said, ...] = ()
    decisions: tuple[Decided, ...] = ()
    demo: bool = False


def told_back(given: ToldBackInput) -> Document:
    """The sheet as a document."""
    title = _("Vous avez dit, voilà où on en est")
    blocks: list[Block] = [
        Title(title),
        Subtitle(dotted((given.collective, french.day(given.day)))),
    ]
    for heading, said in (
        (_("C’est pris en compte"), given.done),
        (_("C’est en cours"), given.going),
        (_("Ce n’est pas retenu, et pourquoi"), given.refused),
        (_("Pas encore de réponse"), given.waiting),
    ):
        if said:
            blocks.append(Heading(heading))
            blocks += [block for one in said for block in _said(one)]
    if given.decisions:
        blocks.append(Heading(_("Nos décisions")))
        blocks += [_decided(one) for one in given.decisions]
    if len(blocks) == LEAST_BLOCKS:
        blocks.append(Paragraph(_("Rien n’attend de réponse pour l’instant.")))
    return Document(
        title=f"{title} – {given.collective}",
        subject=title,
        header_left=given.programme,
        header_left_light=given.collective,
        header_right=french.day(given.day),
        demo=given.demo,
        blocks=tuple(blocks),
    )


LEAST_BLOCKS = 2
"""The title and the line under it."""


def _said(said: Said) -> Iterable[Block]:
    yield Quote(said.words, said.who)
    if said.answer:
        yield Paragraph(sentence(said.answer), lead=_("Réponse :"))


def _decided(decided: Decided) -> Paragraph:
    when = french.day(decided.day, year=False) if decided.day else ""
    rest = dotted((when, decided.standing, decided.reason))
    return Paragraph(f"({rest})" if rest else "", lead=sentence(decided.text))
