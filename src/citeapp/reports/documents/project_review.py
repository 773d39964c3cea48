"""The dossier for the revue de projet: a page a volet, each figure with how it is counted.

It is not the form, whose questions change every year: it holds what the collectifs noted, and
room to write, so that somebody can answer the form.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Box,
    Bullets,
    Column,
    DataTable,
    Document,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Subtitle,
    Title,
    WritingSpace,
)
from citeapp.reports.measures import Measure
from citeapp.reports.typography import dotted

ROOM = 2
"""Lines to write under each question of a volet."""


@dataclass(frozen=True)
class Breakdown:
    """A figure taken apart: « Rencontres par sorte », then names and values.

    With ``columns`` it is a table of as many cells a row.
    """

    title: str
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Volet:
    """A part of the review: its figures, those taken apart, what is for people to write."""

    title: str
    measures: tuple[Measure, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    to_write: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReviewInput:
    """``notice`` says that this is not the form; ``period`` is « année 2026 »."""

    programme: str
    period: str
    day: date
    notice: str = ""
    volets: tuple[Volet, ...] = ()
    demo: bool = False


def project_review(given: ReviewInput) -> Document:
    """The dossier as a document."""
    name = _("Préparer la revue de projet")
    return Document(
        title=" – ".join((name, given.period)),
        subject=_("Dossier pour la revue de projet, {period}", period=given.period),
        header_left=given.programme,
        header_right=dotted((_("Revue de projet"), given.period)),
        edition=french.day(given.day),
        demo=given.demo,
        blocks=(Title(name), Subtitle(french.begun(given.period)), *_front(given), *_volets(given)),
    )


def _front(given: ReviewInput) -> Iterable[Block]:
    if given.notice:
        yield Box(given.notice)
    if given.volets:
        yield Heading(_("Les volets"))
        yield Bullets(tuple(Item(volet.title) for volet in given.volets), numbered=True)


def _volets(given: ReviewInput) -> Iterable[Block]:
    for number, volet in enumerate(given.volets, 1):
        yield PageBreak()
        yield Heading(f"{number}. {volet.title}")
        if volet.measures:
            yield _figures(volet.measures)
        for breakdown in volet.breakdowns:
            yield Heading(breakdown.title, 3)
            yield from _taken_apart(breakdown)
        for question in volet.to_write:
            yield WritingSpace(question, ROOM)


def _taken_apart(breakdown: Breakdown) -> Iterable[Block]:
    """Names and numbers on a line, more than that as a table."""
    if not breakdown.rows:
        yield Paragraph(_("Rien n’a été noté."))
    elif breakdown.columns:
        first, *others = breakdown.columns
        columns = (Column(first, 2), *(Column(one) for one in others))
        yield DataTable(columns, breakdown.rows, "", row_header=True)
    else:
        said = (_("{name} : {value}", name=name, value=value) for name, value in breakdown.rows)
        yield Paragraph(dotted(said))


def _figures(measures: tuple[Measure, ...]) -> DataTable:
    columns = (
        Column(_("Indicateur"), 30),
        Column(_("Valeur"), 20),
        Column(_("Comment il est compté, ce qu’il ne dit pas"), 50),
    )
    rows = tuple(
        (
            one.label,
            one.value or _("non compté"),
            ". ".join(part for part in (french.begun(one.definition), one.trap) if part),
        )
        for one in measures
    )
    return DataTable(columns, rows, "", row_header=True)
