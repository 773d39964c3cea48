"""Mail drafts with documents in them: to whom, who is hidden from the others, who has no address.

Nothing is sent: the file is opened by the mail program, and a person presses its button.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from citeapp.base import french
from citeapp.base.files import write_verified
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, in_french
from citeapp.base.paths import resources
from citeapp.base.text import fold
from citeapp.domain.collective import Collective
from citeapp.domain.meeting import Meeting
from citeapp.domain.person import Person
from citeapp.domain.preparing import Invitation
from citeapp.reports.mail_draft import Attached, MailDraft, draft_bytes, is_address, mailto
from citeapp.reports.rendering import render
from citeapp.usecases import attendance, collectives, documents, inviting, previews
from citeapp.usecases.acting import reads
from citeapp.usecases.documenting.asked import Asked, collective_name, programme_name
from citeapp.usecases.session import Session

OPEN = frozenset(
    {"institution", "municipal_staff", "elected", "school_head", "teacher", "school_staff"}
)
"""Audiences whose address is that of their work: they may be seen by the others."""


CALENDAR, INVITATION = "calendar", "invitation"
"""Kinds of documents that a mail treats in their own way."""


@dataclass(frozen=True)
class Recipient:
    """Someone a document may be sent to; ``hidden`` from the others unless their work is public.

    ``email`` is empty when there is none that a mail program would take.
    """

    person_id: str
    name: str
    email: str
    hidden: bool


@reads
def recipients(session: Session, /, *, about_id: str) -> list[Recipient]:
    """The people of a rencontre (members, guests) or of a collectif, by name."""
    meeting = session.rows(Meeting).find(about_id)
    if meeting is not None:
        ids = attendance.members_of(session, meeting)
        ids |= {row.person_id for row in session.rows(Invitation).matching(meeting_id=about_id)}
    elif session.rows(Collective).find(about_id) is not None:
        found = collectives.members(session, collective_id=about_id)
        ids = {member.person.id for member in found}
    else:
        return []
    about = attendance.about(session, ids)
    marks = ", ".join("?" * len(ids))
    people = session.rows(Person).where(f"t.id IN ({marks})", sorted(ids))
    made = [
        Recipient(
            person.id,
            about[person.id][0],
            person.email if is_address(person.email) else "",
            hidden=about[person.id][2] not in OPEN,
        )
        for person in people
    ]
    return sorted(made, key=lambda one: (fold(one.name), one.person_id))


@reads
@in_french()
def write_draft(
    session: Session,
    /,
    *,
    path: Path,
    kinds: list[str],
    id: str,
    title: str,
    to_ids: list[str],
    bcc_ids: list[str],
    layout: str = "",
    large: bool = False,
) -> Path:
    """Write an ``.eml`` draft with a document of each kind; it appears whole or not.

    Documents go as PDF, a date as a calendar file; an invitation brings its own words.
    """
    path = Path(path)
    session.home.refuse_own(path)
    attached = [_attached(session, kind, id, layout, large=large) for kind in kinds]
    draft = _draft(session, id, title, to_ids, bcc_ids, tuple(attached))
    if INVITATION in kinds:
        draft = replace(draft, text=inviting.texts(session, meeting_id=id).messenger + "\n")
    write_verified(path, draft_bytes(draft), private=True)
    return path


@reads
@in_french()
def link(session: Session, /, *, id: str, title: str, to_ids: list[str], bcc_ids: list[str]) -> str:
    """A ``mailto:`` link without attachment; refused when it would be too long."""
    return mailto(_draft(session, id, title, to_ids, bcc_ids, ()))


def _attached(session: Session, kind: str, id: str, layout: str, *, large: bool) -> Attached:
    if kind == CALENDAR:
        entry = documents.drawn(session, kind, Asked(id=id, ending="ics"))
        data = render(entry, "ics", resources() / "fonts")
        name = documents.file_name(session, kind=kind, id=id, ending="ics")
        return Attached(name, "text/calendar", data)
    return Attached(
        documents.file_name(session, kind=kind, id=id, layout=layout),
        "application/pdf",
        previews.show(session, kind=kind, id=id, layout=layout, large=large).pdf,
    )


def _draft(
    session: Session,
    id: str,
    title: str,
    to_ids: list[str],
    bcc_ids: list[str],
    attached: tuple[Attached, ...],
) -> MailDraft:
    meeting = session.rows(Meeting).find(id)
    collective = collective_name(session, meeting.collective_id if meeting else id)
    day = _("rencontre du {day}", day=french.day(meeting.date)) if meeting and meeting.date else ""
    return MailDraft(
        subject=" · ".join(filter(None, (title, collective, day))),
        text=_text(session, title, collective, day, with_file=bool(attached)),
        written=session.now,
        to=_addresses(session, to_ids),
        bcc=_addresses(session, [one for one in bcc_ids if one not in to_ids]),
        attached=attached,
    )


def _text(session: Session, title: str, collective: str, day: str, *, with_file: bool) -> str:
    me = session.me
    what = ", ".join(filter(None, (title, day, collective)))
    said = (
        _("Vous trouverez ci-joint : {what}.", what=what)
        if with_file
        else _("À propos de : {what}.", what=what)
    )
    closing = (me.display_name, me.organisation, french.phone(me.phone), programme_name(session))
    return "\n\n".join((_("Bonjour,"), said, "\n".join(filter(None, closing)))) + "\n"


def _addresses(session: Session, ids: list[str]) -> tuple[str, ...]:
    people = (session.rows(Person).get(one) for one in dict.fromkeys(ids))
    found = [person.email for person in people if is_address(person.email)]
    return tuple(dict.fromkeys(found))
