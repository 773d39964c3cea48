"""The sign-in sheet in three layouts (domain.md 2.3): complete, without contacts, counting only.

A sheet that goes round shows everybody's telephone to everybody: the layout without contact
details is the default. Line numbers are printed as given, since they are frozen at printing;
the white lines for late names carry none.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Cell,
    Column,
    DataTable,
    Document,
    Fact,
    Facts,
    FillIn,
    Heading,
    Title,
    ToFill,
)
from citeapp.reports.typography import sentence, to_complete

BLANK_LINES = 10
ROW_HEIGHT = 27.0
"""Points: 9.5 mm, enough for a signature."""

COUNT_HEIGHT = 45.0
"""Points of a row of the count: a picture, and room for strokes in five."""


class Layout(StrEnum):
    """What the sheet shows of people."""

    COMPLETE = "complete"
    WITHOUT_CONTACTS = "without_contacts"
    COUNT = "count"


@dataclass(frozen=True)
class Expected:
    """An expected person; ``number`` is the frozen line number."""

    number: int
    last_name: str = ""
    first_name: str = ""
    organisation: str = ""
    role: str = ""
    audience: str = ""
    contact: str = ""
    town: str = ""


@dataclass(frozen=True)
class Counted:
    """A row of the count: an audience in words, and the picture of it for who does not read."""

    label: str
    picture: str = ""


@dataclass(frozen=True)
class DataNotice:
    """Who answers for the data, why, how long, whom to ask; an empty one shows as a gap."""

    controller: str = ""
    purpose: str = ""
    duration: str = ""
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class SignInInput:
    """The sheet of one rencontre; ``audiences`` are the rows of the count layout.

    With ``first_names`` no surname is printed, nor asked for on the white lines.
    """

    programme: str
    collective: str
    subject: str = ""
    day: date | None = None
    start: time | None = None
    end: time | None = None
    place: str = ""
    facilitators: tuple[str, ...] = ()
    expected: tuple[Expected, ...] = ()
    audiences: tuple[Counted, ...] = ()
    notice: DataNotice = DataNotice()
    layout: Layout = Layout.WITHOUT_CONTACTS
    first_names: bool = False
    blank_lines: int = BLANK_LINES
    demo: bool = False


def sign_in_sheet(given: SignInInput) -> Document:
    """The sheet to print, in the layout asked for."""
    counting = given.layout is Layout.COUNT
    name = _("Fiche de comptage") if counting else _("Feuille d’émargement")
    blocks: list[Block] = [
        Title(name),
        Facts(_header(given)),
        Heading(_("Personnes présentes, par public") if counting else _("Signatures")),
        _tally(given) if counting else _people(given),
        Heading(_("À la fin de la rencontre")),
        FillIn(_("Nombre de participants")),
        FillIn(_("dont parents et habitants")),
        FillIn(_("Nom et signature de la personne qui anime")),
    ]
    return Document(
        tabular=True,
        title=" – ".join(filter(None, (name, given.collective, _day(given)))),
        subject=given.subject,
        header_left=given.programme,
        header_left_light=given.collective,
        header_right=name,
        footer_left=_("Comptage sans nom") if counting else _notice(given.notice),
        demo=given.demo,
        landscape=given.layout is Layout.COMPLETE,
        blocks=tuple(blocks),
    )


def _day(given: SignInInput) -> str:
    return french.day(given.day) if given.day else ""


def _header(given: SignInInput) -> tuple[Fact, ...]:
    when = french.long_day(given.day) if given.day else _("date à fixer")
    if given.start and given.end:
        hours = _("de {start} à {end}", start=french.hour(given.start), end=french.hour(given.end))
        when = f"{when}, {hours}"
    elif given.start:
        when = _("{day} à {hour}", day=when, hour=french.hour(given.start))
    return (
        Fact(_("Objet"), given.subject or _("rencontre du collectif")),
        Fact(_("Date"), when),
        Fact(_("Lieu"), given.place or _("lieu à fixer")),
        Fact(_("Animation"), ", ".join(given.facilitators) or _("à désigner")),
    )


def _people(given: SignInInput) -> DataTable:
    complete = given.layout is Layout.COMPLETE
    columns = _complete_columns() if complete else _plain_columns()
    rows = [_complete_row(one) if complete else _plain_row(one) for one in given.expected]
    if given.first_names:
        columns, rows = _without(columns, rows, _("Nom"))
    white: tuple[Cell, ...] = tuple(ToFill(_("à remplir")) for _column in columns[:-1])
    rows += [(*white, _to_sign()) for _line in range(given.blank_lines)]
    return DataTable(columns, tuple(rows), _("Aucune personne attendue."), ROW_HEIGHT)


def _without(
    columns: tuple[Column, ...], rows: list[tuple[Cell, ...]], title: str
) -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
    kept = [place for place, column in enumerate(columns) if column.title != title]
    return (
        tuple(columns[place] for place in kept),
        [tuple(row[place] for place in kept) for row in rows],
    )


def _plain_columns() -> tuple[Column, ...]:
    return (
        Column(_("N°"), 5),
        Column(_("Nom"), 17),
        Column(_("Prénom"), 14),
        Column(_("Structure, quartier"), 20),
        Column(_("Public"), 20),
        Column(_("Signature"), 24),
    )


def _complete_columns() -> tuple[Column, ...]:
    return (
        Column(_("N°"), 4),
        Column(_("Nom"), 12),
        Column(_("Prénom"), 10),
        Column(_("Structure, quartier"), 14),
        Column(_("Fonction"), 12),
        Column(_("Public"), 10),
        Column(_("Téléphone ou courriel (facultatif)"), 16),
        Column(_("Commune"), 9),
        Column(_("Signature"), 13),
    )


def _plain_row(one: Expected) -> tuple[Cell, ...]:
    cells = (one.last_name.upper(), one.first_name, one.organisation, one.audience)
    return (str(one.number), *map(_given, cells), _to_sign())


def _complete_row(one: Expected) -> tuple[Cell, ...]:
    who = (one.last_name.upper(), one.first_name, one.organisation, one.role)
    return (
        str(one.number),
        *map(_given, (*who, one.audience, one.contact, one.town)),
        _to_sign(),
    )


def _given(value: str) -> Cell:
    """A known value, or white paper for the person to fill it in."""
    return value or ToFill(_("à remplir"))


def _to_sign() -> ToFill:
    return ToFill(_("à signer"))


def _tally(given: SignInInput) -> DataTable:
    """Rows as high as a hand, each with its picture: one stroke a person."""
    columns = (
        Column(_("Public"), 32),
        Column(_("Un trait par personne"), 50),
        Column(_("Nombre"), 18),
    )
    marks, number = ToFill(_("traits à compter")), ToFill(_("nombre à écrire"))
    rows = (*given.audiences, Counted(_("Total"), "plus"))
    return DataTable(
        columns,
        tuple((row.label, marks, number) for row in rows),
        _("Aucun public à compter."),
        COUNT_HEIGHT,
        row_header=True,
        pictures=tuple(row.picture for row in rows) if given.audiences else (),
    )


def _notice(notice: DataNotice) -> str:
    """What people who sign must be told (articles 13 and 14 of the GDPR), on every page."""
    who = notice.controller or to_complete(_("responsable du traitement"))
    why = notice.purpose or to_complete(_("pourquoi"))
    how_long = notice.duration or to_complete(_("durée de conservation"))
    ask = notice.contact or to_complete(_("à qui s’adresser"))
    return " ".join(
        sentence(part)
        for part in (
            _("Vos données. Responsable du traitement : {who}", who=who),
            _("Pourquoi : {why}", why=why),
            _("Conservation : {how_long}", how_long=how_long),
            _("Pour voir, corriger ou effacer vos données : {ask}", ask=ask),
        )
    )
