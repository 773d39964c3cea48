"""What is written under a point: notes, quotes, decisions, actions and their owners."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.text import fold
from citeapp.domain.action import ActionItem, ActionOwner
from citeapp.domain.decision import Decision
from citeapp.domain.keeping import Quote
from citeapp.domain.meeting import AgendaItem, Line, Meeting
from citeapp.domain.order import keys_after
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Person
from citeapp.usecases.demonstration import calendar
from citeapp.usecases.demonstration.draft import Draft
from citeapp.usecases.demonstration.network import Setting
from citeapp.usecases.demonstration.texts import load

CLOSE = timedelta(days=7)
"""In the collectifs of whoever fills, nothing else is due so soon: Ma semaine stays legible."""

_MODES = ("consensus", "consent", "consensus", "vote", "institution")
_LEVELS = (1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5)
_RECENT = ("todo", "todo", "todo", "in_progress", "done", "postponed")
_PAST = ("done",) * 9 + ("dropped",)
_LATE = ((14, 0.3), (40, 0.06))
"""Days past its date, and how often an action is then still open; none is for longer."""
_ANSWERED = timedelta(days=30)
"""By then what people said has been answered; nobody is refused so soon."""
_WORDS_KEPT = timedelta(days=60)
"""What was put off in words (« fin mai ») is settled by then, else the list would never empty."""


@dataclass(frozen=True)
class Written:
    """A line to write: its kind, its words, and whether it stays on this machine."""

    kind: str
    text: str
    private: bool = False


@dataclass(frozen=True)
class Scene:
    """Where a point is discussed: the rencontre, its collectif, the people in the room."""

    setting: Setting
    meeting: Meeting
    day: date
    present: Sequence[Person]


def discuss(draft: Draft, scene: Scene, item: AgendaItem, theme: str) -> None:
    """The lines of a point, as many as a busy facilitator types."""
    said = scene.setting.phrases
    lines = [Written("note", said.about(theme, "notes")) for _n in range(draft.rng.randint(1, 3))]
    if draft.chance(0.4):
        lines.append(Written("quote", said.about(theme, "quotes")))
    if draft.chance(0.4):
        lines.append(Written("decision", said.about(theme, "decisions")))
    if draft.chance(0.6):
        lines.append(Written("action", said.about(theme, "actions")))
    if scene.setting.mine and draft.chance(0.04):
        lines.append(Written("note", said.common("private_notes"), private=True))
    write(draft, scene, item, lines)


def write(draft: Draft, scene: Scene, item: AgendaItem, lines: Sequence[Written]) -> None:
    """Lines in order; an action or a decision becomes a fact of its own."""
    for key, line in zip(keys_after("", len(lines)), lines, strict=True):
        fact = ""
        if line.kind == "action":
            fact = _action(draft, scene, item, line.text).id
        elif line.kind == "decision":
            fact = _decision(draft, scene, item, line.text).id
        elif line.kind == "quote":
            fact = _quote(draft, scene, item, line.text).id
        add_line(draft, scene.day, item, key, line, fact)


def add_line(
    draft: Draft, day: date, item: AgendaItem, key: str, line: Written, fact_id: str = ""
) -> None:
    """One line of notes."""
    draft.add(
        Line(
            id=draft.id(day),
            owner_id=item.id,
            order_key=key,
            kind=line.kind,
            text=line.text,
            fact_id=fact_id,
            private=line.private,
        )
    )


def own(draft: Draft, action: ActionItem, owner: Person | Organisation | str, role: str) -> None:
    """Who carries an action: a person, a structure or plain words."""
    target = {"words": owner} if isinstance(owner, str) else {}
    if isinstance(owner, Person):
        target = {"person_id": owner.id}
    elif isinstance(owner, Organisation):
        target = {"organisation_id": owner.id}
    draft.add(
        ActionOwner(
            id=derived_id("action_owner", action.id, fold(next(iter(target.values())))),
            action_item_id=action.id,
            role=role,
            **target,
        )
    )


def _decision(draft: Draft, scene: Scene, item: AgendaItem, text: str) -> Decision:
    return draft.add(
        Decision(
            id=draft.id(scene.day),
            meeting_id=scene.meeting.id,
            agenda_item_id=item.id,
            collective_id=scene.setting.collective.id,
            text=text,
            mode=draft.pick(_MODES),
            level=draft.pick(_LEVELS),
            revisit_on=scene.day + timedelta(days=180) if draft.chance(0.15) else None,
        )
    )


def _quote(draft: Draft, scene: Scene, item: AgendaItem, text: str) -> Quote:
    """Words of a parent; what was said long ago has been answered, the newest not always."""
    outcome = draft.pick(("waiting", "under_way", "taken_up", "refused"))
    recent = scene.day > draft.today - _ANSWERED
    if recent != (outcome == "waiting"):
        outcome = "waiting" if recent else "taken_up"
    answers = load("phrases")["answers"].get(outcome, [""])
    return draft.add(
        Quote(
            id=draft.id(scene.day),
            meeting_id=scene.meeting.id,
            agenda_item_id=item.id,
            collective_id=scene.setting.collective.id,
            text=text,
            audience_code="parent",
            consent="public" if draft.chance(0.6) else "internal",
            outcome=outcome,
            answer=draft.pick(answers),
        )
    )


def _action(draft: Draft, scene: Scene, item: AgendaItem, text: str) -> ActionItem:
    said = scene.setting.phrases
    in_words = draft.chance(0.2)
    due = None if in_words else _due(draft, scene)
    status = _status(draft, scene, due)
    finished = scene.day + timedelta(days=draft.rng.randint(4, 45))
    action = draft.add(
        ActionItem(
            id=draft.id(scene.day),
            collective_id=scene.setting.collective.id,
            meeting_id=scene.meeting.id,
            agenda_item_id=item.id,
            what=text,
            due_date=due,
            due_text=said.common("due_texts") if in_words else "",
            status=status,
            priority=draft.pick(("high", "normal", "normal", "normal", "low")),
            done_on=min(finished, draft.today) if status == "done" else None,
            comment=said.common("comments") if draft.chance(0.2) else "",
        )
    )
    owner = _owner(draft, scene)
    own(draft, action, owner, "owner")
    partner = draft.pick(scene.setting.around)
    if draft.chance(0.35) and partner != owner:
        own(draft, action, partner, "partner")
    return action


def _due(draft: Draft, scene: Scene) -> date:
    """Two to seven weeks later; nobody promises anything for the holidays."""
    day = scene.day + timedelta(days=draft.rng.randint(10, 50))
    while calendar.is_off(day):
        day += timedelta(days=3)
    return day


def _status(draft: Draft, scene: Scene, due: date | None) -> str:
    """A network that works: few actions are late, none for long."""
    if due is None:
        still = scene.day > draft.today - _WORDS_KEPT
    elif due >= draft.today:
        still = True
    else:
        late = (draft.today - due).days
        still = draft.chance(next((share for days, share in _LATE if late <= days), 0.0))
    status = draft.pick(_RECENT if still else _PAST)
    soon = due is not None and due <= draft.today + CLOSE
    settled = scene.setting.mine and soon
    return "done" if settled and status not in ("done", "dropped") else status


def _owner(draft: Draft, scene: Scene) -> Person | Organisation | str:
    if scene.present and draft.chance(0.7):
        return draft.pick(scene.present)
    if draft.chance(0.6):
        return draft.pick(scene.setting.around)
    return scene.setting.phrases.common("action_words")
