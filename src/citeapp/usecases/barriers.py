"""What keeps people of a collectif away: dated reports that fade, and what they say of a slot.

A report is of a collectif, never of a named person, and never of a number of people: it counts
how often something was told, for twelve months.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, time, timedelta

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.domain.collective import Collective
from citeapp.domain.meeting import Meeting
from citeapp.domain.organisation import Venue
from citeapp.domain.preparing import BARRIER, BarrierReport
from citeapp.usecases import meetings, roles, welcome
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.session import Session

FADES_AFTER = timedelta(days=365)
LONG_MINUTES = 90
"""A rencontre that lasts longer is long for whoever lacks time."""


@dataclass(frozen=True)
class Barrier:
    """A barrier told in the last twelve months: how often, and when last."""

    code: str
    label: str
    times: int
    last: date

    @property
    def words(self) -> str:
        """« Garde des enfants : signalée 6 fois cette année »."""
        return told_words(self.code, self.times)


_GENDER = {
    "schedule": "p",
    **dict.fromkeys(("childcare", "language", "literacy", "legitimacy", "mistrust"), "f"),
}


def told_words(code: str, times: int) -> str:
    """How often a barrier was told in a year."""
    told = {
        "f": ngettext("signalée {n} fois cette année", "signalée {n} fois cette année", times),
        "p": ngettext("signalés {n} fois cette année", "signalés {n} fois cette année", times),
        "m": ngettext("signalé {n} fois cette année", "signalé {n} fois cette année", times),
    }[_GENDER.get(code, "m")]
    return _("{barrier} : {told}", barrier=BARRIER.label(code), told=told)


@acts("Signaler un frein")
def report(
    session: Session,
    /,
    *,
    collective_id: str,
    barrier: str,
    reported_on: date | None = None,
    meeting_id: str = "",
) -> BarrierReport:
    """Something that keeps people away was told, today unless another day is given."""
    session.rows(Collective).get(collective_id)
    if barrier not in BARRIER:
        raise InputRefused(_("Frein inconnu : {code}.", code=barrier))
    if reported_on is not None and reported_on > session.today:
        raise InputRefused(_("Ce jour n’est pas encore venu."))
    return session.rows(BarrierReport).add(
        BarrierReport(
            id=session.new_id(),
            collective_id=collective_id,
            meeting_id=meeting_id,
            barrier=barrier,
            reported_on=reported_on or session.today,
        )
    )


@acts("Retirer un frein signalé")
def withdraw(session: Session, /, *, collective_id: str, barrier: str) -> None:
    """The latest report of a barrier was a mistake."""
    _withdraw(session, [collective_id], barrier)


@acts("Retirer un frein signalé")
def withdraw_here(session: Session, /, *, meeting_id: str, barrier: str) -> None:
    """The latest report of a barrier, by any collectif of a rencontre, was a mistake."""
    _withdraw(session, _together(session, meeting_id), barrier)


@reads
def listed(session: Session, /, *, collective_id: str) -> list[Barrier]:
    """The barriers told of a collectif in the last twelve months, the most often told first."""
    return _counted(_reports(session, [collective_id]))


@reads
def for_meeting(session: Session, /, *, meeting_id: str) -> list[Barrier]:
    """Those of every collectif of a rencontre."""
    return _counted(_reports(session, _together(session, meeting_id)))


@reads
def meaning(session: Session, /, *, meeting_id: str) -> list[str]:
    """What the chosen slot and place mean for what was told: a sentence for each such barrier."""
    meeting = session.rows(Meeting).get(meeting_id)
    found = for_meeting(session, meeting_id=meeting_id)
    facts = _facts(session, meeting) if found else {}
    return [
        _("{words} ; {fact}.", words=barrier.words, fact=facts[barrier.code])
        for barrier in found
        if facts.get(barrier.code)
    ]


def _together(session: Session, meeting_id: str) -> list[str]:
    return [one.id for one in meetings.collectives_of(session, id=meeting_id)]


def _withdraw(session: Session, collective_ids: list[str], barrier: str) -> None:
    found = [one for one in _reports(session, collective_ids) if one.barrier == barrier]
    if not found:
        raise InputRefused(_("Ce frein n’a pas été signalé cette année."))
    session.rows(BarrierReport).remove(found[-1].id)


def _facts(session: Session, meeting: Meeting) -> dict[str, str]:
    """What this rencontre says of each barrier, inside a sentence; blank when it says nothing."""
    venue = session.rows(Venue).find(meeting.venue_id) if meeting.venue_id else None
    place = meetings.place_of(session, id=meeting.id)
    checks = {one.code: one.state for one in welcome.checklist(session, meeting_id=meeting.id)}
    planned = {code for code, state in checks.items() if state in ("planned", "done")}
    held = {line.role.role for line in roles.held(session, meeting_id=meeting.id)}
    minutes = meeting.duration or 0
    hours = _("elle commence à {hour}", hour=french.hour(meeting.start)) if meeting.start else ""
    where = _("elle a lieu ici : {place}", place=place) if place else ""
    return {
        "childcare": _("une garderie est prévue")
        if meeting.childcare or planned & {"childcare"} or "childcare" in held
        else _("aucune garderie n’est prévue"),
        "schedule": hours,
        "venue": where,
        "transport": _("un transport est organisé") if "transport" in planned else where,
        "language": _("un interprète est prévu")
        if "interpreter" in held or "interpreter" in planned
        else _("aucun interprète n’est prévu"),
        "literacy": _("des documents simplifiés sont prévus")
        if "plain_documents" in planned
        else _("aucun document simplifié n’est prévu"),
        "time": _("elle dure {hours}", hours=french.hour(time(*divmod(minutes, 60))))
        if minutes > LONG_MINUTES
        else "",
        "disability": _step_free(venue, "step_free" in planned),
        "legitimacy": _("l’accueil des nouveaux est prévu") if "newcomers" in planned else "",
    }


def _step_free(venue: Venue | None, planned: bool) -> str:
    if planned or (venue is not None and venue.step_free):
        return _("le lieu est de plain-pied")
    return _("le lieu n’est pas noté de plain-pied")


def _reports(session: Session, collective_ids: list[str]) -> list[BarrierReport]:
    """The reports that have not faded, the oldest first."""
    marks = ", ".join("?" * len(collective_ids))
    since = (session.today - FADES_AFTER).isoformat()
    return session.rows(BarrierReport).where(
        f"t.collective_id IN ({marks}) AND t.reported_on > ?",
        [*collective_ids, since],
        order="t.reported_on, t.id",
    )


def _counted(reports: list[BarrierReport]) -> list[Barrier]:
    times = Counter(one.barrier for one in reports)
    last = {one.barrier: one.reported_on for one in reports}
    order = list(BARRIER)
    found = [
        Barrier(code, BARRIER.label(code), number, day)
        for code, number in times.items()
        if (day := last[code]) is not None and code in BARRIER
    ]
    return sorted(found, key=lambda one: (-one.times, order.index(one.code)))
