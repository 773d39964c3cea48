"""The tableau de suivi on paper or in a spreadsheet: the lines that the screen shows."""

from __future__ import annotations

from datetime import date

from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.action import ACTION_STATUS, lateness
from citeapp.reports.content import Document
from citeapp.reports.documents import tracking
from citeapp.reports.rendering import SHEET_ENDINGS
from citeapp.reports.sheets.sheet import Sheet
from citeapp.reports.typography import dotted
from citeapp.usecases import actions
from citeapp.usecases.documenting import printed
from citeapp.usecases.documenting.asked import Asked, one_or_all, programme_name, some_or_all
from citeapp.usecases.following import ActionLine
from citeapp.usecases.session import Session

_KEPT = {"open": "actions ouvertes", "late": "actions en retard", "done": "actions faites"}


def tracking_table(session: Session, asked: Asked) -> Document | Sheet:
    """``asked.layout`` is the scope: open, late, done or all (the default)."""
    found, scope = chosen(session, asked)
    lines = printed.for_print(session, found)
    given = tracking.TrackingInput(
        programme=programme_name(session),
        scope=scope,
        day=session.today,
        actions=tuple(
            _tracked(number, line, session.today) for number, line in enumerate(lines, 1)
        ),
        filters=_filters(asked, found, lines),
        demo=session.programme.is_demo,
    )
    if asked.ending in SHEET_ENDINGS:
        return tracking.tracking_sheet(given)
    return tracking.tracking_document(given)


def chosen(session: Session, asked: Asked) -> tuple[list[ActionLine], str]:
    """The actions that the filters keep, and of which collectifs, in words."""
    ids, words = asked.collective_ids, ""
    if asked.id:
        id, words = one_or_all(session, asked.id)
        ids = (id,)
    found = actions.tracking(
        session,
        scope=asked.layout or "all",
        collective_ids=None if ids is None else list(ids),
        owner=asked.owner,
        text=asked.text,
        order=asked.order,
    )
    return found, words or some_or_all(session, ids)


def _tracked(number: int, line: ActionLine, today: date) -> tracking.Tracked:
    return tracking.Tracked(
        number=number,
        what=line.action.what,
        who=", ".join(line.owners),
        with_whom=", ".join(line.partners),
        collective=line.collective,
        due=line.action.due_words(today),
        due_date=line.action.due_date,
        status=ACTION_STATUS.label(line.action.status) or _("non renseigné"),
        late=lateness(line.days_late),
        origin=line.origin,
        comment=line.action.comment,
    )


def _filters(asked: Asked, found: list[ActionLine], lines: list[ActionLine]) -> str:
    """What was left out, in words; nobody is named there more than in the rows."""
    kept = _(_KEPT[asked.layout]) if asked.layout in _KEPT else ""
    owner = _("qui : {name}", name=_shown(asked.owner, found, lines)) if asked.owner else ""
    text = _("« {words} »", words=asked.text.strip()) if asked.text.strip() else ""
    if text and not all(_stands(asked.text, line) for line in lines):
        text = _("une recherche")
    return dotted((kept, owner, text))


def _shown(owner: str, found: list[ActionLine], lines: list[ActionLine]) -> str:
    """The name of whose actions are kept, as the rows print it."""
    names: dict[str, str] = {}
    for before, after in zip(found, lines, strict=True):
        names.update(zip(before.owners, after.owners, strict=True))
        names.update(zip(before.partners, after.partners, strict=True))
    if owner in names:
        return names[owner]
    said = any(fold(owner) in fold(line.who) for line in lines)
    return owner if said or not lines else _("une personne")


def _stands(text: str, line: ActionLine) -> bool:
    return all(word in fold(line.said) for word in fold(text).split())
