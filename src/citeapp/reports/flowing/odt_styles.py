"""The named styles of an ODT file, which people change in one place, and its pages; by odfpy."""

from __future__ import annotations

from typing import Any

from odf import style, text

from citeapp.base.language import _
from citeapp.reports.content import Document
from citeapp.reports.flowing import pieces as look_of
from citeapp.reports.flowing.pieces import Look
from citeapp.reports.grids import NARROW
from citeapp.reports.paper import paper

MUTED, HAIRLINE, SOFT, INK = "#5a6577", "#aeb6c2", "#f3f5f7", "#18212f"
FONT = "Arial"
ICON_MM, BESIDE_MM = 16.0, 24.0
"""The side of a small picture, and where the words beside it begin."""
STYLES = {
    look_of.TITLE: "Heading_20_1",
    look_of.SUBTITLE: "Subtitle",
    look_of.BODY: "Text_20_body",
    look_of.FACT: "Text_20_body",
    look_of.OVER: "Drawing_20_title",
    look_of.NOTE: "Small_20_print",
    look_of.QUOTE: "Quotations",
    look_of.DECISION: "Decision",
    look_of.FILL: "Fill",
}
_HEADER_MM = 9.0
"""What a header or a footer takes of the margin."""
_COUNTRIES = {"fr": "FR"}


def add_styles(book: Any, document: Document, look: Look) -> float:
    """Put all of them into ``book``; returns the width between the margins in millimetres."""
    width = _page(book, document, look)
    _default(book, document, look)
    _paragraphs(book, document, look, width)
    _headings(book, look)
    strong = style.Style(name="Strong", family="text")
    strong.addElement(_letters(fontweight="bold"))
    book.styles.addElement(strong)
    _lists(book)
    _tables(book, width)
    return width


def _letters(**given: Any) -> Any:
    """How letters look, those of the scripts that office programs count apart too."""
    apart = ("fontfamily", "fontsize", "fontweight", "language", "country")
    doubled = {f"{name}complex": value for name, value in given.items() if name in apart}
    return style.TextProperties(**given, **doubled)


def _default(book: Any, document: Document, look: Look) -> None:
    language = document.language[:2]
    paragraph: dict[str, str] = {"lineheight": f"{look.leading:.0%}", "textalign": "start"}
    if document.leftwards:
        paragraph["writingmode"] = "rl-tb"
    default = style.DefaultStyle(family="paragraph")
    default.addElement(style.ParagraphProperties(**paragraph))
    default.addElement(
        _letters(
            fontfamily=FONT,
            fontsize=f"{look.body}pt",
            language=language,
            country=_COUNTRIES.get(language, "none"),
            color=INK,
        )
    )
    book.styles.addElement(default)
    book.styles.addElement(style.Style(name="Standard", family="paragraph"))


def _paragraphs(book: Any, document: Document, look: Look, width: float) -> None:
    muted = {"color": MUTED}
    small = {"fontsize": f"{look.body * 0.85:.1f}pt", **muted}
    narrow = {"fontsize": f"{look.body * NARROW:.1f}pt"}
    start = "marginright" if document.leftwards else "marginleft"
    bar = {
        "borderright" if document.leftwards else "borderleft": f"1.5mm solid {look.accent}",
        "keeptogether": "always",
        "backgroundcolor": SOFT,
        "padding": "2mm",
    }
    rule = {"borderbottom": f"0.75pt solid {look.accent}", "paddingbottom": "1.5mm"}
    beside: dict[str, Any] = {start: f"{BESIDE_MM}mm"}
    named: tuple[tuple[str, str, dict[str, Any], dict[str, Any]], ...] = (
        ("Text_20_body", "Standard", {"margintop": "0mm", "marginbottom": "1.6mm"}, {}),
        ("Subtitle", "Standard", {"marginbottom": "3mm"}, muted),
        ("Small_20_print", "Text_20_body", {}, small),
        ("Caption", "Text_20_body", {"marginbottom": "3mm"}, small),
        ("Quotations", "Text_20_body", {start: "8mm"}, {}),
        ("Decision", "Text_20_body", bar, {}),
        ("Fill", "Text_20_body", {"margintop": "4mm"}, {}),
        ("Drawing_20_title", "Text_20_body", {"keepwithnext": "always"}, {}),
        ("Beside", "Text_20_body", {"keepwithnext": "always", **beside}, {}),
        ("Beside_20_last", "Text_20_body", beside, {}),
        ("Beside_20_heading", "Heading_20_2", {"margintop": "5mm", **beside}, {}),
        ("Page_20_break", "Text_20_body", {"breakbefore": "page"}, {"fontsize": "2pt"}),
        ("Table_20_Contents", "Standard", {}, {}),
        ("Table_20_Heading", "Table_20_Contents", {}, {"fontweight": "bold"}),
        ("Narrow_20_Contents", "Table_20_Contents", {}, narrow),
        ("Narrow_20_Heading", "Table_20_Heading", {}, narrow),
        ("Header", "Standard", rule, small),
        ("Footer", "Standard", {}, small),
    )
    shown = _shown()
    for name, parent, paragraph, letters in named:
        made = style.Style(
            name=name,
            displayname=shown.get(name, name.replace("_20_", " ")),
            family="paragraph",
            parentstylename=parent,
        )
        properties = style.ParagraphProperties(**paragraph)
        if name == "Fill":
            properties.addElement(_pen_line(width))
        made.addElement(properties)
        if letters:
            made.addElement(_letters(**letters))
        book.styles.addElement(made)


