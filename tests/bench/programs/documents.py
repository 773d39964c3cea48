"""The sign-in sheet of a hundred people, drawn by us and by others: documents.py WHO.

Prints the pages, the seconds of a drawing in the middle of several, and the size of the file.
Every one gets the same words, columns and fonts, and as high a row to sign in.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from html import escape
from itertools import count
from pathlib import Path

import pypdf
from measuring import median, timed

from citeapp.base.paths import resources
from citeapp.reports.content import DataTable, Document, Fact, Facts, Note, Title, ToFill
from citeapp.reports.documents.sign_in_sheet import Layout, sign_in_sheet
from citeapp.reports.rendering import render
from citeapp.reports.samples import every as samples

PEOPLE, DRAWINGS = 100, 5
FONTS = resources() / "fonts"


_drawn = count(1)


def sheet() -> Document:
    """A new one each time, as people make them: what a program remembers of the last is no help.

    Only what everyone can say is on it: title, facts, table, small print.
    """
    given = samples.typical_sheet(Layout.COMPLETE, PEOPLE)
    turn = next(_drawn)
    people = tuple(
        replace(one, last_name=f"{one.last_name} {turn}", contact=f"06 {turn:02} 00 00 {n:02}")
        for n, one in enumerate(given.expected)
    )
    document = sign_in_sheet(replace(given, expected=people))
    kinds = (Title, Facts, DataTable, Note)
    return replace(document, blocks=tuple(b for b in document.blocks if isinstance(b, kinds)))


def table(document: Document) -> DataTable:
    return next(block for block in document.blocks if isinstance(block, DataTable))


def words(document: Document) -> tuple[str, list[Fact], list[str]]:
    """The title, the facts and the small print."""
    blocks = document.blocks
    title = next(block.text for block in blocks if isinstance(block, Title))
    facts = [row for block in blocks if isinstance(block, Facts) for row in block.rows]
    return title, facts, [block.text for block in blocks if isinstance(block, Note)]


def rows(document: Document) -> list[list[str]]:
    return [
        ["" if isinstance(cell, ToFill) else cell for cell in row] for row in table(document).rows
    ]


def ours() -> Callable[[], bytes]:
    return lambda: render(sheet(), "pdf", FONTS)


def platypus() -> Callable[[], bytes]:
    """Untagged, with its paragraphs in the cells, as its manual does where text may wrap."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    for face in ("Inter-Regular", "Inter-SemiBold"):
        pdfmetrics.registerFont(TTFont(face, str(FONTS / f"{face}.ttf")))
    plain = ParagraphStyle("plain", fontName="Inter-Regular", fontSize=9.4, leading=13.5)
    strong = ParagraphStyle("strong", plain, fontName="Inter-SemiBold")
    large = ParagraphStyle("large", strong, fontSize=18, leading=26)

    def number(canvas: Canvas, _template: object) -> None:
        canvas.setFont("Inter-Regular", 8)
        canvas.drawString(48, 31, f"page {canvas.getPageNumber()}")

    def draw() -> bytes:
        document, out = sheet(), io.BytesIO()
        paper = landscape(A4) if document.landscape else A4
        title, facts, notes = words(document)
        columns = table(document).columns
        total = sum(column.weight for column in columns)
        cells = [[Paragraph(escape(column.title), strong) for column in columns]]
        cells += [[Paragraph(escape(cell), plain) for cell in row] for row in rows(document)]
        grid = Table(
            cells,
            [(paper[0] - 96) * column.weight / total for column in columns],
            [None] + [table(document).row_height] * (len(cells) - 1),
            repeatRows=1,
            style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, "#D9DEE5")],
        )
        story = [Paragraph(escape(title), large)]
        story += [Paragraph(escape(f"{fact.label} : {fact.value}"), plain) for fact in facts]
        story += [grid, *(Paragraph(escape(note), plain) for note in notes)]
        template = SimpleDocTemplate(out, pagesize=paper, leftMargin=48, rightMargin=48)
        template.build(story, onFirstPage=number, onLaterPages=number)
        return out.getvalue()

    return draw


