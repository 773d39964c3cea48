"""Beside the sentences: the original to read, the glossary of here, what only people can judge."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.plain.rules import RULES
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Panel, RowCard, clear_layout
from citeapp.ui.widgets.fields import QuietCombo, TextField
from citeapp.ui.widgets.fold import Fold
from citeapp.ui.widgets.inputs import TextEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import glossary

LEAST_PX, LEAST_ALONE_PX = 400, 150


class Original(Panel):
    """The text that is simplified, as it is: to read and to copy from."""

    def __init__(self) -> None:
        super().__init__(_("Le texte d’origine"))
        self.text = TextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Le texte d’origine"))
        self.setMinimumHeight(px(LEAST_PX))
        self.column.addWidget(self.text, 1)

    def stand_alone(self, alone: bool) -> None:
        """Over the sentences in a narrow window, it leaves them room."""
        self.setMinimumHeight(px(LEAST_ALONE_PX if alone else LEAST_PX))

    def show_text(self, text: str) -> None:
        """A free text has none."""
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        self.setVisible(bool(text))


class Glossary(Fold):
    """Hard words of here: what to say instead; words proposed are taken one by one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        super().__init__(_("Glossaire d’ici"))
        self.read()

    def read(self) -> None:
        """Count the words, and show them when it is open."""
        count = len(glossary.listed(self.page.context.session))
        self.set_about(ngettext("{n} mot", "{n} mots", count))
        if self.is_open:
            self.fill_inside()

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self.words = QVBoxLayout()
        self.words.setSpacing(0)
        column.addLayout(self.words)
        pause = 60_000
        self.word = TextField(_("Le mot difficile"), placeholder="CLAS", pause_ms=pause)
        self.plain = TextField(
            _("Que dire à la place"), placeholder=_("aide aux devoirs"), pause_ms=pause
        )
        self.meaning = TextField(
            _("Ce qu’il veut dire"), placeholder=_("Une phrase simple"), pause_ms=pause
        )
        for field in (self.word, self.plain, self.meaning):
            column.addWidget(field)
        column.addWidget(Button(_("Ajouter ce mot"), self.add, icon="plus"))
        row = QHBoxLayout()
        self.proposed = QuietCombo()
        self.proposed.setAccessibleName(_("Mots proposés"))
        self.proposed.setMinimumContentsLength(16)
        row.addWidget(self.proposed, 1)
        row.addWidget(Button(_("Prendre ce mot"), self.take))
        column.addLayout(row)
        return holder

    def fill_inside(self) -> None:
        session = self.page.context.session
        clear_layout(self.words)
        for row in glossary.listed(session):
            name = _("Enlever « {word} » du glossaire", word=row.word)
            drop = Button(_("Enlever"), partial(self._drop, row.id), kind="quiet", name=name)
            self.words.addWidget(RowCard(row.word, row.plain or row.meaning, button=drop))
        self.proposed.clear()
        for word in glossary.proposals(session):
            self.proposed.addItem(f"{word.word} : {word.plain or word.meaning}", word.word)

    def add(self) -> None:
        """Keep the word that was typed."""
        fields = (self.word, self.plain, self.meaning)
        word, said, meaning = (field.edit.text() for field in fields)
        session = self.page.context.session
        done = self.page.act(
            lambda: glossary.add(session, word=word, plain=said, meaning=meaning), say=True
        )
        if done is not None:
            for field in fields:
                field.set_value("")
            self.word.edit.setFocus()

    def take(self) -> None:
        """Take the word proposed."""
        word = str(self.proposed.currentData() or "")
        session = self.page.context.session
        if word:
            self.page.act(lambda: glossary.take(session, word=word), say=True)

    def _drop(self, id: str) -> None:
        session = self.page.context.session
        self.page.act(lambda: glossary.remove(session, id=id), say=True)


class Judged(Fold):
    """What the pages see to by themselves, and what only people can judge."""

    def __init__(self) -> None:
        super().__init__(_("Ce que seules des personnes peuvent juger"))

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for rule in RULES.values():
            if rule.by == "people":
                column.addWidget(PlainLabel("• " + _(rule.words)))
        held = ", ".join(_(rule.words).lower() for rule in RULES.values() if rule.by == "page")
        column.addWidget(PlainLabel(_("La mise en page s’occupe du reste : {held}.", held=held),
                                    "secondary"))  # fmt: skip
        return holder
