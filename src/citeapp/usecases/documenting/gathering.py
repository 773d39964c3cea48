"""What a compte rendu says, read from the rows; a private line never reaches a document."""

from __future__ import annotations

from collections import Counter
from datetime import date

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.language import _, in_french
from citeapp.base.text import fold
from citeapp.domain.action import ActionOwner
from citeapp.domain.audience import AUDIENCE, AUDIENCE_PLURAL, INHABITANTS
from citeapp.domain.decision import DECISION_MODE, Decision
from citeapp.domain.keeping import Quote
from citeapp.domain.meeting import (
    EXPECTED_OUTPUT,
    IN_THE_ROOM,
    MINUTES_STATUS,
    Attendance,
    Line,
    Meeting,
)
from citeapp.domain.organisation import Organisation
from citeapp.domain.preparing import GROUPING
from citeapp.reports.content import Document
from citeapp.reports.documents import minutes as minutes_report
from citeapp.reports.documents.note_sheet import NoteSheetInput, Point
from citeapp.reports.documents.plain_minutes import PlainMinutesInput, PlainTask, Subject
from citeapp.reports.documents.programme_sheets import AgendaPoint, ProgrammeInput, Sequence
from citeapp.usecases import (
    actions,
    attendance,
    ballots,
    collectives,
    meetings,
    notes,
    quotes,
    run_sheet,
)
from citeapp.usecases import decisions as decided
from citeapp.usecases.documenting import printed
from citeapp.usecases.documenting.asked import collective_name, programme_name, the_meeting
from citeapp.usecases.documenting.printed import Names
from citeapp.usecases.following import ActionLine
from citeapp.usecases.session import Session


@in_french()
def minutes(session: Session, id: str, *, version: int = 1, erratum: str = "") -> Document:
    """The compte rendu as the rows tell it now. Raises InputRefused without a date."""
    return minutes_report.minutes(told(session, id, version=version, erratum=erratum))


def told(
    session: Session, id: str, *, version: int = 1, erratum: str = ""
) -> minutes_report.MinutesInput:
    """What a compte rendu says, whole or on one page."""
    meeting = the_meeting(session, id)
    if meeting.date is None:
        raise InputRefused(_("Donnez d’abord une date à la rencontre."))
    figures = attendance.figures(session, meeting_id=id)
    everyone = session.rows(Attendance).matching(meeting_id=id)
    presences = [p for p in everyone if p.person_id]
    names = printed.names_with(session, presences)
    following = meetings.next_of(session, id=id)
    me = session.me
    return minutes_report.MinutesInput(
        programme=programme_name(session),
        collective=collective_name(session, meeting.collective_id),
        title=meeting.title,
        day=meeting.date,
        start=meeting.start,
        end=meeting.end,
        place=meetings.place_of(session, id=id),
        present=_present(names, presences),
        headcounts=_headcounts(session, names, everyone, id),
        present_total=figures.total,
        excused=_grouped(names, [p for p in presences if p.state == "excused"]),
        represented=tuple(_represented(names, p) for p in presences if p.state == "represented"),
        facilitation=facilitation(session, meeting),
        inhabitants=figures.inhabitants,
        adults=figures.adults,
        evaluation=ballots.total_words(session, id),
        decisions=tuple(decided_words(row) for row in decisions_in_order(session, id)),
        items=items(session, id),
        tasks=tasks(session, actions.of_meeting(session, meeting_id=id), session.today),
        next_meeting=None if following is None else _next(session, following),
        author=me.display_name,
        contact=french.phone(me.phone) or me.email,
        status=MINUTES_STATUS.label(meeting.minutes_status or "draft"),
        version=version,
        erratum=erratum,
        approval=_approval(meeting, following),
        recipients=_("aux membres du collectif et à la coordination"),
        demo=session.programme.is_demo,
    )


def approved(meeting: Meeting) -> bool:
    """Whether a rencontre approved its compte rendu, given to people already or not."""
    return meeting.minutes_status == "approved" or bool(meeting.approved_at_id)


def _approval(meeting: Meeting, following: Meeting | None) -> str:
    """« à valider le 9 avril 2026 »; empty once it is approved, or where no date is known."""
    if approved(meeting) or following is None:
        return ""
    return minutes_report.approval(following.date)


def _present(names: Names, presences: list[Attendance]) -> tuple[minutes_report.Group, ...]:
    """Parents and residents first, by first name; others by structure (domain.md 2.4).

    Whoever has no name here stands among the counted ones.
    """
    here = [p for p in presences if p.state in IN_THE_ROOM and names.of_presence(p)]
    near = sorted(
        (p for p in here if p.audience_code in INHABITANTS), key=lambda p: fold(p.name_snapshot)
    )
    groups = []
    for code in ("parent", "resident"):
        shown = tuple(names.of_presence(p) for p in near if p.audience_code == code)
        if shown:
            shared = AUDIENCE_PLURAL.label(code) if len(shown) > 1 else AUDIENCE.label(code)
            groups.append(minutes_report.Group(shown, shared.lower()))
    others = [p for p in here if p.audience_code not in INHABITANTS]
    return tuple(groups) + _grouped(names, others)


