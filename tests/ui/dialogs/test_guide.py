"""The guide is read where one is: F1, then the chapter of the page; the palette finds them all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.base.text import fold
from citeapp.ui.dialogs.guide import CHAPTERS, FIRST
from citeapp.ui.dialogs.preview import PreviewDialog
from citeapp.ui.pages.meetings.inviting.guest_table import REPLY_KEYS
from citeapp.ui.pages.meetings.signing_in.sheet_table import KEYS as SHEET_KEYS
from citeapp.ui.pages.tracking.table import STATE_KEYS
from citeapp.ui.pages.week.first_day import FirstDay
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.shell.navigation import NAVIGATION
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import RowCard
from citeapp.usecases import guide


@pytest.fixture
def window(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> Iterator[MainWindow]:
    session = bootstrap.create(
        Home(tmp_path, tmp_path),
        name="Samira",
        organisation="Centre social",
        clock=clock,
        random_bytes=random.Random(1).randbytes,
    ).session
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.attach(SessionDesk(session), session)
    shown.show()
    yield shown
    shown.close()
    bootstrap.close(session)


def test_f1_leads_to_the_chapter_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.go("exchange")
    window.help()
    (button,) = (b for b in window.help_panel.findChildren(Button) if "guide" in b.text())
    button.click()
    dialog = window.findChild(PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    qtbot.waitUntil(lambda: dialog.pages is not None)
    assert "Échanger avec les autres" in dialog.windowTitle() + dialog.accessibleName()
    assert not window.help_panel.isVisible()
    dialog.close()


def test_the_palette_offers_every_chapter(window: MainWindow) -> None:
    offered = {command.title for command in window._commands()}
    page = window.page()
    assert page is not None
    assert {one.title for one in guide.pages(page.context.session)} <= offered


def test_every_chapter_that_a_page_leads_to_exists(window: MainWindow) -> None:
    page = window.page()
    assert page is not None
    known = {one.key for one in guide.pages(page.context.session)}
    assert set(CHAPTERS.values()) <= known
    assert set(CHAPTERS) <= {place.key for place in NAVIGATION}


def opened(window: MainWindow, qtbot: QtBot) -> PreviewDialog:
    """The reading window, once its page is drawn."""
    dialog = window.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(lambda: dialog.pages is not None, timeout=20_000)
    return dialog


def test_the_palette_finds_a_chapter_by_what_it_says(window: MainWindow, qtbot: QtBot) -> None:
    window.search()
    palette = window.palette_box
    palette.field.edit.setText("demi-minute ecole")
    found = [one.title for one in palette.list.model().rows]
    assert found == ["Inviter"]
    palette.field.edit.setText("inviter")
    assert [one.title for one in palette.list.model().rows].count("Inviter") == 1


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Premiers pas en cinq minutes", "Premiers pas en cinq minutes"),
        ("Ordinateur ou clé perdus", "Ordinateur ou clé perdus : que faire"),
    ],
)
def test_the_help_of_any_page_leads_to_the_first_steps_and_to_what_is_lost(
    window: MainWindow, qtbot: QtBot, words: str, title: str
) -> None:
    window.go("tracking")
    window.help()
    (button,) = (b for b in window.help_panel.findChildren(Button) if b.text() == words)
    button.click()
    dialog = opened(window, qtbot)
    assert title in dialog.windowTitle() + dialog.accessibleName()
    assert dialog.pages is not None
    assert len(dialog.pages) <= 2
    dialog.close()


@pytest.mark.parametrize("page", ["exchange", "settings"])
def test_the_sheet_for_what_is_lost_is_printed_from_where_one_looks_for_it(
    window: MainWindow, qtbot: QtBot, page: str, tmp_path: Path
) -> None:
    window.go(page)
    shown = window.page()
    assert shown is not None

    def offered() -> list[Button]:
        return [b for b in shown.findChildren(Button) if b.text() == "Ordinateur ou clé perdus"]

    qtbot.waitUntil(lambda: len(offered()) == 1)  # what is out of sight is made after the paint
    offered()[0].click()
    dialog = opened(window, qtbot)
    assert dialog.printer.isEnabled()
    assert dialog.pages is not None
    assert len(dialog.pages) == 1
    dialog.close()


def test_the_first_day_leads_to_the_first_steps(window: MainWindow, qtbot: QtBot) -> None:
    window.go("week")
    shown = window.page()
    assert shown is not None
    (button,) = (b for b in shown.findChildren(Button) if "Premiers pas" in b.text())
    button.click()
    dialog = opened(window, qtbot)
    assert "Premiers pas" in dialog.windowTitle() + dialog.accessibleName()
    dialog.close()


@pytest.mark.parametrize(
    ("chapter", "keys", "said"),
    [
        (
            "03-inviter",
            REPLY_KEYS,
            {"o si elle vient": "yes", "p peut-être": "maybe", "n si elle ne vient pas": "no"},
        ),
        (
            "04-emarger",
            SHEET_KEYS,
            {
                "r : en retard": "late",
                "e : excusée": "excused",
                "p : représentée": "represented",
                "d : partie avant": "left",
            },
        ),
        ("07-suivre", STATE_KEYS, {"f pour fait": "done", "r pour reporté": "postponed"}),
    ],
)
def test_the_letters_that_the_guide_names_do_what_it_says(
    chapter: str, keys: dict[str, str], said: dict[str, str]
) -> None:
    """Each « letter words » stands in the chapter, and the page gives the letter that meaning."""
    text = next(one.words for one in guide.titles() if one.key == chapter)
    assert [words for words in said if fold(words) not in text] == []
    assert {words[0]: meaning for words, meaning in said.items()} == {
        words[0]: keys[words[0]] for words in said
    }


def test_the_first_steps_name_those_of_the_first_day(window: MainWindow) -> None:
    window.go("week")
    shown = window.page()
    assert shown is not None
    first_day = shown.findChild(FirstDay)
    assert first_day is not None
    assert len(first_day.findChildren(RowCard)) == 4
    text = next(one.words for one in guide.titles() if one.key == FIRST)
    assert fold("montre ensuite quatre pas") in text
