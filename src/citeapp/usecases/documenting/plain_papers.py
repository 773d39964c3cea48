"""Gathers what the simplified twins of the ordre du jour, the relevé and the tableau say."""

from __future__ import annotations

from collections.abc import Callable

from citeapp.domain.action import OPEN_STATUSES
from citeapp.reports.content import Document
from citeapp.reports.documents import plain_papers
from citeapp.reports.documents.plain_minutes import PlainTask
from citeapp.reports.documents.plain_papers import PlainTracked, PlainTrackingInput
from citeapp.usecases.documenting import gathering, printed, tracking_table
from citeapp.usecases.documenting.asked import Asked, the_meeting
from citeapp.usecases.session import Session


def _agenda(session: Session, asked: Asked) -> Document:
    return plain_papers.plain_agenda(gathering.programme_sheet(session, asked.id))


def _decisions(session: Session, asked: Asked) -> Document:
    meeting = the_meeting(session, asked.id)
    return plain_papers.plain_decisions(gathering.plain(session, meeting))


def _tracking(session: Session, asked: Asked) -> Document:
    """The actions that the tableau shows, those of a collectif together."""
    found, scope = tracking_table.chosen(session, asked)
    lines = sorted(printed.for_print(session, found), key=lambda line: line.collective)
    return plain_papers.plain_tracking(
        PlainTrackingInput(
            scope=scope,
            day=session.today,
            actions=tuple(
                PlainTracked(
                    line.collective,
                    PlainTask(
                        line.action.what,
                        ", ".join(line.owners),
                        line.action.due_date,
                        line.action.due_text,
                    ),
                    line.action.status == "done",
                )
                for line in lines
                if line.action.status in {*OPEN_STATUSES, "done"}
            ),
            demo=session.programme.is_demo,
        )
    )


PLAIN_PAPERS: dict[str, Callable[[Session, Asked], Document]] = {
    "plain-agenda": _agenda,
    "plain-decisions": _decisions,
    "plain-tracking-table": _tracking,
}
