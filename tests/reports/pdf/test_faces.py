"""Two fonts for one text: what is measured is what is drawn."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from citeapp.reports.pdf.faces import faces
from citeapp.reports.pdf.style import BODY, STRONG


@pytest.mark.parametrize("text", ["Jeudi 12 mars", "Mme فاطمة, parent", "☐ oui ⵜⴰⵎⴰ", "كهن שלום"])
@pytest.mark.parametrize("style", [BODY, STRONG])
def test_what_is_measured_is_what_is_drawn(fonts, text, style):
    known = faces(fonts)
    drawn = sum(stringWidth(part, name, style.size) for name, part in known.drawn(text, style))
    assert known.width(text, style) == pytest.approx(drawn)
    assert drawn > 0


def test_latin_words_never_leave_inter(fonts):
    runs = faces(fonts).drawn("Œuvre, Łódź, Ağrı, Ștefan : « été »", STRONG)
    assert [name.split()[0] for name, _part in runs] == ["Inter-SemiBold"]


def test_what_no_font_has_is_known(fonts):
    known = faces(fonts)
    assert all(ord(letter) in known for letter in "éاשⵜՀ☐🎉")
    assert ord("王") not in known
