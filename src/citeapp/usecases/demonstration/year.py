"""What a year leaves for the bilan: roles held, slips, barriers told, comptes rendus given.

Only the last fourteen months, drawn after everything else and without chance, so that nothing
else of the demo moves.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import cycle, islice

from citeapp.base.ids import derived_id
from citeapp.domain.collective import Collective
from citeapp.domain.keeping import Ballot, MinutesSending
from citeapp.domain.meeting import IN_THE_ROOM, Attendance, Meeting
from citeapp.domain.preparing import BARRIER, BarrierReport, MeetingRole, ReceptionCheck
from citeapp.domain.publishing import DocumentSending
from citeapp.usecases.demonstration.draft import Draft

SPAN = timedelta(days=430)
_ROLES = (("note_taker", "parent"), ("timekeeper", "teacher"), ("welcome", "parent"))
_OTHER_ROLES = (("co_facilitator", "resident"), ("goal_keeper", "teacher"))
_GIVEN_AFTER = (5, 8, 6, 12, 7)
_PLAIN_EVERY = 3
_DONE = ("snack", "circle", "newcomers")
_SLIPS = (
    ("parent", 4, 3),
    ("parent", 5, 4),
    ("parent", 3, 2),
    ("parent", 4, 3),
    ("parent", 5, 3),
    ("teacher", 4, 4),
    ("other", 4, 4),
    ("other", 3, 3),
    ("other", 5, 5),
    ("other", 4, 4),
)
_TOLD_AGO, _TOLD_BEFORE_AGO = (70, 190, 310), 560
"""Days since barriers were told: this year, and the year before only."""


def furnish(draft: Draft) -> None:
    """All of it."""
    held = [
        meeting
        for meeting in draft.made(Meeting)
        if meeting.status == "held"
        and meeting.date is not None
        and draft.today - SPAN < meeting.date < draft.today
    ]
    present: defaultdict[str, list[Attendance]] = defaultdict(list)
    for presence in draft.made(Attendance):
        if presence.state in IN_THE_ROOM and presence.person_id:
            present[presence.meeting_id].append(presence)
    for number, meeting in enumerate(held):
        _roles(draft, meeting, present[meeting.id], _OTHER_ROLES if number % 4 == 3 else _ROLES)
        _given(draft, meeting, number)
        if number % 2:
            _welcomed(draft, meeting)
        if meeting.kind == "evaluation":
            _slips(draft, meeting, number)
    for number, collective in enumerate(draft.made(Collective)):
        _barriers(draft, collective.id, number)


def _roles(
    draft: Draft, meeting: Meeting, present: list[Attendance], wanted: tuple[tuple[str, str], ...]
) -> None:
    """Each role by somebody of its audience who was there, if there was one left."""
    free = list(present)
    for role, audience in wanted:
        holder = next((one for one in free if one.audience_code == audience), None)
        if holder is None:
            continue
        free.remove(holder)
        draft.add(
            MeetingRole(
                id=derived_id("meeting_role", meeting.id, role, holder.person_id),
                meeting_id=meeting.id,
                role=role,
                person_id=holder.person_id,
                audience_code=audience,
            )
        )


def _given(draft: Draft, meeting: Meeting, number: int) -> None:
    """Minutes to the members a few days later, every third time a simplified one too."""
    assert meeting.date is not None
    day = meeting.date + timedelta(days=_GIVEN_AFTER[number % len(_GIVEN_AFTER)])
    if day > draft.today or meeting.minutes_status not in ("approved", "distributed"):
        return
    words = "aux membres du collectif"
    draft.add(
        MinutesSending(
            id=draft.id(day), meeting_id=meeting.id, words=words, channel="email", sent_on=day
        )
    )
    kinds = ("minutes", "plain-minutes") if number % _PLAIN_EVERY == 0 else ("minutes",)
    for kind in kinds:
        draft.add(
            DocumentSending(
                id=draft.id(day),
                about_id=meeting.id,
                document=kind,
                title="Compte rendu" if kind == "minutes" else "Compte rendu simplifié",
                words=words,
                channel="email" if kind == "minutes" else "paper",
                sent_on=day,
            )
        )


def _welcomed(draft: Draft, meeting: Meeting) -> None:
    for code in _DONE:
        draft.add(
            ReceptionCheck(
                id=derived_id("reception_check", meeting.id, code),
                meeting_id=meeting.id,
                item_code=code,
                state="done",
            )
        )


def _slips(draft: Draft, meeting: Meeting, number: int) -> None:
    """As many slips as filled the box that evening; after some too few to tell."""
    count = len(_SLIPS) if number % 5 else 3
    for audience, roti, level in _SLIPS[:count]:
        draft.add(
            Ballot(
                id=draft.id(meeting.date or draft.today),
                meeting_id=meeting.id,
                audience_code=audience,
                roti=roti,
                level=level,
            )
        )


def _barriers(draft: Draft, collective_id: str, number: int) -> None:
    """A collectif hears of two or three; one of the year before is not told any more."""
    codes = islice(cycle(BARRIER), number, number + 4)
    days = (*_TOLD_AGO[: 2 + number % 2], _TOLD_BEFORE_AGO)
    for code, ago in zip(codes, days, strict=False):
        day = draft.today - timedelta(days=ago + number)
        draft.add(
            BarrierReport(
                id=draft.id(day), collective_id=collective_id, barrier=code, reported_on=day
            )
        )
