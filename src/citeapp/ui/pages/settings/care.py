"""The words that call for care in notes: a list that a team makes its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from citeapp.base.language import _, ngettext
from citeapp.ui.page import Page
from citeapp.ui.pages.settings.section import Section
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.fold import Fold
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import vigilance


class Care(Section):
    """A field adds a word; the list takes others out."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("Mots à relire"),
            _(
                "Dans les notes, ces mots rappellent qu’une personne pourrait se reconnaître. "
                "Ils n’empêchent jamais d’écrire."
            ),
            _("santé religion origine argent couple sensible rappel liste mots"),
        )
        self.entry = LineEdit()
        self.entry.setPlaceholderText(_("Ajouter un mot, puis Entrée"))
        self.entry.setAccessibleName(_("Nouveau mot à relire"))
        self.entry.returnPressed.connect(self._add)
        self.column.addWidget(self.entry)
        self.listed = WordList(self._remove)
        self.column.addWidget(self.listed)

    def refresh(self) -> None:
        self.listed.show_words(vigilance.words(self.page.context.session))

    def _add(self) -> None:
        word = self.entry.text().strip()
        if word:
            self.entry.clear()
            session = self.page.context.session
            self.page.act(lambda: vigilance.add_word(session, word=word), say=True)

    def _remove(self, word: str) -> None:
        session = self.page.context.session
        self.page.act(lambda: vigilance.remove_word(session, word=word), say=True)
        self.entry.setFocus()


class WordList(Fold):
    """The words, each a button that takes it out; made when someone wants to see them."""

    def __init__(self, on_remove: Callable[[str], object]) -> None:
        super().__init__(_("Voir les mots"))
        self._on_remove, self._words = on_remove, list[str]()

    def show_words(self, words: list[str]) -> None:
        """Show another list."""
        if words != self._words:
            self._words = words
            self.set_about(ngettext("{n} mot", "{n} mots", len(words)))
            if self.is_open:
                self.fill_inside()

    def make(self) -> QWidget:
        holder = QWidget()
        self.flow = FlowLayout(holder, gap=6)
        return holder

    def fill_inside(self) -> None:
        while (item := self.flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for word in self._words:
            name = _("Retirer le mot : {word}", word=word)
            out = partial(self._on_remove, word)
            self.flow.addWidget(Button(f"{word} ×", out, kind="chip", name=name))
