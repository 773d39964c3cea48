"""The one door: a recognised table becomes its reading, or a sentence says why not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citeapp.base.errors import InputRefused
from citeapp.intake.attendance import AttendanceReading
from citeapp.intake.contacts import ContactsReading
from citeapp.intake.headers import Recognition
from citeapp.intake.reading import read


def test_each_kind_has_its_reading(sample: Callable[[str], Recognition]) -> None:
    assert isinstance(read(sample("emargement")), AttendanceReading)
    assert isinstance(read(sample("emargement"), "contacts"), ContactsReading)


def test_an_unknown_table_and_a_missing_column_are_said(sheet: Callable[..., Recognition]) -> None:
    with pytest.raises(InputRefused, match="contacts, de présences"):
        read(sheet(["x", "y"], ["1", "2"]))
    with pytest.raises(InputRefused, match="NOM et prénom"):
        read(sheet(["Mail"], ["a@b.fr"]), "contacts")
    with pytest.raises(InputRefused, match="Aucune feuille"):
        read([])
