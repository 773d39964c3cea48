"""A session: one open workspace, the folders around it, and who we are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from citeapp.base import places
from citeapp.base.clock import Clock, today
from citeapp.base.errors import UserError
from citeapp.base.paths import Home
from citeapp.base.places import Surroundings
from citeapp.base.progress import SILENT, Progress
from citeapp.domain.facilitator import PROGRAMME_ID, Facilitator, Programme
from citeapp.domain.row import Row
from citeapp.exchange.identity import Identity
from citeapp.store.repositories.generic import Repository
from citeapp.store.workspace import Workspace

T = TypeVar("T", bound=Row)


@dataclass(eq=False)
class Session:
    """Handed to every use case; ``key`` opens the file and its backups.

    Long use cases tell ``progress`` where they stand; it may stop them. ``surroundings`` says what
    machine this is.
    """

    workspace: Workspace
    home: Home
    key: bytes
    identity: Identity
    progress: Progress = SILENT
    surroundings: Callable[[], Surroundings] = places.surroundings

    def rows(self, kind: type[T]) -> Repository[T]:
        """The rows of one noun."""
        return Repository(self.workspace.connection, kind)

    @property
    def refused(self) -> UserError | None:
        """Why nothing can be kept, where the workspace is open to be read alone."""
        return self.workspace.refused

    @property
    def clock(self) -> Clock:
        return self.workspace.clock

    @property
    def today(self) -> date:
        return today(self.clock)

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def new_id(self) -> str:
        return self.workspace.new_id()

    @property
    def me(self) -> Facilitator:
        """The facilitator whose machine this is."""
        return self.rows(Facilitator).get(str(self.workspace.meta("facilitator_id")))

    @property
    def programme(self) -> Programme:
        """The Cité éducative; blank until its name is known."""
        return self.rows(Programme).find(PROGRAMME_ID) or Programme(id=PROGRAMME_ID)

    def close(self) -> None:
        self.workspace.close()
