"""A text with marks: every word is there, the marks are where they belong, nothing is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.ui import style
from citeapp.ui.widgets.conflict import ConflictCard, Side, WayButton
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.ui.widgets.marked import MARKS, MarkedText, Span


def coloured(text: MarkedText, token: str) -> list[int]:
    """The columns of the picture in which a ground of this colour is seen."""
    picture = text.grab().toImage()
    wanted = style.look().color(token).rgb()
    return [
        x
        for x in range(picture.width())
        if any(picture.pixel(x, y) == wanted for y in range(picture.height()))
    ]


def test_a_mark_stands_under_its_words_alone(dressed: QApplication, qtbot: QtBot) -> None:
    text = MarkedText([Span("La garderie "), Span("du soir ", 0), Span("ouvre.")])
    qtbot.addWidget(text)
    text.resize(600, 40)
    before = text.fontMetrics().horizontalAdvance("La garderie ")
    marked = text.fontMetrics().horizontalAdvance("du soir")
    seen = coloured(text, MARKS[0][1])
    assert abs(seen[0] - before) <= 2
    assert abs(seen[-1] - (before + marked)) <= 2  # the space after them is not theirs
    assert coloured(text, MARKS[1][1]) == []


def test_a_mark_after_an_emoji_is_not_shifted(dressed: QApplication, qtbot: QtBot) -> None:
    plain = MarkedText([Span("Fête 🎉 "), Span("ouverte", 1)])
    qtbot.addWidget(plain)
    plain.resize(600, 40)
    wide = plain.fontMetrics().horizontalAdvance("ouverte")
    seen = coloured(plain, MARKS[1][1])
    assert abs((seen[-1] - seen[0]) - wide) <= 3


def test_a_long_text_grows_downwards(dressed: QApplication, qtbot: QtBot) -> None:
    text = MarkedText([Span("mot " * 60), Span("anticonstitutionnellement" * 6, 2)])
    qtbot.addWidget(text)
    assert text.heightForWidth(200) > 3 * text.heightForWidth(900)
    assert text.text().count("mot") == 60
    assert text.accessibleName() == text.text()


@pytest.mark.parametrize("width", [480, 700, 1300])
def test_no_version_is_cut_in_its_card(dressed: QApplication, qtbot: QtBot, width: int) -> None:
    """Side by side the versions are read to their last word, whatever their length."""
    text = "Les parents souhaitent que la garderie reste ouverte les soirs de conseil. " * 4
    sides = [
        Side(text, f"{name} · 3 mars", spans=(Span(text, mark),), mark=mark)
        for mark, name in enumerate(("Marie-Christine Vandenbroucke", "Karim"))
    ] + [Side(text, "Awa · 4 mars", rows=(("remarque", text),))]
    column = ScrollColumn()
    qtbot.addWidget(column)
    column.column.addWidget(ConflictCard("Texte", "texte", sides, [("0", "Garder")]))
    column.resize(width, 700)
    column.show()
    QApplication.processEvents()
    texts = [*column.findChildren(MarkedText), *column.findChildren(PlainLabel)]
    shown = [one for one in texts if one.isVisible() and one.hasHeightForWidth()]
    assert len(shown) > 5
    for one in shown:
        assert one.height() >= one.heightForWidth(one.width())


def test_words_too_long_for_a_button_are_whole_in_its_tip(
    dressed: QApplication, qtbot: QtBot
) -> None:
    words = "Garder Association des parents d’élèves & amis de l’école Denis Papin"
    button = WayButton(words, name=words)
    qtbot.addWidget(button)
    button.resize(206, 34)
    button.show()
    assert button.text().endswith("…")
    assert "&amp; amis" in button.toolTip()
    assert button.accessibleName() == words
    button.resize(900, 34)
    assert button.text().replace("&&", "&") == words
    assert button.toolTip() == ""
