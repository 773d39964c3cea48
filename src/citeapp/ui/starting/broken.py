"""The last words of a program that is not whole: a plain box, without style, fonts or icons."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox


def tell(words: str) -> None:
    """Show ``words`` until they are read."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    box = QMessageBox()
    box.setWindowTitle("CitéApp")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.exec()
    del application  # it had to live until here
