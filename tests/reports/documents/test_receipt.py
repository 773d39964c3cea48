"""The accusé de réception: what became of a lot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from citeapp.reports.content import DataTable, Facts, Note
from citeapp.reports.documents.receipt import Question, ReceiptInput, receipt

GIVEN = ReceiptInput(
    programme="Cité",
    sender="Karim",
    receiver="Samira",
    number=3,
    written=date(2026, 3, 8),
    merged=date(2026, 3, 11),
    operations=40,
    already_known=2,
    taken=("2 rencontres", "7 personnes"),
)


def facts(given: ReceiptInput) -> dict[str, str]:
    [found] = [block for block in receipt(given).blocks if isinstance(block, Facts)]
    return {fact.label: fact.value for fact in found.rows}


def test_it_says_what_was_taken_and_what_was_known():
    assert facts(GIVEN) == {
        "Écrit": "8 mars 2026",
        "Reçu": "11 mars 2026 · Samira",
        "Pris": "40 nouveautés (2 rencontres et 7 personnes)",
        "Déjà connu": "2 nouveautés",
    }
    assert facts(replace(GIVEN, operations=0, taken=()))["Pris"] == "rien"


def test_what_was_joined_and_what_is_in_question_is_told():
    question = Question("Café des parents", "heure de début", ("18 h", "18 h 30"))
    given = replace(GIVEN, joined=(("Awa B.", "Awa Benali"),), questions=(question,))
    tables = [block for block in receipt(given).blocks if isinstance(block, DataTable)]
    assert [table.rows for table in tables] == [
        (("Awa B.", "Awa Benali"),),
        (("Café des parents", "heure de début", "18 h / 18 h 30"),),
    ]


def test_a_lot_set_aside_is_said_to_be():
    assert not any(isinstance(block, Note) for block in receipt(GIVEN).blocks)
    assert any(isinstance(block, Note) for block in receipt(replace(GIVEN, set_aside=True)).blocks)
