"""A directory of establishments."""

from __future__ import annotations

from collections.abc import Callable

from citeapp.intake import directory
from citeapp.intake.headers import Recognition


def test_the_sample_holds_6_establishments(sample: Callable[[str], Recognition]) -> None:
    rows = directory.read(sample("annuaire")).rows
    assert len(rows) == 6
    assert [row.kind for row in rows].count("vocational_high_school") == 3
    assert (rows[2].uai, rows[2].postcode, rows[2].commune) == ("0593495D", "59119", "Waziers")


def test_a_wrong_uai_is_said_and_a_lost_zero_restored(sheet: Callable[..., Recognition]) -> None:
    found = sheet(["UAI", "Nom établissement", "Code postal"], ["12", "École Papin", 2100])
    reading = directory.read(found)
    assert (reading.rows[0].uai, reading.rows[0].postcode) == ("", "02100")
    assert reading.rows[0].kind == "primary_school"
    assert "UAI" in reading.remarks[0].text
