"""The head of a page: title, a state beside it, a line under it, what can be done on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout, ResponsiveColumns


class PageHeader(QWidget):
    """``PageHeader(_("Ma semaine"), _("mercredi 11 mars"))`` then ``add_action(button)``.

    The subtitle stands beside the title, or under it with ``below=True``; in a narrow window
    the buttons come under both.
    """

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        badge: QWidget | None = None,
        below: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(2))
        columns = ResponsiveColumns(gap=10)
        words = QWidget()
        self._words = QVBoxLayout(words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(px(2))
        row = QHBoxLayout()
        row.setSpacing(px(10))
        self._words.addLayout(row)
        self.title = PlainLabel(title, "title", wrap=False)
        self.title.setMinimumHeight(px(34))
        row.addWidget(self.title)
        if badge is not None:
            badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(badge)
        self.subtitle = PlainLabel(subtitle, "muted", wrap=below)
        if not subtitle:
            self.subtitle.hide()  # never shown here: without a parent yet, it would be a window
        if not below:
            self.subtitle.setContentsMargins(px(10), 0, 0, 0)
            row.addWidget(self.subtitle)
        row.addStretch(1)
        columns.add(words, 1)
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions, gap=10)
        self._actions.hide()
        columns.add(self._actions)
        self._column.addWidget(columns)
        if below:
            self._column.addWidget(self.subtitle)
            columns.stacked.connect(self._place_subtitle)

    def add_action(self, button: QWidget) -> None:
        """Add a button on the right; the primary one is by habit the last."""
        self._flow.addWidget(button)
        self._actions.show()

    def set_words(self, title: str, subtitle: str = "") -> None:
        """Change the title and the line."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def _place_subtitle(self, stacked: bool) -> None:
        """Under the title; over the buttons when these have no room beside it."""
        (self._words if stacked else self._column).addWidget(self.subtitle)
