"""Documents as files: each kind reads its rows, the reports room draws them.

A new document is one file in ``reports``, one function here in ``KINDS``, one menu line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.files import write_verified
from citeapp.base.language import _
from citeapp.base.paths import resources
from citeapp.base.text import fold, key
from citeapp.domain.audience import AUDIENCE, AUDIENCE_PLURAL, INHABITANTS
from citeapp.domain.collective import Collective
from citeapp.domain.decision import DECISION_MODE, Decision
from citeapp.domain.meeting import IN_THE_ROOM, MINUTES_STATUS, Attendance, Meeting
from citeapp.domain.person import Affiliation, Person
from citeapp.domain.signing_in import naming_of
from citeapp.reports import decisions as decision_log
from citeapp.reports import minutes as minutes_report
from citeapp.reports import sign_in_sheet
from citeapp.reports.calendar_file import CalendarEntry
from citeapp.reports.content import Document
from citeapp.reports.rendering import render
from citeapp.reports.sheet import Sheet
from citeapp.usecases import actions, attendance, collectives, meetings, notes
from citeapp.usecases import decisions as decided
from citeapp.usecases.acting import reads
from citeapp.usecases.asked import Asked, collective_name, one_or_all, programme_name, the_meeting
from citeapp.usecases.exchanging.receipt_document import receipt_document
from citeapp.usecases.following import ActionLine
from citeapp.usecases.inviting_documents import INVITING
from citeapp.usecases.session import Session
from citeapp.usecases.tracking_table import tracking_table

LAYOUTS = {
    "complete": sign_in_sheet.Layout.COMPLETE,
    "without_contacts": sign_in_sheet.Layout.WITHOUT_CONTACTS,
    "count": sign_in_sheet.Layout.COUNT,
}


@reads
def write(
    session: Session,
    /,
    *,
    kind: str,
    path: Path,
    id: str = "",
    layout: str = "",
    collective_ids: list[str] | None = None,
    owner: str = "",
    text: str = "",
    order: str = "due",
) -> Path:
    """Write a document; the file's ending chooses the format, the file appears whole or not.

    ``layout`` is the presentation of a sign-in sheet, the scope of a tableau de suivi (open,
    late, done, all); ``collective_ids`` and what follows filter it as the screen does.
    """
    if kind not in KINDS:
        raise InputRefused(
            _("Sorte de document inconnue : {kind}.", kind=kind),
            todo=_("Choisissez parmi {kinds}.", kinds=", ".join(KINDS)),
        )
    path = Path(path)
    session.home.refuse_own(path)
    ending = path.suffix.lower().lstrip(".")
    asked = Asked(
        id=id,
        ending=ending,
        layout=layout,
        collective_ids=None if collective_ids is None else tuple(collective_ids),
        owner=owner,
        text=text,
        order=order,
    )
    # in one transaction: a sheet that could not be written has frozen nothing
    with session.workspace.connection.transaction():
        what = KINDS[kind](session, asked)
        write_verified(path, render(what, ending, resources() / "fonts"))
    return path


@reads
def file_name(session: Session, /, *, kind: str, id: str = "", ending: str = "pdf") -> str:
    """A short ASCII name: « compte-rendu-dorignies-2026-03-12.pdf »."""
    words = {
        "minutes": "compte-rendu",
        "sign-in-sheet": "emargement",
        "decisions": "releve-de-decisions",
        "tracking-table": "tableau-de-suivi",
        "receipt": "accuse-de-reception",
        "invitation": "invitation",
        "invitation-texts": "textes-pour-inviter",
        "call-sheet": "feuille-d-appel",
        "calendar": "rendez-vous",
    }
    parts = [words.get(kind, kind)]
    meeting = session.rows(Meeting).find(id) if id else None
    if meeting is not None:
        collective = session.rows(Collective).find(meeting.collective_id)
        parts.append(key(collective.name)[:24] if collective else "")
        parts.append(meeting.date.isoformat() if meeting.date else "")
    else:
        parts.append(session.today.isoformat())
    return "-".join(part for part in parts if part) + f".{ending}"


def _minutes(session: Session, asked: Asked) -> Document:
    id = asked.id
    meeting = the_meeting(session, id)
    if meeting.date is None:
        raise InputRefused(_("Donnez d’abord une date à la rencontre."))
    figures = attendance.figures(session, meeting_id=id)
    everyone = session.rows(Attendance).matching(meeting_id=id)
    presences = [p for p in everyone if p.person_id]
    following = meetings.next_of(session, id=id)
    me = session.me
    return minutes_report.minutes(
        minutes_report.MinutesInput(
            programme=programme_name(session),
            collective=collective_name(session, meeting.collective_id),
            title=meeting.title,
            day=meeting.date,
            start=meeting.start,
            end=meeting.end,
            place=meetings.place_of(session, id=id),
            present=_present(presences),
            headcounts=_headcounts(session, everyone, id),
            present_total=figures.total,
            excused=_grouped([p for p in presences if p.state == "excused"]),
            represented=tuple(
                _("{name} (par {other})", name=_printed(p), other=p.represented_by)
                if p.represented_by
                else _printed(p)
                for p in presences
                if p.state == "represented"
            ),
            facilitation=_facilitation(session, meeting),
            inhabitants=figures.inhabitants,
            adults=figures.adults,
            decisions=tuple(_decided(row) for row in _decisions_in_order(session, id)),
            items=_items(session, id),
            tasks=_tasks(actions.of_meeting(session, meeting_id=id), session.today),
            next_meeting=None if following is None else _next(session, following),
            author=me.display_name,
            contact=french.phone(me.phone) or me.email,
            status=MINUTES_STATUS.label(meeting.minutes_status or "draft"),
            version=max(1, meeting.minutes_version or 1),
            approval=_("à valider le {day}", day=french.day(following.date))
            if following and following.date
            else "",
            recipients=_("aux membres du collectif et à la coordination"),
            demo=session.programme.is_demo,
        )
    )


def _sign_in_sheet(session: Session, asked: Asked) -> Document:
    id, layout = asked.id, asked.layout
    meeting = the_meeting(session, id)
    chosen = LAYOUTS.get(layout or "without_contacts")
    if chosen is None:
        raise InputRefused(
            _("Présentation inconnue : {layout}.", layout=layout),
            todo=_("Choisissez parmi {known}.", known=", ".join(LAYOUTS)),
        )
    naming = naming_of(meeting)
    if naming == "counts":
        chosen = sign_in_sheet.Layout.COUNT
    elif naming == "first_names" and chosen is sign_in_sheet.Layout.COMPLETE:
        chosen = sign_in_sheet.Layout.WITHOUT_CONTACTS
    lines = attendance.freeze_sheet(session, meeting_id=id).value
    people = {person.id: person for person in session.rows(Person).all()}
    roles = {row.person_id: row.function for row in session.rows(Affiliation).all()}
    programme = session.programme
    return sign_in_sheet.sign_in_sheet(
        sign_in_sheet.SignInInput(
            programme=programme_name(session),
            collective=collective_name(session, meeting.collective_id),
            subject=meeting.title or meeting.objective,
            day=meeting.date,
            start=meeting.start,
            end=meeting.end,
            place=meetings.place_of(session, id=id),
            facilitators=_facilitation(session, meeting),
            expected=tuple(
                _expected(line, people[line.person_id], roles.get(line.person_id, ""))
                for line in lines
                if line.person_id in people
            ),
            audiences=tuple(label for _code, label in AUDIENCE_PLURAL.pairs()),
            notice=sign_in_sheet.DataNotice(
                programme.controller_name,
                programme.data_purpose,
                programme.data_retention,
                programme.data_contact,
            ),
            layout=chosen,
            first_names=naming == "first_names",
            demo=programme.is_demo,
        )
    )


def _decisions(session: Session, asked: Asked) -> Document:
    id = asked.id
    meeting = session.rows(Meeting).find(id) if id else None
    if meeting is not None:
        chosen = [meeting]
        scope = collective_name(session, meeting.collective_id)
        tasks = _tasks(actions.of_meeting(session, meeting_id=id), session.today)
    else:
        id, scope = one_or_all(session, id)
        chosen = [line.meeting for line in meetings.listed(session, collective_id=id)]
        tasks = None
    return decision_log.decisions(
        decision_log.DecisionsInput(
            programme=programme_name(session),
            scope=scope,
            day=session.today,
            meetings=tuple(
                decision_log.DecidedAt(
                    row.date,
                    collective_name(session, row.collective_id),
                    row.title,
                    tuple(_decided(d) for d in _decisions_in_order(session, row.id)),
                )
                for row in chosen
                if decided.of_meeting(session, meeting_id=row.id)
            ),
            tasks=tasks,
            demo=session.programme.is_demo,
        )
    )


KINDS: dict[str, Callable[[Session, Asked], Document | Sheet | CalendarEntry]] = {
    "minutes": _minutes,
    "sign-in-sheet": _sign_in_sheet,
    "decisions": _decisions,
    "tracking-table": tracking_table,
    "receipt": receipt_document,
    **INVITING,
}
"""Kind to (session, what is asked) → what to draw."""


def _present(presences: list[Attendance]) -> tuple[minutes_report.Group, ...]:
    """Parents and residents first, by first name alone; others by structure (domain.md 2.4)."""
    here = [p for p in presences if p.state in IN_THE_ROOM]
    near = sorted(
        (p for p in here if p.audience_code in INHABITANTS), key=lambda p: fold(p.name_snapshot)
    )
    groups = []
    for code in ("parent", "resident"):
        names = tuple(_printed(p) for p in near if p.audience_code == code)
        if names:
            shared = AUDIENCE_PLURAL.label(code) if len(names) > 1 else AUDIENCE.label(code)
            groups.append(minutes_report.Group(names, shared.lower()))
    return tuple(groups) + _grouped([p for p in here if p.audience_code not in INHABITANTS])


def _printed(presence: Attendance) -> str:
    """Parents and residents by their first name alone, whether they came or not."""
    name = presence.name_snapshot
    return name.split(" ")[0] if presence.audience_code in INHABITANTS else name


def _grouped(presences: list[Attendance]) -> tuple[minutes_report.Group, ...]:
    by_structure: dict[str, list[str]] = {}
    for presence in sorted(presences, key=lambda p: fold(p.name_snapshot)):
        by_structure.setdefault(presence.organisation_snapshot, []).append(_printed(presence))
    return tuple(
        minutes_report.Group(tuple(names), structure)
        for structure, names in sorted(by_structure.items(), key=lambda x: fold(x[1][0]))
    )


def _headcounts(
    session: Session, presences: list[Attendance], meeting_id: str
) -> tuple[minutes_report.Headcount, ...]:
    """People without a name: counted in the room, or erased since."""
    here = [p for p in presences if p.state in IN_THE_ROOM]
    named = {p.audience_code for p in here if p.person_id}
    counts = Counter(attendance.headcounts(session, meeting_id=meeting_id))
    counts.update(p.audience_code for p in here if not p.person_id)
    out = []
    for code, count in counts.items():
        one = AUDIENCE.label(code).lower().split(" (")[0]
        many = AUDIENCE_PLURAL.label(code).lower()
        if code in named:
            one, many = _("autre {who}", who=one), _("autres {who}", who=many)
        out.append(minutes_report.Headcount(count, one, many))
    return tuple(out)


def _facilitation(session: Session, meeting: Meeting) -> tuple[str, ...]:
    team = collectives.facilitators(session, collective_id=meeting.collective_id) or [session.me]
    return tuple(
        f"{one.display_name} ({one.organisation})" if one.organisation else one.display_name
        for one in team
    )


def _items(session: Session, meeting_id: str) -> tuple[minutes_report.Item, ...]:
    """The points with their lines; a private line never reaches a document."""
    return tuple(
        minutes_report.Item(
            number,
            item.title,
            tuple(
                minutes_report.Said(line.text, line.kind or "note")
                for line in notes.lines(session, owner_id=item.id)
                if not line.private and line.text
            ),
        )
        for number, item in enumerate(meetings.agenda(session, meeting_id=meeting_id), 1)
    )


def _decisions_in_order(session: Session, meeting_id: str) -> list[Decision]:
    """In the order of the agenda and of its lines, then those that no line holds."""
    places: dict[str, int] = {}
    for item in meetings.agenda(session, meeting_id=meeting_id):
        for line in notes.lines(session, owner_id=item.id):
            if line.fact_id:
                places[line.fact_id] = len(places)
    rows = decided.of_meeting(session, meeting_id=meeting_id)
    return sorted(rows, key=lambda row: places.get(row.id, len(places)))


def _decided(row: Decision) -> minutes_report.Decided:
    return minutes_report.Decided(
        row.text, row.level, DECISION_MODE.label(row.mode), row.revisit_on
    )


def _tasks(lines: list[ActionLine], today: date) -> tuple[minutes_report.Task, ...]:
    return tuple(
        minutes_report.Task(line.action.what, line.who, line.action.due_words(today))
        for line in lines
    )


def _next(session: Session, meeting: Meeting) -> minutes_report.NextMeeting | None:
    if meeting.date is None:
        return None
    return minutes_report.NextMeeting(
        meeting.date,
        meeting.start,
        meetings.place_of(session, id=meeting.id),
        _("Garderie sur place.") if meeting.childcare else "",
    )


def _expected(line: attendance.SheetLine, person: Person, function: str) -> sign_in_sheet.Expected:
    return sign_in_sheet.Expected(
        number=line.number or 0,
        last_name=person.last_name,
        first_name=person.first_name,
        organisation=line.organisation,
        role=function,
        audience=AUDIENCE.label(line.audience_code),
        contact=french.phone(person.phone) or person.email,
        town=person.commune,
    )
