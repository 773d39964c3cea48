"""Pictures of the rencontre page, step by step: one ahead, one half written up."""

from collections.abc import Callable

from citeapp.ui.main_window import MainWindow
from citeapp.ui.pages.meetings.page import MeetingsPage
from citeapp.ui.pages.meetings.sign_in import SignInStep
from citeapp.usecases import collectives

AHEAD = ("prepare", "invite", "run")
BEGUN = ("sign_in", "write", "spread")


def at(step: str, *, begun: bool = False) -> Callable[[MainWindow], None]:
    """A rencontre at one of its steps: the next one, or the latest of mine not written up."""

    def show(window: MainWindow) -> None:
        window.go("meetings")
        page = window.page()
        assert isinstance(page, MeetingsPage)
        mine = collectives.mine(page.context.session)
        lines = [x.meeting for x in page.list.lines if x.present] if begun else []
        drafts = [
            meeting.id
            for meeting in lines
            if meeting.minutes_status in ("", "draft") and meeting.collective_id in mine
        ]
        target = {"meeting": drafts[0]} if drafts else {}
        window.go("meetings", step=step, **target)

    return show


def represented(window: MainWindow) -> None:
    """Someone could not come: by whom they are represented is asked, and may be left open."""
    at("sign_in", begun=True)(window)
    page = window.page()
    assert isinstance(page, MeetingsPage)
    step = page.findChild(SignInStep)
    assert step is not None
    step.note(0, "represented")
    step.represent(step.model.lines[0].person_id, "Karim Haddou")
    step.note(1, "represented")


def new(window: MainWindow) -> None:
    """The form of a new rencontre."""
    window.go("meetings", new="1")


SCENES = [
    *((f"rencontre-{step}", at(step)) for step in AHEAD),
    *((f"rencontre-{step}", at(step, begun=True)) for step in BEGUN),
    ("rencontre-represente", represented),
    ("rencontre-nouvelle", new),
]
