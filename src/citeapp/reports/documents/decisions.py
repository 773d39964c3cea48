"""The relevé de décisions: what was decided, rencontre by rencontre, and who does what."""

from __future__ import annotations

from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.reports.content import Block, Document, Heading, Paragraph, Subtitle, Title
from citeapp.reports.documents.minutes import Decided, Task, decision_box, task_table
from citeapp.reports.typography import dotted


@dataclass(frozen=True)
class DecidedAt:
    """The decisions of one rencontre."""

    day: date | None
    collective: str = ""
    title: str = ""
    decisions: tuple[Decided, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DecisionsInput:
    """``scope`` says whose decisions (« Collectif Dorignies », « année 2025-2026 »).

    ``tasks`` is None when the document is about decisions only.
    """

    programme: str
    scope: str
    day: date
    meetings: tuple[DecidedAt, ...] = ()
    tasks: tuple[Task, ...] | None = None
    demo: bool = False


def decisions(given: DecisionsInput) -> Document:
    """The relevé as a document."""
    total = sum(len(meeting.decisions) for meeting in given.meetings)
    count = ngettext("{n} décision", "{n} décisions", total)
    blocks: list[Block] = [
        Title(_("Relevé de décisions")),
        Subtitle(dotted((french.begun(given.scope), count))),
    ]
    for meeting in given.meetings:
        day = french.long_day(meeting.day) if meeting.day else _("sans date")
        whose = "" if meeting.collective == given.scope else meeting.collective
        parts = (french.begun(day), whose, meeting.title)
        blocks.append(Heading(dotted(parts)))
        boxes = [decision_box(decided, meeting.day or given.day) for decided in meeting.decisions]
        blocks += boxes or [Paragraph(_("Aucune décision n’a été prise."))]
    if not given.meetings:
        blocks.append(Paragraph(_("Aucune décision n’a été prise.")))
    if given.tasks is not None:
        blocks += [Heading(_("Qui fait quoi")), task_table(given.tasks)]
    return Document(
        title=f"{_('Relevé de décisions')} – {given.scope}",
        subject=_("Décisions au {day}", day=french.day(given.day)),
        header_left=given.programme,
        header_left_light=french.begun(given.scope),
        header_right=dotted((_("Relevé de décisions"), french.day(given.day))),
        footer_left=_("Établi le {day}", day=french.long_day(given.day)),
        demo=given.demo,
        blocks=tuple(blocks),
    )
