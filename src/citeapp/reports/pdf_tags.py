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

from citeapp.reports.pdf_page import Tag

_OWNERS = {"Scope": "Table", "ColSpan": "Table", "RowSpan": "Table", "ListNumbering": "List"}
"""Attributes that belong to a kind of structure; the others stand in the tag itself."""
_PRINTED = 4
"""The flag of an annotation that paper shows too."""
_BOOKMARKED = 4
"""From so many pages on a document has bookmarks."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points of the finished page."""


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

    def finish(self, root: Tag) -> None:
        """Write the structure tree; every page is closed by now."""
        doc = self._canvas._doc
        pages = doc.Pages.pages
        tree = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        top = doc.Reference(tree)
        written: dict[Tag, pdfdoc.PDFDictionary] = {}
        tree["K"] = self._element(root, top, written)
        parents: list[object] = []
        for number, (page, owners) in enumerate(zip(pages, self._owners, strict=False)):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = number
            page.Tabs = pdfdoc.PDFName("S")
            owned = pdfdoc.PDFArray([doc.Reference(written[tag]) for tag in owners])
            parents += [number, doc.Reference(owned)]
        for place in self._links:
            parents += self._linked(*place, len(parents) // 2, written)
        numbers = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(parents)})
        tree["ParentTree"] = doc.Reference(numbers)
        tree["ParentTreeNextKey"] = len(parents) // 2
        doc.Catalog.StructTreeRoot = top
        doc.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        if len(pages) >= _BOOKMARKED:
            self._bookmarks()

    def _bookmarks(self) -> None:
        last = -1
        for tag, (key, words) in self._headings.items():
            last = min(int(tag.name[1:]) - 1, last + 1)
            self._canvas.addOutlineEntry(" ".join(words.split()), key, last)
        self._canvas.showOutline()

    def _linked(
        self,
        tag: Tag,
        page: int,
        place: pdfdoc.PDFDictionary,
        reference: object,
        number: int,
        written: dict[Tag, pdfdoc.PDFDictionary],
    ) -> list[object]:
        """A link and its tag, each leading to the other; the two entries of the parent tree."""
        doc = self._canvas._doc
        place["StructParent"] = number
        written[tag]["K"].sequence.append(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("OBJR"),
                    "Pg": doc.Reference(doc.Pages.pages[page]),
                    "Obj": reference,
                }
            )
        )
        return [number, doc.Reference(written[tag])]

    def _element(
        self, tag: Tag, parent: object, written: dict[Tag, pdfdoc.PDFDictionary]
    ) -> object:
        doc = self._canvas._doc
        element = pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName(tag.name), "P": parent}
        )
        written[tag] = element
        reference = doc.Reference(element)
        owned: dict[str, pdfdoc.PDFDictionary] = {}
        for name, value in tag.attributes.items():
            if owner := _OWNERS.get(name):
                _owned(owned, owner)[name] = _value(value)
            else:
                element[name] = pdfdoc.PDFString(value)
        if tag in self._boxes:
            _owned(owned, "Layout")["BBox"] = pdfdoc.PDFArray(list(self._boxes[tag]))
        if owned:
            groups = list(owned.values())
            element["A"] = groups[0] if len(groups) == 1 else pdfdoc.PDFArray(groups)
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


def _owned(groups: dict[str, pdfdoc.PDFDictionary], owner: str) -> pdfdoc.PDFDictionary:
    return groups.setdefault(owner, pdfdoc.PDFDictionary({"O": pdfdoc.PDFName(owner)}))


def _value(value: str | int) -> object:
    return value if isinstance(value, int) else pdfdoc.PDFName(value)
