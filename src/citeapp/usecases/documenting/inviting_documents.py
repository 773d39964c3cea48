"""What a rencontre needs on paper: invitation, ready texts, call sheet, date, slips, badges."""

from __future__ import annotations

from collections.abc import Callable

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.meeting import Meeting
from citeapp.reports.calendar_file import CalendarEntry
from citeapp.reports.content import Document, NameCard
from citeapp.reports.documents import call_sheet as call_report
from citeapp.reports.documents import invitation as report
from citeapp.reports.documents.badges import badges
from citeapp.reports.documents.slips import slips
from citeapp.usecases import inviting, meetings
from citeapp.usecases.documenting import plain_texts
from citeapp.usecases.documenting.asked import Asked, collective_name, programme_name, the_meeting
from citeapp.usecases.inviting import Guest
from citeapp.usecases.session import Session

CALLED: dict[str, Callable[[Guest], bool]] = {
    "": lambda guest: guest.reply in ("none", "maybe"),
    "to_remind": lambda guest: guest.to_remind,
    "all": lambda _guest: True,
}
"""Whom a call sheet holds: whoever has not said yes or no, those to remind, everybody."""


def _meeting(session: Session, asked: Asked) -> Meeting:
    return the_meeting(session, asked.id)


def _invitation(session: Session, asked: Asked) -> Document:
    meeting = _meeting(session, asked)
    written = plain_texts.drawn_of(session, meeting.id, "invitation")
    return written or report.plain_invitation(inviting.described(session, meeting))


def _texts(session: Session, asked: Asked) -> Document:
    return report.texts_document(inviting.described(session, _meeting(session, asked)))


def _call_sheet(session: Session, asked: Asked) -> Document:
    meeting = _meeting(session, asked)
    chosen = CALLED.get(asked.layout)
    if chosen is None:
        raise InputRefused(
            _("Présentation inconnue : {layout}.", layout=asked.layout),
            todo=_("Choisissez parmi {known}.", known=", ".join(filter(None, CALLED))),
        )
    guests = inviting.guests(session, meeting_id=meeting.id)
    return call_report.call_sheet(
        call_report.CallSheetInput(
            programme=programme_name(session),
            collective=collective_name(session, meeting.collective_id),
            day=meeting.date,
            start=meeting.start,
            place=meetings.place_of(session, id=meeting.id),
            childcare=meeting.childcare,
            people=tuple(
                call_report.Called(
                    name=guest.name,
                    audience=AUDIENCE.label(guest.audience_code),
                    contact=french.phone(guest.phone) or guest.email,
                    said="" if guest.reply == "none" else guest.reply,
                    about=_("relancé le {day}", day=french.day(guest.reminded_on, year=False))
                    if guest.reminded_on
                    else "",
                )
                for guest in guests
                if chosen(guest)
            ),
            demo=session.programme.is_demo,
        )
    )


def _calendar(session: Session, asked: Asked) -> CalendarEntry:
    meeting = _meeting(session, asked)
    given = inviting.described(session, meeting)
    about = [given.objective]
    if given.childcare:
        about.append(_("Garderie sur place."))
    if given.contact:
        about.append(" ".join(filter(None, (given.contact, french.phone(given.phone)))))
    return CalendarEntry(
        id=meeting.id,
        summary=given.title
        or _("Rencontre {whose}", whose=french.named_collective(given.collective)),
        day=given.day,
        written=session.now,
        start=given.start,
        end=given.end,
        place=", ".join(filter(None, (given.place, given.address))),
        description="\n".join(filter(None, about)),
        cancelled=meeting.status == "cancelled",
    )


def _slips(session: Session, asked: Asked) -> Document:
    meeting = the_meeting(session, asked.id)
    return slips(
        collective=collective_name(session, meeting.collective_id),
        day=meeting.date,
        demo=session.programme.is_demo,
    )


def _badges(session: Session, asked: Asked) -> Document:
    """First name and structure of whoever may come."""
    meeting = the_meeting(session, asked.id)
    coming = [
        guest
        for guest in inviting.guests(session, meeting_id=meeting.id)
        if guest.reply != "no" and guest.first_name
    ]
    return badges(
        tuple(NameCard(guest.first_name, guest.organisation) for guest in coming),
        collective=collective_name(session, meeting.collective_id),
        day=french.day(meeting.date) if meeting.date else "",
        demo=session.programme.is_demo,
    )


INVITING: dict[str, Callable[[Session, Asked], Document | CalendarEntry]] = {
    "invitation": _invitation,
    "invitation-texts": _texts,
    "call-sheet": _call_sheet,
    "calendar": _calendar,
    "slips": _slips,
    "badges": _badges,
}
"""Kind to what draws it, for ``documents.KINDS``."""
