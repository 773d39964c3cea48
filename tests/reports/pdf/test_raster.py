"""Pages of a PDF file as pictures."""

from __future__ import annotations

import pytest

from citeapp.base.paths import resources
from citeapp.base.progress import Cancelled
from citeapp.reports.content import Document, PageBreak, Paragraph, Title
from citeapp.reports.pdf.document import pdf_bytes
from citeapp.reports.pdf.raster import PdfPages


@pytest.fixture
def pages():
    blocks = (Title("Un"), PageBreak(), Paragraph("Deux"))
    made = PdfPages(pdf_bytes(Document(title="Deux pages", blocks=blocks), resources() / "fonts"))
    yield made
    made.close()


def test_sizes_are_those_of_the_paper(pages):
    assert len(pages) == 2
    assert pages.sizes[0] == pytest.approx((595.276, 841.89), abs=0.01)


@pytest.mark.parametrize(("grey", "channels"), [(False, 3), (True, 1)])
def test_a_page_is_drawn_as_finely_as_asked(pages, grey, channels):
    coarse, fine = (pages.drawn(0, dots, grey=grey) for dots in (72, 144))
    assert (coarse.width, coarse.height) == (596, 842)
    assert (fine.width, fine.height) == (1191, 1684)
    assert len(coarse.data) == coarse.stride * coarse.height
    assert coarse.stride >= coarse.width * channels
    assert min(coarse.data) < 80
    assert coarse.data[0] == 255


def test_nothing_is_drawn_once_closed(pages):
    pages.close()
    with pytest.raises(Cancelled):
        pages.drawn(0, 72)
