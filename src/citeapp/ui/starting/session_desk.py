"""The desk of the window on a real session: undo, search, counts, saved and backed up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.ui.desk import Hit
from citeapp.ui.widgets.navigation import Waiting
from citeapp.usecases import collectives, history, maintenance, week
from citeapp.usecases.exchanging import standing
from citeapp.usecases.session import Session

_PAGES = {
    "person": ("people", "person", "people"),
    "organisation": ("people", "organisation", "place"),
    "venue": ("people", "venue", "place"),
    "collective": ("collectives", "collective", "collectives"),
    "meeting": ("meetings", "meeting", "meetings"),
    "action_item": ("tracking", "action", "tracking"),
    "facilitator": ("settings", "facilitator", "people"),
}
"""Noun of a hit to (page, name of its target, icon)."""


class SessionDesk:
    """Implements :class:`citeapp.ui.desk.Desk`; every call is short."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def profile(self) -> str:
        """« Samira · centre social »."""
        me = self.session.me
        role = _("coordination") if me.is_coordinator else me.organisation
        return " · ".join(part for part in (me.display_name, role) if part)

    @property
    def is_coordinator(self) -> bool:
        return self.session.me.is_coordinator

    @property
    def notice(self) -> str:
        if self.session.refused is not None:
            return _("Lecture seule : rien ne peut être gardé pour l’instant.")
        if self.session.programme.is_demo:
            return _("Démonstration : personnes et rencontres inventées.")
        return ""

    def undo(self) -> str | None:
        if history.undo_label(self.session) is None:
            return None
        return history.undo(self.session).value

    def redo(self) -> str | None:
        if history.redo_label(self.session) is None:
            return None
        return history.redo(self.session).value

    def undo_label(self) -> str | None:
        return history.undo_label(self.session)

    def redo_label(self) -> str | None:
        return history.redo_label(self.session)

    def last_saved(self) -> str:
        at = history.last_saved(self.session)
        return _("Enregistré à {hour}", hour=french.hour(at.time())) if at else ""

    def last_backup(self) -> str:
        return maintenance.age_words(maintenance.last_backup(self.session), self.session.now)

    def counts(self) -> Mapping[str, Waiting]:
        found = week.counts(self.session)
        waiting = standing.conflicting(self.session)
        todo = found.to_prepare + found.minutes_to_finish + found.actions_to_chase + waiting
        late = ngettext("{n} action en retard", "{n} actions en retard", found.late)
        followed = collectives.followed(self.session)
        whose = _("mes collectifs") if followed else _("tous les collectifs")
        return {
            "week": Waiting(todo, ngettext("{n} chose à faire", "{n} choses à faire", todo)),
            "tracking": Waiting(found.late, f"{late}, {whose}"),
            "exchange": Waiting(waiting, ngettext("{n} à départager", "{n} à départager", waiting)),
        }

    def search(self, text: str) -> Sequence[Hit]:
        from citeapp.usecases import finding  # the first page searches nothing

        hits = []
        for found in finding.search(self.session, text=text, limit=20):
            if found.open_noun in _PAGES:
                page, name, icon = _PAGES[found.open_noun]
                hits.append(Hit(found.title, found.subtitle, page, {name: found.open_id}, icon))
        return hits
