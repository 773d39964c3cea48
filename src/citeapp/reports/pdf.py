"""A document as tagged PDF (PDF/UA-1), drawn with reportlab on A4 in the fonts of the program.

Nothing people typed goes through a markup reader: ``pdf_layout.py`` places letters, this
file draws them. The same document gives the same bytes.
"""

from __future__ import annotations

import io
from itertools import groupby
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from citeapp.reports.content import Document
from citeapp.reports.pdf_faces import Faces, faces
from citeapp.reports.pdf_glyphs import drawable
from citeapp.reports.pdf_layout import lay_out
from citeapp.reports.pdf_page import Area, Layout, Mark, Picture, Rule, Tag, Words
from citeapp.reports.pdf_pictures import draw_picture
from citeapp.reports.pdf_plain import lay_out_plain
from citeapp.reports.pdf_scripts import is_right_to_left
from citeapp.reports.pdf_tags import TaggedContent, describe, read_as
from citeapp.reports.texts import each_text


def pdf_bytes(document: Document, fonts: Path) -> bytes:
    """The PDF file of ``document``; ``fonts`` is the folder of the TTF files.

    The icons stand in the folder beside it.
    """
    known = faces(fonts)
    document = each_text(document, lambda text: drawable(text, known))
    lay = lay_out_plain if document.plain else lay_out
    layout = lay(document, known.width)
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=(layout.width, layout.height),
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        lang=document.language,
        initialFontName=known.first,
    )
    describe(canvas, document)
    _draw(canvas, layout, known, fonts.parent / "icons")
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, layout: Layout, fonts: Faces, icons: Path) -> None:
    content = TaggedContent(canvas)
    for page in layout.pages:
        for tag, marks in groupby(filter(_shows, page.marks), _tag):
            with content.marked(tag):
                for mark in marks:
                    _mark(canvas, mark, layout.height, fonts, icons)
        content.next_page()
    content.finish(layout.root)


def _shows(mark: Mark) -> bool:
    return not isinstance(mark, Words) or bool(mark.line)


def _tag(mark: Mark) -> Tag | None:
    return mark.tag if isinstance(mark, Words) else None


def _mark(canvas: Canvas, mark: Mark, height: float, fonts: Faces, icons: Path) -> None:
    match mark:
        case Words():
            _words(canvas, mark, height, fonts)
        case Rule(x1, y1, x2, y2, colour, thickness):
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(thickness)
            canvas.line(x1, height - y1, x2, height - y2)
        case Picture(x, y, side, name, colour):
            draw_picture(canvas, icons, name, x, height - y - side, side, colour)
        case Area(x, y, width, tall, colour, radius):
            canvas.setFillColor(colour)
            bottom = height - y - tall
            if radius:
                canvas.roundRect(x, bottom, width, tall, radius, stroke=0, fill=1)
            else:
                canvas.rect(x, bottom, width, tall, stroke=0, fill=1)


def _words(canvas: Canvas, words: Words, height: float, fonts: Faces) -> None:
    """One line; a space at its end keeps it apart from the next when read aloud."""
    line = words.line
    last, style = line[-1]
    if not last.endswith(" "):
        line = (*line[:-1], (f"{last} ", style))
    text = canvas.beginText(words.x, height - words.y)
    for piece, look in line:
        for name, letters in fonts.drawn(piece, look):
            text.setFont(name, look.size)
            text.setCharSpace(look.tracking)
            text.setFillColor(look.colour)
            text.textOut(letters)
    said = "".join(piece for piece, _look in line)
    with read_as(canvas, said if is_right_to_left(said) else ""):
        canvas.drawText(text)
