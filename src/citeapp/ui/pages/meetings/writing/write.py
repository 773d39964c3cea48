"""Rédiger: notes by point; one line of text is one row of the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.keeping import Quote
from citeapp.domain.meeting import Line
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.papers_section import PapersSection
from citeapp.ui.pages.meetings.sides import Sides
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.pages.meetings.writing.after_section import AfterSection
from citeapp.ui.pages.meetings.writing.line_row import LineRow
from citeapp.ui.pages.meetings.writing.point_card import PointCard
from citeapp.ui.pages.meetings.writing.proposals import Proposals, some_day, somebody, token
from citeapp.ui.pages.meetings.writing.spelling_desk import SpellingDesk
from citeapp.ui.pages.meetings.writing.write_side import WriteSide
from citeapp.ui.style import px
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.usecases import actions, checking, meetings, notes, quotes
from citeapp.usecases.acting import Outcome
from citeapp.usecases.checking import Doubt
from citeapp.usecases.following import ActionLine


class WriteStep(Step):
    """The points one under the other; beside them the agenda, and what to check."""

    scrolls = False

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.cards: dict[str, PointCard] = {}
        self.current: LineRow | None = None
        self._shown_meeting = ""
        self._taken: dict[str, ActionLine] = {}
        self._quotes: dict[str, Quote] = {}
        self.spelling = SpellingDesk(page)
        self.proposals = Proposals(page)
        self.proposals.taken.connect(self._complete)
        self.empty = EmptyState(
            _("L’ordre du jour est vide"),
            _("Ajoutez un premier point, puis écrivez dessous."),
            _("Préparer"),
            lambda: page.open(step="prepare"),
            icon="edit",
        )
        self.empty.hide()
        self.column.addWidget(self.empty)
        main = QWidget()
        self.points = QVBoxLayout(main)
        self.points.setContentsMargins(0, 0, 0, 0)
        self.points.setSpacing(px(14))
        self.after = AfterSection(self)
        self.points.addWidget(self.after)
        self.papers = PapersSection(self)
        self.points.addWidget(self.papers)  # under the points, which come before it
        self.side = self._side()
        self.sides = Sides(main, self.side)
        self.column.addWidget(self.sides, 1)
        for keys, act in (
            ("Ctrl+L", self.toggle_private),
            ("Ctrl+PgDown", partial(self.jump_by, 1)),
            ("Ctrl+PgUp", partial(self.jump_by, -1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def fill(self) -> None:
        self.spelling.look_at_setting()
        items = meetings.agenda(self.session, meeting_id=self.meeting_id)
        taken = actions.of_meeting(self.session, meeting_id=self.meeting_id)
        self._taken = {found.action.id: found for found in taken}
        told = quotes.of_meeting(self.session, meeting_id=self.meeting_id)
        self._quotes = {quote.id: quote for quote in told}
        self.empty.setVisible(not items)
        self.sides.setVisible(bool(items))
        texts = {item.id: notes.lines(self.session, owner_id=item.id) for item in items}
        if self._shown_meeting != self.meeting_id:
            self._shown_meeting, self.current = self.meeting_id, None
        for id in [id for id in self.cards if id not in texts]:
            card = self.cards.pop(id)
            self.points.removeWidget(card)
            card.hide()
            card.deleteLater()
        for number, item in enumerate(items, 1):
            card = self.cards.get(item.id) or self.cards.setdefault(
                item.id, PointCard(self, item.id, self._row)
            )
            if self.points.indexOf(card) != number:  # what is typed after the day comes first
                self.points.removeWidget(card)
                self.points.insertWidget(number, card)
            card.show_item(number, item, texts[item.id], self._about)
        self.side.show_agenda(items, texts, self.current.owner_id if self.current else "")
        self.after.refresh()
        self.papers.refresh()
        doubts = checking.doubts(self.session, meeting_id=self.meeting_id)
        self.side.show_checks(doubts, self.papers.untold_words())

    def first_focus(self) -> QWidget | None:
        """The blank line of the point at hand, else of the first point without notes."""
        cards = list(self.cards.values())
        bare = [card for card in cards if len(card.rows) == 1]
        at_hand = self.cards.get(self.current.owner_id) if self.current else None
        card = at_hand or next(iter(bare or cards), None)
        return card.rows[-1].edit if card else None

    # What rows ask for

    def store(self, row: LineRow) -> None:
        """The words of a row reach the store; the row stays where the hands are."""
        typed, line = row.typed_words(), row.line
        if line is None:
            after = self.cards[row.owner_id].anchor(row)
            self._adopt(
                row,
                lambda: notes.add(
                    self.session,
                    owner_id=row.owner_id,
                    typed=typed,
                    after_id=after,
                    private=row.private,
                ),
            )
            return
        if row.kind == "note" and line.kind != "note":
            self._adopt(row, lambda: notes.convert(self.session, id=line.id, kind="note"))
        self._adopt(row, lambda: notes.change(self.session, id=line.id, typed=typed))

    def line_over(self, row: LineRow) -> str:
        """The line of the store over a row, "" when there is none."""
        return self.cards[row.owner_id].anchor(row)

    def enter(self, row: LineRow) -> None:
        """Enter: the words after the caret begin the next line."""
        at = row.edit.textCursor().position()
        text = row.edit.text()
        if not text.strip():
            return
        inside = 0 < at < len(text) and bool(text[at:].strip())
        if inside and row.line is not None:
            self._split(row, text, at)
            return
        if inside:
            row.edit.set_typed(text[:at].rstrip(), at)
        row.commit()
        fresh = self._row_under(row)
        if inside:
            fresh.edit.set_typed(text[at:].lstrip(), 0)
            fresh.commit()
        fresh.take_focus(start=True)

    def _split(self, row: LineRow, text: str, at: int) -> None:
        """A line of the store in two, which is one act: whoever changed it elsewhere is asked
        about both halves together."""
        id, fresh = row.line.id if row.line else "", self._row_under(row)
        row.edit.set_typed(text[:at].rstrip(), at)
        row.edit.document().setModified(False)
        row.pause.stop()
        typed = row.typed_words()
        rest = text[at:].lstrip()
        fresh.edit.set_typed(rest, 0)
        fresh.edit.document().setModified(False)
        self._adopt(fresh, lambda: notes.split(self.session, id=id, typed=typed, rest=rest))
        fresh.take_focus(start=True)

    def _row_under(self, row: LineRow) -> LineRow:
        """The empty row under this one, opened if need be."""
        card = self.cards[row.owner_id]
        under = card.rows[card.rows.index(row) + 1 :]
        return under[0] if under and under[0].line is None else card.open_after(row)

    def paste_after(self, row: LineRow, lines: list[str]) -> None:
        """Several pasted lines are several rows, and one act."""
        row.commit()
        after = row.line.id if row.line is not None else self.line_over(row)
        card, pasted = self.cards[row.owner_id], list[Line]()

        def work() -> Outcome[list[Line]]:
            outcome = notes.paste(
                self.session,
                owner_id=row.owner_id,
                lines=lines,
                after_id=after,
                private=row.private,
            )
            pasted.extend(outcome.value)
            card.show_by_slices(lambda: self._go_to_line(card, pasted[-1].id))
            return outcome

        self.act(work)

    def _go_to_line(self, card: PointCard, id: str) -> None:
        for row in card.rows:
            if row.line is not None and row.line.id == id:
                row.take_focus()

    def keep_as_document(self, text: str) -> None:
        """A text too long for notes is offered a place among the documents."""
        size = french.number(len(text))
        self.page.context.teller.ask(
            _("Ce texte est long"),
            _(
                "Il a {n} caractères : des notes se lisent mieux en peu de lignes. Il peut être "
                "joint à la rencontre, où la recherche le trouve.",
                n=size,
            ),
            _("Le joindre comme document"),
            lambda: self.papers.take_text(text),
            no=_("Ne rien coller"),
        )

    def rub_out(self, row: LineRow) -> None:
        """Backspace at the beginning: first the mark goes, then an empty line."""
        if row.kind != "note" and not row.private:
            row.set_kind("note")
            if row.edit.text().strip():
                row.commit()
        elif not row.edit.text():
            card = self.cards[row.owner_id]
            if row.line is not None:
                self.remove(row)
            elif row is not card.rows[-1]:
                card.drop_draft(row)
            else:
                self.move_from(row, -1)

    def remove(self, row: LineRow) -> None:
        """Take a line away; the hands go to the one above."""
        if row.line is not None:
            id = row.line.id
            self.act(lambda: notes.remove(self.session, id=id))

    def move_from(self, row: LineRow, by: int) -> None:
        """The line above or below, across points."""
        every = [other for card in self._in_order() for other in card.rows]
        place = every.index(row) + by
        if 0 <= place < len(every):
            every[place].take_focus()

    def set_current(self, row: LineRow) -> None:
        """The hands are in this line."""
        self.current = row
        self.side.show_current(row.owner_id)
        QTimer.singleShot(0, row, partial(self.sides.left.ensureWidgetVisible, row, 0, px(24)))

    def propose(self, row: LineRow) -> None:
        """People after « @ », days after « / »."""
        sign, _at, word = token(row.edit.before())
        found: list[Suggestion] = []
        if sign == "@" and word.strip():
            found = somebody(self.session, word)
        elif sign == "/" and row.kind == "action" and self.meeting is not None:
            found = some_day(self.session, self.meeting, word)
        self.proposals.propose(row.edit, found)

    # Buttons and keys

    def make(self, kind: str) -> None:
        """Make the current line an action, a decision, a quote, or a note again."""
        row = self.current
        if row is None:
            return
        wanted = "note" if row.kind == kind else kind
        if row.line is None:
            row.set_kind(wanted)
            row.commit()  # at once, so that who and when can be said
        else:
            row.commit()
            id = row.line.id
            self._adopt(row, lambda: notes.convert(self.session, id=id, kind=wanted))
        row.take_focus()

    def toggle_private(self) -> None:
        """The current line stays on this machine, or may leave again."""
        row = self.current
        if row is None:
            return
        if row.line is None:
            row.set_private(not row.private)
        else:
            row.commit()
            id, private = row.line.id, not row.line.private
            self._adopt(row, lambda: notes.set_private(self.session, id=id, private=private))
        row.take_focus()

    def jump(self, item_id: str) -> None:
        """Write under another point."""
        if item_id in self.cards:
            card = self.cards[item_id]
            self.sides.left.ensureWidgetVisible(card)
            card.rows[-1].take_focus()

    def jump_by(self, by: int) -> None:
        """Write under the next or the previous point."""
        ids = [card.item_id for card in self._in_order()]
        here = ids.index(self.current.owner_id) if self.current else 0
        if ids:
            self.jump(ids[min(max(here + by, 0), len(ids) - 1)])

    def show_doubt(self, doubt: Doubt) -> None:
        """Open what a doubt is about."""
        rows = [row for card in self.cards.values() for row in card.rows if row.line is not None]
        for row in rows:
            if row.line is None or doubt.line_id not in ("", row.line.id):
                continue
            if doubt.fact_id in ("", row.line.fact_id):
                self.sides.left.ensureWidgetVisible(row)
                if doubt.fact_id and row.fact is None:
                    row.toggle_fact()
                elif not doubt.fact_id:
                    row.take_focus()
                return

    def _side(self) -> WriteSide:
        side = WriteSide()
        side.kind_asked.connect(self.make)
        side.privacy_asked.connect(self.toggle_private)
        side.jumped.connect(self.jump)
        side.doubt_opened.connect(self.show_doubt)
        side.untold_opened.connect(self.papers.show_untold)
        return side

    def _row(self, owner_id: str, name: str) -> LineRow:
        """A row of notes, its keys wired to what they do here."""
        row = LineRow(self, self, owner_id, name)
        edit = row.edit
        edit.typed.connect(lambda: self.propose(row))
        edit.entered.connect(lambda: self.enter(row))
        edit.rubbed_out.connect(lambda: self.rub_out(row))
        edit.stepped.connect(lambda by: self.move_from(row, by))
        edit.pasted.connect(lambda lines: self.paste_after(row, lines))
        edit.overflowed.connect(self.keep_as_document)
        edit.taken.connect(lambda: self.set_current(row))
        edit.doubted.connect(lambda: self.spelling.ask(edit))
        edit.menu_asked.connect(lambda at, n: self.spelling.show_menu(edit, at, n))
        self.spelling.watch(edit)
        return row

    def _adopt(self, row: LineRow, work: Callable[[], Outcome[Line]]) -> None:
        outcome = self.page.context.runner.act(work)
        if outcome is not None:
            row.adopt(outcome.value)
            self.page.context.changes.notify(outcome.changed)

    def _complete(self, chosen: Suggestion) -> None:
        row = self.current
        self.proposals.hide()
        if row is not None:
            sign, at, _word = token(row.edit.before())
            if at >= 0:
                row.complete(at, sign, chosen)

    def _leave_of(self, line: Line) -> str:
        """« parole · accord à demander »: with whose leave a quote may be printed."""
        quote = self._quotes.get(line.fact_id)
        if quote is None or quote.consent == "internal":
            return _("parole · anonyme")
        if quote.consent == "public":
            return _("parole · peut être citée")
        if quote.consent == "refused":
            return _("parole · ne pas citer")
        return _("parole · accord à demander")

    def _in_order(self) -> list[PointCard]:
        return sorted(self.cards.values(), key=lambda card: card.number)

    def _about(self, line: Line) -> list[tuple[str, str]]:
        """Badges of a line: who and when for an action, what it is for the rest."""
        if line.private:
            return [("neutral", _("ne sort pas d’ici"))]
        if line.kind == "decision":
            return [("accent", _("décision"))]
        if line.kind == "quote":
            return [("ask", self._leave_of(line))]
        found = self._taken.get(line.fact_id)
        if found is None:
            return []
        dated = found.action.due_date or found.action.due_text
        words = [
            ", ".join(found.owners),
            _("avec {who}", who=", ".join(found.partners)) if found.partners else "",
            found.action.due_words(self.session.today) if dated else "",
        ]
        return [("neutral", word) for word in words if word]
