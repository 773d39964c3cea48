"""The bilan annuel of a collectif or of the network: a year in figures, words and decisions.

Every figure stands with what it does not say; the last page tells how each one is counted, and
what nobody counted. Nothing is ranked: collectifs come by name, states by the order of work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.reports.content import (
    Block,
    Bullets,
    Chart,
    Column,
    DataTable,
    Document,
    Heading,
    Item,
    Note,
    Panel,
    Panels,
    Paragraph,
    Quote,
    Series,
    Subtitle,
    Title,
    WritingSpace,
)
from citeapp.reports.measures import Measure, defined, figures, uncounted
from citeapp.reports.typography import dotted, sentence

Counts = tuple[tuple[str, int], ...]
"""Names and how many of each, in the order they are shown."""
MOST_BARS = 10
"""Audiences drawn one by one; the smaller ones are put together."""


@dataclass(frozen=True)
class Heard:
    """Words somebody agreed to see printed, who in general, and what was answered."""

    text: str
    who: str = ""
    answer: str = ""


@dataclass(frozen=True)
class DecidedOn:
    """A decision in force, its day; of a network its collectif too."""

    text: str
    day: date | None = None
    collective: str = ""


@dataclass(frozen=True)
class CollectiveLine:
    """A collectif in the network's table; ``share`` of parents and residents in percent."""

    name: str
    meetings: int
    participations: int
    share: int | None
    decisions: int
    done: int
    actions: int


@dataclass(frozen=True)
class Months:
    """The months of the year that have begun: rencontres, share of parents where anybody came."""

    firsts: tuple[date, ...]
    meetings: tuple[int, ...]
    shares: tuple[int | None, ...]


@dataclass(frozen=True, kw_only=True)
class AnnualInput:
    """``measures`` by section (meetings, people, parents, decided, done, barriers, heard).

    ``more_decisions`` and ``more_quotes`` are not printed; ``running`` says that the year is not
    over; ``collectives`` is empty for the bilan of one.
    """

    programme: str
    scope: str
    period: str
    first: date
    last: date
    day: date
    months: Months
    measures: dict[str, tuple[Measure, ...]]
    audiences: Counts = ()
    levels: Counts = ()
    states: Counts = ()
    decisions: tuple[DecidedOn, ...] = ()
    more_decisions: int = 0
    barriers: tuple[str, ...] = ()
    quiet_barriers: tuple[str, ...] = ()
    welcomed: Counts = ()
    quotes: tuple[Heard, ...] = ()
    more_quotes: int = 0
    changed: tuple[Heard, ...] = ()
    collectives: tuple[CollectiveLine, ...] = ()
    uncounted: tuple[str, ...] = ()
    running: bool = False
    demo: bool = False


def annual(given: AnnualInput) -> Document:
    """The bilan as a document."""
    name = _("Bilan de l’{period}", period=given.period)
    span = _("du {first} au {last}", first=french.day(given.first), last=french.day(given.last))
    return Document(
        title=" – ".join((name, given.scope)),
        subject=_("Bilan annuel, {span}", span=span),
        header_left=given.programme,
        header_left_light=french.begun(given.scope),
        header_right=_("Bilan annuel"),
        edition=french.day(given.day),
        demo=given.demo,
        blocks=(Title(name), Subtitle(dotted((french.begun(given.scope), span))), *_parts(given)),
    )


def _parts(given: AnnualInput) -> Iterable[Block]:
    if given.running:
        until = french.day(given.day)
        yield Paragraph(_("L’année n’est pas finie : ces chiffres vont jusqu’au {day}.", day=until))
    yield from _met(given)
    yield from _came(given)
    yield from _decided(given)
    yield from _did(given)
    yield from _kept_away(given)
    yield from _heard(given)
    yield from _by_collective(given)
    yield from _ahead()
    yield from _how(given)


def _met(given: AnnualInput) -> Iterable[Block]:
    yield Heading(_("Nous nous sommes rencontrés"))
    yield from figures(given.measures.get("meetings", ()))
    if any(given.months.meetings):
        labels = tuple(map(french.short_month, given.months.firsts))
        yield Chart(
            _("Rencontres par mois"),
            labels,
            (Series(_("Nombre"), given.months.meetings),),
            alt=_months_alt(given.months),
            shape="columns",
        )


def _months_alt(months: Months) -> str:
    named = list(zip(map(french.month, months.firsts), months.meetings, strict=True))
    most = max(months.meetings)
    busiest = french.listed([name for name, number in named if number == most])
    quiet = french.listed([name for name, number in named if not number])
    said = _("Le plus de rencontres : {months} ({n}).", months=busiest, n=most)
    return f"{said} {_('Aucune : {months}.', months=quiet)}" if quiet else said


def _came(given: AnnualInput) -> Iterable[Block]:
    yield Heading(_("Qui est venu"))
    yield from figures(given.measures.get("people", ()))
    if given.audiences:
        yield _bars(_("Participations par public"), _fewer(given.audiences))
    yield Heading(_("La place des parents et des habitants"))
    yield from figures(given.measures.get("parents", ()))
    if any(share is not None for share in given.months.shares):
        yield Chart(
            _("Part des parents et habitants"),
            tuple(map(french.short_month, given.months.firsts)),
            (Series(_("Part"), given.months.shares),),
            alt=_share_alt(given.months),
            shape="lines",
            unit="%",
        )


def _share_alt(months: Months) -> str:
    known = [
        (share, french.month(first))
        for first, share in zip(months.firsts, months.shares, strict=True)
        if share is not None
    ]
    (low, least), (high, most) = min(known), max(known)
    if low == high:
        return _("Part des parents et habitants : {n} %.", n=low)
    return _(
        "La part des parents et habitants va de {low} % ({least}) à {high} % ({most}).",
        low=low,
        least=least,
        high=high,
        most=most,
    )


def _decided(given: AnnualInput) -> Iterable[Block]:
    yield Heading(_("Ce que nous avons décidé"))
    yield from figures(given.measures.get("decided", ()))
    if any(number for _name, number in given.levels):
        yield _bars(_("Décisions selon la participation"), given.levels)
    if given.decisions:
        yield Heading(
            _("Une décision de chaque collectif") if given.collectives else _("En vigueur"), 3
        )
        yield Bullets(tuple(Item(_decision(one)) for one in given.decisions))
    if given.more_decisions:
        yield Note(
            ngettext(
                "{n} autre décision est dans le relevé de décisions.",
                "{n} autres décisions sont dans le relevé de décisions.",
                given.more_decisions,
            )
        )


def _decision(one: DecidedOn) -> str:
    day = french.day(one.day, year=False) if one.day else ""
    about = ", ".join(part for part in (one.collective, day) if part)
    return _("{about} : {text}", about=about, text=sentence(one.text)) if about else one.text


def _did(given: AnnualInput) -> Iterable[Block]:
    yield Heading(_("Ce que nous avons fait"))
    yield from figures(given.measures.get("done", ()))
    if any(number for _name, number in given.states):
        yield _bars(_("Actions décidées dans l’année"), given.states)


def _kept_away(given: AnnualInput) -> Iterable[Block]:
    yield Heading(_("Ce qui empêche de venir"))
    yield from figures(given.measures.get("barriers", ()))
    if given.barriers:
        yield Heading(_("Signalés cette année"), 3)
        yield Bullets(tuple(map(Item, given.barriers)))
    if given.quiet_barriers:
        yield Heading(_("Signalés avant, plus cette année"), 3)
        yield Bullets(tuple(map(Item, given.quiet_barriers)))
    if given.welcomed:
        yield Heading(_("Ce qui a été mis en place"), 3)
        yield Bullets(
            tuple(
                Item(_("{what} : {times}", what=what, times=_times(number)))
                for what, number in given.welcomed
            )
        )


def _times(number: int) -> str:
    return ngettext("{n} fois", "{n} fois", number)


def _heard(given: AnnualInput) -> Iterable[Block]:
    yield Heading(_("Ce que nous avons entendu"))
    yield from figures(given.measures.get("heard", ()))
    for said in given.quotes:
        yield Quote(said.text, said.who)
    if given.more_quotes:
        yield Note(
            ngettext(
                "{n} autre parole peut être citée.",
                "{n} autres paroles peuvent être citées.",
                given.more_quotes,
            )
        )
    yield Heading(_("Ce qui a changé"))
    for said in given.changed:
        yield Quote(said.text, said.who)
        yield Paragraph(sentence(said.answer), lead=_("Depuis :"))
    audiences = (_("Pour les enfants, les jeunes"), _("Pour les parents"), _("Pour nous tous"))
    yield Panels(tuple(Panel(name, white=5) for name in audiences), across=3)


def _by_collective(given: AnnualInput) -> Iterable[Block]:
    if not given.collectives:
        return
    yield Heading(_("Collectif par collectif"))
    yield Paragraph(_("Par ordre de nom : chaque collectif a son histoire, ce n’est pas un rang."))
    columns = (
        Column(_("Collectif"), 30),
        Column(_("Rencontres"), 14),
        Column(_("Participations"), 16),
        Column(_("Parents, habitants"), 14),
        Column(_("Décisions"), 12),
        Column(_("Actions faites"), 14),
    )
    rows = tuple(
        (
            one.name,
            french.number(one.meetings),
            french.number(one.participations),
            _("non compté") if one.share is None else f"{one.share}{french.NBSP}%",
            french.number(one.decisions),
            _("{n} sur {total}", n=one.done, total=one.actions),
        )
        for one in given.collectives
    )
    yield DataTable(columns, rows, _("Aucun collectif."), row_header=True)


def _ahead() -> Iterable[Block]:
    yield Heading(_("L’année prochaine"))
    yield WritingSpace(_("Ce que nous gardons"), 2)
    yield WritingSpace(_("Ce que nous changeons"), 2)
    yield WritingSpace(_("Ce que nous voulons essayer"), 2)


def _how(given: AnnualInput) -> Iterable[Block]:
    yield Heading(_("Comment lire ces chiffres"))
    told = tuple(one for section in given.measures.values() for one in section)
    yield defined(told)
    silent = (*uncounted(told), *given.uncounted)
    if silent:
        yield Heading(_("Ce que personne n’a compté"), 3)
        yield Bullets(tuple(map(Item, silent)))


def _bars(title: str, counts: Counts) -> Chart:
    first = [f"{name} ({french.number(number)})" for name, number in counts if number]
    return Chart(
        title,
        tuple(name for name, _number in counts),
        (Series(_("Nombre"), tuple(number for _name, number in counts)),),
        alt=_("{title} : {counts}.", title=title, counts=", ".join(first)),
    )


def _fewer(counts: Sequence[tuple[str, int]]) -> Counts:
    """The largest ones, the others together."""
    ordered = sorted(counts, key=lambda one: -one[1])
    if len(ordered) <= MOST_BARS:
        return tuple(ordered)
    shown, rest = ordered[: MOST_BARS - 1], ordered[MOST_BARS - 1 :]
    others = _("Autres publics ({n} sortes)", n=len(rest))
    return (*shown, (others, sum(number for _name, number in rest)))
