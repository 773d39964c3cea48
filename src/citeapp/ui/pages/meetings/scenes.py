"""Pictures of the rencontre page, step by step: one ahead, one half written up."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from citeapp.base.language import _
from citeapp.domain.keeping import Attachment
from citeapp.ui.dialogs.given import GivenDialog
from citeapp.ui.dialogs.mailing import MailDialog
from citeapp.ui.pages.meetings.page import MeetingsPage
from citeapp.ui.pages.meetings.preparing.barriers_section import BarriersSection
from citeapp.ui.pages.meetings.preparing.details_section import DetailsSection
from citeapp.ui.pages.meetings.preparing.parking_section import ParkingSection
from citeapp.ui.pages.meetings.preparing.place_section import PlaceSection
from citeapp.ui.pages.meetings.preparing.roles_section import RolesSection
from citeapp.ui.pages.meetings.preparing.run_sheet_section import RunSheetSection
from citeapp.ui.pages.meetings.preparing.welcome_section import WelcomeSection
from citeapp.ui.pages.meetings.signing_in.sign_in import SignInStep
from citeapp.ui.pages.meetings.spreading.spread import SpreadStep
from citeapp.ui.pages.meetings.writing.write import WriteStep
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.widgets.fold import Fold
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.usecases import collectives, finding, meetings

AHEAD = ("prepare", "invite", "run")
BEGUN = ("sign_in", "write", "spread")


def at(step: str, *, begun: bool = False) -> Callable[[MainWindow], None]:
    """A rencontre at one of its steps: the next one, or the latest of mine not written up."""

    def show(window: MainWindow) -> None:
        window.go("meetings")
        page = window.page()
        assert isinstance(page, MeetingsPage)
        mine = collectives.mine(page.context.session)
        known = meetings.listed(page.context.session) if begun else []
        lines = [x.meeting for x in known if x.present]
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


def opened(*kinds: type[Fold]) -> Callable[[MainWindow], None]:
    """A rencontre being prepared, some of its folded sections open and in sight."""

    def show(window: MainWindow) -> None:
        at("prepare")(window)
        page = window.page()
        assert isinstance(page, MeetingsPage)
        for fold in page.findChildren(Fold):
            if isinstance(fold, kinds):
                fold.set_open(True)
                fold.header.setFocus()
        first = next(f for f in page.findChildren(Fold) if isinstance(f, kinds[0]))
        for _round in range(3):  # the layout takes its time to know how high it is
            QApplication.processEvents()
            scroll_to(first)

    return show


def papers(window: MainWindow) -> None:
    """Photos and documents kept with a rencontre, under its notes."""
    window.go("meetings")
    page = window.page()
    assert isinstance(page, MeetingsPage)
    kept = finding.rows(page.context.session, noun="attachments")[0]
    assert isinstance(kept, Attachment)
    window.go("meetings", meeting=kept.meeting_id, step="write")
    step = page.findChild(WriteStep)
    assert step is not None
    step.papers.set_open(True)
    for _round in range(3):
        QApplication.processEvents()
        scroll_to(step.papers)


def spelt(window: MainWindow) -> None:
    """A word to look at in a line, and what it could have been."""
    at("write", begun=True)(window)
    page = window.page()
    assert isinstance(page, MeetingsPage)
    step = page.findChild(WriteStep)
    assert step is not None
    edit = next(iter(step.cards.values())).rows[-1].edit
    edit.set_typed("La garderi est ouverte jusqu’à 18 h 30", 9)
    edit.setFocus()
    step.spelling.ask(edit)


def scroll_to(part: QWidget) -> None:
    """Scroll until a part stands at the top."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, ScrollColumn):
        above = above.parentWidget()
    if isinstance(above, ScrollColumn):
        above.verticalScrollBar().setValue(part.mapTo(above.inside, QPoint(0, -8)).y())


def counted(window: MainWindow) -> None:
    """People are counted by audience, nobody is named."""
    at("sign_in")(window)
    page = window.page()
    assert isinstance(page, MeetingsPage)
    step = page.findChild(SignInStep)
    assert step is not None
    step.side.naming_chosen.emit("counts")


def preview(window: MainWindow) -> None:
    """The compte rendu before it is printed."""
    at("spread", begun=True)(window)
    page = window.page()
    assert isinstance(page, MeetingsPage)
    step = page.findChild(SpreadStep)
    assert step is not None
    step.preview("minutes", _("Compte rendu"))


def mailed(window: MainWindow) -> None:
    """To whom the agenda goes by mail, who has no address."""
    at("spread", begun=True)(window)
    page = window.page()
    assert isinstance(page, MeetingsPage)
    assert page.meeting is not None
    MailDialog(page, "minutes", _("Compte rendu"), page.meeting.id, "", print).open()


def given(window: MainWindow) -> None:
    """Who received a document, noted at once."""
    at("spread", begun=True)(window)
    page = window.page()
    assert isinstance(page, MeetingsPage)
    assert page.meeting is not None
    dialog = GivenDialog(page, "agenda", _("Ordre du jour"), page.meeting.id)
    dialog.give(words=[_("Aux membres du collectif")])
    dialog.give(words=["École Denis Papin"])
    dialog.open()


def new(window: MainWindow) -> None:
    """The form of a new rencontre."""
    window.go("meetings", new="1")
    page = window.page()
    assert isinstance(page, MeetingsPage)
    page.new.back.set_open(True)


def month(window: MainWindow) -> None:
    """May 2026: Ascension, and two rencontres that get in each other's way."""
    window.go("meetings", calendar="1")


SCENES = [
    *((f"rencontre-{step}", at(step)) for step in AHEAD),
    *((f"rencontre-{step}", at(step, begun=True)) for step in BEGUN),
    ("rencontre-pieces", papers),
    ("rencontre-apercu", preview),
    ("rencontre-courriel", mailed),
    ("rencontre-remis", given),
    ("rencontre-orthographe", spelt),
    ("rencontre-represente", represented),
    ("rencontre-comptage", counted),
    ("rencontre-a-chaud", at("run", begun=True)),
    ("rencontre-nouvelle", new),
    ("rencontre-calendrier", month),
    ("rencontre-deroule", opened(RunSheetSection)),
    ("rencontre-accueil", opened(ParkingSection, RolesSection, WelcomeSection)),
    ("rencontre-freins", opened(BarriersSection)),
    ("rencontre-details", opened(PlaceSection, DetailsSection)),
]
