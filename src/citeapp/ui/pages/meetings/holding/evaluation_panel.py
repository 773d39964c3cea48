"""The hot evaluation: slips typed one line each, and what may be told of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from citeapp.base.language import _, ngettext
from citeapp.domain.hot_evaluation import LEAST, Mean, Summary, voter
from citeapp.domain.keeping import MOOD
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel


class EvaluationPanel(Panel):
    """Folded away until wanted: ``typed(line)`` on Enter, ``print_asked`` for the slips."""

    typed = Signal(str)
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("À chaud, à la fin"))
        self.opener = Button(_("Saisir les bulletins"), self.unfold, kind="link")
        self.printer = Button(_("Bulletins à imprimer"), self.print_asked.emit, kind="link")
        for button in (self.opener, self.printer):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.entry = LineEdit()
        self.entry.setPlaceholderText(_("4 s parent utile, puis Entrée"))
        self.entry.setAccessibleName(_("Un bulletin par ligne : 4 s parent utile, puis Entrée"))
        self.entry.returnPressed.connect(self._enter)
        self.understood = PlainLabel("", "secondary")
        self.count = PlainLabel("", "strong")
        self.means = PlainLabel("")
        self.words = PlainLabel("", "muted")
        self._parts = (self.entry, self.understood, self.count, self.means, self.words)
        for part in self._parts:
            part.hide()
            self.column.addWidget(part)
        self._open = False

    def unfold(self) -> None:
        """Show the field and what is told."""
        self._show_all()
        self.entry.setFocus()

    def show_summary(self, found: Summary) -> None:
        """What may be told; it opens by itself once there are slips."""
        self.count.setText(ngettext("{n} bulletin", "{n} bulletins", found.count))
        self.means.setText("\n".join(_told(found)))
        self.words.setText("\n".join(_said(found)))
        if found.count and not self._open:
            self._show_all()
        if not found.count:
            self.understood.setText("")

    def _show_all(self) -> None:
        self._open = True
        self.opener.hide()
        for part in self._parts:
            part.show()

    def _enter(self) -> None:
        line = self.entry.text().strip()
        if line:
            self.entry.clear()
            self.typed.emit(line)


def _told(found: Summary) -> list[str]:
    if found.count < LEAST:
        return [_("Les résultats se lisent à partir de {n} réponses.", n=LEAST)]
    lines = [_("Utilité : {mean}", mean=_mean(found.roti))] if found.roti else []
    for code, mean in found.by_audience.items():
        lines.append(_("{who} : {mean}", who=voter(code), mean=_mean(mean)))
    moods = [f"{MOOD.label(code)} {count}" for code, count in found.moods.items() if count]
    if moods:
        lines.append(", ".join(moods))
    if found.level_parents:
        lines.append(_("Participation, parents : {mean}", mean=_mean(found.level_parents)))
    if found.level_professionals:
        words = _mean(found.level_professionals)
        lines.append(_("Participation, professionnels : {mean}", mean=words))
    return lines


def _mean(mean: Mean) -> str:
    value = str(mean.value).replace(".", ",")
    return _("{value} sur 5 ({n} réponses)", value=value, n=mean.count)


def _said(found: Summary) -> list[str]:
    kinds = (
        ("", found.words),
        (_("À garder : {said}"), found.keep),
        (_("À changer : {said}"), found.change),
        (_("À ajouter : {said}"), found.add),
    )
    return [
        frame.format(said=", ".join(said)) if frame else ", ".join(said)
        for frame, said in kinds
        if said
    ]