def _shown() -> dict[str, str]:
    """Our own styles as people read them in the list; LibreOffice translates its own by itself."""
    return {
        "Small_20_print": _("Petits caractères"),
        "Decision": _("Décision"),
        "Fill": _("Ligne à remplir"),
        "Drawing_20_title": _("Titre de graphique"),
        "Beside": _("À côté d’une image"),
        "Beside_20_last": _("À côté d’une image, fin"),
        "Beside_20_heading": _("Titre à côté d’une image"),
        "Page_20_break": _("Nouvelle page"),
        "Narrow_20_Contents": _("Texte de tableau serré"),
        "Narrow_20_Heading": _("Titre de tableau serré"),
    }


def _pen_line(width: float) -> Any:
    stops = style.TabStops()
    stops.addElement(
        style.TabStop(position=f"{width:.1f}mm", type="right", leaderstyle="solid", leadertext="_")
    )
    return stops


def _headings(book: Any, look: Look) -> None:
    sizes = (look.title, look.heading, look.body * 1.08, look.body, look.body, look.body)
    for level, size in enumerate(sizes, 1):
        made = style.Style(
            name=f"Heading_20_{level}",
            displayname=f"Heading {level}",
            family="paragraph",
            parentstylename="Standard",
            nextstylename="Text_20_body",
            defaultoutlinelevel=level,
        )
        above = "0mm" if level == 1 else "5mm"
        made.addElement(
            style.ParagraphProperties(
                margintop=above, marginbottom="1.5mm", keepwithnext="always", lineheight="120%"
            )
        )
        made.addElement(_letters(fontweight="bold", fontsize=f"{size:.1f}pt"))
        book.styles.addElement(made)


def _lists(book: Any) -> None:
    for name in ("Bullets", "Numbers"):
        made = text.ListStyle(name=name)
        for level in range(1, 7):
            level_style = (
                text.ListLevelStyleBullet(level=level, bulletchar="•" if level % 2 else "–")
                if name == "Bullets"
                else text.ListLevelStyleNumber(level=level, numformat="1", numsuffix=".")
            )
            level_style.addElement(
                style.ListLevelProperties(spacebefore=f"{(level - 1) * 6}mm", minlabelwidth="6mm")
            )
            made.addElement(level_style)
        book.styles.addElement(made)


def _tables(book: Any, width: float) -> None:
    grid = style.Style(name="Grid", family="table")
    grid.addElement(
        style.TableProperties(
            width=f"{width:.1f}mm",
            align="margins",
            margintop="1mm",
            marginbottom="4mm",
            bordermodel="collapsing",
        )
    )
    book.automaticstyles.addElement(grid)
    row = style.Style(name="Row", family="table-row")
    row.addElement(style.TableRowProperties(keeptogether="always"))
    book.automaticstyles.addElement(row)
    for name, ground in (("Cell", {}), ("Head", {"backgroundcolor": SOFT})):
        made = style.Style(name=name, family="table-cell")
        made.addElement(
            style.TableCellProperties(padding="1.3mm", border=f"0.4pt solid {HAIRLINE}", **ground)
        )
        book.automaticstyles.addElement(made)


def beside_style(book: Any, *, leftwards: bool) -> Any:
    """Where a small picture stands: at the edge of the text, level with the words beside it."""
    made = style.Style(name="Picture_20_beside", family="graphic")
    made.addElement(
        style.GraphicProperties(
            wrap="run-through",
            runthrough="foreground",
            horizontalpos="right" if leftwards else "left",
            horizontalrel="page-content",
            verticalpos="top",
            verticalrel="paragraph-content",
        )
    )
    book.automaticstyles.addElement(made)
    return made


def _page(book: Any, document: Document, look: Look) -> float:
    """Paper and margins, a header and a footer inside them; returns the text's width in mm."""
    wide, tall = paper(document.paper, landscape=document.landscape)
    margin = look.margin * 10
    layout = style.PageLayout(name="Page")
    layout.addElement(
        style.PageLayoutProperties(
            pagewidth=f"{wide}mm",
            pageheight=f"{tall}mm",
            marginleft=f"{margin:.0f}mm",
            marginright=f"{margin:.0f}mm",
            margintop=f"{margin - _HEADER_MM:.0f}mm",
            marginbottom=f"{margin - _HEADER_MM:.0f}mm",
            printorientation="landscape" if document.landscape else "portrait",
            writingmode="rl-tb" if document.leftwards else "lr-tb",
        )
    )
    for kind, gap in ((style.HeaderStyle, "marginbottom"), (style.FooterStyle, "margintop")):
        around = kind()
        around.addElement(style.HeaderFooterProperties(minheight="5mm", **{gap: "4mm"}))
        layout.addElement(around)
    book.automaticstyles.addElement(layout)
    book.masterstyles.addElement(style.MasterPage(name="Standard", pagelayoutname=layout))
    return wide - 2 * margin
