"""Draws the icon of the program for each system from the one SVG; run when that changes.

python packaging/make_icon.py
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "resources" / "application" / "citeapp.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Those that Windows asks for, from the title bar to the desktop at 200 %."""


def main() -> None:
    """Write ``citeapp.ico`` for Windows and ``citeapp.png`` for Linux."""
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(SOURCE))
    pictures = [drawn(renderer, size) for size in SIZES]
    pictures[-1].save(ROOT / "packaging" / "linux" / "citeapp.png", optimize=True)
    pictures[-1].save(
        ROOT / "packaging" / "windows" / "citeapp.ico",
        sizes=[(size, size) for size in SIZES],
        append_images=pictures[:-1],
    )
    del application


def drawn(renderer: QSvgRenderer, size: int) -> Image.Image:
    """The icon as a picture of ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data())))


if __name__ == "__main__":
    main()
