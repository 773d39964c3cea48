"""The words that call for care in notes: a list that a team makes its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.pages.settings.section import Section
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import vigilance


class Care(Section):
    """Each word is a button that takes it out; a field adds one."""

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
        self.holder = QWidget()
        self.flow = FlowLayout(self.holder, gap=6)
        self.column.addWidget(self.holder)
        self._shown: list[str] = []

    def refresh(self) -> None:
        words = vigilance.words(self.page.context.session)
        if words == self._shown:
            return
        self._shown = words
        while (item := self.flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for word in words:
            name = _("Retirer le mot : {word}", word=word)
            self.flow.addWidget(
                Button(f"{word} ×", partial(self._remove, word), kind="chip", name=name)
            )

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
