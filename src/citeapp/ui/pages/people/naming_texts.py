"""Texts that may name the person about to be erased: each is left, said without, or emptied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.chips import ChipRow
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.usecases.forgetting.mentions import Mention

KEEP, NEUTRAL, BLANK = "keep", "neutral", "blank"
SHOWN = 12
"""Texts in sight at first; a word brings the others."""


class NamingTexts(QWidget):
    """Every text is left as it is until somebody chooses; ``chosen()`` after each choice."""

    chosen = Signal()

    def __init__(self, mentions: Sequence[Mention], neutral: str) -> None:
        super().__init__()
        self._neutral = neutral
        self._choices = {mention.key: KEEP for mention in mentions}
        self.rows: dict[str, ChipRow] = {}
        self.all: ChipRow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))
        count = len(mentions)
        self._column.addWidget(
            SectionTitle(
                ngettext("{n} texte semble la nommer", "{n} textes semblent la nommer", count)
            )
        )
        self._sure = [mention.key for mention in mentions if mention.sure and mention.may]
        if len(self._sure) > 1:
            self._column.addWidget(self._together())
        self._texts = QVBoxLayout()
        self._texts.setSpacing(px(10))
        self._column.addLayout(self._texts)
        self._show(mentions[:SHOWN])
        if count > SHOWN:
            rest = count - SHOWN
            words = ngettext("Voir l’autre texte", "Voir les {n} autres textes", rest)
            self.more = Button(words, partial(self._show_rest, mentions[SHOWN:]), kind="link")
            self._column.addWidget(self.more)

    def those(self, what: str) -> list[str]:
        """The keys of the texts for which this was chosen."""
        return [key for key, choice in self._choices.items() if choice == what]

    def _together(self) -> Panel:
        panel = Panel()
        words = _("Les {n} textes qui la nomment à coup sûr", n=len(self._sure))
        panel.column.addWidget(PlainLabel(words, "medium"))
        self.all = ChipRow(words, self._options(), KEEP)
        self.all.chosen.connect(self._take_all)
        panel.column.addWidget(self.all)
        return panel

    def _show(self, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            self._texts.addWidget(self._text(mention))

    def _show_rest(self, mentions: Sequence[Mention]) -> None:
        self._show(mentions)
        self.more.hide()
        if first := self.rows.get(mentions[0].key):
            first.chips[KEEP].setFocus()

    def _text(self, mention: Mention) -> Panel:
        panel = Panel()
        panel.column.addWidget(PlainLabel(_where(mention), "secondary"))
        panel.column.addWidget(PlainLabel(_("« {words} »", words=mention.text)))
        if mention.may:
            name = _("Que faire de « {text} »", text=mention.text)
            row = ChipRow(name, self._options(), self._choices[mention.key])
            row.chosen.connect(partial(self._take, mention.key))
            self.rows[mention.key] = row
            panel.column.addWidget(row)
        else:
            words = _("Écrit par quelqu’un d’autre : demandez-lui, ou à la coordination.")
            panel.column.addWidget(PlainLabel(words, "late"))
        return panel

    def _options(self) -> list[tuple[str, str]]:
        return [
            (KEEP, _("Laisser")),
            (NEUTRAL, _("Écrire « {who} »", who=self._neutral)),
            (BLANK, _("Vider le texte")),
        ]

    def _take(self, key: str, choice: str) -> None:
        self._choices[key] = choice
        if self.all is not None:
            alike = {self._choices[one] for one in self._sure}
            self.all.set_value(alike.pop() if len(alike) == 1 else "")
        self.chosen.emit()

    def _take_all(self, choice: str) -> None:
        for key in self._sure:
            self._choices[key] = choice
            if key in self.rows:
                self.rows[key].set_value(choice)
        self.chosen.emit()


def _where(mention: Mention) -> str:
    """Where it stands, and what makes it doubtful."""
    words = [mention.where]
    if mention.past:
        words.append(_("ancienne version"))
    if not mention.sure:
        words.append(_("quelqu’un d’autre peut-être"))
    return " · ".join(words)
