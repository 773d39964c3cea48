"""« Préparer la revue de projet »: the volets filled with what the collectifs' data supply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.audience import FAMILY, family_of
from citeapp.domain.collective import COLLECTIVE_KIND
from citeapp.domain.meeting import MEETING_KIND
from citeapp.domain.preparing import BARRIER, INVITATION_CHANNEL
from citeapp.reports.content import Document
from citeapp.reports.documents import project_review as report
from citeapp.reports.documents.project_review import Breakdown, ReviewInput, Volet
from citeapp.reports.measures import Measure
from citeapp.usecases import collectives, periods, programme
from citeapp.usecases.documenting import indicators, volets, year_figures, year_rows
from citeapp.usecases.documenting.annual import action_states
from citeapp.usecases.documenting.asked import Asked, programme_name
from citeapp.usecases.documenting.volets import Chosen
from citeapp.usecases.documenting.year_figures import YearFigures
from citeapp.usecases.session import Session


def drawn(session: Session, asked: Asked) -> Document:
    """The dossier of the network; ``asked.layout`` is the year."""
    period = periods.named(asked.layout, session.today)
    review = volets.load(session, {*indicators.INDICATORS, *_OF_NETWORK}, _TABLES)
    figures = year_figures.count(year_rows.read(session, period))
    return report.project_review(
        ReviewInput(
            programme=programme_name(session),
            period=period.words,
            day=session.today,
            notice=review.notice,
            volets=tuple(_filled(session, figures, volet) for volet in review.volets),
            demo=session.programme.is_demo,
        )
    )


def _filled(session: Session, figures: YearFigures, volet: Chosen) -> Volet:
    return Volet(
        volet.title,
        tuple(_measure(session, figures, code) for code in volet.indicators),
        tuple(_TABLES[name](session, figures) for name in volet.tables),
        volet.to_write,
    )


def _measure(session: Session, figures: YearFigures, code: str) -> Measure:
    if code in _OF_NETWORK:
        return _OF_NETWORK[code](session, figures)
    return indicators.INDICATORS[code](figures)


# What only the network has


def _collectives(session: Session, _figures: YearFigures) -> Measure:
    found = [one for one in collectives.listed(session) if one.state in ("", "active")]
    return Measure(_("Collectifs actifs"), french.number(len(found)), _("à ce jour"))


def _facilitators(session: Session, _figures: YearFigures) -> Measure:
    animating = [one for one in programme.facilitators(session) if not one.is_coordinator]
    label = _("Animateurs et animatrices")
    return Measure(label, french.number(len(animating)), _("inscrits dans le programme, à ce jour"))


def _towns(_session: Session, figures: YearFigures) -> Measure:
    towns = french.listed(figures.rows.towns)
    return Measure(_("Communes"), towns, _("celles de la Cité, écrites dans Paramètres"))


def _announcements(session: Session, figures: YearFigures) -> Measure:
    done = sum(_told(session, figures, "announcement", "done_on").values())
    return Measure(
        _("Annonces à plusieurs"), french.number(done), _("affiches, cahiers de liaison, portes")
    )


def _invitations(session: Session, figures: YearFigures) -> Measure:
    sent = sum(_told(session, figures, "invitation", "sent_on").values())
    return Measure(
        _("Invitations une par une"), french.number(sent), _("celles dont le jour est noté")
    )


def _told(session: Session, figures: YearFigures, table: str, day: str) -> Counter[str]:
    period = figures.rows.period
    return Counter(
        dict(
            session.workspace.connection.rows(
                f"SELECT coalesce(channel, ''), count(*) FROM v_{table} "
                f"WHERE {day} >= ? AND {day} <= ? GROUP BY 1",
                (period.first.isoformat(), period.last.isoformat()),
            )
        )
    )


_OF_NETWORK: dict[str, Callable[[Session, YearFigures], Measure]] = {
    "collectives": _collectives,
    "facilitators": _facilitators,
    "towns": _towns,
    "announcements": _announcements,
    "invitations": _invitations,
}


# Figures taken apart


def _each_collective(session: Session, _figures: YearFigures) -> Breakdown:
    rows = tuple(
        (
            one.name,
            COLLECTIVE_KIND.label(one.kind),
            one.commune,
            ", ".join(
                f.display_name for f in collectives.facilitators(session, collective_id=one.id)
            ),
        )
        for one in collectives.listed(session)
    )
    columns = (_("Collectif"), _("Sorte"), _("Commune"), _("Animation"))
    return Breakdown(_("Les collectifs, par ordre de nom"), rows, columns)


def _kinds(_session: Session, figures: YearFigures) -> Breakdown:
    found = figures.meetings.by_kind
    counts = [(label, found[code]) for code, label in MEETING_KIND.pairs() if code in found]
    return _counted(_("Rencontres tenues, par sorte"), counts)


def _families(_session: Session, figures: YearFigures) -> Breakdown:
    found: Counter[str] = Counter()
    for code, number in figures.people.by_audience.items():
        found[family_of(code)] += number
    counts = [(label, found[code]) for code, label in FAMILY.pairs() if code in found]
    return _counted(_("Participations, par famille d’acteurs"), counts)


def _states(_session: Session, figures: YearFigures) -> Breakdown:
    return _counted(_("Actions décidées dans l’année"), action_states(figures))


def _channels(session: Session, figures: YearFigures) -> Breakdown:
    found = _told(session, figures, "announcement", "done_on")
    found.update(_told(session, figures, "invitation", "sent_on"))
    counts = [(label, found[code]) for code, label in INVITATION_CHANNEL.pairs() if code in found]
    return _counted(_("Par quels moyens"), counts)


def _barriers(_session: Session, figures: YearFigures) -> Breakdown:
    rows = tuple(
        (
            BARRIER.label(one.code),
            french.number(one.times),
            french.number(one.before),
        )
        for one in figures.barriers
    )
    columns = (_("Frein"), _("Cette année"), _("L’année d’avant"))
    return Breakdown(_("Freins signalés, en nombre de fois"), rows, columns)


def _counted(title: str, counts: Iterable[tuple[str, int]]) -> Breakdown:
    return Breakdown(title, tuple((label, french.number(number)) for label, number in counts))


_TABLES: dict[str, Callable[[Session, YearFigures], Breakdown]] = {
    "collectives": _each_collective,
    "kinds": _kinds,
    "families": _families,
    "states": _states,
    "channels": _channels,
    "barriers": _barriers,
}

REVIEW = {"project-review": drawn}
"""Kind to what draws it, for ``documents.KINDS``."""
