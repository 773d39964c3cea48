"""The tableau de suivi in memory: filters, order, words for every cell."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from citeapp.domain.action import ActionItem
from citeapp.ui.models.tracking import (
    DUE,
    ORIGIN,
    STATE,
    WHAT,
    WHO,
    TrackingModel,
)
from citeapp.ui.widgets.tables import BADGE_ROLE
from citeapp.usecases.following import ActionLine, Filters

TODAY = date(2026, 3, 11)


def line(
    what: str,
    *,
    due: date | None = None,
    status: str = "todo",
    place: str = "a",
    who: str = "Samira",
) -> ActionLine:
    action = ActionItem(
        id=f"id-{what}", what=what, due_date=due, status=status, collective_id=place
    )
    return ActionLine(
        action=action,
        owners=(who,),
        partners=(),
        collective={"a": "Dorignies", "b": "Culture"}[place],
        origin="Rencontre du 12 février 2026",
        days_late=action.days_late(TODAY),
    )


LINES = [
    line("Réserver la salle", due=date(2026, 3, 6), who="Benoît"),
    line("Œuvre à choisir", due=date(2026, 3, 20), place="b"),
    line("<b>Acheter</b>", who="Aïcha"),
    line("Déjà fait", status="done", place="b"),
]


@pytest.fixture
def model() -> TrackingModel:
    made = TrackingModel()
    made.show_lines(LINES, TODAY)
    return made


def shown(model: TrackingModel) -> list[str]:
    return [str(model.index(row, WHAT).data()) for row in range(model.rowCount())]


def test_qt_finds_nothing_to_say_against_the_model(model: TrackingModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_filters(Filters(scope="all"))
    model.set_filters(Filters(scope="all", order="who"))
    model.set_filters(Filters(scope="late"))
    model.show_lines([], TODAY)
    model.show_lines(LINES, TODAY)
    assert tester.model() is model


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(), ["Réserver la salle", "Œuvre à choisir", "<b>Acheter</b>"]),
        (Filters(scope="late"), ["Réserver la salle"]),
        (Filters(scope="done"), ["Déjà fait"]),
        (Filters(scope="all", collectives=frozenset("b")), ["Œuvre à choisir", "Déjà fait"]),
        (Filters(owner="Benoît"), ["Réserver la salle"]),
        (Filters(text="oeuvre"), ["Œuvre à choisir"]),
        (Filters(text="dorignies samira"), []),
        (Filters(order="who"), ["<b>Acheter</b>", "Réserver la salle", "Œuvre à choisir"]),
        (Filters(order="collective"), ["Œuvre à choisir", "Réserver la salle", "<b>Acheter</b>"]),
    ],
)
def test_filters_keep_what_they_say(
    model: TrackingModel, filters: Filters, kept: list[str]
) -> None:
    model.set_filters(filters)
    assert shown(model) == kept


def test_late_is_said_in_words_and_marked(model: TrackingModel) -> None:
    cell = model.index(0, DUE)
    assert cell.data() == "6 mars · 5 jours de retard"
    assert cell.data(BADGE_ROLE) == "late"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Pour quand : 6 mars · 5 jours de retard"
    )
    assert model.index(1, DUE).data(BADGE_ROLE) is None
    assert model.counts() == (3, 1)


def test_a_tooltip_never_renders_what_was_typed(model: TrackingModel) -> None:
    tip = str(model.index(2, WHAT).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;Acheter" in tip


def test_typing_is_told_only_when_something_changed(model: TrackingModel) -> None:
    told: list[tuple[str, int, str]] = []
    model.typed.connect(lambda id, column, text: told.append((id, column, text)))
    model.setData(model.index(0, WHAT), "Réserver la salle")
    model.setData(model.index(0, WHO), "Benoît, CAF")
    assert told == [("id-Réserver la salle", WHO, "Benoît, CAF")]
    assert not model.setData(model.index(0, STATE), "done")
    assert not model.flags(model.index(0, ORIGIN)) & Qt.ItemFlag.ItemIsEditable


def test_the_same_rows_in_another_order_keep_the_current_one(model: TrackingModel) -> None:
    kept = QPersistentModelIndex(model.index(2, STATE))
    model.set_filters(Filters(order="who"))
    assert (kept.row(), kept.column()) == (0, STATE)


def test_one_line_changes_and_the_others_stay_where_they_are(model: TrackingModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    kept = QPersistentModelIndex(model.index(2, STATE))
    model.show_line(
        "id-Œuvre à choisir", line("Œuvre à choisir", due=date(2026, 3, 20), status="in_progress")
    )
    assert model.index(1, STATE).data() == "En cours"
    assert set(told) == {(1, 1)}
    model.show_line("id-Réserver la salle", None)
    assert shown(model) == ["Œuvre à choisir", "<b>Acheter</b>"]
    assert kept.row() == 1
    model.show_line("id-Réserver la salle", LINES[0])
    assert shown(model) == ["Réserver la salle", "Œuvre à choisir", "<b>Acheter</b>"]
    assert tester.model() is model
