"""The yardstick: an empty PySide6 window. empty_window.py BEGAN (seconds since 1970)."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

REST_MS = 500


class Window(QMainWindow):
    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = time.time()
            QTimer.singleShot(REST_MS, app.quit)


app = QApplication(sys.argv[:1])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()

import json  # noqa: E402  (after the paint: it is no part of the window)

from measuring import memory_mb  # noqa: E402

print(json.dumps({"ms": 1000 * (window.painted - float(sys.argv[1])), "mb": memory_mb()}))
