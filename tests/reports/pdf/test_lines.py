"""Lines: every word once, none wider than asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citeapp.reports.pdf.lines import Line, Style, wrap

PLAIN = Style("plain", 10, 12, "#000000")
BOLD = Style("bold", 10, 12, "#000000")


def letters(text: str, _style: Style) -> float:
    return float(len(text))


def said(line: Line) -> str:
    return "".join(text for text, _style in line)


def test_lines_break_at_spaces_and_keep_them():
    lines = wrap((("un deux trois", PLAIN),), 7, letters)
    assert [said(line) for line in lines] == ["un deux ", "trois"]


def test_a_no_break_space_holds_words_together():
    lines = wrap((("il est 18\u00a0h", PLAIN),), 8, letters)
    assert [said(line) for line in lines] == ["il est ", "18\u00a0h"]


def test_a_word_may_change_its_style_midway():
    lines = wrap((("Jeudi", BOLD), (", centre", PLAIN)), 8, letters)
    assert lines == [(("Jeudi", BOLD), (", ", PLAIN)), (("centre", PLAIN),)]


def test_typed_line_breaks_are_kept():
    assert [said(line) for line in wrap((("a\n\nb", PLAIN),), 9, letters)] == ["a", "", "b"]


@given(st.text(alphabet="ab \n\u00a0é-", max_size=80), st.integers(1, 12))
def test_nothing_is_lost_and_nothing_sticks_out(text, width):
    lines = [said(line) for line in wrap(((text, PLAIN),), width, letters)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(len(line.rstrip(" ")) <= width for line in lines)
