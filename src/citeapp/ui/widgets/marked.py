"""A text in which what each person wrote is marked: a ground and a line, never colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.ui.style import look, px

_LINE = QTextCharFormat.UnderlineStyle
MARKS = (
    ("on_soft", "soft", _LINE.SingleUnderline),
    ("ask", "ask_soft", _LINE.DashUnderline),
    ("late", "late_soft", _LINE.DotLine),
)
"""Words, ground and line of each person's mark, in turn."""


SECONDARY_PX = 12.51
"""As the style sheet rounds the 12.5 px of secondary words."""


@dataclass(frozen=True)
class Span:
    """Words with the mark of whoever wrote them (an index), or without one."""

    words: str
    mark: int | None = None


class MarkedText(QWidget):
    """Wrapped plain text with marks; screen readers hear the text. ``secondary``: a caption."""

    def __init__(
        self, spans: Sequence[Span], *, secondary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.spans = tuple(spans)
        self._secondary = secondary
        text = "".join(span.words for span in self.spans)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """The words, without their marks."""
        return "".join(span.words for span in self.spans)

    def sizeHint(self) -> QSize:
        widest = QFontMetrics(self._face()).horizontalAdvance(self.text())
        width = min(max(widest, px(60)), px(320))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), QFontMetrics(self._face()).height())

    def heightForWidth(self, width: int) -> int:
        _layout, height = self._laid_out(width)
        return height

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout, _height = self._laid_out(self.width())
        painter = QPainter(self)
        painter.setPen(look().color("muted" if self._secondary else "text"))
        layout.draw(painter, QPointF(0, 0))

    def _face(self) -> QFont:
        font = self.font()
        if self._secondary:
            font.setPixelSize(px(SECONDARY_PX))
        return font

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        text = french.unbroken(self.text()).replace("\n", "\u2028")
        layout = QTextLayout(text, self._face())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += line.height() + px(2)
        layout.endLayout()
        return layout, round(height)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found = []
        start = 0
        for span in self.spans:
            if span.mark is not None and span.words.strip():
                words, ground, line = MARKS[span.mark % len(MARKS)]
                style = QTextCharFormat()
                style.setForeground(look().color(words))
                style.setBackground(look().color(ground))
                style.setUnderlineStyle(line)
                style.setUnderlineColor(look().color(words))
                piece = QTextLayout.FormatRange()
                piece.start = start
                piece.length = _units(span.words.rstrip())
                piece.format = style
                found.append(piece)
            start += _units(span.words)
        return found


def _units(text: str) -> int:
    """Qt counts in UTF-16: an emoji is two."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
