"""The tableau de suivi as a document and as a sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from citeapp.reports.content import DataTable, Subtitle
from citeapp.reports.documents.tracking import (
    Tracked,
    TrackingInput,
    tracking_document,
    tracking_sheet,
)


def table(*actions: Tracked) -> TrackingInput:
    return TrackingInput(programme="", scope="Tous", day=date(2026, 3, 25), actions=actions)


LATE = Tracked(
    number=1,
    what="Appeler",
    who="Samira",
    with_whom="Aïcha",
    collective="Dorignies",
    due="20 mars",
    due_date=date(2026, 3, 20),
    status="À faire",
    late="5 jours de retard",
    origin="rencontre du 12 mars",
)


def test_lateness_is_in_words():
    document = tracking_document(table(LATE))
    assert document.blocks[1] == Subtitle("Tous · 1 action, dont 1 en retard")
    shown = document.blocks[2]
    assert isinstance(shown, DataTable)
    assert shown.rows[0][5] == "À faire, 5 jours de retard"


def test_gaps_are_in_words():
    shown = tracking_document(table(Tracked(number=1, what="Appeler"))).blocks[2]
    assert isinstance(shown, DataTable)
    assert {"à désigner", "sans date", "sans état"} <= set(shown.rows[0])


def test_the_sheet_has_the_columns_of_the_domain_and_typed_cells():
    sheet = tracking_sheet(table(LATE))
    assert sheet.header == (
        "N°",
        "Quoi",
        "Qui",
        "Avec qui",
        "Collectif",
        "Pour quand",
        "Échéance (date)",
        "État",
        "Retard",
        "Vient de",
        "Commentaire",
    )
    assert sheet.rows[0][0] == 1
    assert sheet.rows[0][6] == date(2026, 3, 20)


def test_the_collectif_of_the_title_is_not_said_again_in_each_row():
    one = replace(table(LATE, LATE), scope="Collectif Dorignies")
    alone = tracking_document(one).blocks[2]
    among = tracking_document(replace(one, scope="Gayant, Dorignies")).blocks[2]
    assert isinstance(alone, DataTable)
    assert isinstance(among, DataTable)
    assert "Dorignies" not in alone.rows[0]
    assert "Dorignies" in among.rows[0]
    assert len(alone.columns) == len(alone.rows[0]) == len(among.columns) - 1
