"""A document as one web page: valid HTML that fetches nothing, runs nothing, and prints well."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from citeapp.base.language import _
from citeapp.reports.content import Document
from citeapp.reports.flowing import flow
from citeapp.reports.flowing.pieces import (
    BODY,
    DECISION,
    FACT,
    FILL,
    NOTE,
    OVER,
    QUOTE,
    SUBTITLE,
    Beside,
    Break,
    Drawing,
    Grid,
    GridCell,
    Listing,
    Picture,
    Piece,
    Run,
    Words,
)
from citeapp.reports.grids import column_widths
from citeapp.reports.paper import POINTS, paper
from citeapp.reports.pictures import pictogram, picture_file, svg_text

STYLE = """\
@page {{ margin: {margin}cm; size: {paper} {turn};
  @bottom-right {{ content: "{page} " counter(page) " / " counter(pages); color: #5a6577;
    font: {small}pt Inter, Arial, sans-serif; }} }}
body {{ font: {body}pt/{leading} Inter, Arial, sans-serif; color: #18212f; background: #fff;
  max-width: 46em; margin: 2em auto; padding: 0 1em; }}
header, footer {{ color: #5a6577; font-size: .85em; }}
header {{ border-bottom: 2px solid {accent}; padding-bottom: .5em; }}
footer {{ border-top: 1px solid #d9dee5; margin-top: 2em; padding-top: .5em; }}
header img {{ height: 3em; max-width: 30%; object-fit: contain; margin-right: 1em;
  vertical-align: middle; }}
h1 {{ font-size: {title}pt; line-height: 1.25; margin: .7em 0 .2em; }}
h2 {{ font-size: {heading}pt; margin: 1.2em 0 .3em; }}
h3, h4, h5, h6 {{ font-size: 1em; margin: 1em 0 .2em; }}
h1, h2, h3 {{ break-after: avoid; }}
p {{ margin: .35em 0; }}
.subtitle, .note {{ color: #5a6577; }}
.note {{ font-size: .9em; }}
.decision {{ border-left: 4px solid {accent}; background: #f3f5f7; padding: .5em .8em;
  break-inside: avoid; }}
blockquote {{ margin: .5em 0 .5em 1.5em; }}
.fill {{ display: flex; gap: .5em; min-height: 1.8em; align-items: end; }}
.fill::after {{ content: ""; flex: 1; border-bottom: 1px solid #5a6577; }}
table {{ border-collapse: collapse; table-layout: fixed; width: 100%; margin: .6em 0; }}
th, td {{ text-align: left; vertical-align: top; padding: .35em .5em;
  border: 1px solid #aeb6c2; overflow-wrap: break-word; }}
thead th {{ background: #f3f5f7; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
figure img {{ width: 100%; max-height: 90vh; object-fit: contain; object-position: left; }}
figure {{ margin: .6em 0; break-inside: avoid; }}
figcaption {{ color: #5a6577; font-size: .9em; }}
.beside {{ display: flex; gap: 1em; align-items: start; break-inside: avoid; }}
.beside h2 {{ margin-top: .5em; }}
.icon {{ flex: none; width: 3em; height: 3em; margin-top: .6em; color: {accent}; }}
td .icon, th .icon {{ width: 2em; height: 2em; margin: 0 .6em 0 0; vertical-align: middle; }}
.narrow {{ font-size: .8em; }}
.over {{ break-after: avoid; }}
.page {{ break-before: page; }}
.unseen {{ position: absolute; clip-path: inset(50%); width: 1px; height: 1px;
  overflow: hidden; white-space: nowrap; }}
@media print {{ body {{ max-width: none; margin: 0; padding: 0; }} }}
"""
_CLASSES = {
    SUBTITLE: "subtitle",
    NOTE: "note",
    DECISION: "decision",
    FILL: "fill",
    OVER: "over",
    BODY: "",
    FACT: "",
}


def html_bytes(document: Document, resources: Path) -> bytes:
    """The page as a file of its own; ``resources`` holds the fonts and pictures of the program."""
    return _Page(flow.prepared(document), resources).written().encode("utf-8")


class _Page:
    """The page while it is made."""

    def __init__(self, document: Document, resources: Path) -> None:
        self.document, self.resources = document, resources
        self.look = flow.look(document)
        wide, _tall = paper(document.paper, landscape=document.landscape)
        self.width = (wide - 20 * self.look.margin) * POINTS

    def written(self) -> str:
        document = self.document
        way = ' dir="rtl"' if document.leftwards else ""
        about = f'<meta name="description" content="{escape(document.subject)}">'
        lines = [
            "<!DOCTYPE html>",
            f'<html lang="{escape(document.language)}"{way}>',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(document.title)}</title>",
            *([about] if document.subject else []),
            f"<style>\n{self.style()}</style>",
            "</head>",
            "<body>",
            *_header(document),
            "<main>",
            *(line for piece in flow.pieces(document) for line in self.drawn(piece)),
            "</main>",
            *_footer(document),
            "</body>",
            "</html>",
        ]
        return "\n".join(lines) + "\n"

    def style(self) -> str:
        look = self.look
        return STYLE.format(
            margin=look.margin,
            paper=self.document.paper,
            turn="landscape" if self.document.landscape else "portrait",
            body=look.body,
            small=round(look.body * 0.85, 1),
            page=_("page"),
            leading=look.leading,
            title=look.title,
            heading=look.heading,
            accent=look.accent,
        )

    def drawn(self, piece: Piece) -> Iterator[str]:
        match piece:
            case Words():
                yield _words(piece)
            case Listing():
                yield from _listing(piece)
            case Grid():
                yield from self.grid(piece)
            case Picture(caption=caption):
                said = f"<figcaption>{_text(caption)}</figcaption>" if caption else ""
                yield f'<figure style="width: {piece.width:.0%}">{_image(piece)}{said}</figure>'
            case Drawing(chart):
                from citeapp.reports.charts import chart_svg

                drawn = chart_svg(chart, self.look.accent, self.resources / "fonts")
                address = f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"
                yield f'<figure><img src="{address}" alt="{escape(chart.alt)}"></figure>'
            case Beside(picture, words):
                yield from ('<div class="beside">', self.icon(picture), "<div>")
                yield from map(_words, words)
                yield "</div></div>"
            case Break():
                yield '<div class="page"></div>'

    def icon(self, name: str) -> str:
        """A picture that repeats the words, passed over when they are read aloud."""
        drawn = svg_text(picture_file(self.resources, pictogram(name))).strip()
        return drawn.replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1)

    def grid(self, grid: Grid) -> Iterator[str]:
        kind = ' class="narrow"' if grid.narrow else ""
        yield f"<table{kind}>" if grid.heads else '<table role="presentation">'
        widths = column_widths(grid, self.width, self.look)
        yield "".join(f'<col style="width: {one / self.width:.1%}">' for one in widths)
        for part, rows in (("thead", grid.rows[: grid.heads]), ("tbody", grid.rows[grid.heads :])):
            if rows:
                yield f"<{part}>"
                tall = f' style="height: {grid.row_height:.0f}pt"' if grid.row_height else ""
                opened = f"<tr{tall if part == 'tbody' else ''}>"
                yield from (f"{opened}{''.join(map(self.cell, row))}</tr>" for row in rows)
                yield f"</{part}>"
        yield "</table>"

    def cell(self, cell: GridCell) -> str:
        """A heading says what it is for; a white cell tells who listens what goes there."""
        tag = "th" if cell.scope else "td"
        scope = f' scope="{cell.scope}{"group" if cell.span > 1 else ""}"' if cell.scope else ""
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        runs = [Run(run.text) for run in cell.lines] if cell.scope else cell.lines
        words = "<br>".join(map(_run, runs))
        if cell.spoken:
            words = f'<span class="unseen">{escape(cell.spoken)}</span>'
        if cell.picture:
            words = self.icon(cell.picture) + words
        return f"<{tag}{scope}{span}>{words}</{tag}>"


def _header(document: Document) -> Iterable[str]:
    logos = "".join(map(_image, flow.logos(document)))
    words = _runs(flow.head(document))
    return [f"<header>{logos}{words}</header>"] if logos or words else []


def _footer(document: Document) -> Iterable[str]:
    lines = [f"<p>{_text(line)}</p>" for line in flow.foot(document)]
    return ["<footer>", *lines, "</footer>"] if lines else []


def _words(words: Words) -> str:
    said = _runs(words.runs)
    if words.level:
        return f"<h{words.level}>{said}</h{words.level}>"
    if words.look == QUOTE:
        return f"<blockquote><p>{said}</p></blockquote>"
    kind = _CLASSES[words.look]
    return f'<p class="{kind}">{said}</p>' if kind else f"<p>{said}</p>"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = _text(run.text.rstrip("\t"))
    if run.address:
        return f'<a href="{escape(run.address)}">{words}</a>'
    if not (run.strong and words):
        return words
    size = f' style="font-size: {run.points:.0f}pt"' if run.points else ""
    return f"<strong{size}>{words}</strong>"


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _listing(listing: Listing) -> Iterator[str]:
    """Lists within lists, each inside the entry it belongs to."""
    tag = "ol" if listing.numbered else "ul"
    depth = 0
    for level, text in listing.entries:
        if level > depth:
            yield from [f"<{tag}>"] * (level - depth)
        else:
            yield "</li>" + f"</{tag}></li>" * (depth - level)
        yield f"<li>{_text(text)}"
        depth = level
    if depth:
        yield "</li>" + f"</{tag}></li>" * (depth - 1) + f"</{tag}>"


def _image(picture: Picture) -> str:
    source = base64.b64encode(picture.image.data).decode()
    address = f"data:{picture.image.media_type};base64,{source}"
    return f'<img src="{address}" alt="{escape(picture.alt)}">'
