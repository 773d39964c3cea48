"""Inviting: who was told and how, who answered what, whom to remind, what was put up where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.language import _, in_french
from citeapp.base.text import fold
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.facilitator import Facilitator
from citeapp.domain.meeting import Meeting
from citeapp.domain.organisation import Venue
from citeapp.domain.person import Person
from citeapp.domain.preparing import INVITATION_CHANNEL, REPLY, Announcement, Invitation
from citeapp.reports.documents.invitation import InvitationInput, ReadyTexts, ready_texts
from citeapp.usecases import attendance, collectives, meetings
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.documenting.asked import collective_name, programme_name
from citeapp.usecases.session import Session

PATIENCE = timedelta(days=5)
"""How long an invitation or a reminder may stay without an answer."""
SHORTLY = timedelta(days=3)
"""So close to the day, whoever has not answered is asked once more without waiting."""


@dataclass(frozen=True)
class Guest:
    """Someone expected or invited, how to reach them, and what they answered.

    ``to_remind``: told, has not said yes or no, and time enough has gone by.
    """

    person_id: str
    name: str
    first_name: str
    audience_code: str
    organisation: str
    phone: str
    email: str
    member: bool
    channel: str = ""
    sent_on: date | None = None
    reply: str = "none"
    replied_on: date | None = None
    reminded_on: date | None = None
    to_remind: bool = False

    @property
    def told(self) -> bool:
        """Whether the word has reached them, in whatever way."""
        return self.sent_on is not None or self.reply != "none"


@dataclass(frozen=True)
class Replies:
    """How many were told, how many answered what, how many are to be reminded."""

    guests: int
    told: int
    yes: int
    maybe: int
    no: int
    to_remind: int

    @property
    def waiting(self) -> int:
        """Told, and not heard of since."""
        return self.told - self.yes - self.maybe - self.no


@acts("Inviter")
def invite(
    session: Session, /, *, meeting_id: str, person_ids: list[str], channel: str
) -> list[Invitation]:
    """People are told today by one channel; whoever was told before keeps their answer."""
    _known(INVITATION_CHANNEL, channel)
    return [
        _put(session, meeting_id, person_id, channel=channel, sent_on=session.today)
        for person_id in person_ids
    ]


@acts("Noter une réponse")
def set_reply(session: Session, /, *, meeting_id: str, person_id: str, reply: str) -> Invitation:
    """What someone answered; « sans réponse » takes an answer back."""
    _known(REPLY, reply)
    answered = reply != "none"
    return _put(
        session,
        meeting_id,
        person_id,
        reply=reply,
        replied_on=session.today if answered else None,
    )


@acts("Noter une relance")
def remind(
    session: Session, /, *, meeting_id: str, person_ids: list[str], channel: str = ""
) -> list[Invitation]:
    """People were reminded today; the channel is kept as it was unless another is given."""
    if channel:
        _known(INVITATION_CHANNEL, channel)
    changes: dict[str, Any] = {"reminded_on": session.today}
    return [
        _put(session, meeting_id, person_id, **changes, **({"channel": channel} if channel else {}))
        for person_id in person_ids
    ]


@acts("Retirer une invitation")
def withdraw(session: Session, /, *, meeting_id: str, person_id: str) -> None:
    """As if the person had never been told; a guest who is no member leaves the list."""
    session.rows(Invitation).remove_pair(meeting_id=meeting_id, person_id=person_id)


@reads
def guests(session: Session, /, *, meeting_id: str) -> list[Guest]:
    """Members of the collectif(s) and further people invited, by first name."""
    meeting = session.rows(Meeting).get(meeting_id)
    invitations = {
        row.person_id: row for row in session.rows(Invitation).matching(meeting_id=meeting_id)
    }
    members = attendance.members_of(session, meeting)
    ids = members | set(invitations)
    about = attendance.about(session, ids)
    people = {person.id: person for person in _people(session, ids)}
    found = [
        _guest(people[id], about[id], id in members, invitations.get(id), meeting, session.today)
        for id in ids
        if id in people
    ]
    return sorted(found, key=lambda guest: (fold(guest.name), guest.person_id))


@reads
def is_invited(session: Session, /, *, meeting_id: str, person_id: str) -> bool:
    """Whether someone has an invitation of their own, member or not."""
    return session.rows(Invitation).pair(meeting_id=meeting_id, person_id=person_id) is not None


@reads
def replies(session: Session, /, *, meeting_id: str) -> Replies:
    """The numbers of a rencontre's invitations."""
    return replies_of(guests(session, meeting_id=meeting_id))


def replies_of(found: Sequence[Guest]) -> Replies:
    """The numbers of a list of guests that was read already."""

    def said(reply: str) -> int:
        return sum(guest.reply == reply for guest in found)

    return Replies(
        guests=len(found),
        told=sum(guest.told for guest in found),
        yes=said("yes"),
        maybe=said("maybe"),
        no=said("no"),
        to_remind=sum(guest.to_remind for guest in found),
    )


