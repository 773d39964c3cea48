"""The blank arbre à problèmes: a tree to fill in, then the same tree as a list.

The tree is drawn top down as it is read on a wall: consequences, the problem, its causes, what
lies under them. The list is its alternative for whoever does not see the drawing, and the form
in which it is typed afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable

from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Document,
    FillIn,
    Heading,
    Note,
    PageBreak,
    Panel,
    Panels,
    WritingSpace,
)
from citeapp.reports.documents.blank import BlankInput, blank_sheet

BRANCHES = 3
ROOM = 3
"""Lines in each panel of the drawing: it stands on one page, under the logos."""


def problem_tree(given: BlankInput) -> Document:
    """Two pages: the drawing, the list."""
    return blank_sheet(given, _("Arbre à problèmes"), (*_drawing(), *_list()))


def _drawing() -> Iterable[Block]:
    yield Note(
        _(
            "Écrivez d’abord le problème, au milieu. Dessous, d’où il vient. "
            "Dessus, ce qu’il entraîne. Une phrase, un fait par case."
        )
    )
    yield _row(_("Conséquence {n}"), 0)
    yield Panels((Panel(_("Le problème"), white=ROOM - 1),), across=1, branches=BRANCHES)
    yield _row(_("Cause {n}"), BRANCHES)
    yield _row(_("Sous la cause {n}"), BRANCHES)


def _row(title: str, branches: int) -> Panels:
    numbers = range(1, BRANCHES + 1)
    return Panels(
        tuple(Panel(title.format(n=number), white=ROOM) for number in numbers),
        across=BRANCHES,
        branches=branches,
    )


def _list() -> Iterable[Block]:
    yield PageBreak()
    yield Heading(_("Le même arbre, en liste"))
    yield WritingSpace(_("Le problème"), 2)
    for number in range(1, BRANCHES + 1):
        yield WritingSpace(_("Cause {n}, et ce qui est dessous", n=number), 2)
    for number in range(1, BRANCHES + 1):
        yield WritingSpace(_("Conséquence {n}", n=number), 2)
    yield FillIn(_("Ce que nous voulons changer en premier"))
