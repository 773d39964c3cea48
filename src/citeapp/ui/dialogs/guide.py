"""The guide in the window: one chapter as it would be printed, the whole of it a key away."""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.ui.dialogs.preview import PreviewDialog, Wanted, open_preview
from citeapp.ui.page import Page
from citeapp.usecases import guide
from citeapp.usecases.guide import GuidePage

FIRST = "01-premiers-pas"
LOST = guide.SHEET
CHAPTERS = {
    "week": FIRST,
    "importing": FIRST,
    "meetings": "02-preparer",
    "tracking": "07-suivre",
    "register": "07-suivre",
    "exchange": "08-echanger",
    "plain": "09-documents",
    "collectives": "09-documents",
    "settings": "10-surete",
    "past": "10-surete",
    "people": "10-surete",
}
"""The chapter that speaks of each page; the others open the whole guide."""


def titles() -> list[GuidePage]:
    """Every chapter, the whole guide first."""
    return [GuidePage("", _("Le guide de CitéApp")), *guide.titles()]


def open_guide(page: Page, chapter: str) -> PreviewDialog:
    """Show a chapter, or the whole guide for ""."""
    title = next((one.title for one in titles() if one.key == chapter), "")
    return open_preview(page, Wanted("guide", title, options={"layout": chapter}, noted=False))
