"""A document as tagged PDF (PDF/UA-1 and PDF/A-2a), in the fonts of the program.

Nothing people typed goes through a markup reader: ``layout.py`` places letters, this
file draws them. The same document gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from citeapp.reports.content import Document
from citeapp.reports.pdf.card_pages import holds_cards, lay_out_card_pages
from citeapp.reports.pdf.faces import Faces, faces
from citeapp.reports.pdf.file import file_bytes
from citeapp.reports.pdf.glyphs import drawable
from citeapp.reports.pdf.layout import lay_out
from citeapp.reports.pdf.metadata import describe, mean_colours
from citeapp.reports.pdf.ops import PageOps
from citeapp.reports.pdf.page import Area, Layout, Mark, Photo, Picture, Rule, Sketch, Tag, Words
from citeapp.reports.pdf.pictures import draw_picture
from citeapp.reports.pdf.plain import lay_out_plain
from citeapp.reports.pdf.poster import lay_out_poster
from citeapp.reports.pdf.scripts import is_right_to_left
from citeapp.reports.pdf.tags import TaggedContent, read_as
from citeapp.reports.texts import each_text

_RISE, _FALL = 0.8, 0.25
"""How far a line reaches above and under its baseline, in sizes of its letters."""


def pdf_bytes(document: Document, fonts: Path) -> bytes:
    """The PDF file of ``document``; ``fonts`` is the folder of the TTF files.

    The icons and the meaning of colours stand in the folders beside it.
    """
    known = faces(fonts)
    document = each_text(document, cache(lambda text: drawable(_dots_kept(text), known)))
    layout = _lay(document)(document, known)
    canvas = Canvas(
        io.BytesIO(),
        pagesize=(layout.width * layout.scale, layout.height * layout.scale),
        pageCompression=1,
        pdfVersion=(1, 7),
        lang=document.language,
        initialFontName=known.first,
    )
    describe(canvas, document)
    mean_colours(canvas, fonts.parent / "colour" / "sRGB.icc")
    structure = _Pen(canvas, layout, known, fonts.parent).draw()
    return file_bytes(canvas, structure)


def _lay(document: Document) -> Callable[[Document, Faces], Layout]:
    if document.poster:
        return lay_out_poster
    if holds_cards(document):
        return lay_out_card_pages
    return lay_out_plain if document.plain else lay_out


def _dots_kept(text: str) -> str:
    """« a · b » breaks after the dot: no line begins with one."""
    return text.replace(" · ", "\u00a0· ")


class _Pen:
    """Draws the marks of a layout, whose origin is at the top, on a canvas."""

    def __init__(self, canvas: Canvas, layout: Layout, known: Faces, resources: Path) -> None:
        self._canvas, self._layout, self._known = canvas, layout, known
        self._resources = resources
        self._content = TaggedContent(canvas)
        self._ops = PageOps(canvas)

    def draw(self) -> dict[int, bytes]:
        """All pages, then the structure over them: its objects by number."""
        content = self._content
        for page in self._layout.pages:
            if self._layout.scale != 1.0:
                self._canvas.scale(self._layout.scale, self._layout.scale)
            for tag, marks in groupby(filter(_shows, page.marks), _tag):
                content.begin(tag)
                for mark in marks:
                    self._mark(mark)
                content.end()
            content.next_page()
            self._ops.begin()
        return content.finish(self._layout.root)

    def _mark(self, mark: Mark) -> None:
        height = self._layout.height
        match mark:
            case Words():
                self._words(mark)
            case Rule(x1, y1, x2, y2, colour, thickness):
                self._ops.line(x1, height - y1, x2, height - y2, colour, thickness)
            case Picture(x, y, side, name, colour):
                draw_picture(
                    self._canvas, self._resources, name, x, height - y - side, side, colour
                )
            case Photo() | Sketch():
                self._figure(mark)
            case Area(x, y, width, tall, colour, radius) if radius:
                self._ops.round_area(x, height - y - tall, width, tall, colour, radius)
            case Area(x, y, width, tall, colour):
                self._ops.area(x, height - y - tall, width, tall, colour)

    def _figure(self, mark: Photo | Sketch) -> None:
        bottom = self._layout.height - mark.y - mark.height
        if isinstance(mark, Photo):
            picture = ImageReader(io.BytesIO(mark.data))
            self._canvas.drawImage(picture, mark.x, bottom, mark.width, mark.height)
        else:
            from reportlab.graphics import renderPDF

            renderPDF.draw(mark.drawing, self._canvas, mark.x, bottom)
        if mark.tag:
            right, top = mark.x + mark.width, bottom + mark.height
            self._content.box(mark.tag, (mark.x, bottom, right, top))

    def _words(self, words: Words) -> None:
        """One line; a space at its end keeps it apart from the next when read aloud."""
        line = words.line
        last, style = line[-1]
        if not last.endswith(" "):
            line = (*line[:-1], (f"{last} ", style))
        baseline = self._layout.height - words.y
        said = "".join(piece for piece, _look in line)
        parts = [
            (self._known.drawn(piece, look), look.size, look.tracking, look.colour)
            for piece, look in line
        ]
        if is_right_to_left(said):
            with read_as(self._canvas, said):
                self._ops.text(words.x, baseline, parts, turned=words.turned)
        else:
            self._ops.text(words.x, baseline, parts, turned=words.turned)
        if words.tag and words.tag.address:
            right = words.x + sum(self._known.width(piece, look) for piece, look in words.line)
            box = words.x, baseline - _FALL * style.size, right, baseline + _RISE * style.size
            self._content.link(words.tag, box, said.strip())
        elif words.tag and words.tag.name[1:].isdigit():
            self._content.heading(words.tag, said, baseline + style.leading)


def _shows(mark: Mark) -> bool:
    return not isinstance(mark, Words) or bool(mark.line)


def _tag(mark: Mark) -> Tag | None:
    return mark.tag if isinstance(mark, Words | Photo | Sketch) else None
