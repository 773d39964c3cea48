"""Every column has a French name, and every value is shown as a person reads it."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from citeapp.domain.enumeration import Enumeration
from citeapp.domain.fields import field_label, shown_value
from citeapp.store.repositories.generic import NOUNS, field_types
from citeapp.store.schema import SHARED

SAME_IN_BOTH_LANGUAGES = {
    "code",
    "commune",
    "contact",
    "date",
    "erratum",
    "note",
    "technique",
    "version",
}
MODULES = (
    "action",
    "audience",
    "collective",
    "decision",
    "duplicate",
    "facilitator",
    "keeping",
    "meeting",
    "organisation",
    "preparing",
)
ENUMERATIONS = {
    value.name: value
    for module in MODULES
    for value in vars(import_module(f"citeapp.domain.{module}")).values()
    if isinstance(value, Enumeration)
}
COLUMNS = [(noun, column) for noun, table in SHARED.items() for column in table.columns]


def test_no_column_is_shown_by_its_code_name() -> None:
    bare = {column.name for _noun, column in COLUMNS if field_label(column.name) == column.name}
    assert bare == SAME_IN_BOTH_LANGUAGES


def test_every_code_is_shown_by_its_label() -> None:
    """The comment of a column names its enumeration: « action_status code »."""
    seen = set()
    for noun, column in COLUMNS:
        named = re.match(r"(\w+) code", column.comment)
        if named and named[1] in ENUMERATIONS:
            seen.add(named[1])
            for code, label in ENUMERATIONS[named[1]].pairs():
                assert shown_value(noun, column.name, code) == label
    assert len(seen) > 12


@pytest.mark.parametrize("noun", ["affiliation", "attendance", "headcount"])
def test_an_audience_is_shown_by_its_label(noun: str) -> None:
    assert shown_value(noun, "audience_code", "school_head").startswith("Direction")


def test_truth_is_said_in_words() -> None:
    truths = [
        (noun, name)
        for noun in NOUNS
        for name, kind in field_types(NOUNS[noun]).items()
        if kind is bool
    ]
    assert truths
    for noun, name in truths:
        assert [shown_value(noun, name, value) for value in (1, None)] == ["oui", "non"]


@pytest.mark.parametrize(
    ("noun", "column", "value", "shown"),
    [
        ("meeting", "date", "2028-02-29", "29 février 2028"),
        ("meeting", "start", "17:30", "17 h 30"),
        ("meeting", "start", "00:00", "0 h"),
        ("meeting", "date", "2026-02-30", "2026-02-30"),
        ("meeting", "participation_aimed", 5, "Co-décision"),
        ("decision", "level", 0, "Aucune"),
        ("person", "phone", "0612345678", "06 12 34 56 78"),
        ("person", "email", None, "(vide)"),
        ("person", "email", "", "(vide)"),
        ("headcount", "count", 0, "0"),
        ("action_item", "status", "from_a_newer_version", "from_a_newer_version"),
        ("action_item", "what", "<b>Écrire</b>", "<b>Écrire</b>"),
        ("shoe", "size", 43, "43"),
    ],
)
def test_values_as_a_person_reads_them(
    noun: str, column: str, value: str | int | None, shown: str
) -> None:
    assert shown_value(noun, column, value).replace("\u00a0", " ") == shown


def test_an_unknown_column_of_a_newer_version_is_shown_as_it_stands() -> None:
    assert field_label("shoe_size") == "shoe_size"