def _represented(names: Names, presence: Attendance) -> str:
    name = names.of_presence(presence) or printed.unnamed(presence.audience_code)
    other = names.representative(presence)
    return _("{name} (par {other})", name=name, other=other) if other else name


def _grouped(names: Names, presences: list[Attendance]) -> tuple[minutes_report.Group, ...]:
    """By structure; then those who are only counted."""
    by_structure: dict[str, list[str]] = {}
    unnamed: list[str] = []
    for presence in sorted(presences, key=lambda p: fold(p.name_snapshot)):
        name = names.of_presence(presence)
        if name:
            by_structure.setdefault(presence.organisation_snapshot, []).append(name)
        else:
            unnamed.append(presence.audience_code)
    groups = [
        minutes_report.Group(tuple(shown), structure)
        for structure, shown in sorted(by_structure.items(), key=lambda x: fold(x[1][0]))
    ]
    words = tuple(printed.counted_words(unnamed))
    return (*groups, minutes_report.Group(words)) if words else tuple(groups)


def _headcounts(
    session: Session, names: Names, presences: list[Attendance], meeting_id: str
) -> tuple[minutes_report.Headcount, ...]:
    """People without a name: counted in the room, not to be named, or erased since."""
    here = [p for p in presences if p.state in IN_THE_ROOM]
    named = {p.audience_code for p in here if p.person_id and names.of_presence(p)}
    counts = Counter(attendance.headcounts(session, meeting_id=meeting_id))
    counts.update(p.audience_code for p in here if not (p.person_id and names.of_presence(p)))
    out = []
    for code, count in counts.items():
        one, many = printed.audience_words(code)
        if code in named:
            one, many = _("autre {who}", who=one), _("autres {who}", who=many)
        out.append(minutes_report.Headcount(count, one, many))
    return tuple(out)


def items(session: Session, meeting_id: str) -> tuple[minutes_report.Item, ...]:
    """The points with their lines; a private line never reaches a document.

    A quote is printed with the leave of who said it; one that an older version of the program
    wrote has none to tell, and is printed without a name as it was.
    """
    told = {quote.id: quote for quote in quotes.of_meeting(session, meeting_id=meeting_id)}
    return tuple(
        minutes_report.Item(
            number,
            item.title,
            tuple(
                _said(line, told.get(line.fact_id))
                for line in notes.lines(session, owner_id=item.id)
                if not line.private and line.text and _may_be_cited(line, told)
            ),
        )
        for number, item in enumerate(meetings.agenda(session, meeting_id=meeting_id), 1)
    )


def _may_be_cited(line: Line, told: dict[str, Quote]) -> bool:
    quote = told.get(line.fact_id)
    return quote is None or quote.consent in quotes.CITED


def _said(line: Line, quote: Quote | None) -> minutes_report.Said:
    who = spoken_by(quote.audience_code) if quote and quote.audience_code else ""
    return minutes_report.Said(line.text, line.kind or "note", who)


def _next(session: Session, meeting: Meeting) -> minutes_report.NextMeeting | None:
    if meeting.date is None:
        return None
    return minutes_report.NextMeeting(
        meeting.date,
        meeting.start,
        meetings.place_of(session, id=meeting.id),
        _("Garderie sur place.") if meeting.childcare else "",
    )


def facilitation(session: Session, meeting: Meeting) -> tuple[str, ...]:
    team = collectives.facilitators(session, collective_id=meeting.collective_id) or [session.me]
    return tuple(
        f"{one.display_name} ({one.organisation})" if one.organisation else one.display_name
        for one in team
    )


def decisions_in_order(session: Session, meeting_id: str) -> list[Decision]:
    """In the order of the agenda and of its lines, then those that no line holds."""
    places: dict[str, int] = {}
    for item in meetings.agenda(session, meeting_id=meeting_id):
        for line in notes.lines(session, owner_id=item.id):
            if line.fact_id:
                places[line.fact_id] = len(places)
    rows = decided.of_meeting(session, meeting_id=meeting_id)
    return sorted(rows, key=lambda row: places.get(row.id, len(places)))


def decided_words(row: Decision) -> minutes_report.Decided:
    return minutes_report.Decided(
        row.text, row.level, DECISION_MODE.label(row.mode), row.revisit_on
    )


def tasks(
    session: Session, lines: list[ActionLine], today: date
) -> tuple[minutes_report.Task, ...]:
    return tuple(
        minutes_report.Task(line.action.what, line.who, line.action.due_words(today))
        for line in printed.for_print(session, lines)
    )


