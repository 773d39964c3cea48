"""A folded section of a step: its words are read with the step, its inside when it is open."""

from __future__ import annotations

from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.fold import Fold
from citeapp.usecases.session import Session


class Section(Fold):
    """One section; ``words`` says beside the title what it holds."""

    def __init__(self, step: Step, title: str) -> None:
        super().__init__(title)
        self.step = step
        self.layout().setContentsMargins(px(10), px(4), px(14), px(4))  # type: ignore[union-attr]

    @property
    def session(self) -> Session:
        return self.step.session

    @property
    def meeting_id(self) -> str:
        return self.step.meeting_id

    def words(self) -> str:
        """What it holds, in a few words."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again its words, and its inside when it is open."""
        self.set_about(self.words())
        if self.is_open:
            self.fill_inside()
