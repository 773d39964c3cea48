"""Samples of the sheets to fill in by hand, by the names of their files."""

from __future__ import annotations

from datetime import date

from citeapp.reports.content import Document
from citeapp.reports.documents.action_sheet import action_sheet
from citeapp.reports.documents.blank import BlankInput
from citeapp.reports.documents.diagnosis_sheet import diagnosis_sheet
from citeapp.reports.documents.lessons_sheet import lessons_sheet
from citeapp.reports.documents.need_sheet import need_sheet
from citeapp.reports.documents.problem_tree import problem_tree
from citeapp.reports.documents.self_evaluation import evaluation_grid, plain_evaluation_grid
from citeapp.reports.documents.swot_sheet import swot_sheet
from citeapp.reports.documents.vision_sheet import vision_sheet


def blank_documents() -> dict[str, Document]:
    """Each of them once, and one without a collectif whose name is too long for a line."""
    given = BlankInput(
        programme="Cité éducative Douai-Waziers",
        collective="Collectif Dorignies",
        day=date(2026, 3, 12),
    )
    endless = BlankInput(programme="Cité", collective="Anticonstitutionnellement " * 19 + "enfin")
    return {
        "fiche-diagnostic": diagnosis_sheet(given),
        "afom": swot_sheet(given),
        "arbre-a-problemes": problem_tree(given),
        "vision": vision_sheet(given),
        "vision-difficile": vision_sheet(endless),
        "fiche-action": action_sheet(given),
        "retour-d-experience": lessons_sheet(given),
        "grille-d-auto-evaluation": evaluation_grid(given),
        "grille-simplifiee": plain_evaluation_grid(given),
        "besoin-transmis": need_sheet(given),
    }
