"""The words inside a DOCX, ODT or PDF, for the search; never more than a limit of each.

What cannot be read has no words: the document is kept all the same, and found by its name.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING
from xml.parsers import expat

from citeapp.base.errors import UserError
from citeapp.base.pdfium import ONE_AT_A_TIME, opened
from citeapp.base.text import clean
from citeapp.intake import zipped
from citeapp.intake.limits import MEGABYTE

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

LETTERS = 100_000
"""Fifty pages: words after them are not found."""
PAGES = 200
SECONDS = 10
"""How long the pages of a PDF are read at most; looked at between pages."""
UNPACKED = 20 * MEGABYTE
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"

_TEXT_ENTRY = {DOCX: "word/document.xml", ODT: "content.xml"}
_WORDS = {"w:t", "text:p", "text:h"}
"""Elements whose letters are words of the text."""
_ENDS = {"w:p", "w:br", "text:p", "text:h", "text:line-break"}
_GAPS = {"w:tab", "text:tab", "text:s"}
_STRUCK = {"text:tracked-changes"}
"""What an author struck out must not be found (Word keeps it in elements of its own)."""


def kind_of(data: bytes) -> str:
    """The media type of a document, by what it holds; blank when it is none of these."""
    if data.startswith(b"%PDF-"):
        return PDF
    if not data.startswith(b"PK\x03\x04"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return DOCX
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return ODT if archive.read("mimetype").strip() == ODT.encode() else ""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, zlib.error):
        pass
    return ""


def words(data: bytes, media_type: str) -> str:
    """The words of a document, on lines; blank when it has none that can be read."""
    try:
        found = _pdf(data) if media_type == PDF else _zipped(data, _TEXT_ENTRY[media_type])
    except (UserError, zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError):
        return ""
    except (NotImplementedError, EOFError, KeyError, ValueError, RuntimeError, OSError):
        return ""
    lines = (" ".join(line.split()) for line in clean(found[:LETTERS]).splitlines())
    return "\n".join(line for line in lines if line)


def _zipped(data: bytes, entry_name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    zipped.check_sizes(entries)
    entry = {entry.filename: entry for entry in entries}[entry_name]
    chunks = zipped.Budget(UNPACKED).spend(zipped.unpacked(io.BytesIO(data), entry))
    return _Written().read(chunks)


class _Written:
    """Gathers the words of an XML text, paragraph by paragraph."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._length = 0
        self._inside = 0
        self._struck = 0

    def read(self, chunks: Iterator[bytes]) -> str:
        """The words, as far as the limit."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        for chunk in chunks:
            parser.Parse(chunk)
            if self._length > LETTERS:
                break
        return "".join(self._found)

    def _doctype(self, *_declaration: object) -> None:
        raise ValueError("a document declares entities")

    def _start(self, tag: str, _attributes: dict[str, str]) -> None:
        self._struck += tag in _STRUCK
        self._inside += tag in _WORDS
        if tag in _GAPS:
            self._keep(" ")

    def _end(self, tag: str) -> None:
        self._struck -= tag in _STRUCK
        self._inside -= tag in _WORDS
        if tag in _ENDS:
            self._keep("\n")

    def _text(self, text: str) -> None:
        if self._inside and not self._struck:
            self._keep(text)

    def _keep(self, text: str) -> None:
        if self._length <= LETTERS:
            self._found.append(text)
            self._length += len(text)


def _pdf(data: bytes) -> str:
    """The words of a PDF; what its reader trips over ends the reading, and nothing else."""
    found: list[str] = []
    length, ends = 0, monotonic() + SECONDS
    try:
        with ONE_AT_A_TIME:
            document = opened(data)
            pages = min(PAGES, len(document))
        try:
            for number in range(pages):
                with ONE_AT_A_TIME:
                    found.append(_page(document[number]))
                length += len(found[-1])
                if length > LETTERS or monotonic() > ends:
                    break
        finally:
            with ONE_AT_A_TIME:
                document.close()
    except (RuntimeError, ValueError):  # what pypdfium2 raises for a file it cannot read
        if not found:
            return ""
    return "\n".join(found)


def _page(page: PdfPage) -> str:
    """The words of a page, no more than the limit of all."""
    text = page.get_textpage()
    try:
        return str(text.get_text_range(count=min(text.count_chars(), LETTERS)))
    finally:
        text.close()
        page.close()
