"""The relevé de décisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from citeapp.reports.content import Box, DataTable, Heading, Paragraph, Subtitle
from citeapp.reports.documents.decisions import DecidedAt, DecisionsInput, decisions
from citeapp.reports.documents.minutes import Decided


def given(*meetings: DecidedAt) -> DecisionsInput:
    return DecisionsInput(
        programme="Cité", scope="Dorignies", day=date(2026, 3, 25), meetings=meetings
    )


def test_decisions_stand_under_their_rencontre():
    met = DecidedAt(date(2026, 3, 12), "Dorignies", "", (Decided("A"), Decided("B")))
    blocks = decisions(given(met)).blocks
    assert blocks[1:] == (
        Subtitle("Dorignies · 2 décisions"),
        Heading("Jeudi 12 mars 2026"),
        Box("A."),
        Box("B."),
    )


def test_decisions_of_several_say_whose_they_are():
    met = DecidedAt(date(2026, 3, 12), "Dorignies", "", (Decided("A"),))
    document = decisions(replace(given(met), scope="tous les collectifs"))
    assert document.header_left_light == "Tous les collectifs"
    assert document.blocks[1:3] == (
        Subtitle("Tous les collectifs · 1 décision"),
        Heading("Jeudi 12 mars 2026 · Dorignies"),
    )


def test_nothing_decided_is_said():
    assert decisions(given()).blocks[-1] == Paragraph("Aucune décision n’a été prise.")


def test_actions_are_shown_only_when_asked_for():
    assert not any(isinstance(block, DataTable) for block in decisions(given()).blocks)
