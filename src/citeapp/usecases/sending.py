"""Who received which document, how and when: minutes of a rencontre and all others together."""

from __future__ import annotations

from datetime import date

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import clean
from citeapp.domain.collective import Collective
from citeapp.domain.keeping import Minutes, MinutesSending
from citeapp.domain.meeting import Meeting
from citeapp.domain.person import Person
from citeapp.domain.preparing import INVITATION_CHANNEL
from citeapp.domain.publishing import DocumentSending
from citeapp.usecases import minutes
from citeapp.usecases.acting import Outcome, acts, reads
from citeapp.usecases.session import Session

MINUTES = "minutes"


@dataclass(frozen=True)
class Handed:
    """A document given to someone, in words; ``of`` is the rencontre's day, for a collectif."""

    id: str
    document: str
    title: str
    whom: str
    channel: str
    on: date | None
    of: date | None = None


def give(
    session: Session,
    /,
    *,
    about_id: str,
    document: str,
    title: str,
    person_ids: list[str] | None = None,
    words: list[str] | None = None,
    channel: str = "",
    on: date | None = None,
) -> Outcome[list[str]]:
    """Note who received a document of a rencontre or a collectif; closed minutes are « diffusés ».

    ``document`` is its kind, ``title`` what it was called that day; its answer is the notes made.
    """
    meeting = session.rows(Meeting).find(about_id)
    if document == MINUTES and meeting is not None and meeting.minutes_status in minutes.CLOSED:
        given = minutes.give(
            session, id=about_id, person_ids=person_ids, words=words, channel=channel, on=on
        )
        return Outcome([row.id for row in given.value], given.changed, given.label)
    return _give(
        session,
        about_id=about_id,
        document=document,
        title=title,
        person_ids=person_ids or [],
        words=words or [],
        channel=channel,
        on=on,
    )


def take_back(session: Session, /, *, id: str) -> Outcome[None]:
    """A note made by mistake."""
    if session.rows(DocumentSending).find(id) is None:
        return minutes.take_back(session, id=id)
    return _take_back(session, id=id)


@reads
def listed(session: Session, /, *, about_id: str) -> list[Handed]:
    """What was given of a rencontre, or of a collectif and all its rencontres; the latest first."""
    days: dict[str, date | None] = {about_id: None}
    for meeting in session.rows(Meeting).matching(collective_id=about_id):
        days[meeting.id] = meeting.date
    marks = ", ".join("?" * len(days))
    given = session.rows(DocumentSending).where(f"t.about_id IN ({marks})", list(days))
    minutes_given = session.rows(MinutesSending).where(f"t.meeting_id IN ({marks})", list(days))
    found = [
        *(_of_document(session, row, days) for row in given),
        *(_of_minutes(session, row, days) for row in minutes_given),
    ]
    return sorted(found, key=lambda one: (one.on or date.min, one.id), reverse=True)


@acts("Noter à qui un document est remis")
def _give(
    session: Session,
    /,
    *,
    about_id: str,
    document: str,
    title: str,
    person_ids: list[str],
    words: list[str],
    channel: str,
    on: date | None,
) -> list[str]:
    if session.rows(Meeting).find(about_id) is None:
        session.rows(Collective).get(about_id)
    if channel and channel not in INVITATION_CHANNEL:
        raise InputRefused(_("Moyen inconnu : {channel}.", channel=channel))
    named = [clean(one) for one in words if clean(one)]
    people = [session.rows(Person).get(one).id for one in dict.fromkeys(person_ids)]
    if not named and not people:
        raise InputRefused(_("Dites à qui : un nom, ou « aux membres du collectif »."))
    rows = [
        DocumentSending(
            id=session.new_id(),
            about_id=about_id,
            document=document,
            title=title,
            person_id=person_id,
            words=text,
            channel=channel,
            sent_on=on or session.today,
        )
        for person_id, text in (*((one, "") for one in people), *(("", one) for one in named))
    ]
    session.rows(DocumentSending).add_all(rows)
    return [row.id for row in rows]


@acts("Ne plus noter cette remise")
def _take_back(session: Session, /, *, id: str) -> None:
    session.rows(DocumentSending).remove(id)


def _of_document(session: Session, row: DocumentSending, days: dict[str, date | None]) -> Handed:
    return Handed(
        row.id,
        row.document,
        row.title,
        _whom(session, row.person_id, row.words),
        _channel(row.channel),
        row.sent_on,
        days.get(row.about_id),
    )


def _of_minutes(session: Session, row: MinutesSending, days: dict[str, date | None]) -> Handed:
    kept = session.rows(Minutes).find(row.minutes_id) if row.minutes_id else None
    title = _("Compte rendu")
    if kept is not None and kept.version:
        title = _("Compte rendu, version {n}", n=kept.version)
    return Handed(
        row.id,
        MINUTES,
        title,
        _whom(session, row.person_id, row.words),
        _channel(row.channel),
        row.sent_on,
        days.get(row.meeting_id),
    )


def _whom(session: Session, person_id: str, words: str) -> str:
    person = session.rows(Person).find(person_id) if person_id else None
    return person.name if person else words or _("une personne")


def _channel(code: str) -> str:
    return french.within(INVITATION_CHANNEL.label(code)) if code else ""
