"""What is put on walls and tables, posted, or given to one person: gathered for the reports."""

from __future__ import annotations

from collections.abc import Callable

from citeapp.base import french
from citeapp.base.errors import InputRefused, NotFound
from citeapp.base.language import _
from citeapp.domain.meeting import IN_THE_ROOM, Attendance, Meeting
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Affiliation, Person
from citeapp.reports.content import Document, NameCard
from citeapp.reports.documents import labels as label_reports
from citeapp.reports.documents.certificate import CertificateInput, certificate
from citeapp.reports.documents.data_notice import NoticeInput, data_notice, plain_data_notice
from citeapp.reports.documents.poster import PAPERS, poster
from citeapp.reports.documents.sign_in_sheet import DataNotice
from citeapp.reports.documents.table_cards import table_cards
from citeapp.usecases import inviting, meetings
from citeapp.usecases.documenting.asked import Asked, collective_name, programme_name, the_meeting
from citeapp.usecases.inviting import Guest
from citeapp.usecases.session import Session

ADDRESSED: dict[str, Callable[[Guest], bool]] = {
    "": lambda guest: guest.channel == "paper" or _only_on_paper(guest),
    "all": lambda _guest: True,
}
"""Whom labels are for: those who want paper or cannot be told otherwise; everybody."""


def _only_on_paper(guest: Guest) -> bool:
    return not (guest.channel or guest.phone or guest.email)


def _poster(session: Session, asked: Asked) -> Document:
    """``asked.layout`` is the paper: a3, a4 (the usual one) or a5."""
    paper = asked.layout.upper() or "A4"
    if paper not in PAPERS:
        raise _unknown(asked.layout, [one.lower() for one in PAPERS])
    return poster(inviting.described(session, the_meeting(session, asked.id)), paper)


def _flyer(session: Session, asked: Asked) -> Document:
    return poster(inviting.described(session, the_meeting(session, asked.id)), "A5")


def _table_cards(session: Session, asked: Asked) -> Document:
    """First name and structure of whoever may come; ``one-side`` prints the name once."""
    if asked.layout not in ("", "one-side"):
        raise _unknown(asked.layout, ["one-side"])
    meeting = the_meeting(session, asked.id)
    return table_cards(
        tuple(
            NameCard(guest.first_name, guest.organisation)
            for guest in inviting.guests(session, meeting_id=meeting.id)
            if guest.reply != "no" and guest.first_name
        ),
        collective=collective_name(session, meeting.collective_id),
        day=french.day(meeting.date) if meeting.date else "",
        one_side=bool(asked.layout),
        demo=session.programme.is_demo,
    )


def _labels(session: Session, asked: Asked) -> Document:
    return label_reports.labels(_addressed(session, asked))


def _label_list(session: Session, asked: Asked) -> Document:
    return label_reports.label_list(_addressed(session, asked))


def _addressed(session: Session, asked: Asked) -> label_reports.LabelsInput:
    """By their whole names: an envelope has to reach the one it is for."""
    chosen = ADDRESSED.get(asked.layout)
    if chosen is None:
        raise _unknown(asked.layout, ["all"])
    meeting = the_meeting(session, asked.id)
    return label_reports.LabelsInput(
        programme=programme_name(session),
        collective=collective_name(session, meeting.collective_id),
        day=french.day(meeting.date) if meeting.date else "",
        people=tuple(
            _addressee(session, guest)
            for guest in inviting.guests(session, meeting_id=meeting.id)
            if guest.reply != "no" and chosen(guest)
        ),
        demo=session.programme.is_demo,
    )


def _addressee(session: Session, guest: Guest) -> label_reports.Addressee:
    """At their structure, whose address is known; nobody's home is kept here."""
    structure = None
    for tie in session.rows(Affiliation).matching(person_id=guest.person_id):
        structure = structure or session.rows(Organisation).find(tie.organisation_id)
    if structure is None:
        town = session.rows(Person).get(guest.person_id).commune
        return label_reports.Addressee(guest.name, "", (town,) if town else ())
    town = " ".join(filter(None, (structure.postcode, structure.commune)))
    address = tuple(filter(None, (structure.address, town)))
    return label_reports.Addressee(guest.name, structure.name, address)


def _certificate(session: Session, asked: Asked) -> Document:
    """For who was there, and nobody else. Raises NotFound, InputRefused."""
    meeting = the_meeting(session, asked.id)
    if not asked.person_id:
        raise NotFound(_("Dites pour qui est l’attestation."))
    if meeting.date is None:
        raise InputRefused(_("Donnez d’abord une date à la rencontre."))
    person = session.rows(Person).get(asked.person_id)
    presence = _presence(session, meeting, person)
    programme = session.programme
    return certificate(
        CertificateInput(
            programme=programme_name(session),
            collective=collective_name(session, meeting.collective_id),
            name=person.name,
            day=meeting.date,
            made_on=session.today,
            start=presence.arrived_at or meeting.start,
            end=presence.left_at or meeting.end,
            title=meeting.title,
            place=meetings.place_of(session, id=meeting.id),
            remote=presence.state == "remote",
            signatory=programme.signature_name,
            role=programme.signature_role,
            demo=programme.is_demo,
        )
    )


def _presence(session: Session, meeting: Meeting, person: Person) -> Attendance:
    found = session.rows(Attendance).pair(meeting_id=meeting.id, person_id=person.id)
    if found is None or found.state not in IN_THE_ROOM:
        raise InputRefused(
            _("La présence de {name} à cette rencontre n’est pas notée.", name=person.name),
            safe=_("Aucune attestation n’a été écrite."),
            todo=_("Si cette personne est venue, notez-le dans « Émarger », puis recommencez."),
        )
    return found


def data_notice_of(session: Session) -> DataNotice:
    """What the settings say of people's data; a gap stays one."""
    programme = session.programme
    return DataNotice(
        programme.controller_name,
        programme.data_purpose,
        programme.data_retention,
        programme.data_contact,
    )


def _data_notice(session: Session, _asked: Asked) -> Document:
    return data_notice(_notice(session))


def _plain_data_notice(session: Session, _asked: Asked) -> Document:
    return plain_data_notice(_notice(session))


def _notice(session: Session) -> NoticeInput:
    return NoticeInput(
        programme=programme_name(session),
        notice=data_notice_of(session),
        demo=session.programme.is_demo,
    )


def _unknown(layout: str, known: list[str]) -> InputRefused:
    return InputRefused(
        _("Présentation inconnue : {layout}.", layout=layout),
        todo=_("Choisissez parmi {known}.", known=", ".join(known)),
    )


PAPER: dict[str, Callable[[Session, Asked], Document]] = {
    "poster": _poster,
    "flyer": _flyer,
    "table-cards": _table_cards,
    "labels": _labels,
    "label-list": _label_list,
    "certificate": _certificate,
    "data-notice": _data_notice,
    "plain-data-notice": _plain_data_notice,
}
"""Kind to what draws it, for ``documents.KINDS``."""
