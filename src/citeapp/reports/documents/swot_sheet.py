"""The blank AFOM: four panels, what is ours on top, what comes from around below."""

from __future__ import annotations

from collections.abc import Iterable

from citeapp.base.language import _
from citeapp.reports.content import Block, Document, FillIn, Panel, Panels, WritingSpace
from citeapp.reports.documents.blank import BlankInput, blank_sheet

WHITE = 6


def swot_sheet(given: BlankInput) -> Document:
    """One page: the question, the four panels, what is kept of them."""
    return blank_sheet(given, _("Atouts, faiblesses, opportunités, menaces"), _blocks())


def _blocks() -> Iterable[Block]:
    yield FillIn(_("De quoi nous parlons"))
    yield Panels(
        (
            Panel(_("Atouts"), (_("chez nous, ce qui nous aide"),), WHITE),
            Panel(_("Faiblesses"), (_("chez nous, ce qui nous freine"),), WHITE),
            Panel(_("Opportunités"), (_("autour de nous, ce qui peut nous aider"),), WHITE),
            Panel(_("Menaces"), (_("autour de nous, ce qui peut nous freiner"),), WHITE),
        )
    )
    yield WritingSpace(_("Ce que nous en retenons"), 2)
