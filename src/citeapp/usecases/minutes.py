"""The compte rendu from brouillon to diffusé: what is closed never changes.

Closing keeps the content of the compte rendu as a version. Whatever is written afterwards makes a
further version; one that was approved or given to someone is corrected with a sentence that says
what changed, printed on the next one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, in_french
from citeapp.base.text import clean
from citeapp.domain.keeping import Minutes, MinutesSending
from citeapp.domain.meeting import MINUTES_STATUS, AgendaItem, Meeting
from citeapp.domain.person import Person
from citeapp.domain.preparing import INVITATION_CHANNEL
from citeapp.reports import frozen
from citeapp.reports.content import Document
from citeapp.reports.documents import plain_minutes
from citeapp.reports.documents.minutes import edition, header_right, once_approved
from citeapp.reports.documents.minutes_page import minutes_page
from citeapp.usecases import agendas, branding, carrying, meetings
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.carrying import NOT_HELD
from citeapp.usecases.documenting import gathering, plain_texts
from citeapp.usecases.documenting.asked import Asked, the_meeting
from citeapp.usecases.session import Session

CLOSED = frozenset({"proposed", "approved", "distributed"})
VERSION = "version-"
"""Beginning of the layout that asks for a version: « version-1 », « version-1-2 » for its twin."""


@dataclass(frozen=True)
class Sent:
    """A compte rendu given to someone: to whom in words, which version, how and when."""

    id: str
    whom: str
    version: int
    channel: str
    on: date | None


@dataclass(frozen=True)
class Standing:
    """Where a compte rendu stands: its state, its versions (the latest first) and who has it.

    ``changed``: what is written now differs from the closed version; ``settled``: that version
    was approved or given to someone, so that the next one says what it corrects.
    """

    status: str
    versions: tuple[Minutes, ...]
    sent: tuple[Sent, ...]
    approved_at: date | None
    changed: bool
    settled: bool

    @property
    def closed(self) -> bool:
        return self.status in CLOSED


@acts("Clore la rencontre")
def close(session: Session, /, *, id: str, erratum: str = "") -> Meeting:
    """The rencontre was held: its compte rendu becomes a « projet », kept as it is.

    Points not discussed go on to the next rencontre, when it is planned already. ``erratum``
    says what a version corrects; it is asked once an earlier one is approved or given away.
    """
    meeting = session.rows(Meeting).get(id)
    if meeting.date is None:
        raise InputRefused(_("Donnez d’abord une date à la rencontre."))
    earlier = versions(session, meeting_id=id)
    if earlier and not erratum and _settled(session, meeting, earlier[0]):
        raise InputRefused(
            _("Ce compte rendu a déjà été validé ou remis."),
            safe=_("La version {n} reste telle quelle.", n=earlier[0].version),
            todo=_("Dites en une phrase ce que la nouvelle version corrige."),
        )
    _mark_discussed(session, id)
    following = meetings.next_of(session, id=id)
    if following is not None and following.status not in ("held", *NOT_HELD):
        left = [item for item in meetings.agenda(session, meeting_id=id) if item.state == "open"]
        carrying.hand_on(session, left, following)
    number = max([meeting.minutes_version or 0, *(one.version or 0 for one in earlier)]) + 1
    row = session.rows(Meeting).change(
        id,
        status="held",
        minutes_status="proposed",
        minutes_version=number,
        approved_at_id="",
    )
    document = gathering.minutes(session, id, version=number, erratum=erratum)
    document = replace(document, brand=branding.brand(session))
    session.rows(Minutes).add(
        Minutes(
            id=session.new_id(),
            meeting_id=id,
            version=number,
            closed_on=session.today,
            erratum=erratum,
            content=frozen.freeze(branding.kept(document)),
            plain_content=frozen.freeze(_plain_now(session, row)),
        )
    )
    return row


@acts("Rouvrir la rencontre")
def reopen(session: Session, /, *, id: str) -> Meeting:
    """Write on after closing; the next closing makes a further version."""
    return session.rows(Meeting).change(id, minutes_status="draft")


@acts("Valider le compte rendu")
def approve(session: Session, /, *, id: str, at_id: str = "") -> Meeting:
    """The compte rendu is approved, at the rencontre ``at_id`` when it was in one."""
    meeting = _closed(session, id)
    if at_id:
        session.rows(Meeting).get(at_id)
    status = "distributed" if meeting.minutes_status == "distributed" else "approved"
    return session.rows(Meeting).change(id, minutes_status=status, approved_at_id=at_id or id)


@acts("Noter à qui le compte rendu est remis")
def give(
    session: Session,
    /,
    *,
    id: str,
    person_ids: list[str] | None = None,
    words: list[str] | None = None,
    channel: str = "",
    on: date | None = None,
) -> list[MinutesSending]:
    """Who received the compte rendu, by which channel: people of the directory, or plain words."""
    _closed(session, id)
    if channel and channel not in INVITATION_CHANNEL:
        raise InputRefused(_("Moyen inconnu : {channel}.", channel=channel))
    latest = versions(session, meeting_id=id)
    named = [clean(one) for one in words or [] if clean(one)]
    people = [session.rows(Person).get(one) for one in dict.fromkeys(person_ids or [])]
    if not named and not people:
        raise InputRefused(_("Dites à qui : un nom, ou « aux membres du collectif »."))
    rows = [
        MinutesSending(
            id=session.new_id(),
            meeting_id=id,
            minutes_id=latest[0].id if latest else "",
            person_id=person_id,
            words=text,
            channel=channel,
            sent_on=on or session.today,
        )
        for person_id, text in (*((one.id, "") for one in people), *(("", one) for one in named))
    ]
    session.rows(MinutesSending).add_all(rows)
    session.rows(Meeting).change(id, minutes_status="distributed")
    return rows


@acts("Ne plus noter cette remise")
def take_back(session: Session, /, *, id: str) -> None:
    """A sending noted by mistake."""
    session.rows(MinutesSending).remove(id)


@reads
def versions(session: Session, /, *, meeting_id: str) -> list[Minutes]:
    """The closed versions, the latest first; two machines may each have closed one."""
    return session.rows(Minutes).where(
        "t.meeting_id = ?", (meeting_id,), order="t.version DESC, t.closed_on DESC, t.id DESC"
    )


@reads
def to_approve(session: Session, /, *, at_id: str) -> Meeting | None:
    """The earlier rencontre whose compte rendu waits to be approved at this one."""
    here = session.rows(Meeting).get(at_id)
    if here.date is None:
        return None
    found = session.rows(Meeting).where(
        "t.collective_id = ? AND t.date < ? AND t.minutes_status IN ('proposed', 'distributed') "
        "AND coalesce(t.approved_at_id, '') = '' AND EXISTS "
        "(SELECT 1 FROM v_minutes n WHERE n.meeting_id = t.id)",
        (here.collective_id, here.date.isoformat()),
        order="t.date DESC, t.start DESC LIMIT 1",
    )
    return found[0] if found else None


@reads
def standing(session: Session, /, *, id: str) -> Standing:
    """Where the compte rendu of a rencontre stands."""
    meeting = session.rows(Meeting).get(id)
    kept = versions(session, meeting_id=id)
    at = meeting.approved_at_id
    approving = session.rows(Meeting).find(at) if at and at != id else None
    return Standing(
        status=meeting.minutes_status or "draft",
        versions=tuple(kept),
        sent=tuple(_sent(session, id, kept)),
        approved_at=approving.date if approving else None,
        changed=bool(kept) and meeting.date is not None and _changed(session, meeting, kept[0]),
        settled=bool(kept) and _settled(session, meeting, kept[0]),
    )


def drawn(session: Session, asked: Asked) -> Document:
    """The closed version as it was kept, or what is written now; ``version-1`` asks for one.

    It bears the logos and colours of the day it was closed.
    """
    meeting = the_meeting(session, asked.id)
    kept = versions(session, meeting_id=meeting.id)
    if asked.layout:
        return _thawed(session, meeting, _asked_for(kept, asked.layout), kept)
    if kept and kept[0].content and meeting.minutes_status in CLOSED:
        return _thawed(session, meeting, kept[0], kept)
    number = meeting.minutes_version or 0
    open_again = bool(number) and meeting.minutes_status not in CLOSED
    number = max(1, number + open_again)
    document = gathering.minutes(session, meeting.id, version=number)
    brand = branding.brand(session)
    return replace(document, edition=edition(number, session.today), brand=brand)


def drawn_page(session: Session, asked: Asked) -> Document:
    """The compte rendu on one page; it says its version as long as nothing changed since."""
    meeting = the_meeting(session, asked.id)
    told = gathering.told(session, meeting.id, version=meeting.minutes_version or 1)
    stands = standing(session, id=meeting.id)
    if not stands.closed or not stands.versions or stands.changed:
        return minutes_page(told)
    latest = stands.versions[0]
    return minutes_page(told, edition(latest.version or 1, latest.closed_on))


def layouts(kept: Sequence[Minutes]) -> list[str]:
    """What to ask each version by; two machines may have given the same number."""
    numbers: Counter[int | None] = Counter()
    found = []
    for one in kept:
        numbers[one.version] += 1
        twin = f"-{numbers[one.version]}" if numbers[one.version] > 1 else ""
        found.append(f"{VERSION}{one.version}{twin}")
    return found


def drawn_plain(session: Session, asked: Asked) -> Document:
    """The simplified compte rendu that somebody wrote, else as it was closed or as it is now."""
    meeting = the_meeting(session, asked.id)
    kept = versions(session, meeting_id=meeting.id)
    chosen = None
    written = plain_texts.drawn_of(session, meeting.id, "minutes")
    if asked.layout:
        chosen = _asked_for(kept, asked.layout)
    elif written is not None:
        return written
    elif kept and meeting.minutes_status in CLOSED:
        chosen = kept[0]
    if chosen is None or not chosen.plain_content:
        return _plain_now(session, meeting)
    document = _read(session, chosen.plain_content)
    return replace(document, edition=edition(chosen.version or 1, chosen.closed_on))


@in_french()
def _plain_now(session: Session, meeting: Meeting) -> Document:
    written = plain_texts.drawn_of(session, meeting.id, "minutes")
    return written or plain_minutes.plain_minutes(gathering.plain(session, meeting))


def _asked_for(kept: list[Minutes], layout: str) -> Minutes:
    known = layouts(kept)
    if layout not in known:
        raise InputRefused(
            _("Cette version n’existe pas : {layout}.", layout=layout),
            todo=_("Versions : {known}.", known=", ".join(known) or _("aucune")),
        )
    return kept[known.index(layout)]


def _closed(session: Session, id: str) -> Meeting:
    meeting = session.rows(Meeting).get(id)
    if meeting.minutes_status not in CLOSED:
        raise InputRefused(
            _("Ce compte rendu est encore un brouillon."), todo=_("Closez d’abord la rencontre.")
        )
    return meeting


def _settled(session: Session, meeting: Meeting, latest: Minutes) -> bool:
    given = session.rows(MinutesSending).matching(minutes_id=latest.id)
    return bool(meeting.approved_at_id or given)


def _changed(session: Session, meeting: Meeting, latest: Minutes) -> bool:
    now = gathering.minutes(
        session, meeting.id, version=latest.version or 1, erratum=latest.erratum
    )
    if not latest.content:
        return False
    try:
        return frozen.thaw(latest.content).blocks != now.blocks
    except ValueError:  # what cannot be read is replaced by a further version
        return True


def _thawed(session: Session, meeting: Meeting, kept: Minutes, every: list[Minutes]) -> Document:
    """A kept version with the state it has by now on its head."""
    if not kept.content:
        raise InputRefused(
            _("Le texte de cette version a été effacé."),
            todo=_("Closez la rencontre à nouveau pour en faire une nouvelle."),
        )
    document = _read(session, kept.content)
    status = MINUTES_STATUS.label(meeting.minutes_status)
    if kept.version != every[0].version:
        status = _("remplacée par la version {n}", n=every[0].version)
    elif kept is not every[0]:
        status = _("faite aussi sur une autre machine")
    number, footer = kept.version or 1, document.footer_left
    return replace(
        document,
        header_right=header_right(status, number),
        footer_left=once_approved(footer) if gathering.approved(meeting) else footer,
        edition=edition(number, kept.closed_on),
    )


def _read(session: Session, content: str) -> Document:
    try:
        return branding.restored(session, frozen.thaw(content))
    except ValueError as error:
        raise InputRefused(
            _("Le texte de cette version ne se lit pas."),
            safe=_("Les notes de la rencontre sont intactes."),
            todo=_("Closez la rencontre à nouveau pour en faire une nouvelle."),
        ) from error


def _sent(session: Session, id: str, kept: list[Minutes]) -> list[Sent]:
    numbers = {one.id: one.version or 0 for one in kept}
    rows = session.rows(MinutesSending).where("t.meeting_id = ?", (id,), order="t.sent_on, t.id")
    out = []
    for row in rows:
        person = session.rows(Person).find(row.person_id) if row.person_id else None
        whom = person.name if person else row.words or _("une personne")
        channel = french.within(INVITATION_CHANNEL.label(row.channel)) if row.channel else ""
        out.append(Sent(row.id, whom, numbers.get(row.minutes_id, 0), channel, row.sent_on))
    return out


def _mark_discussed(session: Session, meeting_id: str) -> None:
    """A point under which something was written has been discussed."""
    unwritten = {item.id for item in agendas.unwritten(session, meeting_id)}
    for item in meetings.agenda(session, meeting_id=meeting_id):
        if item.state == "open" and item.id not in unwritten:
            session.rows(AgendaItem).change(item.id, state="discussed")
