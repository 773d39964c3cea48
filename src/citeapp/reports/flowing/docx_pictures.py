"""Pictures in a Word file: in the line, or hung beside the words they repeat."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from citeapp.base.language import _
from citeapp.reports.images import Image

EMU = 36_000
"""Word's own unit of drawings, in a millimetre."""
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec='
    '"http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Word's own mark of a picture that is passed over when read aloud."""
_APART = 'distT="0" distB="0" distL="0" distR="0"'


def in_line(image: Image, link: str, width: float, number: int, alt: str = "") -> str:
    """``image`` among the letters, ``width`` millimetres wide; without words it is not read."""
    size, told, drawn = _parts(image, link, width, number, alt)
    return f"<w:drawing><wp:inline {_APART}>{size}{told}{drawn}</wp:inline></w:drawing>"


def hung(image: Image, link: str, width: float, number: int, *, leftwards: bool) -> str:
    """``image`` at the edge of the text, level with its paragraph; never read aloud."""
    size, told, drawn = _parts(image, link, width, number, "")
    edge = "right" if leftwards else "left"
    return (
        f'<w:drawing><wp:anchor {_APART} simplePos="0" relativeHeight="{number}" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:align>{edge}</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f"{size}<wp:wrapNone/>{told}{drawn}</wp:anchor></w:drawing>"
    )


def _parts(image: Image, link: str, width: float, number: int, alt: str) -> tuple[str, str, str]:
    """How large it is, what is said of it, and its pixels; ``link`` leads to these."""
    wide = int(width * EMU)
    tall = round(wide * image.height / image.width)
    name = quoteattr(_("Image {n}", n=number))
    told = f'<wp:docPr id="{number}" name={name}'
    told += f" descr={quoteattr(alt)}/>" if alt else f">{_DECORATIVE}</wp:docPr>"
    return (
        f'<wp:extent cx="{wide}" cy="{tall}"/>',
        f'{told}<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        "</wp:cNvGraphicFramePr>",
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name={name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{tall}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>",
    )
