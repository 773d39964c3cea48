"""The guide of the program: short pages of plain text, read into blocks.

A page is a text file: « # » begins its title, « ## » a heading, « - » an entry of a list, « 1. » a
numbered one, « ____ » a line for the pen, « ![words](name) » a picture. « [Faire le lot] » names a
control of the window. Beside the numbered pages stands a sheet to keep on paper (``SHEET``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from citeapp.base.frozen import dataclass
from citeapp.base.text import fold
from citeapp.reports.content import (
    Block,
    Bullets,
    Document,
    Figure,
    FillIn,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Title,
)

SHEET = "perdu"
"""What to do when a laptop or a stick is lost: printed and kept with the recovery words."""
_PEN = "____ "
_PICTURE = re.compile(r"!\[(.+)\]\((\S+)\)$")
_ENTRY = re.compile(r"(?:- |(\d+)\. )(.+)$")
_CONTROL = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Chapter:
    """One page of the guide: « 04-emarger », its title, its lines as they are written."""

    key: str
    title: str
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """All it says, to be searched: small letters without accents."""
        return fold("\n".join(self.lines))

    @property
    def controls(self) -> tuple[str, ...]:
        """The controls of the window that it names."""
        kept = (line for line in self.lines if not line.startswith("!["))
        return tuple(name for line in kept for name in _CONTROL.findall(line))

    @property
    def pictures(self) -> tuple[str, ...]:
        """The names of its pictures."""
        return tuple(found[2] for line in self.lines if (found := _PICTURE.match(line)))


def chapters(folder: Path) -> tuple[Chapter, ...]:
    """The pages in their order; none where the folder is missing."""
    return tuple(_chapter(path) for path in sorted(folder.glob("*.txt")))


def found(pages: Iterable[Chapter], asked: str) -> tuple[Chapter, ...]:
    """The pages that hold every word of ``asked``, whatever its accents."""
    words = fold(asked).split()
    return tuple(page for page in pages if all(word in page.words for word in words))


def guide(pages: Iterable[Chapter], pictures: Path, title: str, demo_words: str = "") -> Document:
    """The pages as one document, each on a page of its own."""
    chosen = tuple(pages)
    if len(chosen) == 1:
        title = chosen[0].title
        blocks: list[Block] = [Title(title), *_blocks(chosen[0], pictures)]
    else:
        blocks = [Title(title), Bullets(tuple(Item(page.title) for page in chosen), numbered=True)]
        for page in chosen:
            blocks += [PageBreak(), Heading(page.title), *_deeper(_blocks(page, pictures))]
    return Document(
        title=title, subject=demo_words, header_left="CitéApp", header_right=title,
        blocks=tuple(blocks),
    )  # fmt: skip


def _chapter(path: Path) -> Chapter:
    lines = tuple(filter(None, map(str.strip, path.read_text("utf-8").split("\n"))))
    title = lines[0].removeprefix("#").strip() if lines else path.stem
    return Chapter(path.stem, title, lines[1:])


def _blocks(page: Chapter, pictures: Path) -> Iterator[Block]:
    entries: list[str] = []
    numbered = False
    for line in (*page.lines, ""):
        entry = _ENTRY.match(line)
        if entries and (entry is None or bool(entry[1]) != numbered):
            yield Bullets(tuple(Item(text) for text in entries), numbered)
            entries = []
        if entry is not None:
            numbered = bool(entry[1])
            entries.append(_shown(entry[2]))
        elif picture := _PICTURE.match(line):
            yield Figure((pictures / f"{picture[2]}.png").read_bytes(), picture[1])
        elif line.startswith(_PEN):
            yield FillIn(line.removeprefix(_PEN))
        elif line.startswith("## "):
            yield Heading(line.removeprefix("## "))
        elif line:
            yield Paragraph(_shown(line))


def _deeper(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield Heading(block.text, 3) if isinstance(block, Heading) else block


def _shown(text: str) -> str:
    """Controls between French quotation marks, as people read them."""
    return _CONTROL.sub(lambda name: f"« {name[1]} »", text)
