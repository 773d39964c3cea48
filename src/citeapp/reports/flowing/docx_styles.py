"""The named styles of a Word file, which people change in one place, and its lists."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import Document
from citeapp.reports.flowing import pieces as look_of
from citeapp.reports.flowing.docx_file import W
from citeapp.reports.flowing.pieces import Look
from citeapp.reports.grids import NARROW

FONT = "Arial"
"""What every Word has."""
MUTED, SOFT, INK, HAIRLINE = "5A6577", "F3F5F7", "18212F", "AEB6C2"
ICON_MM, BESIDE_MM = 16.0, 24.0
"""The side of a small picture, and where the words beside it begin."""
TWIPS = 1440 / 25.4
"""Word's unit of lengths, a twentieth of a point, in a millimetre."""
STYLES = {
    look_of.TITLE: "Heading1",
    look_of.SUBTITLE: "Subtitle",
    look_of.BODY: "BodyText",
    look_of.FACT: "BodyText",
    look_of.OVER: "DrawingTitle",
    look_of.NOTE: "SmallPrint",
    look_of.QUOTE: "Quote",
    look_of.DECISION: "Decision",
    look_of.FILL: "Fill",
}
BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
NUMBERS = ("List Number", "List Number 2", "List Number 3")
"""The styles of lists, by depth: Word knows three of each."""
_LISTS = (*BULLETS, *NUMBERS)
"""Each is numbered by its place, from 1."""
_FIRST_NUMBERED = len(BULLETS)
_LEVELS = 6
_LANGUAGES = {"fr": "fr-FR", "ar": "ar-SA", "he": "he-IL"}
_PLAIN = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:pPr>'
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:style>'
)
"""What every Word file has: plain letters, tables and lists; and a table with lines."""


@dataclass(frozen=True)
class Style:
    """A style of paragraphs: ``paragraph`` and ``letters`` are its properties, in Word's order.

    ``name`` is what people read in the list; Word translates its own by itself.
    """

    id: str
    name: str
    paragraph: str = ""
    letters: str = ""
    based_on: str = "Normal"
    own: bool = False
    """Ours, not one that every Word knows."""


def styles(document: Document, look: Look, width: float) -> str:
    """The part ``styles.xml``; ``width`` is what stands between the margins, in millimetres."""
    language = _LANGUAGES.get(document.language, document.language)
    bidi = language if document.leftwards else "ar-SA"
    every = (
        *_text(document, look),
        *_headings(look),
        *_lists(),
        *_small(look),
        *_blocks(look, width),
    )
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{_font()}'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val={quoteattr(language)}'
        f' w:eastAsia="en-US" w:bidi={quoteattr(bidi)}/></w:rPr></w:rPrDefault><w:pPrDefault>'
        '<w:pPr><w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:latentStyles w:defLockedState="0" w:defUIPriority="99"'
        ' w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="276"/>'
        f"{''.join(map(_written, every))}{_PLAIN}</w:styles>"
    )


def numbering(restarts: int) -> str:
    """The part ``numbering.xml``: the look of each list, and ``restarts`` that count from one."""
    looks, lists = [], []
    for place, name in enumerate(_LISTS):
        number, depth = place + 1, place % len(BULLETS) + 1
        looks.append(
            f'<w:abstractNum w:abstractNumId="{place}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{_mark(place, id_of(name))}'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * depth}" w:hanging="360"/></w:pPr>'
            f"{_bullet_font() if place < _FIRST_NUMBERED else ''}</w:lvl></w:abstractNum>"
        )
        lists.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{place}"/></w:num>')
    for again in range(restarts):
        lists.append(
            f'<w:num w:numId="{restarted(again)}"><w:abstractNumId w:val="{_FIRST_NUMBERED}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    return f'<w:numbering xmlns:w="{W}">{"".join(looks)}{"".join(lists)}</w:numbering>'


def restarted(place: int) -> int:
    """The number of the numbered list at ``place``, from 0, among those of a document."""
    return len(_LISTS) + 1 + place


def id_of(name: str) -> str:
    """How the text names a style that every Word knows."""
    return name.replace(" ", "")


def settings() -> str:
    """The part ``settings.xml``, for French readers of a Word of today.

    An older way of laying out would be told as « mode de compatibilité » in the title bar.
    """
    word = 'w:uri="http://schemas.microsoft.com/office/word"'
    ways = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
    }
    kept = "".join(
        f'<w:compatSetting w:name="{name}" {word} w:val="{value}"/>' for name, value in ways.items()
    )
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{kept}</w:compat>'
        '<w:doNotAutoCompressPictures/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def _text(document: Document, look: Look) -> Sequence[Style]:
    turned = "<w:bidi/>" if document.leftwards else ""
    line = f'w:line="{look.leading * 240:.0f}" w:lineRule="auto"'
    return (
        Style(
            "Normal",
            "Normal",
            f'{turned}<w:spacing w:after="100" {line}/>',
            f'{_font()}<w:color w:val="{INK}"/>{_size(look.body)}',
            based_on="",
        ),
        Style("BodyText", "Body Text", '<w:spacing w:after="120"/>'),
        Style("Quote", "Quote", _indent(8)),
    )


