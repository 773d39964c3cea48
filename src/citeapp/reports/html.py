"""A document as one web page: valid HTML that fetches nothing, runs nothing, and prints well."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from citeapp.reports import flow
from citeapp.reports.content import Document
from citeapp.reports.flow import Break, Drawing, Grid, GridCell, Icon, Listing, Picture, Run, Words
from citeapp.reports.pictures import pictogram, picture_file, svg_text

STYLE = """\
@page {{ margin: {margin}cm; size: {paper} {turn}; }}
body {{ font: {body}pt/{leading} Inter, Arial, sans-serif; color: #18212f; background: #fff;
  max-width: 46em; margin: 2em auto; padding: 0 1em; }}
header, footer {{ color: #5a6577; font-size: .85em; }}
header {{ border-bottom: 2px solid {accent}; padding-bottom: .5em; }}
footer {{ border-top: 1px solid #d9dee5; margin-top: 2em; padding-top: .5em; }}
header img {{ height: 3em; margin-right: 1em; vertical-align: middle; }}
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
table {{ border-collapse: collapse; width: 100%; margin: .6em 0; }}
th, td {{ text-align: left; vertical-align: top; padding: .35em .5em;
  border: 1px solid #aeb6c2; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
img, svg {{ max-width: 100%; }}
.icon {{ float: left; width: 3em; height: 3em; margin: .6em 1em 0 0; color: {accent}; }}
.page {{ break-before: page; }}
.unseen {{ position: absolute; clip-path: inset(50%); width: 1px; height: 1px;
  overflow: hidden; white-space: nowrap; }}
@media print {{ body {{ max-width: none; margin: 0; padding: 0; }} }}
"""
_TAGS = {flow.TITLE: "h1", flow.QUOTE: "blockquote"}
_PLAIN_LOOKS = frozenset({flow.BODY, flow.FIRST})


def html_bytes(document: Document, resources: Path) -> bytes:
    """The page as a file of its own; ``resources`` holds the fonts and pictures of the program."""
    document = flow.prepared(document)
    look = flow.look(document)
    style = STYLE.format(
        margin=look.margin,
        paper=document.paper,
        turn="landscape" if document.landscape else "portrait",
        body=look.body,
        leading=look.leading,
        title=look.title,
        heading=look.heading,
        accent=look.accent,
    )
    way = ' dir="rtl"' if document.leftwards else ""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(document.language)}"{way}>',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(document.title)}</title>",
        f'<meta name="description" content="{escape(document.subject)}">',
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        *_header(document),
        "<main>",
        *_body(document, look.accent, resources),
        "</main>",
        *_footer(document),
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _header(document: Document) -> Iterable[str]:
    logos = "".join(map(_image, flow.logos(document)))
    words = _runs(flow.head(document))
    return [f"<header>{logos}{words}</header>"] if logos or words else []


def _footer(document: Document) -> Iterable[str]:
    lines = [f"<p>{_text(line)}</p>" for line in flow.foot(document)]
    return ["<footer>", *lines, "</footer>"] if lines else []


def _body(document: Document, accent: str, resources: Path) -> Iterator[str]:
    for piece in flow.pieces(document):
        yield from _piece(piece, accent, resources)


def _piece(piece: flow.Piece, accent: str, resources: Path) -> Iterator[str]:
    match piece:
        case Words(look, runs):
            yield _words(look, runs)
        case Listing():
            yield from _listing(piece)
        case Grid():
            yield from _grid(piece)
        case Picture():
            yield f'<p style="width: {piece.width:.0%}">{_image(piece)}</p>'
        case Drawing(chart):
            from citeapp.reports.charts import chart_svg

            drawn = chart_svg(chart, accent, resources / "fonts")
            source = base64.b64encode(drawn.encode()).decode()
            yield f'<p><img src="data:image/svg+xml;base64,{source}" alt="{escape(chart.alt)}"></p>'
        case Icon(name):
            yield from _icon(name, resources)
        case Break():
            yield '<div class="page"></div>'


def _words(look: str, runs: tuple[Run, ...]) -> str:
    if look.startswith("heading"):
        return f"<h{look[-1]}>{_runs(runs)}</h{look[-1]}>"
    tag = _TAGS.get(look, "p")
    kind = "" if look in _TAGS or look in _PLAIN_LOOKS else f' class="{look}"'
    return f"<{tag}{kind}>{_runs(runs)}</{tag}>"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = _text(run.text.rstrip("\t"))
    if run.address:
        return f'<a href="{escape(run.address)}">{words}</a>'
    return f"<strong>{words}</strong>" if run.strong and words else words


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


def _grid(grid: Grid) -> Iterator[str]:
    yield "<table>"
    for part, rows in (("thead", grid.rows[: grid.heads]), ("tbody", grid.rows[grid.heads :])):
        if rows:
            yield f"<{part}>"
            for row in rows:
                tall = f' style="height: {grid.row_height:.0f}pt"' if grid.row_height else ""
                yield f"<tr{tall if part == 'tbody' else ''}>{''.join(map(_cell, row))}</tr>"
            yield f"</{part}>"
    yield "</table>"


def _cell(cell: GridCell) -> str:
    tag = "th" if cell.scope else "td"
    scope = f' scope="{cell.scope}{"group" if cell.span > 1 else ""}"' if cell.scope else ""
    span = f' colspan="{cell.span}"' if cell.span > 1 else ""
    runs = [Run(run.text) for run in cell.lines] if cell.scope else cell.lines
    words = "<br>".join(map(_run, runs))
    if cell.spoken:
        words = f'<span class="unseen">{escape(cell.spoken)}</span>'
    return f"<{tag}{scope}{span}>{words}</{tag}>"


def _image(picture: Picture) -> str:
    source = base64.b64encode(picture.image.data).decode()
    address = f"data:{picture.image.media_type};base64,{source}"
    return f'<img src="{address}" alt="{escape(picture.alt)}">'


def _icon(name: str, resources: Path) -> Iterator[str]:
    drawn = svg_text(picture_file(resources, pictogram(name)))
    yield drawn.replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1).strip()
