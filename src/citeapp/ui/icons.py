"""The project's own icons (resources/icons), tinted with a token and kept once drawn.

A name that begins with « pictograms/ » is a pictogram of plain texts.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from citeapp.base import whole
from citeapp.base.paths import resources
from citeapp.ui.style import look

SIZE = 20
"""The side of an icon in the drawing, in pixels at zoom 1."""
PICTOGRAM = "pictograms/"


def names() -> list[str]:
    """Every icon that may be asked for."""
    return sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


def pixmap(name: str, token: str = "text", size: float = SIZE, ratio: float = 2.0) -> QPixmap:
    """The icon ``name`` in the colour of ``token``, ``size`` drawing pixels wide."""
    current = look()
    return _drawn(name, current.color(token).name(), current.px(size), ratio)


def icon(name: str, token: str = "text", size: float = SIZE, *, gap: float = 0) -> QIcon:
    """The same as a QIcon, with a muted face when disabled.

    ``gap`` is white space after it, in drawing pixels (before it when negative): Qt itself
    puts words too close.
    """
    result = QIcon(_beside(pixmap(name, token, size), gap))
    result.addPixmap(_beside(pixmap(name, "muted", size), gap), QIcon.Mode.Disabled)
    return result


def paint(painter: QPainter, name: str, token: str, rect: QRectF) -> None:
    """Draw the icon inside ``rect`` (for delegates and hand-drawn widgets)."""
    color, place = look().color(token).name(), rect.toRect()
    if place.toRectF() == rect and place.width() == place.height():
        # the pixels that the drawing would give; drawing it anew for each cell holds a table up
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.topLeft(), _drawn(name, color, place.width(), ratio))
    else:
        _renderer(name, color).render(painter, rect)


def _beside(drawn: QPixmap, gap: float) -> QPixmap:
    if not gap:
        return drawn
    ratio = drawn.devicePixelRatio()
    room = round(look().px(abs(gap)) * ratio)
    wide = QPixmap(drawn.width() + room, drawn.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(QPointF(room / ratio if gap < 0 else 0, 0), drawn)
    painter.end()
    return wide


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, side: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _renderer(name, color).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return drawn


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    folder = resources() if name.startswith(PICTOGRAM) else resources() / "icons"
    path = folder / f"{name}.svg"
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise whole.missing(path) from error
    return QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))
