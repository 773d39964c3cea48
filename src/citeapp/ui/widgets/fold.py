"""A titled section that stays folded until someone wants it: Enter or a click opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.labels import PlainLabel


class Fold(QWidget):
    """A title, a few words about what is inside, and the inside, made when it is first opened.

    Give ``make`` in a subclass; ``turned(open)`` when a person opens or folds it.
    """

    turned = Signal(bool)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(px(8))
        self.header = Button(title, self.turn, kind="fold", icon="chevron-right")
        head.addWidget(self.header)
        self.about = PlainLabel("", "secondary", wrap=False)
        self.about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.about, 1)
        column.addLayout(head)
        self.inside: QWidget | None = None
        self._tell()

    @property
    def is_open(self) -> bool:
        """Whether its inside is in sight."""
        return self.inside is not None and not self.inside.isHidden()

    def make(self) -> QWidget:
        """What is inside."""
        raise NotImplementedError

    def fill_inside(self) -> None:
        """Read again what is inside; called each time it is opened."""

    def set_about(self, words: str) -> None:
        """A few words beside the title, read out with it."""
        self.about.setText(words)
        self._tell()

    def turn(self) -> None:
        """Open it, or fold it."""
        self.set_open(not self.is_open)
        self.turned.emit(self.is_open)

    def set_open(self, wanted: bool) -> None:
        """Open or fold it without telling anybody."""
        if wanted and self.inside is None:
            self.inside = self.make()
            self._column.addWidget(self.inside)
        if self.inside is not None:
            self.inside.setVisible(wanted)
        if wanted:
            self.fill_inside()
        self._tell()

    def _tell(self) -> None:
        state = _("ouvert") if self.is_open else _("replié")
        said = ", ".join(part for part in (self._title, self.about.text(), state) if part)
        self.header.set_words(self._title, said)
        self.header.set_icon("chevron-down" if self.is_open else "chevron-right")
