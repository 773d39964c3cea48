"""The bilan annuel, of a collectif or of the network: what a year left, gathered for paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from citeapp.base.language import _, ngettext
from citeapp.base.text import sort_key
from citeapp.domain.action import ACTION_STATUS
from citeapp.domain.audience import AUDIENCE_PLURAL
from citeapp.domain.collective import Collective
from citeapp.domain.decision import PARTICIPATION_LEVELS, Decision, participation_level
from citeapp.domain.keeping import Quote
from citeapp.domain.meeting import Meeting
from citeapp.domain.preparing import BARRIER, RECEPTION_CONDITION
from citeapp.reports.content import Document
from citeapp.reports.documents import annual as report
from citeapp.reports.documents.annual import (
    AnnualInput,
    CollectiveLine,
    Counts,
    DecidedOn,
    Heard,
    Months,
)
from citeapp.reports.documents.plain_annual import PlainAnnualInput, plain_annual
from citeapp.usecases import collectives, periods
from citeapp.usecases.barriers import told_words
from citeapp.usecases.decisions import IN_FORCE
from citeapp.usecases.documenting import indicators, year_figures, year_rows
from citeapp.usecases.documenting.asked import Asked, one_or_all, programme_name
from citeapp.usecases.documenting.gathering import spoken_by
from citeapp.usecases.documenting.year_figures import YearFigures
from citeapp.usecases.documenting.year_rows import YearRows
from citeapp.usecases.session import Session

MOST_DECISIONS, MOST_QUOTES, MOST_CHANGED = 12, 6, 6
SECTIONS = {
    "meetings": ("meetings_held", "meetings_joint", "meetings_childcare", "minutes_delay_days"),
    "people": (
        "presences_total",
        "unique_participants",
        "new_participants",
        "recurrence_rate",
        "audience_diversity",
        "towns_mix",
    ),
    "parents": (
        "parents_share",
        "meetings_with_parents",
        "parents_speaking_roles",
        "level_parents",
        "level_professionals",
    ),
    "decided": ("decisions", "decisions_shared"),
    "done": ("actions_done", "actions_open"),
    "barriers": ("barriers_told", "barriers_quiet", "plain_share"),
    "heard": ("quotes", "roti_mean"),
}
"""The indicators of each part of the bilan."""
_STATES = ("done", "in_progress", "todo", "postponed", "dropped")


def year(session: Session, asked: Asked) -> tuple[YearFigures, list[CollectiveLine]]:
    """The figures asked for; of the network with a line for each collectif, by name."""
    id, _words = one_or_all(session, asked.id)
    period = periods.named(asked.layout, session.today)
    rows = year_rows.read(session, period)
    if id:
        return year_figures.count(year_rows.of(rows, id)), []
    return year_figures.count(rows), [
        _line(one, year_figures.count(year_rows.of(rows, one.id)))
        for one in collectives.listed(session)
    ]


def drawn(session: Session, asked: Asked) -> Document:
    """The bilan; ``asked.layout`` is the year."""
    figures, lines = year(session, asked)
    rows = figures.rows
    names = {one.id: one.name for one in session.rows(Collective).all()}
    decisions = _decisions(rows, names, one_each=bool(lines))
    public = _public(rows)
    changed = [quote for quote in public if quote.outcome == "taken_up" and quote.answer]
    changed = _shown(changed, MOST_CHANGED, one_each=bool(lines))
    others = [quote for quote in public if quote not in changed]
    quotes = _shown(others, MOST_QUOTES, one_each=bool(lines))
    return report.annual(
        AnnualInput(
            programme=programme_name(session),
            scope=one_or_all(session, asked.id)[1],
            period=rows.period.words,
            first=rows.period.first,
            last=rows.period.last,
            day=session.today,
            months=_months(figures, session.today),
            measures={
                section: indicators.tell(figures, codes) for section, codes in SECTIONS.items()
            },
            audiences=audiences(figures),
            levels=_levels(figures),
            states=action_states(figures),
            decisions=decisions,
            more_decisions=figures.following.in_force - len(decisions),
            barriers=tuple(told_words(b.code, b.times) for b in figures.barriers if b.times),
            quiet_barriers=tuple(_quiet(figures)),
            welcomed=_welcomed(figures),
            quotes=tuple(map(_heard, quotes)),
            more_quotes=len(others) - len(quotes),
            changed=tuple(map(_heard, changed)),
            collectives=tuple(lines),
            uncounted=tuple(uncounted(session, figures, lines)),
            running=rows.period.last >= session.today,
            demo=session.programme.is_demo,
        )
    )


def drawn_plain(session: Session, asked: Asked) -> Document:
    """The same year in plain words."""
    figures, _lines = year(session, asked)
    rows, people = figures.rows, figures.people
    filled = figures.parents.meetings_filled
    share = people.share
    public = _public(rows)
    return plain_annual(
        PlainAnnualInput(
            scope=one_or_all(session, asked.id)[1] if rows.collective_id else "",
            period=rows.period.words,
            meetings=figures.meetings.held,
            people=round(people.participations / filled) if filled else None,
            of_ten=round(10 * share.inhabitants / share.adults) if share.adults else None,
            decisions=tuple(one.text for one in _in_force(rows)),
            done=figures.following.states.get("done", 0),
            actions=figures.following.actions,
            barriers=tuple(BARRIER.label(b.code) for b in figures.barriers if b.times),
            heard=tuple((spoken_by(q.audience_code), q.text) for q in public),
            changed=tuple(
                dict.fromkeys(q.answer for q in public if q.outcome == "taken_up" and q.answer)
            ),
            demo=session.programme.is_demo,
        )
    )


def audiences(figures: YearFigures) -> Counts:
    """Participations of each audience that came, in the order of the trade."""
    found = figures.people.by_audience
    known = [
        (AUDIENCE_PLURAL.label(code), found[code]) for code in AUDIENCE_PLURAL if code in found
    ]
    return tuple(known)


def action_states(figures: YearFigures) -> Counts:
    """In the order of work; what was dropped is left aside, nobody failed."""
    words = {code: ACTION_STATUS.label(code) for code in ACTION_STATUS}
    words["done"], words["dropped"] = _("Faites"), _("Laissées de côté")
    words["postponed"] = _("Reportées")
    states = figures.following.states
    return tuple((words[code], states[code]) for code in _STATES if states.get(code))


def uncounted(
    session: Session, figures: YearFigures, lines: Iterable[CollectiveLine]
) -> Iterable[str]:
    """What the figures do not say, so that nobody reads it into them."""
    silent = [one.name for one in lines if not one.meetings]
    if silent:
        yield _("Aucune rencontre notée cette année : {names}.", names=", ".join(silent))
    undated = len(session.rows(Meeting).where("t.date IS NULL"))
    if undated:
        yield ngettext(
            "{n} rencontre n’a pas de date : elle n’est d’aucune année.",
            "{n} rencontres n’ont pas de date : elles ne sont d’aucune année.",
            undated,
        )
    if figures.people.counted:
        yield _("Les personnes comptées sans nom : on ne sait pas si ce sont les mêmes.")
    yield _("Qui aurait voulu venir et n’a pas pu, qui n’a pas été invité.")
    yield _("Les échanges entre deux rencontres, à la porte de l’école ou au téléphone.")
    yield _("L’argent : les sommes ne sont pas dans ce programme.")


def _months(figures: YearFigures, today: date) -> Months:
    """The months that have begun: those ahead are not months « without rencontre »."""
    months = figures.rows.period.months
    begun = sum(first <= today for first in months) or len(months)
    return Months(
        months[:begun],
        figures.meetings.by_month[:begun],
        tuple(share.percent for share in figures.people.share_by_month[:begun]),
    )


def _levels(figures: YearFigures) -> Counts:
    levels = figures.following.levels
    named = [(participation_level(n), levels.get(n, 0)) for n in range(1, PARTICIPATION_LEVELS)]
    unsaid = levels.get(None, 0) + levels.get(0, 0)
    return (*named, *([(_("Non noté"), unsaid)] if unsaid else []))


def _in_force(rows: YearRows) -> list[Decision]:
    """The latest first, each text once."""
    days = {meeting.id: str(meeting.date) for meeting in rows.meetings}
    found = [one for one in rows.decisions if (one.state or IN_FORCE) == IN_FORCE]
    found.sort(key=lambda one: (days.get(one.meeting_id, ""), one.id), reverse=True)
    return list({one.text: one for one in reversed(found)}.values())[::-1]


def _decisions(rows: YearRows, names: dict[str, str], *, one_each: bool) -> tuple[DecidedOn, ...]:
    """Of a collectif the latest, of the network the latest of each, by the collectif's name."""
    days = {meeting.id: meeting.date for meeting in rows.meetings}
    found = _in_force(rows)
    if one_each:
        latest = {one.collective_id: one for one in reversed(found)}.values()
        found = sorted(latest, key=lambda one: sort_key(names.get(one.collective_id, "")))
    else:
        found = found[:MOST_DECISIONS]
    return tuple(
        DecidedOn(
            one.text, days.get(one.meeting_id), names.get(one.collective_id, "") if one_each else ""
        )
        for one in found
    )


