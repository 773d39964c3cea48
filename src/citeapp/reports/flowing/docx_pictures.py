"""Pictures in a Word file: in the line, or hung beside the words they repeat."""

from __future__ import annotations

import io
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from citeapp.base.language import _
from citeapp.reports.images import Image

_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec='
    '"http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Word's own mark of a picture that is passed over when read aloud."""


def add_picture(run: Any, image: Image, width: float, alt: str, number: int) -> None:
    """``image`` in the line, ``width`` millimetres wide, with its words."""
    inline = _placed(run, image, width, number)
    inline.docPr.set("descr", alt)


def insert_picture(paragraph: Any, image: Image, width: float, number: int) -> None:
    """``image`` before the words of ``paragraph``, which it repeats; never read aloud."""
    run = paragraph.add_run()
    inline = _placed(run, image, width, number)
    inline.docPr.append(parse_xml(_DECORATIVE))
    run.add_text("\u00a0")
    first = paragraph._p.r_lst[0]
    if first is not run._r:
        first.addprevious(run._r)


def hang_picture(run: Any, image: Image, width: float, number: int, *, leftwards: bool) -> None:
    """``image`` at the edge of the text, level with the run's paragraph; never read aloud."""
    inline = _placed(run, image, width, number)
    inline.docPr.append(parse_xml(_DECORATIVE))
    edge = "right" if leftwards else "left"
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp", "a")} distT="0" distB="0" distL="0" distR="0"'
        f' simplePos="0" relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1"'
        ' allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:align>{edge}</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        "</wp:anchor>"
    )
    none = parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>")
    for part in list(inline):
        anchor.append(part)
        if part.tag == qn("wp:extent"):
            anchor.append(none)
    inline.getparent().replace(inline, anchor)


def _placed(run: Any, image: Image, width: float, number: int) -> Any:
    inline = run.add_picture(io.BytesIO(image.data), width=Mm(width))._inline
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    inline.docPr.set("id", str(number))
    inline.docPr.set("name", _("Image {n}", n=number))
    return inline
