"""What a page is, and what it is handed: pages never import each other nor the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.ui.changes import Changes
from citeapp.ui.desk import Desk
from citeapp.ui.runner import Job, Progress, Runner
from citeapp.ui.style import px
from citeapp.ui.typing import Typing

if TYPE_CHECKING:  # the use cases are imported after the first paint
    from citeapp.usecases.acting import Outcome
    from citeapp.usecases.session import Session

T = TypeVar("T")

MARGIN_PX = 26


class Navigator(Protocol):
    """How a page reaches another, and the shell."""

    def go(self, page: str, **target: str) -> None:
        """Open a page, at something: ``go("meetings", meeting=id, step="sign_in")``."""
        ...

    def back(self) -> None:
        """Open again what was open before."""
        ...

    def undo(self) -> None:
        """Undo the last act."""
        ...

    def search(self) -> None:
        """Open the search palette."""
        ...

    def shelter(self) -> None:
        """Bring the workspace to a safe place."""
        ...

    def set_look(self, theme: str | None = None, zoom: float | None = None) -> None:
        """Other colours or another size, at once."""
        ...


class Teller(Protocol):
    """How a page speaks: see ``messages.py``."""

    def say(
        self, text: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """« Fait. Annuler » at the foot of the window."""
        ...

    def show_error(self, error: Exception) -> None:
        """A UserError as it is, anything else as a bug with an id."""
        ...

    def clear(self) -> None:
        """What went wrong is behind: its banners go."""
        ...

    def ask(
        self, title: str, text: str, yes: str, on_yes: Callable[[], object], *, no: str = ""
    ) -> None:
        """A question, only where undo does not serve; never blocks."""
        ...


@dataclass(frozen=True)
class Context:
    """Everything a page may use. ``session`` is handed to the use cases."""

    desk: Desk
    workspace: Any
    navigator: Navigator
    changes: Changes
    runner: Runner
    teller: Teller
    typing: Typing

    @property
    def session(self) -> Session:
        """The open session."""
        return cast("Session", self.workspace)


class Page(QWidget):
    """The base of every page: fill ``self.column`` in ``__init__``, read in ``refresh``.

    ``refresh`` is called with EVERYTHING when the page is first shown, then with what changed
    (at once when it is in sight, when it next comes into sight otherwise). ``open`` follows.
    """

    title = ""
    """Shown by the window system and said by screen readers."""
    help_text = ""
    """What F1 shows: short paragraphs, plain text, one blank line between them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(MARGIN_PX), px(22), px(MARGIN_PX), px(18))
        self.column.setSpacing(px(14))

    def act(self, work: Callable[[], Outcome[T]], *, say: bool = False) -> T | None:
        """Run a use case that writes, tell every screen, and show an error if there is one.

        With ``say`` a toast names the act and offers to undo it. None means it failed.
        """
        outcome = self.context.runner.act(work)
        if outcome is None:
            return None
        self.context.teller.clear()
        self.context.changes.notify(outcome.changed)
        if say:
            done = _("Fait : {what}", what=french.within(outcome.label))
            self.context.teller.say(done, _("Annuler"), self.context.navigator.undo)
        return outcome.value

    def beside(
        self,
        work: Callable[[Session], T],
        *,
        title: str,
        on_done: Callable[[T], object],
        on_cancelled: Callable[[], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
    ) -> Job:
        """Run use cases on the worker thread, on a connection of their own: nothing waits for it.

        ``title`` stands over the progress of what lasts, with a button that stops it;
        ``on_done`` is left out when the page has gone meanwhile; errors are shown by the window
        unless ``on_error`` takes them.
        """
        from citeapp import bootstrap  # imported after the first paint, like the use cases

        session = self.context.session

        def carry(progress: Progress) -> T:
            with bootstrap.beside(session, progress) as other:
                return work(other)

        def done(result: T) -> None:
            if isValid(self):
                on_done(result)

        return self.context.runner.run(
            carry, title=title, on_done=done, on_cancelled=on_cancelled, on_error=on_error
        )

    def refresh(self, changes: frozenset[str]) -> None:
        """Read again what ``changes`` touched (``touches(changes, "action")``)."""

    def open(self, **target: str) -> None:
        """Show something on the page; without a target the page stays where it was."""

    def first_focus(self) -> QWidget | None:
        """Where the hands go when the page is opened by keyboard."""
        return None
