"""Sheets of a collectif to fill in by hand, for work on paper or on a wall."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

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
from citeapp.usecases.documenting.asked import Asked, one_or_all, programme_name
from citeapp.usecases.session import Session


def _blank(sheet: Callable[[BlankInput], Document], session: Session, asked: Asked) -> Document:
    """The sheet of a collectif, or one for any of them."""
    id, words = one_or_all(session, asked.id)
    return sheet(
        BlankInput(
            programme=programme_name(session),
            collective=words if id else "",
            day=session.today,
            demo=session.programme.is_demo,
        )
    )


BLANKS: dict[str, Callable[[Session, Asked], Document]] = {
    "diagnosis-sheet": partial(_blank, diagnosis_sheet),
    "swot-sheet": partial(_blank, swot_sheet),
    "problem-tree": partial(_blank, problem_tree),
    "vision-sheet": partial(_blank, vision_sheet),
    "action-sheet": partial(_blank, action_sheet),
    "lessons-sheet": partial(_blank, lessons_sheet),
    "evaluation-grid": partial(_blank, evaluation_grid),
    "plain-evaluation-grid": partial(_blank, plain_evaluation_grid),
    "need-sheet": partial(_blank, need_sheet),
}
"""Kind to what draws it, for ``documents.KINDS``."""
