"""The tagging layer over reportlab: marked content, structure tree, PDF/UA-1 metadata.

reportlab writes no tags, but lets a caller add literal operators to a page and objects to
the document. Each run of marked content has a number on its page; the structure tree lists
the numbers under their tags, and the parent tree leads back from a number to its tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from citeapp.reports.content import Document
from citeapp.reports.pdf_page import Tag

_ATTRIBUTE_OWNER = {"Scope": "Table"}
_CMAP_BLOCK = 100
"""Mappings in one block of a ToUnicode table, by the specification."""
_BEYOND = re.compile(r"<([0-9A-F]{5,6})>$")
"""A sign beyond U+FFFF, as reportlab writes it."""


class TaggedContent:
    """The marked content written so far: which numbers of which page belong to which tag."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._page = 0
        self._owners: list[list[Tag]] = [[]]
        self._content: dict[Tag, list[tuple[int, int]]] = {}

    @contextmanager
    def marked(self, tag: Tag | None) -> Iterator[None]:
        """What is drawn inside belongs to ``tag``, or is an artifact."""
        if tag is None:
            self._canvas.addLiteral("/Artifact BMC")
        else:
            number = len(self._owners[self._page])
            self._owners[self._page].append(tag)
            self._content.setdefault(tag, []).append((self._page, number))
            self._canvas.addLiteral(f"/{tag.name} <</MCID {number}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    def next_page(self) -> None:
        self._canvas.showPage()
        self._owners.append([])
        self._page += 1

    def finish(self, root: Tag) -> None:
        """Write the structure tree; every page is closed by now."""
        doc = self._canvas._doc
        pages = doc.Pages.pages
        tree = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        top = doc.Reference(tree)
        written: dict[Tag, object] = {}
        tree["K"] = self._element(root, top, written)
        parents: list[object] = []
        for number, (page, owners) in enumerate(zip(pages, self._owners, strict=False)):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = number
            page.Tabs = pdfdoc.PDFName("S")
            owned = pdfdoc.PDFArray([written[tag] for tag in owners])
            parents += [number, doc.Reference(owned)]
        numbers = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(parents)})
        tree["ParentTree"] = doc.Reference(numbers)
        tree["ParentTreeNextKey"] = len(pages)
        doc.Catalog.StructTreeRoot = top
        doc.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def _element(self, tag: Tag, parent: object, written: dict[Tag, object]) -> object:
        doc = self._canvas._doc
        element = pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName(tag.name), "P": parent}
        )
        reference = written[tag] = doc.Reference(element)
        for name, value in tag.attributes.items():
            if owner := _ATTRIBUTE_OWNER.get(name):
                pair = {"O": pdfdoc.PDFName(owner), name: pdfdoc.PDFName(value)}
                element["A"] = pdfdoc.PDFDictionary(pair)
            else:
                element[name] = pdfdoc.PDFString(value)
        kids = [self._element(kid, reference, written) for kid in tag.kids]
        kids += [self._marked_content(*place) for place in self._content.get(tag, ())]
        element["K"] = pdfdoc.PDFArray(kids)
        return reference

    def _marked_content(self, page: int, number: int) -> object:
        doc = self._canvas._doc
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("MCR"),
                "Pg": doc.Reference(doc.Pages.pages[page]),
                "MCID": number,
            }
        )


@contextmanager
def read_as(canvas: Canvas, words: str) -> Iterator[None]:
    """What is drawn inside is read aloud and copied as ``words``, in the order people type."""
    if words:
        hexadecimal = ("\ufeff" + words).encode("utf-16-be").hex().upper()
        canvas.addLiteral(f"/Span <</ActualText <{hexadecimal}>>> BDC")
    yield
    if words:
        canvas.addLiteral("EMC")


class ReadableFont(TTFont):  # type: ignore[misc]  # reportlab ships no types
    """A font whose ToUnicode table maps only what has a meaning.

    reportlab maps the missing-glyph slot to U+0000, which PDF/UA forbids, in blocks longer
    than the specification allows, and writes a sign beyond U+FFFF without its surrogates.
    """

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith("toUnicodeCMap:"):
                stream = doc.idToObject[name]
                stream.content = _well_formed(stream.content)


def describe(canvas: Canvas, document: Document) -> None:
    """Title, language and the PDF/UA mark, in the file's metadata."""
    canvas.setTitle(document.title)
    canvas.setSubject(document.subject)
    canvas.setAuthor(document.header_left)
    canvas.setCreator("CitéApp")
    canvas.setProducer("CitéApp")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    packet = _XMP.format(
        title=escape(document.title),
        subject=escape(document.subject),
        author=escape(document.header_left),
        language=escape(document.language),
    )
    canvas._doc.Catalog.Metadata = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary(kind), content=packet.encode() + b"\n"
    )


def _well_formed(cmap: str) -> str:
    lines = cmap.split("\n")
    start = next(i for i, line in enumerate(lines) if line.endswith("beginbfchar"))
    end = lines.index("endbfchar")
    kept = [line for line in lines[start + 1 : end] if not line.endswith("<0000>")]
    mapped = [_BEYOND.sub(_surrogates, line) for line in kept]
    blocks: list[str] = []
    for first in range(0, len(mapped), _CMAP_BLOCK):
        block = mapped[first : first + _CMAP_BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines[:start], *blocks, *lines[end + 1 :]])


def _surrogates(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>CitéApp</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
