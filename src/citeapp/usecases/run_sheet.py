"""The run sheet of a rencontre: what is done, how, with whom and from when to when."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.meeting import Meeting
from citeapp.domain.preparing import GROUPING, RunStep
from citeapp.domain.technique import Technique, library, technique_name
from citeapp.usecases import agendas, ordering
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session

MOST_MINUTES = 600


@dataclass(frozen=True)
class StepLine:
    """A sequence with the minutes after the start at which it begins, and that time of day."""

    step: RunStep
    offset: int
    begins: time | None
    technique: str


@reads
def show(session: Session, /, *, meeting_id: str) -> list[StepLine]:
    """The sequences in order, each with when it begins (None without the hour of the rencontre)."""
    meeting = session.rows(Meeting).get(meeting_id)
    lines, offset = [], 0
    for step in _steps(session, meeting_id):
        lines.append(
            StepLine(step, offset, _later(meeting.start, offset), technique_name(step.technique))
        )
        offset += step.minutes or 0
    return lines


@acts("Ajouter une séquence")
def add(session: Session, /, *, meeting_id: str, title: str, **fields: Any) -> RunStep:
    """A new sequence at the end of the run sheet."""
    session.rows(Meeting).get(meeting_id)
    _known(fields)
    return _append(session, meeting_id, title=_titled(title), **fields)


@acts("Prendre une technique")
def add_technique(session: Session, /, *, meeting_id: str, code: str) -> RunStep:
    """A new sequence from a technique of the library, for the least time it takes."""
    session.rows(Meeting).get(meeting_id)
    found = library().get(code)
    if found is None:
        raise InputRefused(_("Technique inconnue : {code}.", code=code))
    return _append(
        session,
        meeting_id,
        title=found.name,
        minutes=found.minutes[0],
        technique=found.code,
        materials=found.materials,
    )


@acts("Préparer le déroulé")
def from_agenda(session: Session, /, *, meeting_id: str) -> list[RunStep]:
    """A sequence for each point of the agenda that has none yet, with its minutes."""
    session.rows(Meeting).get(meeting_id)
    served = {step.agenda_item_id for step in _steps(session, meeting_id)}
    return [
        _append(
            session,
            meeting_id,
            title=item.title,
            minutes=item.minutes_planned,
            agenda_item_id=item.id,
            grouping="plenary",
            lead=item.introduced_by,
        )
        for item in agendas.shown(session, meeting_id)
        if item.id not in served and item.state != "dropped"
    ]


@acts("Modifier une séquence")
def change(session: Session, /, *, id: str, **fields: Any) -> RunStep:
    """Change fields of a sequence by their names."""
    if "title" in fields:
        fields["title"] = _titled(fields["title"])
    _known(fields)
    return session.rows(RunStep).change(id, **fields)


@acts("Déplacer une séquence")
def move(session: Session, /, *, id: str, before_id: str = "") -> RunStep:
    """Put a sequence before another one, or at the end."""
    step = session.rows(RunStep).get(id)
    steps = _steps(session, step.meeting_id)
    return ordering.put_before(session, step, steps, before_id, step.meeting_id)


@acts("Retirer une séquence")
def remove(session: Session, /, *, id: str) -> None:
    """Take a sequence off the run sheet."""
    session.rows(RunStep).remove(id)


@reads
def techniques(
    session: Session,
    /,
    *,
    people: int | None = None,
    minutes: int | None = None,
    no_reading: bool = False,
    goal: str = "",
) -> list[Technique]:
    """The techniques that suit so many people and minutes, in the order of a rencontre."""
    return [
        one
        for one in library().values()
        if goal in ("", one.goal)
        and one.suits(people=people, minutes=minutes, no_reading=no_reading)
    ]


def _steps(session: Session, meeting_id: str) -> list[RunStep]:
    found = session.rows(RunStep).where(
        "t.meeting_id = ?", (meeting_id,), order="t.order_key, t.id"
    )
    return ordering.arranged(session, found, meeting_id)


def _append(session: Session, meeting_id: str, **fields: Any) -> RunStep:
    steps = _steps(session, meeting_id)
    place = ordering.place_at(session, steps, len(steps), meeting_id)
    return session.rows(RunStep).add(
        RunStep(id=session.new_id(), meeting_id=place.whole_id, order_key=place.order_key, **fields)
    )


def _later(start: time | None, minutes: int) -> time | None:
    if start is None:
        return None
    return (datetime(2000, 1, 1, start.hour, start.minute) + timedelta(minutes=minutes)).time()


def _known(fields: dict[str, Any]) -> None:
    grouping, minutes = fields.get("grouping"), fields.get("minutes")
    if grouping and grouping not in GROUPING:
        raise InputRefused(_("Manière de se grouper inconnue : {code}.", code=grouping))
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise InputRefused(_("Des minutes, par exemple 20."))


def _titled(title: str) -> str:
    return required(title, _("Dites cette séquence en quelques mots."))
