"""The tableau de suivi: every action of every collectif, as a document and as a spreadsheet."""

from __future__ import annotations

from datetime import date

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.reports.content import (
    Block,
    Cell,
    Column,
    DataTable,
    Document,
    Subtitle,
    Title,
)
from citeapp.reports.sheets.sheet import Field, Sheet
from citeapp.reports.typography import dotted


@dataclass(frozen=True, kw_only=True)
class Tracked:
    """One action in words; ``late`` says the delay (« 5 jours de retard »), empty when none."""

    number: int
    what: str
    who: str = ""
    with_whom: str = ""
    collective: str = ""
    due: str = ""
    due_date: date | None = None
    status: str = ""
    late: str = ""
    origin: str = ""
    comment: str = ""


@dataclass(frozen=True, kw_only=True)
class TrackingInput:
    """The rows shown, in their order; ``filters`` says in words what was left out."""

    programme: str
    scope: str
    day: date
    actions: tuple[Tracked, ...] = ()
    filters: str = ""
    demo: bool = False


def tracking_document(given: TrackingInput) -> Document:
    """The table on landscape pages, late in words and not only in colour."""
    blocks: tuple[Block, ...] = (
        Title(_("Tableau de suivi")),
        Subtitle(dotted((given.scope, _count(given), given.filters))),
        _table(given),
    )
    return Document(
        tabular=True,
        title=f"{_('Tableau de suivi')} – {given.scope}",
        subject=_("Actions au {day}", day=french.day(given.day)),
        header_left=given.programme,
        header_left_light=french.begun(given.scope),
        header_right=dotted((_("Tableau de suivi"), french.day(given.day))),
        footer_left=_("Établi le {day}", day=french.long_day(given.day)),
        demo=given.demo,
        landscape=True,
        blocks=blocks,
    )


def tracking_sheet(given: TrackingInput) -> Sheet:
    """The same rows as a spreadsheet, the due date also as a true date."""
    return Sheet(
        title=_("Tableau de suivi"),
        fields=(
            Field(_("N°"), 6),
            Field(_("Quoi"), 48),
            Field(_("Qui"), 24),
            Field(_("Avec qui"), 24),
            Field(_("Collectif"), 20),
            Field(_("Pour quand"), 18),
            Field(_("Échéance (date)"), 16),
            Field(_("État"), 12),
            Field(_("Retard"), 20),
            Field(_("Vient de"), 24),
            Field(_("Commentaire"), 40),
        ),
        rows=tuple(
            (
                one.number,
                one.what,
                one.who,
                one.with_whom,
                one.collective,
                one.due,
                one.due_date,
                one.status,
                one.late,
                one.origin,
                one.comment,
            )
            for one in given.actions
        ),
        demo=given.demo,
    )


def _count(given: TrackingInput) -> str:
    late = sum(bool(one.late) for one in given.actions)
    words = ngettext("{n} action", "{n} actions", len(given.actions))
    return f"{words}, {_('dont {n} en retard', n=late)}" if late else words


def _table(given: TrackingInput) -> DataTable:
    """The rows; the collectif that the title says is not said again in each."""
    columns, rows = _columns(), tuple(map(_row, given.actions))
    if rows and all(_said_above(one.collective, given.scope) for one in given.actions):
        at = [column.title for column in columns].index(_("Collectif"))
        columns = (*columns[:at], *columns[at + 1 :])
        rows = tuple((*row[:at], *row[at + 1 :]) for row in rows)
    return DataTable(columns, rows, _("Aucune action à suivre."))


def _said_above(collective: str, scope: str) -> bool:
    """Whether the scope is this collectif alone, not one of a list."""
    return bool(collective) and scope.endswith(collective) and "," not in scope


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("N°"), 4),
        Column(_("Quoi"), 25),
        Column(_("Qui"), 14),
        Column(_("Collectif"), 11),
        Column(_("Pour quand"), 10),
        Column(_("État"), 11),
        Column(_("Vient de"), 11),
        Column(_("Commentaire"), 14),
    )


def _row(one: Tracked) -> tuple[Cell, ...]:
    who = one.who or _("à désigner")
    if one.with_whom:
        who = _("{who}, avec {others}", who=who, others=one.with_whom)
    status = one.status or _("sans état")
    return (
        str(one.number),
        one.what,
        who,
        one.collective,
        one.due or _("sans date"),
        f"{status}, {one.late}" if one.late else status,
        one.origin,
        one.comment,
    )
