"""One page to be read from afar: an affiche (A3, A4) or a flyer (A5).

The title in white on a band, then few words in large letters, as large as the page allows.
On A4 the letters of the title are never lower than a centimetre: they are read from three
metres. What does not fit at the least size is refused, never cut.
"""

from __future__ import annotations

from dataclasses import replace

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.reports.colours import WHITE
from citeapp.reports.content import (
    Block,
    Bullets,
    Document,
    Fact,
    Facts,
    Heading,
    Link,
    Note,
    Paragraph,
    PlainPart,
    Subtitle,
    Title,
)
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.faces import Faces
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.lines import Line, Style, wrap
from citeapp.reports.pdf.lists import place_bullets
from citeapp.reports.pdf.logos import LogoRow
from citeapp.reports.pdf.page import Area, Layout, Picture, Rule, Tag, Words
from citeapp.reports.pdf.text import target
from citeapp.reports.pictures import pictogram
from citeapp.reports.sheets.sheet import demo_mention
from citeapp.reports.typography import dotted

_LARGEST, _LEAST, _STEP = 1.6, 0.8, 0.95
"""Everything is drawn so many times its size on A4, and tried ever smaller."""
_MARGIN = 40.0
_TITLE = Style(look.BOLD, 50.0, 56.0, WHITE, -0.5)
_TITLE_LEAST = 0.5
"""A title with a long word is drawn smaller than the rest, down to this share."""
_ABOVE = Style(look.SEMIBOLD, 15.0, 21.0, WHITE)
_SUBTITLE = Style(look.REGULAR, 22.0, 29.0, look.TEXT)
_HEADING = Style(look.SEMIBOLD, 25.0, 32.0, look.TEXT)
_BODY = Style(look.REGULAR, 22.0, 30.0, look.TEXT)
_STRONG = Style(look.SEMIBOLD, 22.0, 30.0, look.TEXT)
_VALUE = Style(look.BOLD, 30.0, 37.0, look.TEXT)
_FOOT = 9.0
"""Points of the small print, on A4 and smaller."""
_ICON, _BESIDE = 48.0, 66.0
_GAP, _MOST_GAP = 14.0, 46.0
_LOGO_WIDTH, _LOGO_HEIGHT = 130.0, 44.0


def lay_out_poster(document: Document, known: Faces) -> Layout:
    """The page; raises InputRefused when even the least size has no room for all of it."""
    factor = _LARGEST
    while factor >= _LEAST:
        spare = _Poster(document, known, factor, _GAP).spare
        if spare >= 0:
            gap = _GAP + min(spare / max(len(document.blocks), 1), _MOST_GAP - _GAP)
            return _Poster(document, known, factor, gap).layout()
        factor *= _STEP
    raise InputRefused(
        _("Ce texte est trop long pour une page {paper}.", paper=document.paper),
        safe=_("Rien n’a été écrit."),
        todo=_("Raccourcissez-le, ou choisissez un papier plus grand."),
    )


