"""What every tab of a collectif has: the page it stands on and the collectif it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.domain.collective import Collective
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.usecases.acting import Outcome
from citeapp.usecases.session import Session

T = TypeVar("T")


class Tab(QWidget):
    """``show_collective`` fills it; ``act`` runs a use case."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.collective = Collective(id="")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, px(14), 0, 0)
        self.column.setSpacing(px(12))
        self.setAccessibleName(self.label())

    @property
    def session(self) -> Session:
        return self.page.context.session

    def label(self) -> str:
        """What stands on the tab."""
        raise NotImplementedError

    def act(self, work: Callable[[], Outcome[T]], *, say: bool = False) -> T | None:
        """Run a use case, tell every screen, show an error if there is one."""
        return self.page.act(work, say=say)

    def show_collective(self, collective: Collective) -> None:
        """Show another collectif, or the same one read again."""
        if collective.id != self.collective.id:
            self.leave()
        self.collective = collective
        self.fill()

    def fill(self) -> None:
        """Read again what is shown."""

    def leave(self) -> None:
        """Commit what is still being typed for the collectif that was shown."""

    def take_focus(self) -> None:
        """Put the hands where work begins."""
