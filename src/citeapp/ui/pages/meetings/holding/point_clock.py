"""The time of each point: one runs at a time, whatever page is looked at meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from citeapp.base.language import _

NOTHING = timedelta(0)


class PointClock:
    """Seconds spent on each point; ``now`` is the clock of the session, ticks are not counted."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._spent: dict[str, timedelta] = {}
        self._since: datetime | None = None
        self.running = ""
        """The point whose time runs, or nothing."""

    def start(self, item_id: str) -> None:
        """Let the time of a point run on; that of any other stands still."""
        self.stop()
        self.running, self._since = item_id, self._now()

    def stop(self) -> None:
        """Stand still; what was spent is kept."""
        if self.running and self._since is not None:
            self._spent[self.running] = self._so_far(self.running)
        self.running, self._since = "", None

    def seconds(self, item_id: str) -> int:
        """How long a point has taken so far."""
        return int(self._so_far(item_id).total_seconds())

    def _so_far(self, item_id: str) -> timedelta:
        spent = self._spent.get(item_id, NOTHING)
        if item_id == self.running and self._since is not None:
            spent += max(self._now() - self._since, NOTHING)
        return spent


def clock_words(seconds: int, planned: int | None) -> str:
    """« il reste 12 min », « 3 min de plus que prévu », « 4 min » without a plan."""
    spent = seconds // 60
    if planned is None:
        return _("{n} min", n=spent)
    left = planned - spent
    if left >= 0:
        return _("il reste {n} min", n=left)
    return _("{n} min de plus que prévu", n=-left)


def spent_words(seconds: int, planned: int | None) -> str:
    """« 12 min passées sur 25 prévues », or nothing without a plan."""
    if planned is None:
        return ""
    return _("{n} min passées sur {planned} prévues", n=seconds // 60, planned=planned)


def is_over(seconds: int, planned: int | None) -> bool:
    """Whether a point has taken more than was planned."""
    return planned is not None and seconds >= 60 * (planned + 1)
