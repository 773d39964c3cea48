"""A line of the workbench: its pictogram, its words, what is questioned, what can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.plain.pictograms import PICTOGRAMS, suited
from citeapp.domain.plain.remarks import Remark
from citeapp.domain.publishing import PLAIN_LINE_KIND, PlainLine
from citeapp.ui import icons
from citeapp.ui.pages.plain.sentence_edit import SentenceEdit
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import clear_layout
from citeapp.ui.widgets.labels import IconLabel, PlainLabel, set_tip

PICTURE_PX = 26
SHOWN_LETTERS = 40
"""Of a proposal, on its button."""


class SentenceRow(QWidget):
    """``line`` is the row shown; what is to be done to it is asked, with its identifier.

    ``look`` says what is to be said of a sentence as it is typed.
    """

    text_set = Signal(str, str)
    kind_set = Signal(str, str)
    picture_set = Signal(str, str)
    improved = Signal(str, object)
    """Write what this remark proposes."""
    pasted = Signal(str, str)
    """The words with a text of several lines put into them."""
    addition_asked = Signal(str)
    removal_asked = Signal(str)
    moved = Signal(str, int)
    """The line, one up or down."""
    stepped = Signal(str, int)
    """The hands, one line up or down."""

    def __init__(
        self, look: Callable[[str], tuple[Remark, ...]], line: PlainLine, place: int
    ) -> None:
        super().__init__()
        self.line = line
        self._look = look
        self.remarks: tuple[Remark, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(3))
        row = QHBoxLayout()
        row.setSpacing(px(6))
        top = Qt.AlignmentFlag.AlignTop
        self.picture = IconButton("plus", _("Choisir un pictogramme"), self.choose, kind="quiet")
        self.picture.setFixedWidth(px(44))
        row.addWidget(self.picture, 0, top)
        self.edit = SentenceEdit(line.text, "")
        row.addWidget(self.edit, 1, top)
        self.more = IconButton("dots", _("Que faire de cette ligne"), self.offer, kind="quiet")
        row.addWidget(self.more, 0, top)
        column.addLayout(row)
        self.notes = QVBoxLayout()
        self.notes.setSpacing(px(2))
        self.notes.setContentsMargins(px(50), 0, 0, px(4))
        column.addLayout(self.notes)
        self._wire()
        self.show_line(line, place)

    def show_line(self, line: PlainLine, place: int) -> None:
        """Show the line as it was read again; words being typed stay."""
        self.line = line
        kind = PLAIN_LINE_KIND.label(line.kind or "line")
        self.edit.setAccessibleName(_("{kind} {n}", kind=kind, n=place))
        font = self.edit.font()
        font.setBold(line.kind in ("title", "heading"))
        self.edit.setFont(font)
        self.edit.show_text(line.text)
        known = line.picture in PICTOGRAMS
        words = _(PICTOGRAMS[line.picture]) if known else _("aucun")
        name = _("Pictogramme de la ligne {n} : {words}", n=place, words=words)
        self.picture.setAccessibleName(name)
        set_tip(self.picture, name)
        if known:
            drawn = icons.icon(icons.PICTOGRAM + line.picture, "text", PICTURE_PX)
            self.picture.setIcon(drawn)
            self.picture.setIconSize(QSize(px(PICTURE_PX), px(PICTURE_PX)))
        else:
            self.picture.set_icon("plus")
        self.picture.setVisible(line.kind != "title")
        self.check()

    def check(self) -> None:
        """Look at the words as they stand now."""
        found = self._look(self.edit.text())
        if found == self.remarks and (found or not self.notes.count()):
            self.edit.mark(found)
            return
        self.remarks = found
        self.edit.mark(found)
        clear_layout(self.notes)
        for remark in found:
            self.notes.addWidget(self._note(remark))

    def help(self) -> None:
        """Write the first proposal, if there is any."""
        found = next((one for one in self.remarks if one.proposal is not None), None)
        if found is not None:
            self.improve(found)

    def improve(self, remark: Remark) -> None:
        """Write what is proposed."""
        self.edit.commit()
        self.improved.emit(self.line.id, remark)

    def choose(self) -> QMenu:
        """The pictograms by their names, the one that suits these words first."""
        menu = QMenu(self)
        first = suited(self.edit.text())
        names = sorted(PICTOGRAMS, key=lambda name: (name != first, _(PICTOGRAMS[name])))
        menu.addAction(_("Aucun pictogramme"), partial(self.picture_set.emit, self.line.id, ""))
        for name in names:
            drawn = QIcon(icons.pixmap(icons.PICTOGRAM + name, "text", PICTURE_PX))
            menu.addAction(
                drawn, _(PICTOGRAMS[name]), partial(self.picture_set.emit, self.line.id, name)
            )
        return _opened(menu, self.picture)

    def offer(self) -> QMenu:
        """What can be done with this line."""
        menu, id = QMenu(self), self.line.id
        for kind, words in PLAIN_LINE_KIND.pairs():
            entry = menu.addAction(words, partial(self.kind_set.emit, id, kind))
            entry.setCheckable(True)
            entry.setChecked(kind == (self.line.kind or "line"))
        menu.addSeparator()
        menu.addAction(_("Monter"), partial(self.moved.emit, id, -1))
        menu.addAction(_("Descendre"), partial(self.moved.emit, id, 1))
        menu.addAction(_("Ajouter une ligne après"), partial(self.addition_asked.emit, id))
        menu.addSeparator()
        menu.addAction(_("Enlever cette ligne"), partial(self.removal_asked.emit, id))
        return _opened(menu, self.more)

    def _wire(self) -> None:
        edit = self.edit
        edit.typed.connect(self.check)
        edit.committed.connect(lambda text: self.text_set.emit(self.line.id, text))
        edit.entered.connect(lambda: self.addition_asked.emit(self.line.id))
        edit.rubbed_out.connect(lambda: self.removal_asked.emit(self.line.id))
        edit.moved.connect(lambda step: self.moved.emit(self.line.id, step))
        edit.stepped.connect(lambda step: self.stepped.emit(self.line.id, step))
        edit.pasted.connect(lambda text: self.pasted.emit(self.line.id, text))
        edit.helped.connect(self.help)

    def _note(self, remark: Remark) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(7))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(IconLabel("warning", "late", 16, name=_("À revoir")), 0, top)
        words = PlainLabel(remark.why, "secondary")
        words.setAccessibleDescription(_("Règle {n}", n=remark.number))
        set_tip(words, _("Règle {n} : {words}", n=remark.number, words=_(remark.rule.words)))
        row.addWidget(words, 1)
        if remark.proposal is not None:
            row.addWidget(self._proposal(remark), 0, top)
        return holder

    def _proposal(self, remark: Remark) -> Button:
        said = " / ".join(part for part in (remark.proposal or "").split("\n") if part.strip(" ."))
        words = _("Écrire « {words} »", words=said.strip()) if said.strip() else _("Enlever")
        if "\n" in (remark.proposal or ""):
            words = _("Faire 2 phrases")
        shown = words if len(words) <= SHOWN_LETTERS else words[: SHOWN_LETTERS - 1] + "…"
        return Button(shown, partial(self.improve, remark), kind="link", name=words)


def _opened(menu: QMenu, button: QWidget) -> QMenu:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu
