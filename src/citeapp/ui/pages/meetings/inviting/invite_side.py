"""Beside the guests: the replies in numbers, words to many, texts to copy, what to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.domain.preparing import INVITATION_CHANNEL, Announcement
from citeapp.reports.documents.invitation import ReadyTexts, sms_words, spoken_words
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Panel, clear_layout
from citeapp.ui.widgets.chips import ChipRow
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases.inviting import Replies

TO_MANY = ("poster", "school_notebook", "spoken", "relay", "paper", "email", "sms")
"""Channels that reach many at once, the usual ones first."""


class RepliesPanel(Panel):
    """« 6 viennent »: how many answered what, and whom to remind."""

    def __init__(self) -> None:
        super().__init__(_("Réponses"))
        self.coming = PlainLabel("0", "big")
        self.detail = PlainLabel("", "muted")
        self.remind = PlainLabel("", "late")
        for part in (self.coming, self.detail, self.remind):
            self.column.addWidget(part)

    def show_replies(self, replies: Replies) -> None:
        """The live numbers."""
        self.coming.setText(ngettext("{n} oui", "{n} oui", replies.yes))
        parts = [
            _("{n} peut-être", n=replies.maybe),
            _("{n} non", n=replies.no),
            _("{n} sans réponse", n=replies.waiting),
        ]
        told = _("{told} prévenus sur {all}", told=replies.told, all=replies.guests)
        self.detail.setText(f"{', '.join(parts)}\n{told}")
        self.remind.setText(
            ngettext("{n} personne à relancer", "{n} personnes à relancer", replies.to_remind)
        )
        self.remind.setVisible(bool(replies.to_remind))


class ToMany(Panel):
    """Words to many at once: ``added(channel, place)``, ``done(id, is done)``, ``removed(id)``."""

    added = Signal(str, str)
    done = Signal(str, bool)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("À plusieurs à la fois"))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(px(2))
        self.column.addLayout(self.rows)
        self.channel = QuietCombo()
        self.channel.setAccessibleName(_("Par quel moyen"))
        for code in TO_MANY:
            self.channel.addItem(INVITATION_CHANNEL.label(code), code)
        self.column.addWidget(self.channel)
        self.place = LineEdit()
        self.place.setPlaceholderText(_("Où, puis Entrée"))
        self.place.setAccessibleName(_("Où, puis Entrée"))
        self.place.returnPressed.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(IconButton("plus", _("Ajouter à la liste"), self._add))
        self.column.addLayout(row)

    def show_all(self, announcements: Sequence[Announcement]) -> None:
        """Replace the list."""
        clear_layout(self.rows)
        for one in announcements:
            self.rows.addWidget(self._row(one))

    def _row(self, one: Announcement) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        words = INVITATION_CHANNEL.label(one.channel)
        if one.place:
            words = f"{words} · {one.place}"
        if one.done_on is None:
            name = _("Noter comme fait : {what}", what=words)
            button = IconButton("circle", name, partial(self.done.emit, one.id, True))
        else:
            words = f"{words}, {french.day(one.done_on, year=False)}"
            name = _("Encore à faire : {what}", what=words)
            button = IconButton("check", name, partial(self.done.emit, one.id, False))
        row.addWidget(button)
        row.addWidget(PlainLabel(words, "muted" if one.done_on else ""), 1)
        off = _("Retirer de la liste : {what}", what=words)
        row.addWidget(IconButton("close", off, partial(self.removed.emit, one.id)))
        return holder

    def _add(self) -> None:
        place = self.place.text().strip()
        self.place.clear()
        self.added.emit(str(self.channel.currentData()), place)


class TextsPanel(Panel):
    """One text at a time, in full, with its length and a button that copies it."""

    def __init__(self, on_copied: Callable[[], object]) -> None:
        super().__init__(_("Textes prêts"))
        self._on_copied = on_copied
        self._texts: ReadyTexts | None = None
        self.kinds = ChipRow(
            _("Texte"),
            [("sms", _("SMS")), ("messenger", _("Messagerie")), ("spoken", _("À dire"))],
        )
        self.kinds.chosen.connect(lambda _key: self._show())
        self.text = PlainLabel("")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about = PlainLabel("", "secondary")
        self.copier = Button(_("Copier le texte"), self.copy)
        for part in (self.kinds, self.text, self.about, self.copier):
            self.column.addWidget(part)

    def show_texts(self, texts: ReadyTexts | None, why_not: str = "") -> None:
        """The texts, or the sentence that says what is missing."""
        self._texts = texts
        self.kinds.setVisible(texts is not None)
        self.copier.setVisible(texts is not None)
        self.about.setVisible(texts is not None)
        if texts is None:
            self.text.setText(why_not)
        else:
            self._show()

    def copy(self) -> None:
        """Into the clipboard, to be pasted into a telephone's program or a mail."""
        QGuiApplication.clipboard().setText(self.text.text())
        self._on_copied()

    def _show(self) -> None:
        if self._texts is None:
            return
        kind = self.kinds.value()
        self.text.setText(str(getattr(self._texts, kind)))
        words = {"sms": sms_words, "spoken": spoken_words}.get(kind)
        self.about.setText(words(self._texts) if words else "")
        self.about.setVisible(words is not None)


class PrintPanel(Panel):
    """Documents of this step: ``seen(kind, words, layout)``; what has no pages is ``asked``."""

    seen = Signal(str, str, str)
    asked = Signal(str, str, str)
    """Kind, layout, ending."""
    worked_on = Signal()
    """The simplified invitation is to be read again sentence by sentence."""

    def __init__(self) -> None:
        super().__init__(_("Imprimer, enregistrer"))
        self._offer(_("Travailler l’invitation simplifiée…"), self.worked_on.emit)
        for words, kind, layout in (
            (_("Invitation simplifiée"), "invitation", ""),
            (_("Feuille d’appel"), "call-sheet", ""),
            (_("Textes pour inviter"), "invitation-texts", ""),
            (_("Affiche"), "poster", ""),
            (_("Grande affiche (A3)"), "poster", "a3"),
            (_("Flyer (A5)"), "flyer", ""),
            (_("Étiquettes d’enveloppes"), "labels", ""),
            (_("Courriers à remettre"), "label-list", ""),
        ):
            self._offer(words, partial(self.seen.emit, kind, words, layout))
        calendar = partial(self.asked.emit, "calendar", "", "ics")
        self._offer(_("Rendez-vous pour l’agenda"), calendar)
        self.column.addSpacing(px(6))
        self.column.addWidget(PlainLabel(_("Pour le jour même"), "medium"))
        for words, kind, layout in (
            (_("Feuille d’émargement"), "sign-in-sheet", ""),
            (_("Feuille avec coordonnées"), "sign-in-sheet", "complete"),
            (_("Fiche de comptage"), "sign-in-sheet", "count"),
            (_("Badges prénom"), "badges", ""),
            (_("Chevalets"), "table-cards", ""),
            (_("Bulletins d’évaluation"), "slips", ""),
            (_("Mention d’information"), "data-notice", ""),
            (_("Mention d’information simplifiée"), "plain-data-notice", ""),
        ):
            self._offer(words, partial(self.seen.emit, kind, words, layout))

    def _offer(self, words: str, on_click: Callable[[], object]) -> None:
        button = Button(words, on_click, kind="link")
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