@acts("Annoncer la rencontre")
def announce(
    session: Session,
    /,
    *,
    meeting_id: str,
    channel: str,
    audience_code: str = "",
    place: str = "",
    done_on: date | None = None,
) -> Announcement:
    """A word to many at once (poster, school notebook, gate): to be done, or done on a day."""
    session.rows(Meeting).get(meeting_id)
    _known(INVITATION_CHANNEL, channel)
    if audience_code:
        _known(AUDIENCE, audience_code)
    return session.rows(Announcement).add(
        Announcement(
            id=session.new_id(),
            meeting_id=meeting_id,
            channel=channel,
            audience_code=audience_code,
            place=place,
            done_on=done_on,
        )
    )


@acts("Modifier une annonce")
def change_announcement(session: Session, /, *, id: str, **fields: Any) -> Announcement:
    """Change fields of an announcement by their names; ``done_on`` says it is done."""
    for name, known in (("channel", INVITATION_CHANNEL), ("audience_code", AUDIENCE)):
        if fields.get(name):
            _known(known, fields[name])
    return session.rows(Announcement).change(id, **fields)


@acts("Retirer une annonce")
def remove_announcement(session: Session, /, *, id: str) -> None:
    """Take an announcement off the list."""
    session.rows(Announcement).remove(id)


@reads
def announcements(session: Session, /, *, meeting_id: str) -> list[Announcement]:
    """What was announced to many, what is still to be put up first."""
    found = session.rows(Announcement).matching(meeting_id=meeting_id)
    return sorted(found, key=lambda row: (row.done_on is not None, row.id))


@reads
@in_french()
def texts(session: Session, /, *, meeting_id: str) -> ReadyTexts:
    """Texts to copy or to say; refused as long as the rencontre has no date."""
    return ready_texts(described(session, session.rows(Meeting).get(meeting_id)))


def described(session: Session, meeting: Meeting) -> InvitationInput:
    """What an invitation says of a rencontre; refused without a date."""
    if meeting.date is None:
        raise InputRefused(
            _("Donnez d’abord une date à la rencontre."),
            todo=_("L’invitation s’écrit d’elle-même dès que la date est connue."),
        )
    venue = session.rows(Venue).find(meeting.venue_id) if meeting.venue_id else None
    host = _host(session, meeting)
    expected = guests(session, meeting_id=meeting.id)
    return InvitationInput(
        programme=programme_name(session),
        collective=collective_name(session, meeting.collective_id),
        day=meeting.date,
        title=meeting.title,
        start=meeting.start,
        end=meeting.end,
        place=meetings.place_of(session, id=meeting.id),
        address=venue.address if venue and not meeting.place else "",
        objective=meeting.objective,
        childcare=meeting.childcare,
        audiences=frozenset(guest.audience_code for guest in expected),
        contact=host.display_name.split(" ")[0],
        phone=host.phone,
        demo=session.programme.is_demo,
    )


def _host(session: Session, meeting: Meeting) -> Facilitator:
    """Who invites: whoever facilitates the collectif, me first."""
    team = collectives.facilitators(session, collective_id=meeting.collective_id)
    me = session.me
    return me if not team or me.id in {one.id for one in team} else team[0]


def _guest(
    person: Person,
    about: tuple[str, str, str],
    member: bool,
    invitation: Invitation | None,
    meeting: Meeting,
    today: date,
) -> Guest:
    name, organisation, audience = about
    guest = Guest(
        person_id=person.id,
        name=name,
        first_name=person.first_name,
        audience_code=audience,
        organisation=organisation,
        phone=person.phone,
        email=person.email,
        member=member,
    )
    if invitation is None:
        return guest
    guest = replace(
        guest,
        channel=invitation.channel,
        sent_on=invitation.sent_on,
        reply=invitation.reply or "none",
        replied_on=invitation.replied_on,
        reminded_on=invitation.reminded_on,
    )
    return replace(guest, to_remind=_to_remind(guest, meeting.date, today))


def _to_remind(guest: Guest, day: date | None, today: date) -> bool:
    last = max(filter(None, (guest.sent_on, guest.reminded_on)), default=None)
    if last is None or guest.reply not in ("none", "maybe") or (day is not None and day < today):
        return False
    soon = day is not None and day - today <= SHORTLY
    return last < today if soon else today - last >= PATIENCE


def _put(session: Session, meeting_id: str, person_id: str, **fields: Any) -> Invitation:
    session.rows(Meeting).get(meeting_id)
    known = session.rows(Invitation).pair(meeting_id=meeting_id, person_id=person_id)
    if known is None:
        session.rows(Person).get(person_id)
        known = Invitation(
            id=derived_id("invitation", meeting_id, person_id),
            meeting_id=meeting_id,
            person_id=person_id,
        )
    return session.rows(Invitation).put(replace(known, **fields))


def _people(session: Session, ids: set[str]) -> list[Person]:
    marks = ", ".join("?" * len(ids))
    return session.rows(Person).where(f"t.id IN ({marks})", sorted(ids))


def _known(codes: Enumeration, code: str) -> None:
    if code not in codes:
        raise InputRefused(
            _("« {code} » n’est pas connu ici.", code=code),
            todo=_("Choisissez parmi {known}.", known=", ".join(codes)),
        )
