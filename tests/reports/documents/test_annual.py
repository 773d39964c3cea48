"""The bilan annuel: figures with what they do not say, no rank, no shame; and its plain version."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from citeapp.reports.content import Chart, DataTable, Heading, Note, PlainPart, WritingSpace
from citeapp.reports.documents.annual import MOST_BARS, annual
from citeapp.reports.documents.plain_annual import PlainAnnualInput, plain_annual
from citeapp.reports.samples.annual import (
    annual_documents,
    empty_annual,
    full_plain_annual,
    typical_annual,
    ugly_annual,
)
from citeapp.reports.text import text_bytes


@pytest.mark.parametrize("name", ["bilan-annuel", "bilan-annuel-vide", "bilan-simplifie"])
def test_text_is_the_agreed_one(name, same_as_golden):
    same_as_golden(f"{name}.txt", text_bytes(annual_documents()[name]).decode())


def test_structure_is_the_agreed_one(valid_pdf, same_as_golden, structure_of):
    structure = structure_of(valid_pdf(annual_documents()["bilan-annuel"]))
    same_as_golden("bilan-annuel.structure.txt", structure)


def test_what_a_figure_does_not_say_stands_under_it():
    blocks = annual(typical_annual()).blocks
    notes = [block.text for block in blocks if isinstance(block, Note)]
    assert "58 participations ont été comptées sans nom." in notes


def test_what_nobody_counted_is_said_at_the_end_and_nowhere_else():
    told = text_bytes(annual(typical_annual())).decode()
    before, after = told.split("Ce que personne n’a compté")
    assert "Délai de remise" not in before
    assert "aucune remise n’a été notée" in after
    assert "Utilité des rencontres" in after


def test_charts_are_told_in_words():
    charts = [block for block in annual(typical_annual()).blocks if isinstance(block, Chart)]
    alts = {chart.title: chart.alt for chart in charts}
    assert alts["Rencontres par mois"].startswith("Le plus de rencontres : janvier 2026 (2).")
    assert "53 % (mai 2026) à 71 % (octobre 2025)" in alts["Part des parents et habitants"]
    assert "Laissées de côté (3)" in alts["Actions décidées dans l’année"]


def test_many_audiences_are_put_together_without_losing_anybody():
    given = ugly_annual()
    (chart,) = (b for b in annual(given).blocks if isinstance(b, Chart) and b.shape == "bars")
    (series,) = chart.series
    assert len(chart.labels) == MOST_BARS
    assert sum(filter(None, series.values)) == sum(number for _name, number in given.audiences)


def test_collectifs_are_not_ranked():
    given = ugly_annual()
    (table,) = (b for b in annual(given).blocks if isinstance(b, DataTable))
    assert [row[0] for row in table.rows] == [line.name for line in given.collectives]
    assert "non compté" in {row[3] for row in table.rows}


def test_an_empty_year_draws_no_chart_and_leaves_room_to_write():
    blocks = annual(empty_annual()).blocks
    assert not any(isinstance(block, Chart) for block in blocks)
    assert sum(isinstance(block, WritingSpace) for block in blocks) == 3
    assert Heading("L’année prochaine") in blocks


def test_a_year_that_is_over_does_not_say_until_when():
    over = replace(typical_annual(), running=False)
    assert "pas finie" in text_bytes(annual(typical_annual())).decode()
    assert "pas finie" not in text_bytes(annual(over)).decode()


def test_nothing_shames():
    told = text_bytes(annual(typical_annual())).decode().lower()
    for word in ("en retard", "abandon", "échec", "échou", "manqu", "faute"):
        assert word not in told, word


# The plain one


@pytest.mark.parametrize("name", ["bilan-simplifie", "bilan-simplifie-plein"])
def test_two_pages_at_most(name, valid_pdf):
    assert len(valid_pdf(annual_documents()[name]).pages) <= 2


def test_plain_words_hold_the_rules():
    for document in (plain_annual(full_plain_annual()), annual_documents()["bilan-simplifie"]):
        assert document.footer_left == "Version simplifiée"
        lines = [s for b in document.blocks if isinstance(b, PlainPart) for s in b.lines]
        for line in lines:
            assert not re.search(r"[%;()\[\]…]", line), line
            assert all(int(number) <= 1000 for number in re.findall(r"\d+", line)), line


def test_plain_words_for_a_year_in_which_nothing_was_noted():
    document = plain_annual(PlainAnnualInput(scope="", period="année 2026"))
    headings = [b.heading for b in document.blocks if isinstance(b, PlainPart)]
    assert headings == ["Nos rencontres", "L’année prochaine"]
