"""The bilan annuel in plain words, two pages at most: who came, what was decided, what changed.

One sentence a line, no percentage, no number above a thousand, no jargon (domain.md 4.1).
Without proof-reading by people concerned it is a « version simplifiée », and says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.reports.content import Document, PlainPart, Title
from citeapp.reports.typography import quoted, sentence

MOST_DECISIONS, MOST = 5, 3
"""Decisions, then of words, barriers and changes: more would not fit on two pages."""
LARGEST = 1000
LONGEST = 110
"""Letters of a text that somebody can still read at once."""


@dataclass(frozen=True, kw_only=True)
class PlainAnnualInput:
    """``of_ten`` adults so many were parents or residents, None where nobody was noted.

    ``people`` come to a rencontre in the middle; ``heard`` are (who, words), ``changed`` answers.
    """

    scope: str
    period: str
    meetings: int = 0
    people: int | None = None
    of_ten: int | None = None
    decisions: tuple[str, ...] = ()
    done: int = 0
    actions: int = 0
    barriers: tuple[str, ...] = ()
    heard: tuple[tuple[str, str], ...] = ()
    changed: tuple[str, ...] = ()
    demo: bool = False


def plain_annual(given: PlainAnnualInput) -> Document:
    """The simplified bilan as a document."""
    title = _("Notre {period}", period=given.period)
    return Document(
        title=" – ".join(filter(None, (title, given.scope))),
        subject=_("Bilan annuel simplifié"),
        footer_left=_("Version simplifiée"),
        demo=given.demo,
        plain=True,
        blocks=(Title(title), *_parts(given)),
    )


def _parts(given: PlainAnnualInput) -> Iterable[PlainPart]:
    if given.scope:
        yield PlainPart("", (sentence(french.begun(given.scope)),))
    yield PlainPart(_("Nos rencontres"), tuple(_company(given)), "people")
    decided = _short(given.decisions, MOST_DECISIONS)
    if decided:
        yield PlainPart(_("Nos décisions"), tuple(map(sentence, decided)), "check")
    if given.actions:
        yield PlainPart(_("Nos actions"), tuple(_work(given)), "tracking")
    heard = tuple(_said(who, words) for who, words in given.heard if len(words) <= LONGEST)
    if heard:
        yield PlainPart(_("Des paroles"), heard[:MOST], "message")
    if given.barriers:
        yield PlainPart(_("Venir est parfois difficile"), tuple(_hard(given)), "help")
    changed = _short(given.changed, MOST)
    if changed:
        yield PlainPart(_("Ce qui change"), tuple(map(sentence, changed)), "ready")
    yield PlainPart(
        _("L’année prochaine"),
        (_("Nous continuons ensemble."), _("Dites-nous vos idées.")),
        "calendar",
    )


def _company(given: PlainAnnualInput) -> Iterable[str]:
    if not given.meetings:
        yield _("Nous nous rencontrons bientôt.")
        return
    if given.meetings <= LARGEST:
        yield ngettext(
            "Nous faisons {n} rencontre.", "Nous faisons {n} rencontres.", given.meetings
        )
    else:
        yield _("Nous faisons beaucoup de rencontres.")
    if given.people:
        yield ngettext(
            "À une rencontre, il y a environ {n} personne.",
            "À une rencontre, il y a environ {n} personnes.",
            given.people,
        )
    if given.of_ten is not None:
        yield ngettext(
            "Sur 10 adultes, {n} est un parent ou un habitant.",
            "Sur 10 adultes, {n} sont des parents ou des habitants.",
            given.of_ten,
        )


def _work(given: PlainAnnualInput) -> Iterable[str]:
    if given.actions > LARGEST:
        yield _("Nous décidons beaucoup d’actions.")
        return
    yield ngettext("Nous décidons {n} action.", "Nous décidons {n} actions.", given.actions)
    if given.done:
        yield ngettext("{n} action est faite.", "{n} actions sont faites.", given.done)


def _hard(given: PlainAnnualInput) -> Iterable[str]:
    yield _("Des personnes nous parlent de ceci :")
    for barrier in given.barriers[:MOST]:
        yield sentence(barrier)


def _said(who: str, words: str) -> str:
    return _("{who} dit : {words}", who=french.begun(who), words=quoted(words))


def _short(texts: Iterable[str], most: int) -> tuple[str, ...]:
    """Those that can be read at once, as many as fit."""
    return tuple(text for text in texts if text and len(text) <= LONGEST)[:most]