def _headings(look: Look) -> Sequence[Style]:
    sizes = (look.title, look.heading, look.body * 1.08, look.body, look.body, look.body)
    return tuple(
        Style(
            f"Heading{level}",
            f"heading {level}",
            '<w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="80"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            f"<w:b/><w:bCs/>{_size(sizes[level - 1])}",
        )
        for level in range(1, _LEVELS + 1)
    )


def _lists() -> Sequence[Style]:
    return tuple(
        Style(
            id_of(name),
            name,
            f'<w:numPr><w:numId w:val="{number}"/></w:numPr><w:contextualSpacing/>',
        )
        for number, name in enumerate(_LISTS, 1)
    )


def _small(look: Look) -> Sequence[Style]:
    """Muted lines: what stands around the page, notes, captions."""
    muted = f'<w:color w:val="{MUTED}"/>'
    small = f"{muted}{_size(look.body * 0.85)}"
    tight = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    under = _border("bottom", 6, look.accent)
    return (
        Style("Header", "header", f"{under}{tight}", small),
        Style("Footer", "footer", tight, small),
        Style("Subtitle", "Subtitle", letters=f"{muted}{_size(look.body)}"),
        Style("Caption", "caption", '<w:spacing w:line="240" w:lineRule="auto"/>', small),
        Style("SmallPrint", _("Petits caractères"), letters=small, own=True),
    )


def _blocks(look: Look, width: float) -> Sequence[Style]:
    line = f'<w:tab w:val="right" w:leader="underscore" w:pos="{width * TWIPS:.0f}"/>'
    ground = f'<w:shd w:val="clear" w:fill="{SOFT}"/>'
    beside = _indent(BESIDE_MM)
    return (
        Style(
            "Decision",
            _("Décision"),
            f"<w:keepLines/>{_border('left', 24, look.accent)}{ground}{_indent(3)}",
            own=True,
        ),
        Style(
            "Fill",
            _("Ligne à remplir"),
            f'<w:tabs>{line}</w:tabs><w:spacing w:before="200"/>',
            own=True,
        ),
        Style("DrawingTitle", _("Titre de graphique"), "<w:keepNext/>", own=True),
        Style("Beside", _("À côté d’une image"), f"<w:keepNext/>{beside}", own=True),
        Style("BesideLast", _("À côté d’une image, fin"), beside, own=True),
        Style(
            "BesideHeading",
            _("Titre à côté d’une image"),
            beside,
            based_on="Heading2",
            own=True,
        ),
        Style("AfterTable", _("Après un tableau"), letters=_size(2), own=True),
        Style("TableText", _("Texte de tableau"), '<w:spacing w:after="0"/>', own=True),
        Style(
            "NarrowText",
            _("Texte de tableau serré"),
            letters=_size(look.body * NARROW),
            based_on="TableText",
            own=True,
        ),
    )


def _written(style: Style) -> str:
    kind = ' w:default="1"' if not style.based_on else ' w:customStyle="1"' if style.own else ""
    based = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    letters = f"<w:rPr>{style.letters}</w:rPr>" if style.letters else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{style.id}">'
        f"<w:name w:val={quoteattr(style.name)}/>{based}<w:qFormat/>{paragraph}{letters}</w:style>"
    )


def _font() -> str:
    """The same for the scripts that Word counts apart."""
    return f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'


def _size(points: float) -> str:
    """In half points, for the scripts that Word counts apart too."""
    half = int(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _indent(millimetres: float) -> str:
    return f'<w:ind w:left="{millimetres * TWIPS:.0f}"/>'


def _border(side: str, eighths: int, accent: str) -> str:
    """A line on one side, its thickness in eighths of a point."""
    colour = accent.removeprefix("#")
    line = f'<w:{side} w:val="single" w:sz="{eighths}" w:space="6" w:color="{colour}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def _mark(place: int, style: str) -> str:
    """What stands before an entry: a number, or the round bullet of Word's own lists."""
    kind, words = ("bullet", "\uf0b7") if place < _FIRST_NUMBERED else ("decimal", "%1.")
    return f'<w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{words}"/>'


def _bullet_font() -> str:
    return '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'
