"""A document as tagged PDF (PDF/UA-1), drawn with reportlab on A4 in the fonts of the program.

Nothing people typed goes through a markup reader: ``pdf_layout.py`` places letters, this
file draws them. The same document gives the same bytes.
"""

from __future__ import annotations

import io
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError
from reportlab.pdfgen.canvas import Canvas

from citeapp.base.errors import UserError
from citeapp.base.language import _
from citeapp.reports.content import Document
from citeapp.reports.pdf_glyphs import drawable
from citeapp.reports.pdf_layout import lay_out
from citeapp.reports.pdf_lines import Style
from citeapp.reports.pdf_page import Area, Layout, Mark, Rule, Tag, Words
from citeapp.reports.pdf_style import FACES, REGULAR
from citeapp.reports.pdf_tags import ReadableFont, TaggedContent, describe
from citeapp.reports.texts import each_text


def pdf_bytes(document: Document, fonts: Path) -> bytes:
    """The PDF file of ``document``; ``fonts`` is the folder of the Inter TTF files."""
    faces = _fonts(fonts)
    known = faces[REGULAR].face.charToGlyph.keys()
    document = each_text(document, lambda text: drawable(text, known))

    def measure(text: str, style: Style) -> float:
        plain: float = faces[style.face].stringWidth(text, style.size)
        return plain + style.tracking * len(text)

    layout = lay_out(document, measure)
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=(layout.width, layout.height),
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        lang=document.language,
        initialFontName=faces[REGULAR].fontName,
    )
    describe(canvas, document)
    _draw(canvas, layout, {name: font.fontName for name, font in faces.items()})
    canvas.save()
    return out.getvalue()


@cache
def _fonts(folder: Path) -> dict[str, ReadableFont]:
    """The faces of ``folder``, known to reportlab under names of their own."""
    fonts = {}
    for face in FACES:
        try:
            font = ReadableFont(f"{face} {folder}", str(folder / f"{face}.ttf"))
        except (TTFError, OSError) as error:
            raise UserError(
                _("La police de caractères {face} manque ou est abîmée.", face=face),
                safe=_("Vos données ne sont pas touchées."),
                todo=_("Réinstallez le programme."),
            ) from error
        pdfmetrics.registerFont(font)
        fonts[face] = font
    return fonts


def _draw(canvas: Canvas, layout: Layout, names: dict[str, str]) -> None:
    content = TaggedContent(canvas)
    for page in layout.pages:
        for tag, marks in groupby(filter(_shows, page.marks), _tag):
            with content.marked(tag):
                for mark in marks:
                    _mark(canvas, mark, layout.height, names)
        content.next_page()
    content.finish(layout.root)


def _shows(mark: Mark) -> bool:
    return not isinstance(mark, Words) or bool(mark.line)


def _tag(mark: Mark) -> Tag | None:
    return mark.tag if isinstance(mark, Words) else None


def _mark(canvas: Canvas, mark: Mark, height: float, names: dict[str, str]) -> None:
    match mark:
        case Words():
            _words(canvas, mark, height, names)
        case Rule(x1, y1, x2, y2, colour, thickness):
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(thickness)
            canvas.line(x1, height - y1, x2, height - y2)
        case Area(x, y, width, tall, colour, radius):
            canvas.setFillColor(colour)
            bottom = height - y - tall
            if radius:
                canvas.roundRect(x, bottom, width, tall, radius, stroke=0, fill=1)
            else:
                canvas.rect(x, bottom, width, tall, stroke=0, fill=1)


def _words(canvas: Canvas, words: Words, height: float, names: dict[str, str]) -> None:
    """One line; a space at its end keeps it apart from the next when read aloud."""
    line = words.line
    last, style = line[-1]
    if not last.endswith(" "):
        line = (*line[:-1], (f"{last} ", style))
    text = canvas.beginText(words.x, height - words.y)
    for piece, look in line:
        text.setFont(names[look.face], look.size)
        text.setCharSpace(look.tracking)
        text.setFillColor(look.colour)
        text.textOut(piece)
    canvas.drawText(text)
