"""The lettre d’information of a quarter: what was done, decided, said, and what comes next.

A first draft to be finished by hand in a text program: it says where a word is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.reports.content import (
    Block,
    Bullets,
    Document,
    Heading,
    Item,
    Link,
    Note,
    Paragraph,
    Quote,
    Subtitle,
    Title,
)
from citeapp.reports.typography import dotted, sentence

MOST_DECISIONS, MOST_DONE, MOST_DATES = 8, 8, 8
"""A letter is read to its end when it is short."""


@dataclass(frozen=True)
class Held:
    """A rencontre that took place: its day, whose it was, what it was about, how many came."""

    day: date
    collective: str = ""
    about: str = ""
    people: int = 0
    inhabitants: int = 0


@dataclass(frozen=True)
class Coming:
    """A rencontre to come."""

    day: date
    start: time | None = None
    collective: str = ""
    place: str = ""
    childcare: bool = False


@dataclass(frozen=True)
class Told:
    """A decision or an action that was done, and the collectif it comes from."""

    text: str
    collective: str = ""


@dataclass(frozen=True, kw_only=True)
class NewsletterInput:
    """``whose`` is a collectif or the network; the lists are in the order they are told.

    ``said`` are words cited with consent, and who spoke (« un parent »); ``one`` says that the
    letter is of one collectif, whose name is then not repeated.
    """

    programme: str
    whose: str
    first: date
    last: date
    one: bool = False
    held: tuple[Held, ...] = ()
    decisions: tuple[Told, ...] = ()
    done: tuple[Told, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    coming: tuple[Coming, ...] = ()
    contact: str = ""
    phone: str = ""
    email: str = ""
    demo: bool = False


def newsletter(given: NewsletterInput) -> Document:
    """The letter as a document."""
    name = _("Lettre d’information")
    period = span_words(given.first, given.last)
    return Document(
        title=f"{name} – {given.whose} – {period}",
        subject=_("Nouvelles de {period}", period=period),
        header_left=given.programme,
        header_left_light=given.whose,
        header_right=name,
        demo=given.demo,
        blocks=(
            Title(name),
            Subtitle(dotted((given.whose, period))),
            Paragraph(_opening(given)),
            *_held(given),
            *_told(_("Ce que nous avons décidé"), given, given.decisions, MOST_DECISIONS),
            *_told(_("Ce qui a été fait"), given, given.done, MOST_DONE),
            *_said(given),
            Heading(_("Les prochaines dates")),
            *_coming(given),
            Heading(_("Nous écrire, nous parler")),
            *_contact(given),
        ),
    )


def span_words(first: date, last: date) -> str:
    """« janvier à mars 2026 »."""
    start, end = french.MONTHS[first.month - 1], french.MONTHS[last.month - 1]
    return _("{start} à {end} {year}", start=start, end=end, year=last.year)


def _opening(given: NewsletterInput) -> str:
    if not given.held:
        return _("Il n’y a pas eu de rencontre pendant ces trois mois.")
    times = sum(one.people for one in given.held)
    met = ngettext(
        "Nous avons tenu {n} rencontre", "Nous avons tenu {n} rencontres", len(given.held)
    )
    if not times:
        return f"{met}."
    came = ngettext("{n} participation", "{n} participations", times)
    near = sum(one.inhabitants for one in given.held)
    if not near:
        return _("{met}, avec {came} en tout.", met=met, came=came)
    return _(
        "{met}, avec {came} en tout, dont {near} de parents et d’habitants.",
        met=met,
        came=came,
        near=french.number(near),
    )


def _held(given: NewsletterInput) -> Iterable[Block]:
    if not given.held:
        return
    yield Heading(_("Nos rencontres"))
    shown = _told_of(given)
    for one in shown:
        about = sentence(french.begun(one.about))
        people = ngettext(
            "{n} personne était\u00a0là.", "{n} personnes étaient\u00a0là.", one.people
        )
        text = " ".join(filter(None, (about, people if one.people else "")))
        lead = dotted((french.begun(french.day(one.day, year=False)), _of(given, one.collective)))
        yield Paragraph(text or _("Un mot à écrire ici."), lead=f"{lead} :")
    left = len(given.held) - len(shown)
    if left:
        yield Note(ngettext("Et {n} autre rencontre.", "Et {n} autres rencontres.", left))


def _told_of(given: NewsletterInput) -> list[Held]:
    """All of a collectif's; of the network the latest of each, so that none is passed over."""
    if given.one:
        return list(given.held)
    latest = {one.collective: one for one in given.held}
    return sorted(latest.values(), key=lambda one: one.day)


def _told(
    heading: str, given: NewsletterInput, told: tuple[Told, ...], most: int
) -> Iterable[Block]:
    if not told:
        return
    yield Heading(heading)
    yield Bullets(
        tuple(
            Item(
                " ".join(filter(None, (sentence(one.text), _bracketed(_of(given, one.collective)))))
            )
            for one in told[:most]
        )
    )
    left = len(told) - most
    if left > 0:
        yield Note(ngettext("Et {n} autre.", "Et {n} autres.", left))


def _said(given: NewsletterInput) -> Iterable[Block]:
    if given.said:
        yield Heading(_("Des paroles"))
        for words, who in given.said:
            yield Quote(words, who)


def _coming(given: NewsletterInput) -> Iterable[Block]:
    if not given.coming:
        yield Paragraph(_("Les dates sont en cours de choix."))
        return
    yield Bullets(tuple(Item(_date(given, one)) for one in given.coming[:MOST_DATES]))


def _date(given: NewsletterInput, one: Coming) -> str:
    when = french.begun(french.long_day(one.day))
    if one.start:
        when = _("{day} à {hour}", day=when, hour=french.hour(one.start))
    where = french.at_place(one.place) if one.place else ""
    told = sentence(", ".join(filter(None, (when, _of(given, one.collective), where))))
    return f"{told} {_('Garderie sur place.')}" if one.childcare else told


def _contact(given: NewsletterInput) -> Iterable[Block]:
    who = " : ".join(filter(None, (given.contact, french.phone(given.phone))))
    if who:
        yield Paragraph(who)
    if given.email:
        yield Link(given.email, f"mailto:{given.email}")
    if not who and not given.email:
        yield Paragraph(_("Parlez à la personne qui anime le collectif."))


def _of(given: NewsletterInput, collective: str) -> str:
    return "" if given.one else collective


def _bracketed(text: str) -> str:
    return f"({text})" if text else ""
