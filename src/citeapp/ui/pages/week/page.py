"""Rencontres to prepare, minutes to finish, actions to chase, bundles: one click from each."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base import days_off, french
from citeapp.base.language import _, ngettext
from citeapp.domain.action import lateness
from citeapp.ui.changes import touches
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.week import asked, watch
from citeapp.ui.pages.week.first_day import FirstDay
from citeapp.ui.parts import doubles
from citeapp.ui.parts.doubles import DoublesWatch
from citeapp.ui.parts.place_notice import PlaceNotice
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Card, RowCard, clear_layout
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import SectionTitle
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.ui.widgets.search import SearchLauncher
from citeapp.usecases import week
from citeapp.usecases.exchanging import standing
from citeapp.usecases.forgetting import confirming
from citeapp.usecases.meetings import MeetingLine
from citeapp.usecases.week import ToPrepare, Week

ACTIONS_SHOWN = 6


class WeekPage(Page):
    """The start, and the end of a day."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = PageHeader(_("Ma semaine"), "")
        self.new = PrimaryButton(_("+ Rencontre"), self._new_meeting, key="Ctrl+N")
        self.header.add_action(self.new)
        self.header.add_action(
            SearchLauncher(_("Chercher partout"), context.navigator.search, key_shown="Ctrl+K")
        )
        self.column.addWidget(self.header)
        self.area = ScrollColumn()
        self.column.addWidget(self.area, 1)
        self.doubles = DoublesWatch(self)
        self.doubles.found.connect(self._show_tidy)
        self.place = PlaceNotice(self)
        self._shown: Week | None = None

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Ma semaine")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Ce qui attend, du plus pressé au plus lointain.\n\n"
            "Chaque ligne s’ouvre d’Entrée ou d’un clic."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        # Whatever was written, it is one more thing to send: nothing is left unread here.
        if touches(changes, *doubles.NOUNS):
            self.doubles.look()
        session = self.context.session
        self.header.set_words(_("Ma semaine"), french.long_day(session.today, year=False))
        shown = week.show(session)
        self.new.setVisible(not shown.empty)  # the first steps have their own button
        if shown.empty:
            self.show_first_day()
            return
        clear_layout(self.area.column)
        self.place.show_in(self.area.column)
        self._shown = shown
        columns = ResponsiveColumns(below=760)
        columns.add(self._left(shown, session.today), 1)
        columns.add(self._right(shown, session.today), 1)
        self.area.column.addWidget(columns)

    def show_first_day(self) -> None:
        """What to do first, while there is nothing to show."""
        self._shown = None
        clear_layout(self.area.column)
        self.place.show_in(self.area.column)
        self.area.column.addWidget(FirstDay(self.context, self._read_first_steps))

    def _read_first_steps(self) -> None:
        from citeapp.ui.dialogs.guide import FIRST, open_guide  # most starts read no guide

        open_guide(self, FIRST)

    def first_focus(self) -> QWidget | None:
        if self.new.isHidden():
            welcome = self.area.findChild(FirstDay)
            return welcome.following if welcome else None
        return self.new

    def _left(self, shown: Week, today: date) -> QWidget:
        parts: list[QWidget] = [SectionTitle(_("Rencontres à préparer"))]
        rows = [self._prepare_row(item, today) for item in shown.to_prepare]
        parts.append(Card(*rows) if rows else Card(self._plan_row()))
        if shown.minutes_to_finish:
            parts.append(SectionTitle(_("Comptes rendus à finir")))
            finish = [self._minutes_row(line, today) for line in shown.minutes_to_finish]
            parts.append(Card(*finish))
        noticed = watch.rows(self, shown)
        if noticed:
            parts += [SectionTitle(_("À ne pas oublier")), Card(*noticed)]
        return _stack(*parts)

    def _right(self, shown: Week, today: date) -> QWidget:
        parts: list[QWidget] = []
        waiting = asked.rows(self, shown)
        if waiting:
            parts += [SectionTitle(_("On attend votre avis")), Card(*waiting)]
        parts.append(SectionTitle(_("Actions à relancer")))
        go = self.context.navigator.go
        rows = []
        for line in shown.actions_to_chase[:ACTIONS_SHOWN]:
            action = line.action
            late = lateness(line.days_late)
            rows.append(
                RowCard(
                    action.what,
                    " · ".join(
                        part
                        for part in (line.who, _("pour le {day}", day=action.due_words(today)))
                        if part
                    ),
                    icon="clock" if late else "circle",
                    token="late" if late else "muted",
                    badge=Badge("late", late) if late else _soon(action.due_date, today),
                    on_open=partial(go, "tracking", action=action.id),
                )
            )
        more = len(shown.actions_to_chase) - ACTIONS_SHOWN
        if more > 0:
            rows.append(
                RowCard(
                    ngettext("et {n} autre", "et {n} autres", more),
                    icon="tracking",
                    on_open=partial(go, "tracking"),
                )
            )
        parts.append(Card(*rows) if rows else _quiet(_("Rien à relancer.")))
        parts.append(SectionTitle(_("Échanges et sauvegarde")))
        parts.append(Card(*self._exchange_rows(), watch.backup_row(self)))
        self._tidy = QVBoxLayout()
        self._tidy.setSpacing(px(10))
        self._tidy.setContentsMargins(0, px(8), 0, 0)
        holder = _stack(*parts, self._tidy)
        self._show_tidy()
        return holder

    def _show_tidy(self) -> None:
        """What is found later comes in its place; the rest of the page stays under the hands."""
        if self._shown is None:
            return
        clear_layout(self._tidy)
        rows = self._tidy_rows(self._shown)
        if rows:
            self._tidy.addWidget(SectionTitle(_("À compléter")))
            self._tidy.addWidget(Card(*rows))

    def _tidy_rows(self, shown: Week) -> list[RowCard]:
        """People to complete, and cards that may be of one person."""
        go = self.context.navigator.go
        rows = []
        if shown.to_complete:
            rows.append(
                RowCard(
                    ngettext(
                        "{n} personne de passage", "{n} personnes de passage", shown.to_complete
                    ),
                    _("Un prénom suffit ce soir-là ; le reste se complète ici"),
                    icon="people",
                    button=Button(_("Compléter"), partial(go, "people", show="to_complete")),
                )
            )
        alike = len(self.doubles.pairs)
        if alike:
            rows.append(
                RowCard(
                    ngettext(
                        "{n} paire de fiches se ressemble",
                        "{n} paires de fiches se ressemblent",
                        alike,
                    ),
                    _("Rien n’est réuni sans vous"),
                    icon="help",
                    token="ask",
                    button=Button(_("Départager"), partial(go, "people", show="doubles")),
                )
            )
        return rows

    def _plan_row(self) -> RowCard:
        """Nothing ahead: what to do about it."""
        return RowCard(
            _("Aucune rencontre dans les trois semaines"),
            _("Choisissez un jour : les membres et ce qui reste à faire suivent tout seuls."),
            icon="calendar",
            button=Button(_("Prévoir"), self._new_meeting, name=_("Prévoir une rencontre")),
        )

    def _prepare_row(self, item: ToPrepare, today: date) -> RowCard:
        line = item.line
        ready = line.agenda_items > 0
        details = [
            ngettext("{n} point", "{n} points", line.agenda_items)
            if ready
            else _("Aucun point à l’ordre du jour"),
        ]
        if item.open_actions:
            details.append(
                ngettext("{n} action à reprendre", "{n} actions à reprendre", item.open_actions)
            )
        if line.meeting.childcare:
            details.append(_("garderie"))
        if line.meeting.date:
            details += [off.words for off in days_off.on(line.meeting.date)[:1]]
        return RowCard(
            f"{line.collective} · {when_words(line, today)}",
            " · ".join(details),
            icon="ready" if ready else "warning",
            token="done" if ready else "late",
            button=Button(
                _("Ouvrir") if ready else _("Préparer"),
                partial(
                    self.context.navigator.go,
                    "meetings",
                    meeting=line.meeting.id,
                    step="prepare",
                ),
                name=_("Ouvrir {what}", what=line.collective),
            ),
        )

    def _minutes_row(self, line: MeetingLine, today: date) -> RowCard:
        day = line.meeting.date
        since = (today - day).days if day else 0
        return RowCard(
            f"{line.collective} · {french.day(day, year=False) if day else ''}",
            _("Brouillon")
            + " · "
            + ngettext("{n} jour depuis la rencontre", "{n} jours depuis la rencontre", since),
            icon="edit",
            button=Button(
                _("Reprendre"),
                partial(
                    self.context.navigator.go, "meetings", meeting=line.meeting.id, step="write"
                ),
                name=_("Reprendre le compte rendu de {what}", what=line.collective),
            ),
        )

    def _exchange_rows(self) -> list[RowCard]:
        go = self.context.navigator.go
        found = standing.summary(self.context.session)
        rows = []
        if found.conflicts:
            rows.append(
                RowCard(
                    ngettext(
                        "{n} information à départager",
                        "{n} informations à départager",
                        found.conflicts,
                    ),
                    _("Deux personnes ont écrit en même temps"),
                    icon="conflict",
                    token="ask",
                    button=Button(_("Regarder"), partial(go, "exchange", show="conflicts")),
                )
            )
        if not found.peers:
            rows.append(
                RowCard(
                    _("Personne n’est encore inscrit"),
                    _("Échangez vos cartes une fois pour faire des lots"),
                    icon="exchange",
                    button=Button(_("Ouvrir"), partial(go, "exchange")),
                )
            )
        elif found.to_send:
            sent = (
                _("Dernier lot fait le {day}", day=french.day(found.last_sent.date()))
                if found.last_sent
                else _("Aucun lot n’a encore été fait")
            )
            rows.append(
                RowCard(
                    ngettext("{n} nouveauté à envoyer", "{n} nouveautés à envoyer", found.to_send),
                    sent,
                    icon="arrow-up",
                    token="accent",
                    button=PrimaryButton(_("Faire le lot"), partial(go, "exchange", show="send")),
                )
            )
        elif not rows:
            rows.append(RowCard(_("Tout est transmis"), icon="ready", token="done"))
        return rows + self._erasure_rows()

    def _erasure_rows(self) -> list[RowCard]:
        """Whoever erased someone sees it through to the last machine."""
        lines = confirming.to_follow(self.context.session)
        if not lines:
            return []
        names = dict.fromkeys(one.name for line in lines for one in line.waiting)
        return [
            RowCard(
                ngettext(
                    "{n} effacement à faire confirmer",
                    "{n} effacements à faire confirmer",
                    len(lines),
                ),
                _("Attendu de {names}", names=french.listed(list(names))),
                icon="lock",
                button=Button(
                    _("Regarder"), partial(self.context.navigator.go, "exchange", show="erasures"),
                    name=_("Regarder les effacements"),
                ),
            )
        ]  # fmt: skip

    def _new_meeting(self) -> None:
        self.context.navigator.go("meetings", new="1")


def when_words(line: MeetingLine, today: date) -> str:
    """« demain, 17 h 30 », « mardi 24 mars »."""
    day = line.meeting.date
    if day is None:
        return _("sans date")
    near = {0: _("aujourd’hui"), 1: _("demain")}.get((day - today).days)
    words = near or french.long_day(day, year=False)
    return f"{words}, {french.hour(line.meeting.start)}" if line.meeting.start else words


def _soon(due: date | None, today: date) -> Badge | None:
    """« dans 2 jours » for what is not late yet."""
    if due is None:
        return None
    days = (due - today).days
    near = {0: _("aujourd’hui"), 1: _("demain")}
    return Badge("neutral", near.get(days) or ngettext("dans {n} jour", "dans {n} jours", days))


def _quiet(text: str) -> Card:
    return Card(RowCard(text, icon="ready"))


def _stack(*parts: QWidget | QVBoxLayout) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(10))
    for part in parts:
        if column.count() and isinstance(part, SectionTitle):
            column.addSpacing(px(8))
        if isinstance(part, QVBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    column.addStretch(1)
    return holder
