"""The sheet to take notes on by hand: the points in order, each with room for what the program
asks next morning: what is said, decisions, actions, words of people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Column,
    DataTable,
    Document,
    FillIn,
    Heading,
    Note,
    Subtitle,
    Title,
    ToFill,
)
from citeapp.reports.typography import dotted

LINE_HEIGHT = 26.0
"""Points between two lines of handwriting."""
LINES_OF_NOTES, ACTIONS = 4, 2


@dataclass(frozen=True)
class Point:
    """A point of the agenda; ``minutes`` planned, None when nobody said."""

    title: str
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class NoteSheetInput:
    """``points`` in the order of the page on which the notes are typed."""

    programme: str
    collective: str
    day: date | None = None
    place: str = ""
    points: tuple[Point, ...] = ()
    demo: bool = False


def note_sheet(given: NoteSheetInput) -> Document:
    """The sheet as a document; without an agenda it has room for three points."""
    name = _("Feuille de notes")
    day = french.long_day(given.day) if given.day else _("date à fixer")
    points = given.points or tuple(Point("") for _n in range(3))
    blocks: list[Block] = [
        Title(name),
        Subtitle(dotted((french.begun(day), given.place))),
        FillIn(_("Numéros présents sur la feuille d’émargement")),
        FillIn(_("De passage, prénoms")),
        FillIn(_("Combien en tout dans la salle")),
    ]
    for number, point in enumerate(points, 1):
        blocks += _point(number, point)
    blocks += [FillIn(_("Prochaine rencontre")), Note(_signs())]
    return Document(
        title=" – ".join(part for part in (name, given.collective, day) if part),
        subject=name,
        header_left=given.programme,
        header_left_light=given.collective,
        header_right=name,
        demo=given.demo,
        blocks=tuple(blocks),
    )


def _point(number: int, point: Point) -> Iterable[Block]:
    planned = _("{n} min", n=point.minutes) if point.minutes else ""
    title = dotted((point.title or _("Point"), planned))
    yield Heading(f"{number}. {title}")
    white = ToFill(_("à écrire"))
    yield DataTable(
        (Column(_("Ce qui se dit")),),
        ((white,),) * LINES_OF_NOTES,
        empty="",
        row_height=LINE_HEIGHT,
    )
    yield DataTable(
        (
            Column(_("Décision ou action"), 50),
            Column(_("Qui"), 28),
            Column(_("Pour quand"), 22),
        ),
        ((white, white, white),) * ACTIONS,
        empty="",
        row_height=LINE_HEIGHT,
    )
    yield FillIn(_("Une parole, avec l’accord de la personne, sans son nom"))


def _signs() -> str:
    return _(
        "Demain matin, dans « Rédiger » : les mêmes points, dans le même ordre. Une ligne qui "
        "commence par > est une décision, par ! une action, par un guillemet une parole."
    )
