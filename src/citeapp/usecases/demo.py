"""The demo: an empty workspace filled with invented people, the same for the same seed and day.

Two school years by default, fourteen collectifs, ten facilitators; ``years`` and ``cites``
make it heavy. All of it is one act that undo does not take back: a demo is left by going
to another workspace, never erased by one Ctrl+Z too many.
"""

from __future__ import annotations

from datetime import date, timedelta

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.collective import Collective
from citeapp.domain.facilitator import Programme
from citeapp.domain.meeting import Meeting
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Person
from citeapp.domain.row import Row
from citeapp.usecases.acting import ACTS, Outcome
from citeapp.usecases.demonstration import (
    ahead,
    desk,
    load,
    meetings,
    network,
    people,
    plain,
    room,
    year,
)
from citeapp.usecases.demonstration.draft import Draft
from citeapp.usecases.demonstration.people import Crowd
from citeapp.usecases.session import Session

LABEL = "Remplir la démonstration"
MOST_YEARS = 30
MOST_CITES = 1000
_WELL_BEGUN = timedelta(days=120)
"""A school year younger than this is added to the years asked for."""


@dataclass(frozen=True)
class Filled:
    """How many rows of each kind, and a digest of the content, alike for the same seed and day.

    The digest leaves out the rows that name whoever filled the workspace.
    """

    rows: dict[str, int]
    digest: str

    @property
    def total(self) -> int:
        return sum(self.rows.values())


def fill(session: Session, /, *, years: int = 2, cites: int = 1, seed: int = 1) -> Outcome[Filled]:
    """Fill an empty workspace; refused where there is anything already."""
    refuse_size(years, cites)
    _refuse_unless_empty(session)
    draft = _draw(session, years, cites, seed)
    with session.workspace.act(_(LABEL), kind="init") as act:
        session.rows(Programme).put(network.programme())
        for kind, rows in draft.rows.items():
            session.rows(kind).add_all(rows)
    counts = {kind.__name__: len(rows) for kind, rows in draft.rows.items()}
    return Outcome(Filled(counts, draft.digest(session.me)), act.changed, act.label)


def refuse_size(years: int, cites: int) -> None:
    """Raises InputRefused for a demo of no size, or of one that no machine needs."""
    if not 1 <= years <= MOST_YEARS:
        raise InputRefused(_("De 1 à {most} années scolaires.", most=MOST_YEARS))
    if not 1 <= cites <= MOST_CITES:
        raise InputRefused(_("De 1 à {most} cités.", most=MOST_CITES))


setattr(fill, ACTS, LABEL)


def _draw(session: Session, years: int, cites: int, seed: int) -> Draft:
    draft = Draft(seed, session.today)
    begin = _first_day(draft.today, years)
    crowd = Crowd(draft)
    for setting in network.build(draft, session.me, begin):
        end = ahead.end_of_past(setting, draft.today)
        held_on = meetings.days(draft, setting, begin, end)
        members = people.members(draft, crowd, setting, held_on)
        past = meetings.hold_all(draft, crowd, setting, members, held_on)
        ahead.prepare(draft, crowd, setting, members, past, session.me)
    for number in range(2, cites + 1):
        load.add_cite(draft, crowd, number, begin)
    desk.furnish(draft)
    room.furnish(draft)
    year.furnish(draft)
    plain.furnish(draft)
    return draft


def _first_day(today: date, years: int) -> date:
    """The September in which the first of the school years began."""
    begun = today - _WELL_BEGUN
    september = begun.year if begun.month >= 9 else begun.year - 1
    return date(september - years + 1, 9, 1)


def _refuse_unless_empty(session: Session) -> None:
    kinds: tuple[type[Row], ...] = (Collective, Person, Organisation, Meeting)
    if any(session.rows(kind).count() for kind in kinds):
        raise InputRefused(
            _("Cet espace de travail contient déjà des données."),
            safe=_("Rien n’a été changé."),
            todo=_("Ouvrez la démonstration dans un dossier vide, avec --home."),
        )