def _public(rows: YearRows) -> list[Quote]:
    """Words that may be cited anywhere, the latest first, each once."""
    found = [quote for quote in reversed(rows.quotes) if quote.consent == "public"]
    return list({quote.text: quote for quote in reversed(found)}.values())[::-1]


def _shown(quotes: list[Quote], most: int, *, one_each: bool) -> list[Quote]:
    """The latest; of the network one of each collectif at most."""
    if one_each:
        quotes = list({quote.collective_id: quote for quote in reversed(quotes)}.values())[::-1]
    return quotes[:most]


def _heard(quote: Quote) -> Heard:
    return Heard(quote.text, spoken_by(quote.audience_code), quote.answer)


def _quiet(figures: YearFigures) -> Iterable[str]:
    for told in figures.barriers:
        if told.before and not told.times:
            yield _("{what} ({n} fois)", what=BARRIER.label(told.code), n=told.before)


def _welcomed(figures: YearFigures) -> Counts:
    found = figures.welcomed
    return tuple(
        (RECEPTION_CONDITION.label(code), found[code])
        for code in RECEPTION_CONDITION
        if code in found
    )


def _line(collective: Collective, figures: YearFigures) -> CollectiveLine:
    return CollectiveLine(
        collective.name,
        figures.meetings.held,
        figures.people.participations,
        figures.people.share.percent,
        figures.following.decisions,
        figures.following.states.get("done", 0),
        figures.following.actions,
    )


ANNUAL: dict[str, Callable[[Session, Asked], Document]] = {
    "annual-report": drawn,
    "plain-annual-report": drawn_plain,
}
"""Kind to what draws it, for ``documents.KINDS``."""
YEARLY = frozenset(ANNUAL) | {"project-review"}
"""Documents of a year: their layout is its code."""