def typst() -> Callable[[], bytes]:
    """Tagged for PDF/UA-1."""
    from typst import Compiler

    folder = Path(tempfile.mkdtemp())
    source = folder / "sheet.typ"

    def said(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    def draw() -> bytes:
        document = sheet()
        title, facts, notes = words(document)
        columns = table(document).columns
        lines = [
            f"#set document(title: {said(title)})",
            '#set text(font: "Inter", size: 9.4pt, lang: "fr")',
            f'#set page(paper: "a4", flipped: {str(document.landscape).lower()}, margin: 48pt,'
            ' numbering: "1 / 1")',
            f"= #{said(title)}",
            *(f"#{said(fact.label)} : #{said(fact.value)}\\" for fact in facts),
            f"#table(columns: ({', '.join(f'{column.weight}fr' for column in columns)}),"
            f" rows: (auto,) + ({table(document).row_height}pt,) * {len(rows(document))},",
            "stroke: (bottom: 0.5pt + gray),",
            f"table.header({', '.join(said(column.title) for column in columns)}),",
            *(f"{', '.join(map(said, row))}," for row in rows(document)),
            ")",
            *(f"#{said(note)}\n" for note in notes),
        ]
        source.write_text("\n".join(lines), encoding="utf-8")
        compiler = Compiler(str(source), font_paths=[str(FONTS)])
        made = compiler.compile(format="pdf", pdf_standards=["ua-1"])
        assert isinstance(made, bytes)
        return made

    return draw


def weasyprint() -> Callable[[], bytes]:
    """Tagged for PDF/UA-1."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: Inter; font-weight: {weight};"
        f' src: url("{(FONTS / f"Inter-{face}.ttf").as_uri()}") }}'
        for face, weight in (("Regular", 400), ("SemiBold", 600))
    )

    def draw() -> bytes:
        document = sheet()
        title, facts, notes = words(document)
        columns = table(document).columns
        total = sum(column.weight for column in columns)
        paper = "A4 landscape" if document.landscape else "A4"
        style = (
            f"{faces} @page {{ size: {paper}; margin: 48pt; @bottom-right {{ content:"
            " counter(page) ' / ' counter(pages) } } body { font: 9.4pt Inter }"
            f" table {{ width: 100%; border-collapse: collapse; table-layout: fixed }}"
            f" td {{ height: {table(document).row_height}pt; border-bottom: 0.5pt solid gray }}"
        )
        heads = "".join(
            f'<th scope="col" style="width: {100 * one.weight / total}%">{escape(one.title)}</th>'
            for one in columns
        )
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
            for row in rows(document)
        )
        page = (
            f'<html lang="fr"><head><title>{escape(title)}</title></head><body>'
            f"<h1>{escape(title)}</h1>"
            + "".join(f"<p>{escape(f'{one.label} : {one.value}')}</p>" for one in facts)
            + f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
            + "".join(f"<p>{escape(note)}</p>" for note in notes)
            + "</body></html>"
        )
        made = HTML(string=page).write_pdf(
            stylesheets=[CSS(string=style, font_config=fonts)],
            font_config=fonts,
            pdf_variant="pdf/ua-1",
        )
        return bytes(made or b"")

    return draw


def main() -> None:
    prepare = {"ours": ours, "platypus": platypus, "typst": typst, "weasyprint": weasyprint}
    draw = prepare[sys.argv[1]]()
    data = draw()
    reader = pypdf.PdfReader(io.BytesIO(data))
    seconds = median([timed(draw) for _drawing in range(DRAWINGS)])
    told = {
        "pages": len(reader.pages),
        "tagged": "/StructTreeRoot" in (reader.root_object or {}),
        "seconds": seconds,
        "bytes": len(data),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
