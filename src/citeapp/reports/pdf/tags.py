"""The tagging layer over reportlab: marked content, links, structure tree, bookmarks.

reportlab writes no tags, but lets a caller add literal operators to a page and objects to
the document. Each run of marked content has a number on its page; the structure tree lists
the numbers under their tags, and the parent tree leads back from a number to its tag. A link
is an annotation of its page, which its tag names and which leads back in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from citeapp.reports.pdf.page import Tag
from citeapp.reports.pdf.structure import Box, Structure

_PRINTED = 4
"""The flag of an annotation that paper shows too."""
_BOOKMARKED = 4
"""From so many pages on a document has bookmarks."""


class TaggedContent:
    """The marked content written so far: which numbers of which page belong to which tag."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._page = 0
        self._owners: list[list[Tag]] = [[]]
        self._content: dict[Tag, list[tuple[int, int]]] = {}
        self._links: list[tuple[Tag, int, pdfdoc.PDFDictionary, object]] = []
        self._boxes: dict[Tag, Box] = {}
        self._headings: dict[Tag, tuple[str, str]] = {}

    def begin(self, tag: Tag | None) -> None:
        """What is drawn until the end belongs to ``tag``, or is an artifact."""
        put = self._canvas._code.append
        if tag is None:
            put("/Artifact BMC")
            return
        owners = self._owners[self._page]
        number = len(owners)
        owners.append(tag)
        self._content.setdefault(tag, []).append((self._page, number))
        put(f"/{tag.name} <</MCID {number}>> BDC")

    def end(self) -> None:
        self._canvas._code.append("EMC")

    def link(self, tag: Tag, box: Box, words: str) -> None:
        """A place to click on this page; ``words`` say where it leads."""
        action = {"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(tag.address)}
        place = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Link"),
                "Rect": pdfdoc.PDFArray(self._absolute(box)),
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "F": _PRINTED,
                "Contents": pdfdoc.PDFString(words),
                "A": pdfdoc.PDFDictionary(action),
            }
        )
        name = f"link{len(self._links)}"
        self._canvas._addAnnotation(place, name)
        self._links.append((tag, self._page, place, self._canvas._doc.refAnnotation(name)))

    def box(self, tag: Tag, box: Box) -> None:
        """Where a figure stands."""
        left, bottom, right, top = self._absolute(box)
        self._boxes[tag] = (left, bottom, right, top)

    def heading(self, tag: Tag, words: str, top: float) -> None:
        """A line of a heading, to be found again by a bookmark."""
        key, before = self._headings.get(tag, (f"h{len(self._headings)}", ""))
        if not before:
            self._canvas.bookmarkPage(key, fit="XYZ", top=self._absolute((0, 0, 0, top))[3])
        self._headings[tag] = (key, before + words)

    def _absolute(self, box: Box) -> list[float]:
        place = self._canvas.absolutePosition
        return [round(part, 2) for part in (*place(*box[:2]), *place(*box[2:]))]

    def next_page(self) -> None:
        self._canvas.showPage()
        self._owners.append([])
        self._page += 1

    def finish(self, root: Tag) -> dict[int, bytes]:
        """The structure tree as objects by number; every page is closed by now."""
        doc = self._canvas._doc
        pages = doc.Pages.pages
        tree = Structure(doc, self._content, self._boxes)
        tree.number_all(root)
        parents = [tree.listed(self._owners[number]) for number in range(len(pages))]
        for number, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = number
            page.Tabs = pdfdoc.PDFName("S")
        for tag, page, place, reference in self._links:
            place["StructParent"] = len(parents)
            tree.add_link(tag, page, reference)
            parents.append(tree.reference(tag))
        doc.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        if len(pages) >= _BOOKMARKED:
            self._bookmarks()
        return tree.written(root, parents)

    def _bookmarks(self) -> None:
        last = -1
        for tag, (key, words) in self._headings.items():
            last = min(int(tag.name[1:]) - 1, last + 1)
            self._canvas.addOutlineEntry(" ".join(words.split()), key, last)
        self._canvas.showOutline()


@contextmanager
def read_as(canvas: Canvas, words: str) -> Iterator[None]:
    """What is drawn inside is read aloud and copied as ``words``, in the order people type."""
    hexadecimal = ("\ufeff" + words).encode("utf-16-be").hex().upper()
    canvas.addLiteral(f"/Span <</ActualText <{hexadecimal}>>> BDC")
    yield
    canvas.addLiteral("EMC")
