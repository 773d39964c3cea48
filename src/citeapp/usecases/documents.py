"""Documents as files: each kind reads its rows, the reports room draws them.

A new document is one file in ``reports``, one function here in ``KINDS``, one menu line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.files import write_verified
from citeapp.base.language import _, in_french
from citeapp.base.paths import resources
from citeapp.base.text import fold, key
from citeapp.domain.audience import AUDIENCE, AUDIENCE_PLURAL
from citeapp.domain.collective import Collective
from citeapp.domain.meeting import Meeting
from citeapp.domain.person import Affiliation
from citeapp.domain.signing_in import naming_of
from citeapp.reports.calendar_file import CalendarEntry
from citeapp.reports.content import Document
from citeapp.reports.documents import decisions as decision_log
from citeapp.reports.documents import programme_sheets, sign_in_sheet
from citeapp.reports.documents.audience_pictures import picture_of
from citeapp.reports.documents.note_sheet import note_sheet
from citeapp.reports.rendering import render
from citeapp.reports.sheets.sheet import Sheet
from citeapp.usecases import actions, attendance, branding, meetings, minutes
from citeapp.usecases import decisions as decided
from citeapp.usecases.acting import reads
from citeapp.usecases.documenting import gathering, news, plain_texts, printed, telling_back
from citeapp.usecases.documenting.annual import ANNUAL, YEARLY
from citeapp.usecases.documenting.asked import (
    Asked,
    collective_name,
    one_or_all,
    programme_name,
    the_meeting,
)
from citeapp.usecases.documenting.blank_documents import BLANKS
from citeapp.usecases.documenting.inviting_documents import INVITING
from citeapp.usecases.documenting.paper_documents import PAPER, data_notice_of
from citeapp.usecases.documenting.plain_papers import PLAIN_PAPERS
from citeapp.usecases.documenting.printed import Names
from citeapp.usecases.documenting.project_review import REVIEW
from citeapp.usecases.documenting.tracking_table import tracking_table
from citeapp.usecases.exchanging.receipt_document import receipt_document
from citeapp.usecases.guide import GUIDE
from citeapp.usecases.session import Session

Drawable = Document | Sheet | CalendarEntry

LAYOUTS = {
    "complete": sign_in_sheet.Layout.COMPLETE,
    "without_contacts": sign_in_sheet.Layout.WITHOUT_CONTACTS,
    "count": sign_in_sheet.Layout.COUNT,
}


@reads
def write(
    session: Session,
    /,
    *,
    kind: str,
    path: Path,
    id: str = "",
    layout: str = "",
    collective_ids: list[str] | None = None,
    owner: str = "",
    text: str = "",
    order: str = "due",
    large: bool = False,
    person_id: str = "",
) -> Path:
    """Write a document; the file's ending chooses the format, the file appears whole or not.

    ``layout`` is the presentation of a sign-in sheet, the scope of a tableau de suivi (open,
    late, done, all), the year of a bilan (2025-2026 or 2026); ``collective_ids`` and what
    follows filter it as the screen does. ``large`` is for who reads large letters,
    ``person_id`` whom an attestation is for.
    """
    path = Path(path)
    session.home.refuse_own(path)
    ending = path.suffix.lower().lstrip(".")
    asked = Asked(
        id=id,
        ending=ending,
        layout=layout,
        collective_ids=None if collective_ids is None else tuple(collective_ids),
        owner=owner,
        text=text,
        order=order,
        person_id=person_id,
    )
    # in one transaction: a sheet that could not be written has frozen nothing
    with session.workspace.connection.transaction():
        what = drawn(session, kind, asked, large=large)
        write_verified(path, render(what, ending, resources() / "fonts"))
    return path


@reads
def file_name(
    session: Session, /, *, kind: str, id: str = "", ending: str = "pdf", layout: str = ""
) -> str:
    """A short ASCII name: « compte-rendu-dorignies-2026-03-12.pdf »; or a year, a quarter."""
    parts = [_CALLED.get(kind, kind)]
    meeting = session.rows(Meeting).find(id) if id else None
    if meeting is not None:
        collective = session.rows(Collective).find(meeting.collective_id)
        parts.append(key(collective.name)[:24] if collective else "")
        parts.append(meeting.date.isoformat() if meeting.date else "")
    else:
        collective = session.rows(Collective).find(id) if id else None
        parts.append(key(collective.name)[:24] if collective else "")
        of_a_time = kind in YEARLY or (kind == "newsletter" and layout)
        parts.append(layout if of_a_time else session.today.isoformat())
    return "-".join(part for part in parts if part) + f".{ending}"


_CALLED = {
    "agenda": "ordre-du-jour",
    "run-sheet": "deroule",
    "minutes": "compte-rendu",
    "note-sheet": "feuille-de-notes",
    "plain-minutes": "version-simplifiee",
    "plain-text": "texte-simplifie",
    "plain-agenda": "ordre-du-jour-simplifie",
    "plain-decisions": "decisions-simplifiees",
    "plain-tracking-table": "suivi-simplifie",
    "sign-in-sheet": "emargement",
    "decisions": "releve-de-decisions",
    "told-back": "vous-avez-dit",
    "tracking-table": "tableau-de-suivi",
    "receipt": "accuse-de-reception",
    "invitation": "invitation",
    "invitation-texts": "textes-pour-inviter",
    "call-sheet": "feuille-d-appel",
    "calendar": "rendez-vous",
    "slips": "bulletins",
    "diagnosis-sheet": "fiche-diagnostic",
    "swot-sheet": "afom",
    "problem-tree": "arbre-a-problemes",
    "vision-sheet": "vision",
    "action-sheet": "fiche-action",
    "lessons-sheet": "retour-d-experience",
    "evaluation-grid": "grille-d-auto-evaluation",
    "plain-evaluation-grid": "grille-simplifiee",
    "need-sheet": "besoin-transmis",
    "minutes-page": "compte-rendu-en-une-page",
    "newsletter": "lettre-d-information",
    "poster": "affiche",
    "table-cards": "chevalets",
    "labels": "etiquettes",
    "label-list": "courriers-a-remettre",
    "certificate": "attestation-de-presence",
    "data-notice": "mention-d-information",
    "plain-data-notice": "mention-simplifiee",
    "annual-report": "bilan-annuel",
    "plain-annual-report": "bilan-simplifie",
    "project-review": "revue-de-projet",
    "guide": "guide",
}
"""What a document is called in the name of its file, by its kind."""


def put_down(session: Session, what: Document, path: Path) -> Path:
    """Write a document that was made elsewhere, as all of them are."""
    path = Path(path)
    session.home.refuse_own(path)
    ending = path.suffix.lower().lstrip(".")
    write_verified(path, render(_dressed(session, what), ending, resources() / "fonts"))
    return path


@in_french()
def drawn(session: Session, kind: str, asked: Asked, *, large: bool = False) -> Drawable:
    """What a kind draws, with what every document bears: logos, colour, footer, version or day."""
    if kind not in KINDS:
        raise InputRefused(
            _("Sorte de document inconnue : {kind}.", kind=kind),
            todo=_("Choisissez parmi {kinds}.", kinds=", ".join(KINDS)),
        )
    what = KINDS[kind](session, asked)
    if not isinstance(what, Document):
        return what
    dressed = _dressed(session, what)
    brand = what.brand if kind in OWN_BRAND else dressed.brand
    return replace(dressed, brand=brand, large=large or what.large)


def _dressed(session: Session, what: Document) -> Document:
    edition = what.edition or french.day(session.today)
    return replace(what, brand=branding.brand(session), edition=edition)


def _sign_in_sheet(session: Session, asked: Asked) -> Document:
    id, layout = asked.id, asked.layout
    meeting = the_meeting(session, id)
    chosen = LAYOUTS.get(layout or "without_contacts")
    if chosen is None:
        raise InputRefused(
            _("Présentation inconnue : {layout}.", layout=layout),
            todo=_("Choisissez parmi {known}.", known=", ".join(LAYOUTS)),
        )
    naming = naming_of(meeting)
    if naming == "counts":
        chosen = sign_in_sheet.Layout.COUNT
    elif naming == "first_names" and chosen is sign_in_sheet.Layout.COMPLETE:
        chosen = sign_in_sheet.Layout.WITHOUT_CONTACTS
    lines = attendance.freeze_sheet(session, meeting_id=id).value
    names = printed.names_of(session, (line.person_id for line in lines))
    firsts = Counter(fold(person.first_name) for person in names.people.values())
    shared = frozenset(first for first, count in firsts.items() if count > 1)
    roles = {row.person_id: row.function for row in session.rows(Affiliation).all()}
    programme = session.programme
    return sign_in_sheet.sign_in_sheet(
        sign_in_sheet.SignInInput(
            programme=programme_name(session),
            collective=collective_name(session, meeting.collective_id),
            subject=meeting.title or meeting.objective,
            day=meeting.date,
            start=meeting.start,
            end=meeting.end,
            place=meetings.place_of(session, id=id),
            facilitators=gathering.facilitation(session, meeting),
            expected=tuple(
                _expected(line, names, roles.get(line.person_id, ""), shared)
                for line in lines
                if line.person_id in names.people
            ),
            audiences=_counted(lines),
            notice=data_notice_of(session),
            layout=chosen,
            first_names=naming == "first_names",
            demo=programme.is_demo,
        )
    )


ALWAYS_COUNTED = frozenset({"parent", "resident", "child", "teen", "youth", "teacher", "other"})
"""Audiences that a fiche de comptage has a row for, whoever is expected."""


def _counted(lines: list[attendance.SheetLine]) -> tuple[sign_in_sheet.Counted, ...]:
    """Few rows, large enough to be counted in: those who may come, then everybody else."""
    rows = ALWAYS_COUNTED | {line.audience_code for line in lines}
    return tuple(
        sign_in_sheet.Counted(label, picture_of(code))
        for code, label in AUDIENCE_PLURAL.pairs()
        if code in rows
    )


def _decisions(session: Session, asked: Asked) -> Document:
    id = asked.id
    meeting = session.rows(Meeting).find(id) if id else None
    if meeting is not None:
        chosen = [meeting]
        scope = collective_name(session, meeting.collective_id)
        tasks = gathering.tasks(session, actions.of_meeting(session, meeting_id=id), session.today)
    else:
        id, scope = one_or_all(session, id)
        chosen = [line.meeting for line in meetings.listed(session, collective_id=id)]
        tasks = None
    return decision_log.decisions(
        decision_log.DecisionsInput(
            programme=programme_name(session),
            scope=scope,
            day=session.today,
            meetings=tuple(
                decision_log.DecidedAt(
                    row.date,
                    collective_name(session, row.collective_id),
                    row.title,
                    tuple(
                        gathering.decided_words(d)
                        for d in gathering.decisions_in_order(session, row.id)
                    ),
                )
                for row in chosen
                if decided.of_meeting(session, meeting_id=row.id)
            ),
            tasks=tasks,
            demo=session.programme.is_demo,
        )
    )


def _note_sheet(session: Session, asked: Asked) -> Document:
    return note_sheet(gathering.note_sheet(session, asked.id))


def _agenda(session: Session, asked: Asked) -> Document:
    return programme_sheets.agenda(gathering.programme_sheet(session, asked.id))


def _run_sheet(session: Session, asked: Asked) -> Document:
    return programme_sheets.run_sheet(gathering.programme_sheet(session, asked.id))


KINDS: dict[str, Callable[[Session, Asked], Drawable]] = {
    "agenda": _agenda,
    "run-sheet": _run_sheet,
    "minutes": minutes.drawn,
    "note-sheet": _note_sheet,
    "plain-minutes": minutes.drawn_plain,
    "plain-text": plain_texts.drawn,
    "sign-in-sheet": _sign_in_sheet,
    "decisions": _decisions,
    "told-back": telling_back.drawn,
    "tracking-table": tracking_table,
    "receipt": receipt_document,
    **INVITING,
    "minutes-page": minutes.drawn_page,
    "newsletter": news.drawn,
    **PAPER,
    **PLAIN_PAPERS,
    **BLANKS,
    **ANNUAL,
    **REVIEW,
    **GUIDE,
}
"""Kind to (session, what is asked) → what to draw."""


OWN_BRAND = frozenset({"minutes"})
"""Kinds that bring their own: closed minutes bear the logos of their day."""


def _expected(
    line: attendance.SheetLine, names: Names, function: str, shared: frozenset[str]
) -> sign_in_sheet.Expected:
    """The sheet goes round: what a person did not agree to show is left white for their pen.

    Those who share their first name (``shared``) are told apart by the initial of the other.
    """
    person = names.people[line.person_id]
    in_full = names.in_full(person.id, line.audience_code)
    initial = f"{person.last_name[:1]}." if person.last_name else ""
    short = initial if fold(person.first_name) in shared else ""
    return sign_in_sheet.Expected(
        number=line.number or 0,
        last_name=person.last_name if in_full else short,
        first_name=person.first_name,
        organisation=line.organisation,
        role=function,
        audience=AUDIENCE.label(line.audience_code),
        contact=(french.phone(person.phone) or person.email) if in_full else "",
        town=person.commune,
    )