def plain(session: Session, meeting: Meeting) -> PlainMinutesInput:
    """What the simplified compte rendu says. Raises InputRefused without a date."""
    if meeting.date is None:
        raise InputRefused(_("Donnez d’abord une date à la rencontre."))
    figures = attendance.figures(session, meeting_id=meeting.id)
    following = meetings.next_of(session, id=meeting.id)
    lines = actions.of_meeting(session, meeting_id=meeting.id)
    names = printed.carriers(session, lines)
    return PlainMinutesInput(
        collective=collective_name(session, meeting.collective_id),
        day=meeting.date,
        people=figures.total,
        parents=_parents(session, meeting.id),
        subjects=_subjects(session, meeting.id),
        tasks=tuple(
            PlainTask(
                line.action.what,
                _who(names, session, line),
                line.action.due_date,
                line.action.due_text,
            )
            for line in lines
        ),
        next_day=following.date if following else None,
        next_start=following.start if following else None,
        next_place=meetings.place_of(session, id=following.id) if following else "",
        childcare=bool(following and following.childcare),
        demo=session.programme.is_demo,
    )


def _parents(session: Session, meeting_id: str) -> int:
    """Parents in the room, named and counted."""
    here = session.rows(Attendance).matching(meeting_id=meeting_id, audience_code="parent")
    counted = attendance.headcounts(session, meeting_id=meeting_id).get("parent", 0)
    return sum(one.state in IN_THE_ROOM for one in here) + counted


def _subjects(session: Session, meeting_id: str) -> tuple[Subject, ...]:
    """The points about which something was written, with their decisions and public quotes."""
    decided_under: dict[str, list[str]] = {}
    for row in decisions_in_order(session, meeting_id):
        decided_under.setdefault(row.agenda_item_id, []).append(row.text)
    said: dict[str, list[tuple[str, str]]] = {}
    for quote in session.rows(Quote).matching(meeting_id=meeting_id, consent="public"):
        said.setdefault(quote.agenda_item_id, []).append(
            (spoken_by(quote.audience_code), quote.text)
        )
    return tuple(
        Subject(
            item.title,
            tuple(said.get(item.id, ())),
            tuple(decided_under.get(item.id, ())),
        )
        for item in meetings.agenda(session, meeting_id=meeting_id)
        if item.state == "discussed" or item.id in decided_under or item.id in said
    )


def spoken_by(audience: str) -> str:
    """« un parent », « un·e » never: mid-dots harm reading (domain.md 3)."""
    return _("un parent") if audience == "parent" else _("une personne")


def _who(names: Names, session: Session, line: ActionLine) -> str:
    """Parents and residents are not even called by their first names, unless they agreed."""
    words = []
    for owner in session.rows(ActionOwner).matching(action_item_id=line.action.id, role="owner"):
        person = names.people.get(owner.person_id) or names.called(owner.words)
        structure = session.rows(Organisation).find(owner.organisation_id)
        if person is None:
            words.append(structure.name if structure else owner.words)
        elif person.main_audience in INHABITANTS and person.id not in names.agreed:
            words.append(spoken_by(person.main_audience))
        else:
            words.append(names.of(person.id) or printed.unnamed(person.main_audience))
    return french.listed(list(dict.fromkeys(filter(None, words))))


def note_sheet(session: Session, id: str) -> NoteSheetInput:
    """The agenda, to write under."""
    meeting = the_meeting(session, id)
    return NoteSheetInput(
        programme=programme_name(session),
        collective=collective_name(session, meeting.collective_id),
        day=meeting.date,
        place=meetings.place_of(session, id=id),
        points=tuple(
            Point(item.title, item.minutes_planned)
            for item in meetings.agenda(session, meeting_id=id)
        ),
        demo=session.programme.is_demo,
    )


def programme_sheet(session: Session, id: str) -> ProgrammeInput:
    """What will happen at a rencontre: its agenda and its run sheet."""
    meeting = the_meeting(session, id)
    return ProgrammeInput(
        programme=programme_name(session),
        collective=collective_name(session, meeting.collective_id),
        day=meeting.date,
        start=meeting.start,
        end=meeting.end,
        place=meetings.place_of(session, id=id),
        objective=meeting.objective,
        points=tuple(
            AgendaPoint(
                item.title,
                item.objective,
                item.minutes_planned,
                EXPECTED_OUTPUT.label(item.expected_output),
                item.introduced_by,
                item.section,
            )
            for item in meetings.agenda(session, meeting_id=id)
            if item.state != "dropped"
        ),
        sequences=tuple(
            Sequence(
                line.step.title,
                line.begins,
                line.step.minutes,
                ", ".join(
                    part for part in (line.technique, GROUPING.label(line.step.grouping)) if part
                ),
                line.step.materials,
                line.step.lead,
            )
            for line in run_sheet.show(session, meeting_id=id)
        ),
        demo=session.programme.is_demo,
    )
