"""Scrolling a table of 100,000 rows, by lines, then by leaps: scrolling.py."""

from __future__ import annotations

import json
import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from desk import painted_after, settle
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView

from citeapp import bootstrap
from citeapp.base.paths import Home
from citeapp.domain.action import ActionItem
from citeapp.ui.pages.tracking.page import TrackingPage
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting import start
from citeapp.ui.starting.app import application
from citeapp.usecases.following import ActionLine

ROWS = 100_000
STEPS = 200
TODAY = date(2026, 3, 11)


class Plain(QAbstractTableModel):
    """The yardstick's rows: a number in each cell."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return ROWS

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 6

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        return f"Cellule {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


def lines() -> list[ActionLine]:
    return [
        ActionLine(
            action=ActionItem(
                id=f"a{n}",
                what=f"Préparer la fête numéro {n} avec les parents du quartier" * (1 + n % 2),
                due_date=TODAY + timedelta(days=n % 600 - 300),
                status=("todo", "in_progress", "")[n % 3],
            ),
            owners=(f"Personne {n % 300}",),
            partners=(),
            collective="Dorignies",
            origin="Rencontre du 5 mars 2026",
            days_late=max(0, 300 - n % 600),
        )
        for n in range(ROWS)
    ]


def frames(table: QTableView) -> list[float]:
    """Milliseconds of each frame; every step is elsewhere, or nothing would be painted."""
    bar = table.verticalScrollBar()
    counted = range(1, STEPS)
    steps = [3 * n for n in counted] + [n * bar.maximum() // STEPS for n in counted]
    bar.setValue(0)
    settle()
    return [painted_after(table.viewport(), partial(bar.setValue, step)) for step in steps]


def main() -> None:
    bootstrap.speak()
    application(["bench"])
    with tempfile.TemporaryDirectory() as name:
        home = Home(Path(name), Path(name))
        session = bootstrap.create(home, name="Samira", organisation="Centre social").session
        window = MainWindow()
        start.show(window, session)
        window.show()
        window.go("tracking")
        page = window.page()
        assert isinstance(page, TrackingPage)
        page.model.show_lines(lines(), TODAY)
        page.stack.setCurrentWidget(page.card)
        settle()
        assert page.model.rowCount() == ROWS
        ours = frames(page.table)
        window.hide()
        bare = QTableView()
        bare.setModel(Plain(bare))
        holder = MainWindow()
        holder.show_alone(bare)
        holder.show()
        settle()
        yardstick = frames(bare)
        holder.close()
        window.close()
    print(json.dumps({"frames": ours, "bare": yardstick}))


main()
