"""Time is passed in, never fetched: the program gets a clock, tests and the demo get theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the local date and time."""

    def now(self) -> datetime:
        """The local time, with its time zone."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        return datetime.now().astimezone()


@dataclass
class FixedClock:
    """A clock that stands still until it is moved, for tests and the demo."""

    at: datetime

    def now(self) -> datetime:
        return self.at if self.at.tzinfo else self.at.astimezone()

    def move(self, by: timedelta) -> None:
        self.at += by


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970, as the journal stores them."""
    return int(moment.timestamp() * 1000)


def today(clock: Clock) -> date:
    """The local date."""
    return clock.now().date()
