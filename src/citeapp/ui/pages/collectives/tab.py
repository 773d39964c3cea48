"""What every tab of a collectif has: the page it stands on and the collectif it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.domain.collective import Collective
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.usecases.acting import Outcome
from citeapp.usecases.session import Session

T = TypeVar("T")


class Tab(QWidget):
    """``show_collective`` fills it; ``act`` runs a use case.

    Its parts are made when it is first shown: most openings of the page look at one tab.
    """

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.collective = Collective(id="")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, px(14), 0, 0)
        self.column.setSpacing(px(12))
        self.setAccessibleName(self.label())
        self._built = False

    @property
    def session(self) -> Session:
        return self.page.context.session

    def label(self) -> str:
        """What stands on the tab."""
        raise NotImplementedError

    def build(self) -> None:
        """Make its parts."""
        raise NotImplementedError

    def act(self, work: Callable[[], Outcome[T]], *, say: bool = False) -> T | None:
        """Run a use case, tell every screen, show an error if there is one."""
        return self.page.act(work, say=say)

    def show_collective(self, collective: Collective) -> None:
        """Show another collectif, or the same one read again."""
        if not self._built:
            self._have_parts()
        if collective.id != self.collective.id:
            self.leave()
        self.collective = collective
        self.fill()

    def fill(self) -> None:
        """Read again what is shown."""

    def fit(self) -> None:
        """Show what there is room for."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._built:
            self.fit()

    def _have_parts(self) -> None:
        shown = not self.isHidden()
        self.hide()  # what is put into a tab in sight would be shown, and reached by Tab, later
        self.build()
        self.setVisible(shown)
        self._built = True
        self.fit()

    def leave(self) -> None:
        """Commit what is still being typed for the collectif that was shown."""

    def take_focus(self) -> None:
        """Put the hands where work begins."""
