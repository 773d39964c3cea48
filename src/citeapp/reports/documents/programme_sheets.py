"""Two sheets of what will happen: the ordre du jour that is sent, the déroulé for who leads."""

from __future__ import annotations

from datetime import date, time

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.reports.content import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    Note,
    Paragraph,
    Subtitle,
    Title,
)
from citeapp.reports.typography import dotted, sentence


@dataclass(frozen=True)
class AgendaPoint:
    """A point as people read it: ``expected`` is « Décision », ``part`` where it stands."""

    title: str
    objective: str = ""
    minutes: int | None = None
    expected: str = ""
    introduced_by: str = ""
    part: str = ""


@dataclass(frozen=True)
class Sequence:
    """A line of the run sheet: when it begins, for how long, what, how, with what, by whom."""

    title: str
    begins: time | None = None
    minutes: int | None = None
    how: str = ""
    materials: str = ""
    lead: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgrammeInput:
    """The rencontre; ``points`` for its ordre du jour, ``sequences`` for its déroulé."""

    programme: str
    collective: str
    day: date | None = None
    start: time | None = None
    end: time | None = None
    place: str = ""
    objective: str = ""
    points: tuple[AgendaPoint, ...] = ()
    sequences: tuple[Sequence, ...] = ()
    demo: bool = False


def agenda(given: ProgrammeInput) -> Document:
    """The ordre du jour: what for, then the points part by part with their minutes."""
    blocks: list[Block] = []
    if given.objective:
        blocks.append(Paragraph(sentence(given.objective), lead=_("Pourquoi nous venons :")))
    part = ""
    for number, point in enumerate(given.points, 1):
        if point.part and point.part != part:
            part = point.part
            blocks.append(Heading(part))
        planned = _("{n} min", n=point.minutes) if point.minutes else ""
        about = (planned, point.expected, point.introduced_by)
        blocks.append(Paragraph(dotted(about), lead=f"{number}. {sentence(point.title)}"))
        if point.objective:
            blocks.append(Note(sentence(point.objective)))
    if not given.points:
        blocks.append(Paragraph(_("L’ordre du jour se construit ensemble au début.")))
    total = sum(point.minutes or 0 for point in given.points)
    if total:
        blocks.append(Note(ngettext("{n} minute en tout.", "{n} minutes en tout.", total)))
    return _document(given, _("Ordre du jour"), blocks)


def run_sheet(given: ProgrammeInput) -> Document:
    """The déroulé: one row a sequence, with the hour at which it begins."""
    columns = (
        Column(_("Début"), 10),
        Column(_("Durée"), 10),
        Column(_("Séquence"), 28),
        Column(_("Comment"), 24),
        Column(_("Matériel"), 16),
        Column(_("Qui"), 12),
    )
    rows = tuple(
        (
            french.hour(one.begins) if one.begins else "",
            _("{n} min", n=one.minutes) if one.minutes else "",
            one.title,
            one.how,
            one.materials,
            one.lead,
        )
        for one in given.sequences
    )
    empty = _("Le déroulé est vide : ajoutez une séquence dans « Préparer ».")
    return _document(given, _("Déroulé"), [DataTable(columns, rows, empty)], landscape=True)


def _document(
    given: ProgrammeInput, name: str, blocks: list[Block], *, landscape: bool = False
) -> Document:
    day = french.long_day(given.day) if given.day else _("date à fixer")
    hours = french.hour(given.start) if given.start else ""
    if given.start and given.end:
        hours = f"{hours} – {french.hour(given.end)}"
    under = Subtitle(dotted((french.begun(day), hours, given.place)))
    return Document(
        title=" – ".join(part for part in (name, given.collective, day) if part),
        subject=name,
        header_left=given.programme,
        header_left_light=given.collective,
        header_right=name,
        demo=given.demo,
        landscape=landscape,
        blocks=(Title(name), under, *blocks),
    )
