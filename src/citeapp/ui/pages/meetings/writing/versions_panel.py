"""What the notes of a point were: who wrote when, the words that differ marked, and a way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.rewording import pieces
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.marked import MarkedText, Span
from citeapp.usecases import past_texts
from citeapp.usecases.past_texts import PastText


class VersionsPanel(QWidget):
    """One version under the other, the latest first; what it says and now does not is marked."""

    went_back = Signal()
    """The notes are again what they were: there is nothing more to choose."""

    def __init__(self, step: Step, owner_id: str) -> None:
        super().__init__()
        self._step, self._owner_id = step, owner_id
        column = QVBoxLayout(self)
        column.setContentsMargins(px(30), px(8), 0, 0)
        column.setSpacing(px(8))
        self.buttons: list[Button] = []
        found = past_texts.versions(step.session, owner_id=owner_id)
        column.addWidget(PlainLabel(_("Versions de ce point, depuis trente jours"), "medium"))
        now = found[0].text if found else ""
        for place, past in enumerate(found):
            column.addWidget(self._version(past, now, current=place == 0))
        if not found:
            column.addWidget(PlainLabel(_("Rien n’a encore été écrit ici."), "secondary"))

    def _version(self, past: PastText, now: str, *, current: bool) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(px(2))
        when = french.moment(past.ended.replace(tzinfo=None))
        head = _("{author}, le {when}", author=past.author, when=when)
        if current:
            head = _("{head} (maintenant)", head=head)
        column.addWidget(PlainLabel(head, "secondary"))
        if not past.lines:
            column.addWidget(PlainLabel(_("Le point était vide."), "muted"))
        else:
            spans = [
                Span(piece.words, None if piece.by else 0) for piece in pieces(past.text, [now])
            ]
            column.addWidget(MarkedText(spans))
        if not current:
            back = Button(
                _("Revenir à cette version"),
                partial(self._go_back, past),
                kind="link",
                name=_("Revenir à la version de {head}", head=head),
            )
            self.buttons.append(back)
            column.addWidget(back)
        return holder

    def _go_back(self, past: PastText) -> None:
        step, owner_id = self._step, self._owner_id
        step.act(
            lambda: past_texts.go_back(step.session, owner_id=owner_id, key=past.key), say=True
        )
        self.went_back.emit()
