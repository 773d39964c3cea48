"""A Word file as a whole: its parts, how they lead to one another, and the archive (ECMA-376)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from citeapp.reports.content import Document
from citeapp.reports.images import Image
from citeapp.reports.zipped import MADE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMES = (
    f'xmlns:w="{W}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
"""The namespaces of what stands on pages, for the element that holds it."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
PARTS = {
    "styles": f"{_TYPES}.styles+xml",
    "numbering": f"{_TYPES}.numbering+xml",
    "settings": f"{_TYPES}.settings+xml",
    "header": f"{_TYPES}.header+xml",
    "footer": f"{_TYPES}.footer+xml",
}
"""Beside the text itself: the name of each part, which is also what leads to it."""
_FIRST = [
    (f"{_OFFICE}/officeDocument", "word/document.xml", False),
    (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
]
"""Where a reader of the file begins: kind, target, whether it lies outside."""
_OUTSIDE = ' TargetMode="External"'
_SHOWN = 255
"""Letters of a title in the properties of a file."""


class Package:
    """What the text leads to, while it is written: pictures, each kept once, and addresses."""

    def __init__(self) -> None:
        self._links = [(f"{_OFFICE}/{name}", f"{name}.xml", False) for name in PARTS]
        self._pictures: dict[bytes, str] = {}

    def picture(self, image: Image) -> str:
        """The id by which the text shows ``image``."""
        if image.data not in self._pictures:
            ending = image.media_type.removeprefix("image/")
            self._pictures[image.data] = f"media/image{len(self._pictures) + 1}.{ending}"
        return self._link(f"{_OFFICE}/image", self._pictures[image.data])

    def address(self, address: str) -> str:
        """The id by which the text leads to ``address``, outside the file."""
        return self._link(f"{_OFFICE}/hyperlink", address, outside=True)

    def part(self, name: str) -> str:
        """The id by which the text names a part: its header, its footer."""
        return f"rId{list(PARTS).index(name) + 1}"

    def packed(self, document: Document, text: str, parts: Mapping[str, str]) -> bytes:
        """The file as bytes, the same ones each time; ``parts`` are those of the list above."""
        written = {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relationships(_FIRST),
            "docProps/core.xml": _about(document),
            "word/document.xml": text,
            "word/_rels/document.xml.rels": _relationships(self._links),
            **{f"word/{name}.xml": parts[name] for name in PARTS},
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, xml in written.items():
                _add(archive, name, (DECLARED + xml).encode())
            for data, name in self._pictures.items():
                _add(archive, f"word/{name}", data)
        return out.getvalue()

    def _link(self, kind: str, target: str, *, outside: bool = False) -> str:
        wanted = (kind, target, outside)
        if wanted not in self._links:
            self._links.append(wanted)
        return f"rId{self._links.index(wanted) + 1}"


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, MADE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _content_types() -> str:
    endings = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpeg": "image/jpeg",
    }
    known = {
        "/word/document.xml": f"{_TYPES}.document.main+xml",
        "/docProps/core.xml": _CORE,
        **{f"/word/{name}.xml": kind for name, kind in PARTS.items()},
    }
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in endings.items()
    )
    parts = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in known.items()
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{parts}</Types>'


def _relationships(links: list[tuple[str, str, bool]]) -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target={quoteattr(target)}'
        f"{_OUTSIDE if outside else ''}/>"
        for number, (kind, target, outside) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _about(document: Document) -> str:
    """Title and language; no author. A fixed date of making: no hour of work leaks."""
    made = 'xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z<'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title[:_SHOWN])}</dc:title>"
        f"<dc:subject>{escape(document.subject[:_SHOWN])}</dc:subject>"
        "<dc:creator></dc:creator><dc:description></dc:description>"
        "<cp:lastModifiedBy></cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f"<dcterms:created {made}/dcterms:created><dcterms:modified {made}/dcterms:modified>"
        f"<dc:language>{escape(document.language)}</dc:language></cp:coreProperties>"
    )
