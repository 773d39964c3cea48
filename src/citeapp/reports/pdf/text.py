"""Running text on pages: headings, paragraphs, quotes, decisions, facts, links, lines to fill."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from urllib.parse import quote as encoded
from urllib.parse import urlsplit

from citeapp.reports.content import Box, Facts, Link, Quote
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.lines import Line, Style, wrap
from citeapp.reports.pdf.page import Area, Rule, Tag, Words
from citeapp.reports.typography import quoted

_BOX_PADDING = 6.4
_WHOLE_FACT = 60.0
"""Points of a fact that is not cut at the foot of a page."""
_SCHEMES = ("https", "http", "mailto", "tel")
_SAFE = "!#$%&'()*+,/:;=?@[]~"
"""Signs of an address that stay as they are."""


def place_heading(flow: Flow, root: Tag, text: str, level: int) -> None:
    """A heading, never alone at the foot of a page."""
    flow.skip(11 if level == 2 else 7)
    flow.keep(78)
    style = look.HEADING.get(level, look.HEADING[3])
    with flow.tied():
        flow.text(((text, style),), root.add(f"H{min(level, 6)}"), after=4.8)


def last_level(root: Tag) -> int:
    """The level of the last heading so far, 1 before any."""
    found = (int(kid.name[1]) for kid in reversed(root.kids) if kid.name[1:].isdigit())
    return next(found, 1)


def led(lead: str, text: str) -> Line:
    """A strong beginning, then the text; a comma sticks to what it follows."""
    if not lead:
        return ((text, look.BODY),)
    joint = "" if not text or text[0] in ",.;:" else " "
    return ((lead, look.STRONG), (joint + text, look.BODY))


def place_quote(flow: Flow, root: Tag, block: Quote) -> None:
    """What somebody said, and who."""
    said: Line = ((quoted(block.text), look.BODY),)
    if block.attribution:
        said += ((f" — {block.attribution}", look.SMALL),)
    flow.text(said, root.add("BlockQuote").add("P"), after=4)


def place_facts(flow: Flow, root: Tag, facts: Facts) -> None:
    """A dictionary list: labels in a column as wide as the widest, values beside them."""
    if not facts.rows:
        return
    listing = root.add("L")
    widest = max(flow.measure(fact.label, look.LABEL) for fact in facts.rows)
    labels = min(max(widest + 5, 87.0), flow.width * 0.35)
    flow.skip(5)
    for fact in facts.rows:
        item = listing.add("LI")
        label = wrap(((fact.label, look.LABEL),), labels - 5, flow.measure)
        value = wrap(((fact.value, look.BODY),), flow.width - labels, flow.measure)
        names, body = item.add("Lbl"), item.add("LBody")
        tall = max(len(label), len(value)) * look.BODY.leading
        flow.keep(min(tall, _WHOLE_FACT))
        flow.beside(((0.0, label, names), (labels, value, body)), look.BODY.leading)
        flow.skip(3.4)
    flow.skip(2)


def place_box(flow: Flow, listing: Tag, box: Box) -> None:
    """A decision on a soft ground behind a bar of the accent; cut only when taller than a page."""
    tag = listing.add("LI").add("LBody")
    lines = wrap(led(box.lead, box.text), flow.width - 26, flow.measure)
    whole = len(lines) * look.BODY.leading + 2 * _BOX_PADDING
    if whole < flow.full:
        flow.keep(whole)
    while lines:
        count = max(1, int((flow.room - 2 * _BOX_PADDING) // look.BODY.leading))
        here, lines = lines[:count], lines[count:]
        tall = len(here) * look.BODY.leading + 2 * _BOX_PADDING - 2
        flow.put(Area(flow.left, flow.y, flow.width, tall, flow.ink.soft, 4.0))
        flow.put(Area(flow.left, flow.y, 2.25, tall, flow.ink.accent))
        flow.y += _BOX_PADDING - 1
        for line in here:
            flow.line(line, tag, look.BODY.leading, indent=12.75)
        flow.y += _BOX_PADDING - 1
        if lines:
            flow.new_page()
    flow.skip(6)


def place_fill_in(flow: Flow, root: Tag, label: str) -> None:
    """A label, and a line for the pen up to the right margin."""
    flow.skip(3)
    flow.keep(26)
    text: Line = ((f"{label} :", look.BODY),)
    tag = root.add("P")
    start = flow.left + flow.measure(f"{label} :", look.BODY) + 6
    flow.line(text, tag, 20.0)
    if start < flow.left + flow.width:
        flow.put(Rule(start, flow.y - 3, flow.left + flow.width, flow.y - 3, look.MUTED, 0.5))
    flow.skip(5)


def place_link(flow: Flow, root: Tag, link: Link, base: Style = look.BODY) -> None:
    """Words to click on, underlined; who reads on paper sees the address of a page too."""
    paragraph = root.add("P")
    shown, address = link.text, target(link.address)
    if address.startswith("http") and link.text not in link.address:
        shown = f"{link.text} ({link.address})"
    style = replace(base, colour=flow.ink.accent)
    pieces: Line = ((shown, style),)
    strong = replace(base, face=look.SEMIBOLD)
    before = paragraph
    if link.lead:
        pieces = ((link.lead + " ", strong), *pieces)
        before = paragraph.add("Span")
    leads = paragraph.add("Link", Alt=shown) if address else paragraph.add("Span")
    leads.address = address
    for line in wrap(pieces, flow.width, flow.measure):
        flow.keep(style.leading)
        _link_line(flow, line, strong, {True: before, False: leads})
    flow.skip(4)


def _link_line(flow: Flow, line: Line, strong: Style, tags: dict[bool, Tag]) -> None:
    x, y = flow.left, flow.y + strong.leading * 0.73
    for is_lead, pieces in groupby(line, lambda piece: piece[1] == strong):
        part = tuple(pieces)
        wide = sum(flow.measure(text, style) for text, style in part)
        flow.put(Words(x, y, part, tags[is_lead]))
        if tags[is_lead].address:
            under = y + strong.size * 0.18
            flow.put(Rule(x, under, x + wide, under, part[0][1].colour, strong.size * 0.06))
        x += wide
    flow.y += strong.leading


def target(address: str) -> str:
    """``address`` as a file may hold it; empty where it is none that we open."""
    if urlsplit(address).scheme.lower() not in _SCHEMES:
        return ""
    return encoded(address, safe=_SAFE)
