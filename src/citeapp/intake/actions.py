"""A tableau de suivi becomes actions: what, who, for when, in which state."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import key
from citeapp.intake import dates, states
from citeapp.intake.cells import text
from citeapp.intake.headers import Recognition
from citeapp.intake.people import Fields, is_total
from citeapp.intake.remarks import Remark, total

_SPLIT = re.compile(r"\s*(?:[,;&\n]|(?<!\w)/(?!\w)|\s/\s|/(?=[^\W\d_]{2})|\bet\b|\+)\s*")
_CIVILITIES = re.compile(
    r"\b(?:m|mr|mme|monsieur|madame)\.? (?:et|&) (?:m|mme|madame|monsieur)\b", re.I
)


@dataclass(frozen=True)
class ActionRow:
    """``status`` is "" when the table says none. A due date is a day or words, not both;
    ``suggested`` is the day the words may mean. ``meeting_inferred``: the date of the
    rencontre was left blank, as in the rows of one block, and comes from above. ``collective``
    is what the row itself says.
    """

    row: int
    what: str
    owners: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due_date: date | None = None
    due_text: str = ""
    suggested: date | None = None
    status: str = ""
    status_written: str = ""
    meeting: date | None = None
    meeting_inferred: bool = False
    collective: str = ""
    comment: str = ""
    number: str = ""


@dataclass(frozen=True)
class ActionsReading:
    """Actions in the order of the file."""

    rows: tuple[ActionRow, ...]
    remarks: tuple[Remark, ...]
    collective: str = ""

    @property
    def by_status(self) -> Counter[str]:
        """How many actions of each state; "" counts those without one."""
        return Counter(row.status for row in self.rows)


def read(recognition: Recognition) -> ActionsReading:
    """Every row that says what to do."""
    rows: list[ActionRow] = []
    remarks: list[Remark] = []
    above: date | None = None
    for number, cells in recognition.body():
        fields = Fields(recognition, cells)
        what = fields.text("action_what")
        if is_total(fields) or key(what) in ("total", "soustotal"):
            remarks.append(total(number))
            continue
        written_meeting = dates.day(fields.cell("meeting_date"), recognition.facts.school_year)
        if fields.text("meeting_date") and written_meeting is None:
            remarks.append(
                Remark(
                    number,
                    _(
                        "« {date} » n’est pas une date de rencontre.",
                        date=fields.text("meeting_date"),
                    ),
                    question=True,
                )
            )
        if written_meeting is not None:
            above = written_meeting.day
        if not what:
            remarks.append(Remark(number, _("cette ligne ne dit pas quoi faire"), left=True))
            continue
        row = _action(recognition, fields, number, above, written_meeting is None)
        rows.append(row)
        remarks += _remarks(row)
    return ActionsReading(tuple(rows), tuple(remarks), recognition.facts.collective)


def owners(written: str) -> tuple[str, ...]:
    """« Zoé et Karim, la CAF » as three owners; « M. et Mme Petit » stays one."""
    couple = "\ue000"
    guarded = _CIVILITIES.sub(lambda found: re.sub(r"(?i) et ", couple, found[0]), written)
    parts = (part.replace(couple, " et ").strip() for part in _SPLIT.split(guarded))
    return tuple(dict.fromkeys(part for part in parts if part))


def _action(
    recognition: Recognition, fields: Fields, number: int, meeting: date | None, inferred: bool
) -> ActionRow:
    due = dates.due(fields.cell("due"), meeting, recognition.facts.school_year)
    status = states.action_status(fields.cell("status"))
    written = text(fields.cell("status"))
    comment = fields.note()
    if status is None:  # words that are no state are kept as a comment
        comment = "\n".join(part for part in (written, comment) if part)
    return ActionRow(
        row=number,
        what=fields.text("action_what"),
        owners=owners(fields.text("action_who")),
        partners=owners(fields.text("action_with")),
        due_date=due.day,
        due_text=due.words,
        suggested=due.suggested,
        status=status or "",
        status_written=written,
        meeting=meeting,
        meeting_inferred=inferred and meeting is not None,
        collective=fields.text("collective"),
        comment=comment,
        number=fields.text("number"),
    )


def _remarks(row: ActionRow) -> list[Remark]:
    said: list[Remark] = []
    if not row.status and row.status_written:
        words = _(
            "« {state} » n’est pas un état connu : gardé en remarque.", state=row.status_written
        )
        said.append(Remark(row.row, words, question=True))
    elif not row.status:
        said.append(Remark(row.row, _("L’état n’est pas dit."), question=True))
    if row.due_text and row.suggested is not None:
        words = _(
            "Échéance « {words} » gardée telle quelle ; date possible : {day}.",
            words=row.due_text,
            day=row.suggested.strftime("%d/%m/%Y"),
        )
        said.append(Remark(row.row, words))
    elif row.due_text:
        said.append(
            Remark(row.row, _("Échéance « {words} » gardée telle quelle.", words=row.due_text))
        )
    return said
