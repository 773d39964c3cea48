"""The structure tree of a PDF as text: a document of many rows has thousands of tags.

Written at once, each tag in one line, for speed: reportlab would format every name and number
of them as an object of its own.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc

from citeapp.reports.pdf.page import Tag

_OWNERS = {
    **dict.fromkeys(("Scope", "ColSpan", "RowSpan", "Headers"), "Table"),
    "ListNumbering": "List",
}
"""Attributes that belong to a kind of structure; the others stand in the tag itself."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points of the finished page."""
Place = tuple[int, int]
"""The number of a page, and the number of marked content on it."""


class Structure:
    """The tags of a document, each an object with a number."""

    def __init__(
        self,
        doc: pdfdoc.PDFDocument,
        content: dict[Tag, list[Place]],
        boxes: dict[Tag, Box],
    ) -> None:
        self._doc, self._content, self._boxes = doc, content, boxes
        self._pages = [self._number(page) for page in doc.Pages.pages]
        self._top = self._reserve()
        self._numbers: dict[Tag, int] = {}
        self._parents: dict[Tag, int] = {}
        self._links: dict[Tag, list[str]] = {}
        self._lists: dict[int, bytes] = {}

    def number_all(self, root: Tag) -> None:
        """Give every tag its number; parents come before their kids."""
        waiting = [(root, self._top)]
        while waiting:
            tag, parent = waiting.pop()
            self._parents[tag] = parent
            number = self._numbers[tag] = self._reserve()
            waiting += [(kid, number) for kid in reversed(tag.kids)]

    def reference(self, tag: Tag) -> str:
        return f"{self._numbers[tag]} 0 R"

    def listed(self, tags: list[Tag]) -> str:
        """The tags of the marked contents of a page, in their order."""
        number = self._reserve()
        self._lists[number] = f"[{' '.join(map(self.reference, tags))}]".encode()
        return f"{number} 0 R"

    def add_link(self, tag: Tag, page: int, annotation: Any) -> None:
        """A place to click that belongs to ``tag``."""
        leads = annotation.format(self._doc).decode()
        self._links.setdefault(tag, []).append(
            f"<</Type/OBJR/Pg {self._pages[page]} 0 R/Obj {leads}>>"
        )

    def written(self, root: Tag, parents: list[str]) -> dict[int, bytes]:
        """The text of all tags, of the tree over them and of the way back to them."""
        back = self._reserve()
        entries = " ".join(f"{number} {leads}" for number, leads in enumerate(parents))
        top = (
            f"<</Type/StructTreeRoot/K {self.reference(root)}"
            f"/ParentTree {back} 0 R/ParentTreeNextKey {len(parents)}{self._names()}>>"
        )
        self._doc.Catalog.StructTreeRoot = f"{self._top} 0 R"
        return {
            self._top: top.encode(),
            back: f"<</Nums[{entries}]>>".encode(),
            **self._lists,
            **{number: self._text(tag) for tag, number in self._numbers.items()},
        }

    def _reserve(self) -> int:
        """A number that nothing else of the file will have."""
        self._doc.objectcounter += 1
        return int(self._doc.objectcounter)

    def _number(self, known: pdfdoc.PDFObject) -> int:
        name = self._doc.Reference(known).name
        return int(self._doc.idToObjectNumberAndVersion[name][0])

    def _names(self) -> str:
        """The tags that others name (the headings of a cell), in the order of their names."""
        named = {tag.attributes["ID"]: tag for tag in self._numbers if "ID" in tag.attributes}
        listed = " ".join(f"({name}) {self.reference(tag)}" for name, tag in sorted(named.items()))
        return f"/IDTree<</Names[{listed}]>>" if named else ""

    def _text(self, tag: Tag) -> bytes:
        kids = [self.reference(kid) for kid in tag.kids]
        places = self._content.get(tag, ())
        pages = {page for page, _number in places}
        where = ""
        if len(pages) == 1:
            where = f"/Pg {self._pages[pages.pop()]} 0 R"
            kids += [str(number) for _page, number in places]
        else:
            kids += [
                f"<</Type/MCR/Pg {self._pages[page]} 0 R/MCID {number}>>" for page, number in places
            ]
        kids += self._links.get(tag, ())
        head = f"<</Type/StructElem/S/{tag.name}/P {self._parents[tag]} 0 R{where}"
        inside = " ".join(kids)
        return head.encode() + self._attributes(tag) + f"/K[{inside}]>>".encode()

    def _attributes(self, tag: Tag) -> bytes:
        if not tag.attributes and tag not in self._boxes:
            return b""
        own = b""
        owned: dict[str, str] = {}
        for name, value in tag.attributes.items():
            if owner := _OWNERS.get(name):
                owned[owner] = f"{owned.get(owner, '')}/{name} {_shown(name, value)}"
            else:
                own += f"/{name} ".encode() + pdfdoc.PDFString(value).format(self._doc)
        if tag in self._boxes:
            box = " ".join(f"{part:.2f}" for part in self._boxes[tag])
            owned["Layout"] = f"/BBox[{box}]"
        groups = "".join(f"<</O/{owner}{entries}>>" for owner, entries in owned.items())
        if len(owned) > 1:
            groups = f"[{groups}]"
        return own + (f"/A{groups}".encode() if owned else b"")


def _shown(name: str, value: str | int) -> str:
    """A number, a name, or the names of the headings of a cell."""
    if name == "Headers":
        return f"[{' '.join(f'({one})' for one in str(value).split())}]"
    return str(value) if isinstance(value, int) else f"/{value}"
