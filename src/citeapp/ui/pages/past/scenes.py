"""Pictures of the bin and of what was done."""

from citeapp.ui.shell.main_window import MainWindow
from citeapp.usecases import meetings, people


def bin_of(window: MainWindow) -> None:
    """Three things that were thrown away."""
    assert window.context is not None
    session = window.context.session
    people.remove(session, id=people.listed(session)[0].person.id)
    point = meetings.agenda(session, meeting_id=meetings.listed(session)[0].meeting.id)[0]
    meetings.remove_item(session, id=point.id)
    meetings.remove(session, id=meetings.listed(session)[0].meeting.id)
    window.go("past", show="bin")


def done(window: MainWindow) -> None:
    """What was done here."""
    bin_of(window)
    window.undo()
    window.go("past", show="done")


def nothing(window: MainWindow) -> None:
    """Before anything was thrown away."""
    window.go("past", show="bin")


SCENES = [("corbeille-vide", nothing), ("corbeille", bin_of), ("historique", done)]
