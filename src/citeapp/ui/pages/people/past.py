"""What is behind a card: the rencontres of a person, and who wrote what on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.domain.fields import field_label, shown_value
from citeapp.domain.meeting import ATTENDANCE_STATE, IN_THE_ROOM
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.usecases.history import JOINED, PARTED, HistoryLine
from citeapp.usecases.people import JourneyLine

SHOWN = 8
HIDDEN_COLUMNS = frozenset({"id", "order_key"})
KIND_WORDS = {
    "I": "a créé la fiche",
    "D": "a supprimé la fiche",
    "R": "a départagé",
    JOINED: "a joint deux fiches",
    PARTED: "a dit : deux fiches différentes",
}


def journey(
    lines: Sequence[JourneyLine], go: Callable[..., object], attest: Callable[[str], object]
) -> QWidget:
    """The rencontres where this person was expected, the latest first.

    ``attest`` is told the one whose attestation is wanted.
    """
    holder, column = _titled(_("Parcours"))
    if not lines:
        column.addWidget(_quiet(_("Pas encore de rencontre notée.")))
        return holder
    card = Card()
    _show_some(card, column, lines, partial(_journey_row, go, attest))
    return holder


def history(lines: Sequence[HistoryLine], noun: str) -> QWidget:
    """Everything written on the row: when, by whom, what."""
    holder, column = _titled(_("Historique de la fiche"))
    card = Card()
    _show_some(card, column, lines, partial(_history_row, noun), shown=4)
    return holder


def _show_some(
    card: Card,
    column: QVBoxLayout,
    lines: Sequence[object],
    make: Callable[..., QWidget],
    shown: int = SHOWN,
) -> None:
    """The first lines, and a word that brings the others."""
    for line in lines[:shown]:
        card.add(make(line))
    column.addWidget(card)
    rest = lines[shown:]
    if not rest:
        return

    def show_rest() -> None:
        for line in rest:
            card.add(make(line))
        more.hide()

    words = ngettext("Voir l’autre ligne", "Voir les {n} autres lignes", len(rest))
    more = Button(words, show_rest, kind="link")
    column.addWidget(more)


def _journey_row(
    go: Callable[..., object], attest: Callable[[str], object], line: JourneyLine
) -> RowCard:
    day = french.day(line.date) if line.date else _("sans date")
    present = line.state in IN_THE_ROOM
    badge = Badge("done" if present else "neutral", ATTENDANCE_STATE.label(line.state))
    return RowCard(
        day,
        line.collective,
        badge=_with_attestation(badge, day, partial(attest, line.meeting_id))
        if present and line.date
        else badge,
        on_open=partial(go, "meetings", meeting=line.meeting_id),
    )


def _with_attestation(badge: Badge, day: str, attest: Callable[[], object]) -> QWidget:
    """The badge, and the attestation one click away; the row itself stays the rencontre's."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(6))
    row.addWidget(badge)
    words = _("Attestation de présence du {day}", day=day)
    row.addWidget(IconButton("print", words, attest, kind="quiet"))
    return holder


def _history_row(noun: str, line: HistoryLine) -> RowCard:
    moment = french.moment(line.at.replace(tzinfo=None))
    if line.kind in KIND_WORDS:
        title = _("{author} {did}", author=line.author, did=_(KIND_WORDS[line.kind]))
    else:
        title = _("{author} a écrit", author=line.author)
    written = [
        _("{field} : {value}", field=field_label(column), value=shown_value(noun, column, value))
        for column, value in line.values.items()
        if column not in HIDDEN_COLUMNS and (value not in (None, "") or line.kind != "I")
    ]
    if line.card:
        moment = f"{moment} · {line.card}"
    return RowCard(title, "\n".join(part for part in (moment, " · ".join(written)) if part))


def _titled(title: str) -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    column.addWidget(SectionTitle(title))
    return holder, column


def _quiet(words: str) -> Panel:
    panel = Panel()
    panel.column.addWidget(PlainLabel(words, "muted"))
    return panel
