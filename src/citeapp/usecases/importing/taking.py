"""A file becomes rows, whatever its kind; called for a look as for good."""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.intake import reading
from citeapp.intake.actions import ActionsReading
from citeapp.intake.attendance import AttendanceReading
from citeapp.intake.contacts import ContactsReading
from citeapp.intake.directory import DirectoryReading
from citeapp.intake.remarks import Remark
from citeapp.usecases.importing import actions, directory, meetings, opening, persons
from citeapp.usecases.importing.choices import Choices
from citeapp.usecases.importing.collectives import Collectives
from citeapp.usecases.importing.opening import Opened
from citeapp.usecases.importing.persons import Places
from citeapp.usecases.importing.structures import Structures
from citeapp.usecases.importing.tally import Report, Tally
from citeapp.usecases.session import Session


def take_over(session: Session, opened: Opened, choices: Choices) -> Report:
    """Write what the file brings inside the act that is open, and tell the fate of every row."""
    read = reading.read(opened.together, opened.chosen.kind)
    tally = Tally()
    name = ""
    if isinstance(read, DirectoryReading):
        directory.take_in(session, read, tally)
    else:
        name = choices.collective or read.collective
        _people_or_actions(session, read, choices, name, tally)
    _tell_left_rows(opened, read.remarks, tally)
    opening.tell_what_is_left(opened, tally)
    return Report(
        file=opened.path.name,
        sheets=tuple(sheet.table.name for sheet in opened.together),
        kind=opened.chosen.kind,
        collective=name,
        columns=opened.chosen.columns,
        changes=tuple(tally.changes),
        counts=tally.counts(),
        remarks=tuple(
            _words(remark)
            for remark in read.remarks
            if not remark.left and remark.name not in tally.answered
        ),
        broken_accents=opened.broken_accents,
    )


def _people_or_actions(
    session: Session,
    read: ContactsReading | AttendanceReading | ActionsReading,
    choices: Choices,
    collective: str,
    tally: Tally,
) -> None:
    collectives = Collectives(session, tally)
    collective_id = collectives.named(collective)
    if isinstance(read, ActionsReading):
        actions.take_in(session, read, tally, collectives=collectives, collective_id=collective_id)
        return
    places = Places(Structures(session, tally), collectives, collective_id)
    if isinstance(read, ContactsReading):
        persons.take_in(session, read.rows, places, choices, tally)
        for row, structure in read.structures:
            places.structures.named(structure, row)
        return
    days = [
        meetings.found_or_made(session, one.day, collective_id, tally, one) for one in read.meetings
    ]
    people = persons.take_in(session, read.people, places, choices, tally)
    meetings.presences(session, read, days, people, tally)
    meetings.headcounts(session, read.headcounts, days, tally)


def _tell_left_rows(opened: Opened, remarks: tuple[Remark, ...], tally: Tally) -> None:
    """Rows of the body that are no data, with their own words when one sheet was read."""
    rows = opened.chosen.table.rows
    alone = len(opened.together) == 1
    for remark in remarks:
        if remark.left:
            known = alone and 0 < remark.row <= len(rows)
            words = opening.row_words(rows[remark.row - 1]) if known else ""
            tally.note(remark.row, "row", "left", words, remark.text)


def _words(remark: Remark) -> str:
    if not remark.row:
        return remark.text
    return _("Ligne {row} : {text}", row=remark.row, text=remark.text)
