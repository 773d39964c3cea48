"""The window in English, for those who work on it: no page keeps a sentence to itself in French."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from boards_bench import Boards
from every_page import PLACES, open_place
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from citeapp.base import language
from citeapp.base.catalogue import entries_of
from citeapp.base.paths import resources


@pytest.fixture
def french() -> Iterator[set[str]]:
    """English is spoken; the French sentences that are no English ones (« Place » may be)."""
    folder = resources() / "translations"
    language.choose("en", folder)
    entries = list(entries_of((folder / "en.po").read_text("utf-8")))
    english = {words for entry in entries for words in entry.said}
    yield {words for entry in entries for words in entry.key if words} - english
    language.choose("fr", folder)


def test_every_page_speaks_english(french: set[str], boards: Boards) -> None:
    for place in PLACES:
        open_place(boards, place)
        kept = french.intersection(_shown(boards.window))
        assert not kept, f"{place}: {kept}"


def _shown(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        yield widget.accessibleName()
