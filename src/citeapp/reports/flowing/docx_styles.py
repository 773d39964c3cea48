"""The named styles of a Word file, which people change in one place, and its page."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from citeapp.base.language import _
from citeapp.reports.content import Document
from citeapp.reports.flowing import pieces as look_of
from citeapp.reports.flowing.pieces import Look
from citeapp.reports.grids import NARROW
from citeapp.reports.paper import paper

FONT = "Arial"
"""What every Word has."""
MUTED, SOFT, INK, HAIRLINE = "5A6577", "F3F5F7", "18212F", "AEB6C2"
ICON_MM, BESIDE_MM = 16.0, 24.0
"""The side of a small picture, and where the words beside it begin."""
STYLES = {
    look_of.TITLE: "Heading 1",
    look_of.SUBTITLE: "Subtitle",
    look_of.BODY: "Body Text",
    look_of.FACT: "Body Text",
    look_of.OVER: "Drawing Title",
    look_of.NOTE: "Small Print",
    look_of.QUOTE: "Quote",
    look_of.DECISION: "Decision",
    look_of.FILL: "Fill",
}
_OWN = (
    *("Small Print", "Decision", "Fill", "Drawing Title", "Beside", "Beside Last"),
    "After Table",
    *("Table Text", "Narrow Text"),
)
_BASES = {"Beside Heading": "Heading 2", "Narrow Text": "Table Text"}
_AFTER_BORDERS = (
    *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", "w:spacing", "w:ind"),
    *("w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr"),
)
_LANGUAGES = {"fr": "fr-FR", "ar": "ar-SA", "he": "he-IL"}


def add_styles(book: Any, document: Document, look: Look) -> float:
    """Settle all of them in ``book``; returns the width between the margins in millimetres."""
    width = _page(book, document, look)
    _normal(book, document, look)
    sizes = (look.title, look.heading, look.body * 1.08, look.body, look.body, look.body)
    for level, size in enumerate(sizes, 1):
        _heading(book.styles[f"Heading {level}"], size)
    for name in (*_OWN, "Beside Heading"):
        made = book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = book.styles[_BASES.get(name, "Normal")]
    _small(book, look)
    _blocks(book, look, width)
    return width


def named_in_french(book: Any) -> None:
    """Call our own styles as people read them in the list; Word translates its own by itself."""
    for name, said in {
        "Small Print": _("Petits caractères"),
        "Decision": _("Décision"),
        "Fill": _("Ligne à remplir"),
        "Drawing Title": _("Titre de graphique"),
        "Beside": _("À côté d’une image"),
        "Beside Last": _("À côté d’une image, fin"),
        "Beside Heading": _("Titre à côté d’une image"),
        "After Table": _("Après un tableau"),
        "Table Text": _("Texte de tableau"),
        "Narrow Text": _("Texte de tableau serré"),
    }.items():
        book.styles[name].name = said


def _page(book: Any, document: Document, look: Look) -> float:
    section = book.sections[0]
    wide, tall = paper(document.paper, landscape=document.landscape)
    section.page_width, section.page_height = Mm(wide), Mm(tall)
    turned = document.landscape
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    margin = look.margin * 10
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(margin))
    section.header_distance = section.footer_distance = Mm(margin - 9)
    return wide - 2 * margin


def _normal(book: Any, document: Document, look: Look) -> None:
    normal = book.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(look.body)
    normal.font.color.rgb = RGBColor.from_string(INK)
    normal.paragraph_format.line_spacing = look.leading
    normal.paragraph_format.space_after = Pt(5)
    _same_everywhere(normal)
    if document.leftwards:
        properties = normal.element.get_or_add_pPr()
        properties.insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc")
    defaults = book.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    language = _LANGUAGES.get(document.language, document.language)
    for said in defaults.iter(qn("w:lang")):
        said.set(qn("w:val"), language)
        said.set(qn("w:bidi"), language if document.leftwards else "ar-SA")


def _same_everywhere(style: Any) -> None:
    """Font and size for the scripts that Word counts apart too, whatever the theme says."""
    letters = style.element.get_or_add_rPr()
    fonts = letters.get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    for known in letters.findall(qn("w:szCs")):
        letters.remove(known)
    size = letters.find(qn("w:sz"))
    apart = OxmlElement("w:szCs")
    apart.set(qn("w:val"), size.get(qn("w:val")))
    size.addnext(apart)


def _heading(style: Any, size: float) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), True, False
    style.font.color.rgb = RGBColor.from_string(INK)
    _same_everywhere(style)
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.space_before = Pt(14)
    style.paragraph_format.space_after = Pt(4)


def _small(book: Any, look: Look) -> None:
    """Muted lines: what stands around the page, notes, captions."""
    for name in ("Small Print", "Header", "Footer", "Caption"):
        style = book.styles[name]
        style.font.size, style.font.bold = Pt(look.body * 0.85), False
        style.font.color.rgb = RGBColor.from_string(MUTED)
        _same_everywhere(style)
    subtitle = book.styles["Subtitle"]
    subtitle.font.size, subtitle.font.italic = Pt(look.body), False
    subtitle.font.color.rgb = RGBColor.from_string(MUTED)
    _same_everywhere(subtitle)
    spaced = subtitle.element.rPr.find(qn("w:spacing"))
    if spaced is not None:
        subtitle.element.rPr.remove(spaced)
    _border(book.styles["Header"], "bottom", 6, look.accent)


def _blocks(book: Any, look: Look, width: float) -> None:
    styles = book.styles
    styles["Quote"].font.italic = False
    styles["Quote"].paragraph_format.left_indent = Mm(8)
    styles["Fill"].paragraph_format.space_before = Pt(10)
    styles["Fill"].paragraph_format.tab_stops.add_tab_stop(
        Mm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
    )
    for name in ("Beside", "Beside Last", "Beside Heading"):
        styles[name].paragraph_format.left_indent = Mm(BESIDE_MM)
    for name in ("Beside", "Drawing Title"):
        styles[name].paragraph_format.keep_with_next = True
    styles["After Table"].font.size = Pt(2)
    styles["Table Text"].paragraph_format.space_after = Pt(0)
    styles["Narrow Text"].font.size = Pt(look.body * NARROW)
    _same_everywhere(styles["Narrow Text"])
    decision = styles["Decision"]
    decision.paragraph_format.keep_together = True
    decision.paragraph_format.left_indent = Mm(3)
    _border(decision, "left", 24, look.accent)
    ground = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{SOFT}"/>')
    decision.element.pPr.insert_element_before(ground, *_AFTER_BORDERS[1:])


def _border(style: Any, side: str, eighths: int, accent: str) -> None:
    """A line on one side, its thickness in eighths of a point."""
    colour = accent.removeprefix("#")
    line = f'<w:{side} w:val="single" w:sz="{eighths}" w:space="6" w:color="{colour}"/>'
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>")
    style.element.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)
