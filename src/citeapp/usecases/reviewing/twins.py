"""A point that two people took over into the same next rencontre stands there once.

Each plans the rencontre on a machine of their own, or closes the one before: the same point comes
twice once the rencontres are joined. What nobody touched since gives way to the other one; what
somebody wrote is always shown, and parting the rencontres brings everything back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from citeapp.domain.meeting import AgendaItem
from citeapp.usecases.session import Session

TAKEN_OVER = ("title", "objective", "minutes_planned", "expected_output", "introduced_by")
"""What a point has from the one it takes up."""


def once(session: Session, items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The points to show, of those of one rencontre in their order."""
    hidden = {item.id for twins in _groups(items) for item in _untouched_beside(session, twins)}
    return [item for item in items if item.id not in hidden]


def gone_with(
    session: Session, items: Sequence[AgendaItem], removed: AgendaItem
) -> list[AgendaItem]:
    """Untouched twins that would come out once the point that stands for them is removed."""
    for twins in _groups(items):
        if removed in twins:
            hidden = _untouched_beside(session, twins)
            return hidden if len(twins) == len(hidden) + 1 and removed not in hidden else []
    return []


def _groups(items: Sequence[AgendaItem]) -> list[list[AgendaItem]]:
    by_source: dict[str, list[AgendaItem]] = defaultdict(list)
    for item in items:
        if item.carried_from_id:
            by_source[item.carried_from_id].append(item)
    return [twins for twins in by_source.values() if len(twins) > 1]


def _untouched_beside(session: Session, twins: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Of points taken over from the same one, those that need not be shown."""
    untouched = [item for item in twins if _is_untouched(session, item)]
    return untouched[1:] if len(untouched) == len(twins) else untouched


def _is_untouched(session: Session, item: AgendaItem) -> bool:
    source = session.rows(AgendaItem).find(item.carried_from_id)
    if source is None or any(getattr(item, f) != getattr(source, f) for f in TAKEN_OVER):
        return False
    return not session.workspace.connection.value(
        "SELECT EXISTS (SELECT 1 FROM v_line WHERE owner_id = ?1) "
        "OR EXISTS (SELECT 1 FROM v_decision WHERE agenda_item_id = ?1) "
        "OR EXISTS (SELECT 1 FROM v_action_item WHERE agenda_item_id = ?1)",
        (item.id,),
    )