class _Poster:
    """One attempt, on a page so small that drawn ``factor`` times as large it is the paper."""

    def __init__(self, document: Document, known: Faces, factor: float, gap: float) -> None:
        width, height = look.PAPERS[document.paper][:: -1 if document.landscape else 1]
        self._paper = min(width, height) / look.A4[0]
        self._scale = factor * self._paper
        self._width, self._height = width / self._scale, height / self._scale
        self._document, self._known, self._gap = document, known, gap
        self._ink = look.ink(document.brand)
        self._root = Tag("Document")
        self._flow = Flow(
            self._width, _MARGIN * 0.8, 1e6, known.width, margin=_MARGIN, ink=self._ink
        )
        self._logos = LogoRow(
            document.brand.logos, self._flow.width, (_LOGO_WIDTH, _LOGO_HEIGHT), self._scale
        )
        self._foot = self._foot_lines()
        self._foot_top = self._height - _MARGIN * 0.7 - len(self._foot) * self._foot_style.leading
        blocks = list(document.blocks)
        self._band([block for block in blocks if isinstance(block, Title)])
        for block in blocks:
            self._place(block)

    @property
    def spare(self) -> float:
        """Points left under the text; fewer than none where it does not fit."""
        return self._logo_top - 10 - self._flow.y

    @property
    def _logo_top(self) -> float:
        room = self._logos.height
        return self._foot_top - (room + 12 if room else 0) - 12

    @property
    def _foot_style(self) -> Style:
        size = _FOOT * max(self._paper, 1.0) / self._scale
        return Style(look.REGULAR, size, size * 1.4, look.TEXT)

    def layout(self) -> Layout:
        """The page with what stands at its foot."""
        flow = self._flow
        for mark in self._logos.marks(flow.left, self._logo_top, self._logos.tags(self._root)):
            flow.put(mark)
        if self._foot:
            tag = self._root.add("P")
            top = self._foot_top - 6
            flow.put(Rule(flow.left, top, flow.left + flow.width, top, self._ink.accent))
            flow.y = self._foot_top
            for line in self._foot:
                flow.line(line, tag, self._foot_style.leading)
        return Layout(self._width, self._height, tuple(flow.pages), self._root, self._scale)

    def _foot_lines(self) -> list[Line]:
        document = self._document
        said = [document.footer_left, dotted((document.brand.footer, document.edition))]
        if document.demo:
            said.insert(0, demo_mention())
        style = self._foot_style
        lines = (
            wrap(((text, style),), self._flow.width, self._known.width) for text in said if text
        )
        return [line for part in lines for line in part]

    def _band(self, titles: list[Title]) -> None:
        """The band over the whole width: the programme, and the title in white."""
        flow, document = self._flow, self._document
        above = dotted((document.header_left, document.header_left_light))
        heads = wrap(((above, _ABOVE),), flow.width, flow.measure) if above else []
        text = titles[0].text if titles else ""
        style = self._title_style(text)
        lines = self._even(((text, style),)) if text else []
        tall = len(heads) * _ABOVE.leading + len(lines) * style.leading
        bottom = flow.y + tall + (18 if heads else 14) + 14
        flow.put(Area(0, 0, self._width, bottom, self._ink.accent))
        self._lines(heads, _ABOVE, self._root.add("P") if heads else None)
        flow.y += 6 if heads else 0
        self._lines(lines, style, self._root.add("H1") if lines else None)
        flow.y = bottom + self._gap

    def _title_style(self, text: str) -> Style:
        share = 1.0
        style = _TITLE
        while share > _TITLE_LEAST and any(
            self._known.width(word, style) > self._flow.width for word in text.split(" ")
        ):
            share *= _STEP
            style = replace(_TITLE, size=_TITLE.size * share, leading=_TITLE.leading * share)
        return style

    def _lines(self, lines: list[Line], style: Style, tag: Tag | None, indent: float = 0.0) -> None:
        for line in lines:
            if tag:
                self._flow.line(line, tag, style.leading, indent)

    def _text(self, pieces: Line, tag: Tag, indent: float = 0.0) -> None:
        lines = wrap(pieces, self._flow.width - indent, self._known.width)
        self._lines(lines, pieces[0][1], tag, indent)

    def _even(self, pieces: Line) -> list[Line]:
        """Lines of nearly one length: no word stays alone on the last one."""
        width, measure = self._flow.width, self._known.width
        lines = len(wrap(pieces, width, measure))
        longest = max(measure(word, style) for text, style in pieces for word in text.split(" "))
        while longest <= width * _STEP and len(wrap(pieces, width * _STEP, measure)) == lines > 1:
            width *= _STEP
        return wrap(pieces, width, measure)

    def _place(self, block: Block) -> None:
        match block:
            case Title():
                return  # stands on the band
            case Subtitle(text):
                self._text(((text, _SUBTITLE),), self._root.add("P"))
            case Heading(text):
                self._text(((text, _HEADING),), self._root.add("H2"))
                return  # what it heads stands right under it
            case Paragraph(text, lead):
                said: Line = ((text, _BODY),)
                if lead:
                    said = ((f"{lead} ", _STRONG), *said)
                self._text(said, self._root.add("P"))
            case Note(text):
                self._text(((text, self._foot_style),), self._root.add("P"))
            case Bullets():
                place_bullets(self._flow, self._root, block, _BODY)
            case Facts(rows):
                self._facts(rows)
            case PlainPart():
                self._part(block)
            case Link():
                self._link(block)
            case _:
                raise TypeError(f"no place on a poster for {type(block).__name__}")
        self._flow.y += self._gap

    def _facts(self, rows: tuple[Fact, ...]) -> None:
        """The label in small letters, the value in the largest ones under it."""
        listing = self._root.add("L")
        label = replace(_ABOVE, colour=self._ink.accent)
        for place, fact in enumerate(rows):
            self._flow.y += self._gap * 0.6 if place else 0
            item = listing.add("LI")
            self._text(((fact.label, label),), item.add("Lbl"))
            self._lines(self._even(((fact.value, _VALUE),)), _VALUE, item.add("LBody"))

    def _part(self, part: PlainPart) -> None:
        """The picture on the left, the question and its short sentences beside it."""
        flow, top = self._flow, self._flow.y
        indent = _BESIDE if part.picture else 0.0
        if part.picture:
            flow.put(Picture(flow.left, top + 2, _ICON, pictogram(part.picture), self._ink.accent))
        if part.heading:
            self._text(((part.heading, _HEADING),), self._root.add("H2"), indent)
        for line in part.lines:
            self._text(((line, _BODY),), self._root.add("P"), indent)
        flow.y = max(flow.y, top + (_ICON + 4 if part.picture else 0))

    def _link(self, link: Link) -> None:
        """Words to click on; who stands before the wall reads them."""
        paragraph, flow = self._root.add("P"), self._flow
        if link.lead:
            self._text(((link.lead, _STRONG),), paragraph.add("Span"))
        tag = (
            paragraph.add("Link", Alt=link.text) if target(link.address) else paragraph.add("Span")
        )
        tag.address = target(link.address)
        style = replace(_STRONG, colour=self._ink.accent)
        for line in wrap(((link.text, style),), flow.width, flow.measure):
            wide = sum(flow.measure(text, used) for text, used in line)
            flow.put(Words(flow.left, flow.y + style.leading * 0.73, line, tag))
            under = flow.y + style.leading * 0.73 + 3.5
            if tag.address:
                flow.put(Rule(flow.left, under, flow.left + wide, under, self._ink.accent, 1.2))
            flow.y += style.leading
